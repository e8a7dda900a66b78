from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core import ranks
from kinerja_desktop.core.staff import Employment

GRADES = json.loads(
    (Path(__file__).parents[1] / "files/vectors/grades.json").read_text(encoding="utf-8")
)
SPELLINGS = [
    (spelling, grade)
    for group in GRADES.values()
    for grade, entry in group.items()
    for spelling in entry["accepted"]
]


@pytest.mark.parametrize(("spelling", "grade"), SPELLINGS)
def test_every_accepted_spelling_is_its_grade(spelling: str, grade: str) -> None:
    assert ranks.canonical(spelling) == grade
    assert ranks.canonical(f"  {spelling.upper()} ") == grade


@pytest.mark.parametrize(
    ("spelling", "grade"),
    [
        ("Penata Tk. I\nIII/d", "III/d"),
        ("Pembina Utama Muda\nIV/c", "IV/c"),
        ("Penata Muda Tk.I", "III/b"),
        ("Pangkat Penata", "III/c"),
        ("Gol. IX", "IX"),
        ("iii/b", "III/b"),
    ],
)
def test_untidy_spellings_are_understood(spelling: str, grade: str) -> None:
    assert ranks.canonical(spelling) == grade


@pytest.mark.parametrize(
    "text", ["", "-", "III/f", "III/z", "I/e", "Penata (III/f)", "XVIII", "31", "S1 a", "golongan"]
)
def test_what_is_no_grade_stays_blank(text: str) -> None:
    assert ranks.canonical(text) == ""


def test_forms_print_rank_and_grade() -> None:
    assert ranks.rank_and_grade("III/c") == "Penata (III/c)"
    assert ranks.rank_and_grade("IX") == "Golongan IX"
    assert ranks.rank_and_grade("") == "-"
    assert ranks.rank_and_grade("Letkol") == "Letkol"


def test_grades_tell_the_kind_of_employment() -> None:
    assert ranks.employment_of("IV/e") is Employment.PNS
    assert ranks.employment_of("XVII") is Employment.PPPK
    assert ranks.employment_of("Letkol") is None


def test_all_grades_are_offered_in_order() -> None:
    assert ranks.grade_options()[:2] == ("I/a", "I/b")
    assert len(ranks.grade_options()) == 17 + 17
    assert all(ranks.rank_name(grade) for grade in ranks.grade_options()[:17])


@given(st.text())
def test_any_text_gives_a_known_grade_or_nothing(text: str) -> None:
    assert ranks.canonical(text) in {"", *ranks.grade_options()}
