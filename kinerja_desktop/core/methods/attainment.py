"""Attainment of indicators and its conversion to a value (PermenPANRB 8/2021, annex)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from kinerja_desktop.core.plan import WorkIndicator
from kinerja_desktop.core.target import Direction, Target, read_number, read_target

HIGHEST = Fraction(120)
EXTRA_LIMIT = Fraction(10)


def attainment(
    realised: Decimal, target: Target, direction: Direction = Direction.MORE
) -> Fraction | None:
    """Return the attainment in percent, unrounded; None for a target of zero.

    More is better: r / t * 100. Less is better: (1 + (1 - r / t)) * 100. Inside a range it is
    100, outside the nearer limit is the target. Nothing is capped here.
    """
    aim = Fraction(target.nearest(realised))
    if not aim:
        return None
    share = Fraction(realised) / aim
    return 100 * share if direction == Direction.MORE else 100 * (2 - share)


def converted(reached: Fraction, *, is_highest_target: bool = False) -> Fraction:
    """Return the value, 0 to 120, of an attainment, rounded to a whole percent first.

    Exactly 100 is 109, or 120 when the target is the highest possible. Between 101 and 110 the
    pattern of the other lines is followed, which the annex leaves open.
    """
    percent = max(0, half_up(reached))
    if percent > 110:
        return HIGHEST
    if percent > 100:
        return 110 + Fraction(10, 9) * (percent - 101)
    if percent == 100:
        return HIGHEST if is_highest_target else Fraction(109)
    if percent >= 80:
        return Fraction(70 + percent - 80)
    if percent >= 60:
        return Fraction(50 + percent - 60)
    return Fraction(percent * 49, 59)


def half_up(value: Fraction) -> int:
    """Return the nearest whole number; a half goes up."""
    return int((value + Fraction(1, 2)) // 1)


def extra_points(category: int, scope_weight: Fraction, value: Fraction) -> Fraction:
    """Return the points of one extra task: category in percent times weight times value/100."""
    return Fraction(category, 100) * scope_weight * value / 100


def reached(indicator: WorkIndicator, realisation: str) -> Fraction | None:
    """Return the attainment of a planned indicator, or None where figures are missing."""
    target, realised = read_target(indicator.target), read_number(realisation)
    if target is None or realised is None:
        return None
    return attainment(realised, target, indicator.better)
