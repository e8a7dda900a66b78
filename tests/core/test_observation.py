from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from kinerja_desktop.core.evidence import notes_of_item
from kinerja_desktop.core.observation import (
    NOTE_KIND_WORDS,
    SOURCE_WORDS,
    SPOKEN_SOURCES,
    VALENCE_MEANINGS,
    NoteKind,
    Observation,
    Source,
    Valence,
)
from kinerja_desktop.core.voices import VOICES, Voice, voices, voices_told

NOTE = Observation(
    employee_id=1,
    happened_on=date(2026, 2, 10),
    recorded_at=datetime(2026, 2, 10, 16),
    valence=Valence.PLUS,
    text="Menyusun daftar periksa.",
    item_keys=("kompeten",),
)


@pytest.mark.parametrize(
    ("written", "is_late"),
    [
        (datetime(2026, 2, 10, 16), False),
        (datetime(2026, 3, 12, 8), False),
        (datetime(2026, 3, 13, 8), True),
        (datetime(2026, 12, 9, 20), True),
    ],
)
def test_a_note_written_more_than_thirty_days_after_the_event_is_late(
    written: datetime, is_late: bool
) -> None:
    assert replace(NOTE, recorded_at=written).is_late == is_late


def test_what_is_missing_is_named_the_fact_first() -> None:
    assert NOTE.missing == ()
    bare = replace(
        NOTE, text=" ", item_keys=(), valence=Valence.MINUS, kind=NoteKind.REPORT, realisation=""
    )
    assert bare.missing == ("text", "item_keys", "impact", "realisation")
    assert bare.is_draft
    told = replace(NOTE, kind=NoteKind.REPORT, realisation="3 laporan")
    assert told.missing == ()


def test_a_draft_is_no_evidence_of_its_item() -> None:
    draft = replace(NOTE, text="")
    assert notes_of_item((NOTE, draft), "kompeten") == [NOTE]


def test_contributions_are_all_kinds_but_events_and_reports() -> None:
    assert {kind for kind in NoteKind if kind.is_contribution} == {
        NoteKind.COMMUNITY,
        NoteKind.PROGRAMME,
        NoteKind.TEAM,
        NoteKind.CONTRIBUTION,
    }


def test_every_kind_source_and_direction_has_its_words_and_every_source_a_voice() -> None:
    assert set(NOTE_KIND_WORDS) == set(NoteKind)
    assert set(SOURCE_WORDS) == set(Source) == set(VOICES)
    assert set(VALENCE_MEANINGS) == set(Valence)
    assert {VOICES[source] for source in SPOKEN_SOURCES} == {Voice.TOLD}


def test_notes_are_counted_by_who_vouches_for_them() -> None:
    sources = (Source.DIRECT, Source.DIRECT, Source.TOLD, Source.PEER, Source.REPORT)
    notes = [replace(NOTE, source=source) for source in (*sources, Source.EMPLOYEE)]
    assert voices(notes) == {Voice.SEEN: 2, Voice.TOLD: 2, Voice.PAPER: 1, Voice.OWN: 1}
    assert voices_told(notes[:4]) == "2 dilihat, 2 diceritakan"
    assert voices_told(()) == ""
