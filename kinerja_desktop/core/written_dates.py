"""Dates as lists write them: 12-03-1985, 12/03/1985, 1985-03-12, 4 Mei 1999, 31118."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from kinerja_desktop.i18n import MONTHS, SHORT_MONTHS

MISSING_SERIAL = 60
MOST_DATES_KNOWN = 20_000  # the days of a working life, written in one way
_BEFORE_SERIAL_1 = date(1899, 12, 31)
_LAST_SERIAL = 80_000
_SERIAL = re.compile(r"(\d{1,5})([.,]0+)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})[ -]+([a-z]+)\.?[ -]+(\d{4})")
_CLOCK = re.compile(r"[T ]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?Z?$")
_ALSO = {"agt": 8, "agust": 8, "ags": 8, "sept": 9, "nop": 11, "nopember": 11, "pebruari": 2}


@lru_cache(maxsize=MOST_DATES_KNOWN)
def parse_date(text: str, today: date) -> date | None:
    """Return the day, or None when the text is no date. A year of two digits lies before today."""
    plain = _CLOCK.sub("", text.strip())
    serial = _SERIAL.fullmatch(plain)
    if serial:
        return from_serial(int(serial[1]))
    named = _NAMED.fullmatch(plain.casefold())
    if named:
        return _day(named[3], str(_months().get(named[2], 0)), named[1])
    year_first = _YEAR_FIRST.fullmatch(plain)
    if year_first:
        return _day(*year_first.groups())
    day_first = _DAY_FIRST.fullmatch(plain)
    return _day(_full_year(day_first[3], today), day_first[2], day_first[1]) if day_first else None


def from_serial(serial: int) -> date | None:
    """Return the day of a spreadsheet serial: 45000 is 15 March 2023, 60 is no day.

    Spreadsheets believe that 1900 was a leap year; serial 60 is that 29 February.
    """
    if not 1 <= serial <= _LAST_SERIAL or serial == MISSING_SERIAL:
        return None
    return _BEFORE_SERIAL_1 + timedelta(days=serial - (serial > MISSING_SERIAL))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _full_year(year: str, today: date) -> str:
    if len(year) == 4:
        return year
    century = 2000 if 2000 + int(year) <= today.year else 1900
    return str(century + int(year))


@cache
def _months() -> dict[str, int]:
    named = {
        name.casefold(): number
        for names in (MONTHS["en"], SHORT_MONTHS["en"], MONTHS["id"], SHORT_MONTHS["id"])
        for number, name in enumerate(names, start=1)
    }
    return named | _ALSO
