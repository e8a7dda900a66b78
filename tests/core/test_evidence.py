from __future__ import annotations

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.evidence import (
    Level,
    days_since_last,
    notes_of_item,
    rarely_noted,
    sufficiency,
)
from kinerja_desktop.core.observation import Observation, Source, Valence
from kinerja_desktop.core.period import Period

VECTORS = Path(__file__).parents[1] / "files" / "vectors" / "fairness.jsonl"
SOURCES = {"pengamatan": Source.DIRECT, "laporan": Source.REPORT, "presensi": Source.ATTENDANCE}
LEVELS = {"cukup": Level.SUFFICIENT, "terbatas": Level.LIMITED, "kurang": Level.LOW}
PERIOD = Period(name="Semester I 2026", start=date(2026, 1, 1), end=date(2026, 6, 30))


def note(day: date, valence: int = 1, source: Source = Source.DIRECT) -> Observation:
    return Observation(
        employee_id=1,
        happened_on=day,
        recorded_at=datetime.combine(day, time(16)),
        valence=Valence(valence),
        source=source,
        text="Mengirim laporan.",
        item_keys=("akuntabel",),
    )


def vectors(rule: str) -> list[Any]:
    rows = [json.loads(line) for line in VECTORS.read_text(encoding="utf-8").splitlines() if line]
    return [pytest.param(row, id=row["id"]) for row in rows if row["rule"] == rule]


@pytest.mark.parametrize("row", vectors("sufficiency"))
def test_sufficiency_agrees_with_the_worked_examples(row: dict[str, Any]) -> None:
    start, end = (date.fromisoformat(text) for text in row["period"])
    notes = [note(date.fromisoformat(d), v, SOURCES[s]) for d, v, s in row["obs"]]
    period = Period(name="x", start=start, end=end)
    found = sufficiency(notes, period, target=row["n_target"])
    assert found.index == row["expect"]["index"]
    assert found.level == LEVELS[row["expect"]["level"]]


@given(st.lists(st.tuples(st.integers(0, 180), st.sampled_from([-1, 0, 1])), max_size=12))
def test_one_more_note_never_lowers_sufficiency(days: list[tuple[int, int]]) -> None:
    notes = [note(date.fromordinal(PERIOD.start.toordinal() + d), v) for d, v in days]
    more = [*notes, note(date(2026, 3, 3), 1, Source.REPORT)]
    assert sufficiency(more, PERIOD).index >= sufficiency(notes, PERIOD).index


def test_looking_for_both_sides_counts_as_both() -> None:
    notes = [note(date(2026, 2, 3)), note(date(2026, 4, 3))]
    told = sufficiency(notes, PERIOD, looked_for_both=True)
    assert told.index == sufficiency(notes, PERIOD).index + 5


def test_notes_of_another_item_do_not_count() -> None:
    assert notes_of_item([note(date(2026, 2, 3))], "loyal") == []


def test_days_since_the_last_note_count_from_the_start_without_one() -> None:
    assert days_since_last([note(date(2026, 3, 20))], PERIOD.start, date(2026, 5, 10)) == 51
    assert days_since_last([], PERIOD.start, date(2026, 1, 11)) == 10


def test_people_with_under_half_the_median_are_named() -> None:
    counts = dict(enumerate((12, 9, 8, 7, 2, 1)))
    assert rarely_noted(counts) == {4, 5}


def test_small_groups_and_thin_diaries_name_nobody() -> None:
    assert rarely_noted({1: 9, 2: 1, 3: 8}) == frozenset()
    assert rarely_noted({1: 3, 2: 1, 3: 3, 4: 0}) == frozenset()
