from __future__ import annotations

import pytest

from kinerja_desktop.services.searching import HIT_LIMIT, HitKind
from tests.office import Office


@pytest.mark.parametrize("words", ["contohwati", "CONTOHWATI", "198503122010012001", "Ahli Muda"])
def test_a_person_is_found_by_name_nip_and_position(office: Office, words: str) -> None:
    hits = office.services.searching.find(words, office.period_id)
    assert hits[0].kind == HitKind.PERSON
    assert hits[0].employee_id == office.rina


def test_notes_and_plans_are_found_too(office: Office) -> None:
    office.plan(office.rina)
    note = office.note(office.rina, text="Melayani café arsip.")
    hits = office.services.searching.find("cafe", office.period_id)
    assert [(hit.kind, hit.observation_id) for hit in hits] == [(HitKind.NOTE, note.id)]
    hits = office.services.searching.find("rekonsiliasi", office.period_id)
    assert [hit.kind for hit in hits] == [HitKind.PLAN]


def test_one_letter_finds_nothing_and_many_hits_are_cut(office: Office) -> None:
    assert office.services.searching.find("a", office.period_id) == ()
    for _count in range(12):
        office.note(office.rina)
    hits = office.services.searching.find("laporan", office.period_id)
    assert len(hits) == HIT_LIMIT
