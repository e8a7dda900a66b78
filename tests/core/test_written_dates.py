from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.written_dates import parse_date

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        "12-03-1985",
        "12/03/1985",
        "12.3.1985",
        "12 03 1985",
        "1985-03-12",
        "1985/03/12",
        "1985-03-12 00:00:00",
        "1985-03-12T00:00",
        "12 Maret 1985",
        "12 Mar 1985",
        "12-Mar-1985",
        "12 march 1985",
        "31118",
        "31118.0",
        "12-03-85",
    ],
)
def test_every_notation_is_the_same_day(text: str) -> None:
    assert parse_date(text, TODAY) == date(1985, 3, 12)


@pytest.mark.parametrize(
    "text", ["31/02/1987", "31-04-1985", "0", "60", "99999", "Maret 1985", "12 Foo 1985", "x", ""]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_date(text, TODAY) is None


def test_a_year_of_two_digits_lies_before_today() -> None:
    assert parse_date("01-01-05", TODAY) == date(2005, 1, 1)
    assert parse_date("01-01-27", TODAY) == date(1927, 1, 1)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert parse_date(text, TODAY) is None or isinstance(parse_date(text, TODAY), date)


@given(st.dates(date(1940, 1, 1), date(2020, 1, 1)))
def test_a_written_day_is_read_back(day: date) -> None:
    assert parse_date(f"{day:%d-%m-%Y}", TODAY) == day
    assert parse_date(day.isoformat(), TODAY) == day
