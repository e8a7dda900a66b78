"""Period: when people are appraised, by which method."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kinerja_desktop.i18n import MONTHS, _, language


class PeriodKind(StrEnum):
    """How long a period usually is."""

    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"


MONTHS_OF_KIND = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.SEMESTER: 6,
    PeriodKind.YEAR: 12,
}

ROMAN = ("I", "II", "III", "IV")


class OrganisationResult(StrEnum):
    """Capaian kinerja organisasi (PermenPANRB 6/2022, evaluation form)."""

    ISTIMEWA = "ISTIMEWA"
    BAIK = "BAIK"
    BUTUH_PERBAIKAN = "BUTUH PERBAIKAN"
    KURANG = "KURANG"
    SANGAT_KURANG = "SANGAT KURANG"


@dataclass(frozen=True, kw_only=True)
class Period:
    """One appraisal period; both dates belong to it. `method` is a key of METHODS."""

    id: int = 0
    name: str
    kind: PeriodKind = PeriodKind.SEMESTER
    start: date
    end: date
    method: str = "permenpanrb_6_2022"
    instrument_id: int = 0
    unit_result: OrganisationResult | None = None
    closed_on: date | None = None

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end

    def days_left(self, today: date) -> int:
        """Days until the end; negative when it has passed."""
        return (self.end - today).days


def end_of(kind: PeriodKind, start: date) -> date:
    """Return the last day of a period of this kind that begins on `start`."""
    months = start.month - 1 + MONTHS_OF_KIND[kind]
    year, month = start.year + months // 12, months % 12 + 1
    day = min(start.day, calendar.monthrange(year, month)[1])
    return date(year, month, day) - timedelta(days=1)


def suggested_name(kind: PeriodKind, start: date) -> str:
    """Semester I 2026, Triwulan III 2026, Juni 2026 or Tahun 2026, in the language in force."""
    if kind == PeriodKind.MONTH:
        return f"{MONTHS[language()][start.month - 1]} {start.year}"
    if kind == PeriodKind.YEAR:
        return _("Year {year}").format(year=start.year)
    number = ROMAN[(start.month - 1) // MONTHS_OF_KIND[kind]]
    words = (
        _("Quarter {number} {year}") if kind == PeriodKind.QUARTER else "Semester {number} {year}"
    )
    return words.format(number=number, year=start.year)


def first_of(kind: PeriodKind, day: date) -> date:
    """Return the first day of the month, quarter, half year or year that contains `day`."""
    months = MONTHS_OF_KIND[kind]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def months_between(start: date, end: date) -> list[date]:
    """Return the first day of every month the span touches."""
    first = start.replace(day=1)
    count = (end.year - first.year) * 12 + end.month - first.month + 1
    return [
        date(first.year + (first.month - 1 + i) // 12, (first.month - 1 + i) % 12 + 1, 1)
        for i in range(count)
    ]
