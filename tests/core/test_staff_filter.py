from __future__ import annotations

from dataclasses import replace

import pytest

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.rows import StaffRow
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.core.staff_filter import Group, StaffFilter, counts_of

SITI = StaffRow(
    employee=Employee(
        name="Siti Rahmawati",
        back_title="S.E.",
        nip="198904122014022003",
        position="Analis Keuangan",
        unit="Bagian Umum",
    ),
    stage=Stage.READY,
)
AGUS = StaffRow(employee=Employee(name="Agus Hidayat", other_number="12345678", unit="Sekretariat"))


@pytest.mark.parametrize(
    "text", ["siti", "RAHMA analis", "umum siti", "19890412 201402", "2003", "", "  "]
)
def test_words_and_digits_find_a_person(text: str) -> None:
    assert StaffFilter(text=text).accepts(SITI)


@pytest.mark.parametrize("text", ["agus", "siti arsiparis", "777"])
def test_a_word_that_stands_nowhere_finds_nobody(text: str) -> None:
    assert not StaffFilter(text=text).accepts(SITI)


def test_an_old_number_is_found_too() -> None:
    assert StaffFilter(text="3456").accepts(AGUS)


def test_state_and_unit_narrow_the_list() -> None:
    assert StaffFilter(group=Group.READY, units=frozenset({("", "Bagian Umum")})).accepts(SITI)
    assert not StaffFilter(group=Group.DRAFT).accepts(SITI)
    assert not StaffFilter(units=frozenset({("", "Sekretariat")})).accepts(SITI)
    assert StaffFilter().is_open
    assert not StaffFilter(units=frozenset({("", "Sekretariat")})).is_open


def test_counts_are_those_of_the_rows() -> None:
    counts = counts_of((SITI, AGUS))
    assert (counts[Group.ALL], counts[Group.READY], counts[Group.FINAL]) == (2, 1, 0)


def test_only_the_people_asked_for_are_shown() -> None:
    siti = replace(SITI, employee=replace(SITI.employee, id=4))
    wanted = StaffFilter(only=frozenset({4}), words="Draf")
    assert wanted.accepts(siti)
    assert not wanted.accepts(AGUS)
    assert not wanted.is_open
