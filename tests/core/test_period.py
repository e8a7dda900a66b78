from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.period import (
    Period,
    PeriodKind,
    end_of,
    first_of,
    months_between,
    suggested_name,
)

SEMESTER = Period(name="Semester I 2026", start=date(2026, 1, 1), end=date(2026, 6, 30))


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        (PeriodKind.SEMESTER, date(2026, 7, 1), date(2026, 12, 31)),
        (PeriodKind.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        (PeriodKind.QUARTER, date(2026, 10, 1), date(2026, 12, 31)),
        (PeriodKind.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        (PeriodKind.MONTH, date(2026, 1, 31), date(2026, 2, 27)),
    ],
)
def test_a_kind_knows_its_last_day(kind: PeriodKind, start: date, end: date) -> None:
    assert end_of(kind, start) == end


def test_both_ends_belong_to_the_period() -> None:
    assert SEMESTER.days == 181
    assert SEMESTER.contains(date(2026, 1, 1))
    assert SEMESTER.contains(date(2026, 6, 30))
    assert not SEMESTER.contains(date(2026, 7, 1))


def test_days_left_become_negative_after_the_end() -> None:
    assert SEMESTER.days_left(date(2026, 6, 25)) == 5
    assert SEMESTER.days_left(date(2026, 7, 2)) == -2


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 800))
def test_months_cover_the_whole_span(start: date, length: int) -> None:
    end = date.fromordinal(start.toordinal() + length)
    months = months_between(start, end)
    assert months[0] == start.replace(day=1)
    assert months[-1] == end.replace(day=1)
    assert months == sorted(set(months))


@pytest.mark.parametrize(
    ("kind", "start", "name"),
    [
        (PeriodKind.MONTH, date(2026, 5, 1), "Mei 2026"),
        (PeriodKind.QUARTER, date(2026, 7, 1), "Triwulan III 2026"),
        (PeriodKind.SEMESTER, date(2026, 1, 1), "Semester I 2026"),
        (PeriodKind.SEMESTER, date(2026, 7, 1), "Semester II 2026"),
        (PeriodKind.YEAR, date(2026, 1, 1), "Tahun 2026"),
    ],
)
def test_a_period_is_named_after_kind_and_start(kind: PeriodKind, start: date, name: str) -> None:
    assert suggested_name(kind, start) == name


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (PeriodKind.MONTH, date(2026, 11, 1)),
        (PeriodKind.QUARTER, date(2026, 10, 1)),
        (PeriodKind.SEMESTER, date(2026, 7, 1)),
        (PeriodKind.YEAR, date(2026, 1, 1)),
    ],
)
def test_a_day_lies_in_a_span_with_a_first_day(kind: PeriodKind, first: date) -> None:
    assert first_of(kind, date(2026, 11, 20)) == first
