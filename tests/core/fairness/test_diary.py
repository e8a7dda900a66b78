from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from kinerja_desktop.core.evidence import rarely_noted, sufficiency
from kinerja_desktop.core.fairness.diary import (
    Recency,
    attention_hint,
    recency,
    recency_hint,
    sufficiency_hint,
)
from kinerja_desktop.core.fairness.hint import UNIT
from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.period import Period
from tests.core.fairness.readings import near, vectors

START = date(2026, 1, 1)


def period(days: int) -> Period:
    return Period(name="x", start=START, end=START + timedelta(days=days - 1))


def with_new(count: int, new: int, days: int) -> Recency:
    """Return the reading of a diary with `new` of `count` notes from the last 30 days."""
    whole = period(days)
    old = [START] * (count - new)
    return recency([*old, *[whole.end] * new], whole, whole.end)


@pytest.mark.parametrize("row", vectors("recency_count"))
def test_new_notes_agree_with_the_examples(row: dict[str, Any]) -> None:
    start, end = (date.fromisoformat(text) for text in row["period"])
    days = [date.fromisoformat(text) for text in row["dates"]]
    found = recency(days, Period(name="x", start=start, end=end), end)
    wanted = row["expect"]
    assert found.last30 == wanted["last30"]
    assert found.p == near(wanted["p"])
    assert found.centroid == near(wanted["centroid"])
    assert found.z == near(wanted["z"])
    assert (recency_hint(UNIT, found) is not None) is wanted["hint"]


@pytest.mark.parametrize(
    ("days", "least"),
    [
        (181, {5: 3, 6: 4, 7: 4, 8: 4, 9: 4, 10: 5, 11: 5, 12: 5}),
        (365, {5: 3, 6: 3, 7: 3, 8: 3, 9: 3, 10: 3, 11: 4, 12: 4}),
        (90, {5: 4, 6: 5, 7: 5, 8: 6, 9: 6, 10: 7}),
    ],
)
def test_the_smallest_number_that_asks_is_that_of_the_table(
    days: int, least: dict[int, int]
) -> None:
    found = {
        count: next(new for new in range(1, count + 1) if with_new(count, new, days).asks)
        for count in least
    }
    assert found == least


def test_seventy_percent_in_the_last_six_weeks_is_told_with_its_figure() -> None:
    whole = period(365)
    old = [START + timedelta(days=40 * n) for n in range(3)]
    new = [whole.end - timedelta(days=5 * n) for n in range(7)]
    hint = recency_hint(UNIT, recency([*old, *new], whole, whole.end))
    assert hint is not None
    assert hint.text.startswith("6 dari 10 catatan berasal dari 30 hari terakhir.")


def test_the_period_so_far_counts_while_it_runs() -> None:
    days = [date(2026, 3, n) for n in (2, 9, 16, 23, 30)]
    whole = period(365)
    assert recency(days, whole, date(2026, 3, 31)).last30 == 5
    assert recency(days, whole, whole.end).last30 == 0


def test_a_diary_without_notes_or_time_asks_nothing() -> None:
    assert not recency([], period(181), START).asks
    assert not recency([START] * 9, period(181), START).asks


@pytest.mark.parametrize("row", vectors("attention"))
def test_people_rarely_noted_agree_with_the_example(row: dict[str, Any]) -> None:
    counts = dict(enumerate(row["counts"]))
    rare = rarely_noted(counts)
    assert sorted((counts[person] for person in rare), reverse=True) == row["expect"]["flagged"]
    hint = attention_hint(counts, {4: "Rina", 5: "Joko"})
    assert hint is not None
    assert hint.text.startswith("Rina dan Joko: 2 dan 1 catatan (median 7,5).")
    assert dict(hint.numbers)["median"] == "7,5"


def test_even_attention_has_no_hint() -> None:
    assert attention_hint(dict.fromkeys(range(6), 8), {}) is None


def test_thin_evidence_says_what_is_there_and_what_would_help() -> None:
    found = Observation(
        employee_id=1,
        happened_on=date(2026, 1, 12),
        recorded_at=datetime(2026, 1, 12, 9),
        valence=Valence.PLUS,
        text="x",
    )
    thin = sufficiency([found], period(181))
    hint = sufficiency_hint(UNIT, "Inisiatif", thin, target=4)
    assert hint is not None
    assert hint.text.startswith("Inisiatif: 1 catatan.")
    later = [
        Observation(
            employee_id=1,
            happened_on=START + timedelta(days=50 * n),
            recorded_at=datetime(2026, 6, 12, 9),
            valence=Valence.PLUS,
            text="x",
        )
        for n in range(4)
    ]
    assert sufficiency_hint(UNIT, "x", sufficiency(later, period(181)), target=4) is None
