"""Credit points (angka kredit) of functional posts from predicates (Peraturan BKN 3/2023).

Percentages and coefficients are a file a customer can edit. Values stay exact; two decimals,
half up, are for showing only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kinerja_desktop.core.instrument import PREDICATE_WORDS, Predicate
from kinerja_desktop.core.methods.method import Line
from kinerja_desktop.core.plain import from_plain
from kinerja_desktop.core.reference import credit_points
from kinerja_desktop.i18n import _, ngettext, number

MONTHS_OF_YEAR = 12
MOST_YEARS = 3
NO_BASE = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class CreditLevel:
    """A level (jenjang): points a year, points needed for a rank, the grades it has."""

    name: str
    per_year: Decimal
    per_grade: Decimal
    grades: tuple[str, ...] = ()


def credit_levels() -> tuple[CreditLevel, ...]:
    """Return every level, skills before expertise, the lowest first."""
    return tuple(from_plain(CreditLevel, plain) for plain in credit_points()["levels"])


def level_of(position: str) -> CreditLevel | None:
    """Return the level a position names: Ahli Muda of "Analis Keuangan Ahli Muda"."""
    words = position.casefold().split()
    found = [one for one in credit_levels() if _ends_with(words, one.name.casefold().split())]
    return max(found, key=lambda one: len(one.name), default=None)


def _ends_with(words: list[str], ending: list[str]) -> bool:
    return words[-len(ending) :] == ending


def percent_of(predicate: Predicate) -> Decimal:
    """Return what a predicate is worth, in percent of the coefficient."""
    return Decimal(credit_points()["percent"][predicate.value])


def months_of(start: date, end: date) -> int:
    """Return the months a span touches; both count, January to February is 2."""
    return (end.year - start.year) * MONTHS_OF_YEAR + end.month - start.month + 1


@dataclass(frozen=True, kw_only=True)
class Credit:
    """The points of one predicate over some months of a year."""

    level: CreditLevel
    predicate: Predicate
    months: int

    @property
    def points(self) -> Fraction:
        """Months over twelve, times percent, times the coefficient of a year."""
        share = Fraction(self.months, MONTHS_OF_YEAR) * Fraction(percent_of(self.predicate)) / 100
        return share * Fraction(self.level.per_year)


def accumulated(credits_: Iterable[Credit]) -> Fraction:
    """Return the sum of several spans; rounding waits until it is shown."""
    return sum((one.points for one in credits_), Fraction(0))


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """Points on coming from another post: conversion of the last predicate and a typed base."""

    level: CreditLevel
    predicate: Predicate
    years: int
    base: Decimal

    @property
    def conversion(self) -> Fraction:
        """Percent times coefficient times years in the last rank, three at most."""
        years = min(MOST_YEARS, self.years)
        return Fraction(percent_of(self.predicate)) / 100 * Fraction(self.level.per_year) * years

    @property
    def total(self) -> Fraction:
        return self.conversion + Fraction(self.base)


def printed(points: Fraction) -> str:
    """Return points as they are printed: two decimals, half up."""
    return number(Decimal(points.numerator) / Decimal(points.denominator), 2)


def explain_credits(credits_: tuple[Credit, ...], *, base: Decimal = NO_BASE) -> tuple[Line, ...]:
    """Return every span, a typed base, their sum, and what the rank of the last level needs."""
    lines = [_span_line(one) for one in credits_]
    if not credits_:
        return ()
    if base:
        lines.append(Line(label=_("Base of the rank, typed"), value=printed(Fraction(base))))
    total, level = accumulated(credits_) + Fraction(base), credits_[-1].level
    needed = Fraction(level.per_grade)
    rest = max(Fraction(0), needed - total)
    lines.append(Line(label=_("Credit points"), value=printed(total), is_sum=True))
    words = f"{printed(needed)} − {printed(total)}"
    lines.append(Line(label=_("Still needed for a rank"), calculation=words, value=printed(rest)))
    return tuple(lines)


def _span_line(one: Credit) -> Line:
    label = ngettext("{predicate}, {n} month", "{predicate}, {n} months", one.months)
    figures = f"{one.months}/12 × {number(percent_of(one.predicate))} %"
    yearly = printed(Fraction(one.level.per_year))
    return Line(
        label=label.format(predicate=PREDICATE_WORDS[one.predicate], n=one.months),
        calculation=f"{figures} × {yearly} ({one.level.name})",
        value=printed(one.points),
    )


def explain_transfer(found: Transfer) -> tuple[Line, ...]:
    """Return the conversion, the base and their sum."""
    years = min(MOST_YEARS, found.years)
    figures = (
        f"{number(percent_of(found.predicate))} % × {printed(Fraction(found.level.per_year))}"
        f" × {years}"
    )
    return (
        Line(
            label=_("Conversion of the predicate"),
            calculation=figures,
            value=printed(found.conversion),
        ),
        Line(label=_("Base of the rank, typed"), value=printed(Fraction(found.base))),
        Line(label=_("Credit points"), value=printed(found.total), is_sum=True),
    )
