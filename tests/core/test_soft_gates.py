from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from kinerja_desktop.core.appraisal import Answer, Draft
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.core.observation import Observation, Source, Valence
from kinerja_desktop.core.soft_gates import SoftGateInput, linked_improvements, soft_gates
from kinerja_desktop.services.periods import starter_instrument
from tests.office import SEMESTER

ITEMS = items_of(starter_instrument("weighted_indicators"), None)[:1]
KEY = ITEMS[0].key


def note(number: int, valence: Valence, shared_on: date | None = None) -> Observation:
    happened_on = SEMESTER.start + timedelta(days=10 + 40 * number)
    return Observation(
        id=number,
        employee_id=1,
        happened_on=happened_on,
        recorded_at=datetime(2026, 6, 30, 9),
        valence=valence,
        source=Source.REPORT if number % 2 else Source.DIRECT,
        text="Mengirim rekap.",
        item_keys=(KEY,),
        shared_on=shared_on,
    )


NOTES = (
    note(0, Valence.PLUS),
    note(1, Valence.MINUS, date(2026, 3, 12)),
    note(2, Valence.PLUS),
    note(3, Valence.ZERO),
)
WHOLE = SoftGateInput(
    items=ITEMS,
    draft=Draft(answers=(Answer(key=KEY, step=4, evidence=(0, 1)),)),
    notes=NOTES,
    period=SEMESTER,
    shared_on=date(2026, 1, 20),
    rated_from=date(2026, 6, 20),
    talk_on=date(2026, 7, 6),
)


def open_keys(given: SoftGateInput) -> list[str]:
    found = soft_gates(given)
    assert [gate.key for gate in found] == ["G7", "G8", "G9", "G10", "G11"]
    assert not any(gate.is_hard for gate in found)
    return [gate.key for gate in found if not gate.is_met]


def test_a_well_kept_diary_leaves_nothing_open() -> None:
    assert open_keys(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        ({"shared_on": None}, ["G7"]),
        ({"shared_on": date(2026, 6, 14)}, ["G7"]),
        ({"shared_on": date(2026, 6, 13)}, []),
        ({"shared_on": date(2026, 6, 30), "rated_from": None}, []),
        ({"talk_on": date(2026, 3, 15)}, ["G8"]),
        ({"notes": NOTES[:1]}, ["G9", "G10"]),
        ({"notes": ()}, ["G9", "G10"]),
        ({"notes_per_item": 40}, []),
        ({"open_hints": 2}, ["G11"]),
    ],
)
def test_each_gate_looks_at_its_own(change: dict[str, object], keys: list[str]) -> None:
    assert open_keys(replace(WHOLE, **change)) == keys  # type: ignore[arg-type]


def test_what_is_open_is_said() -> None:
    thin = soft_gates(replace(WHOLE, notes=(), open_hints=2, shared_on=None))
    assert [gate.proof for gate in thin] == [
        "belum diperlihatkan kepada pegawai",
        "0 dari 0 catatan perbaikan disampaikan tepat waktu",
        "sedikit catatan: Disiplin",
        "belum ada catatan",
        "2 saran baca ulang belum dijawab",
    ]


def test_a_note_that_no_rating_rests_on_can_wait() -> None:
    loose = replace(NOTES[1], id=9, shared_on=None)
    assert linked_improvements(WHOLE.draft, (*NOTES, loose)) == (NOTES[1],)
    assert open_keys(replace(WHOLE, notes=(*NOTES, loose))) == []


def test_without_a_day_for_the_talk_the_end_of_the_period_counts() -> None:
    late = replace(NOTES[1], shared_on=SEMESTER.end - timedelta(days=6))
    early = replace(late, shared_on=SEMESTER.end - timedelta(days=7))
    rest = (NOTES[0], *NOTES[2:])
    assert open_keys(replace(WHOLE, talk_on=None, notes=(late, *rest))) == ["G8"]
    assert open_keys(replace(WHOLE, talk_on=None, notes=(early, *rest))) == []
