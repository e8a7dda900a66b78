from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kinerja_desktop.core.discussion import ActionItem
from kinerja_desktop.core.period import Period
from kinerja_desktop.services.searching import HITS_OF_ALL, Hit, HitKind, Question
from tests.office import PRIVATE, SEMESTER, Office


def find(office: Office, text: str, **narrowed: object) -> tuple[Hit, ...]:
    asked = Question(text=text, period_id=office.period_id)
    return office.services.searching.find(replace(asked, **narrowed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words", ["contohwati", "CONTOHWATI", "198503122010012001", "12001", "Ahli Muda", "rina s.e."]
)
def test_a_person_is_found_by_any_part_of_name_nip_and_position(office: Office, words: str) -> None:
    hits = find(office, words)
    assert hits[0].kind == HitKind.PERSON
    assert hits[0].employee_id == office.rina


def test_notes_plans_and_talks_are_found_too(office: Office) -> None:
    office.ready(office.rina)
    note = office.note(office.rina, text="Melayani café arsip.")
    talk = office.prepare(office.rina)
    action = ActionItem(key="a-1", what="Pelatihan pivot", measure="Dua rekap")
    office.services.discussing.save_preparation(replace(talk, actions=(action,)))
    [hit] = find(office, "cafe layan")
    assert (hit.kind, hit.observation_id) == (HitKind.NOTE, note.id)
    assert hit.title == "Rina Contohwati"
    assert "Melayani café" in hit.line
    [hit] = find(office, "rekonsiliasi")
    assert (hit.kind, hit.employee_id) == (HitKind.PLAN, office.rina)
    [hit] = find(office, "latih pivot")
    assert (hit.kind, hit.title) == (HitKind.TALK, "Pelatihan pivot · Dua rekap")
    assert find(office, PRIVATE)[0].kind == HitKind.TALK


def test_one_kind_can_be_asked_for(office: Office) -> None:
    office.plan(office.rina)
    for _count in range(12):
        office.note(office.rina, text="Laporan selesai.")
    everything = find(office, "laporan")
    assert len(everything) == HITS_OF_ALL
    assert {hit.kind for hit in everything} == {HitKind.NOTE, HitKind.PLAN}
    assert len(find(office, "laporan", kind=HitKind.NOTE)) == 12
    assert [hit.kind for hit in find(office, "laporan", kind=HitKind.PLAN)] == [HitKind.PLAN]
    assert find(office, "laporan", kind=HitKind.TALK) == ()


def test_other_periods_are_found_when_asked_for_and_say_which(office: Office) -> None:
    earlier = replace(
        SEMESTER, name="Semester II 2025", start=date(2025, 7, 1), end=date(2025, 12, 31)
    )
    period_id = office.services.periods.create(Period(**vars(earlier)), (office.rina,))
    office.note(office.rina, text="Menata gudang.", happened_on=date(2025, 9, 1))
    office.note(office.rina, text="Menata gudang lagi.", happened_on=date(2024, 9, 1))
    office.note(office.rina, text="Menata gudang baru.")
    assert [hit.period_id for hit in find(office, "gudang")] == [office.period_id]
    everywhere = find(office, "gudang", period_id=0)
    assert [hit.period_id for hit in everywhere] == [office.period_id, 0, period_id]


def test_a_long_note_shows_the_place_where_it_was_found(office: Office) -> None:
    long = "Menyusun rekap harian bersama dua pegawai baru dan menyerahkannya. " * 4
    office.note(office.rina, text=f"{long}Lalu menutup rekonsiliasi bank.")
    [hit] = find(office, "rekonsiliasi")
    assert "menutup rekonsiliasi bank" in hit.line
    assert "…" in hit.line


@pytest.mark.parametrize("text", ["a", " ", "", '"', "*)", '"laporan" OR 1=1 --zzz'])
def test_too_little_and_signs_of_the_database_find_nothing(office: Office, text: str) -> None:
    office.note(office.rina)
    assert find(office, text) == ()
