"""PP 46/2011: how documents up to June 2021 were reckoned, 0 to 100. Not a method to choose."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

EFFICIENT_PERCENT = 24
WORDS = ((91, "Sangat Baik"), (76, "Baik"), (61, "Cukup"), (51, "Kurang"))
LOWEST_WORD = "Buruk"


def share_value(realised: Decimal, target: Decimal) -> Fraction:
    """Return the value of quantity or quality: realisation over target, in percent."""
    return 100 * Fraction(realised) / Fraction(target)


def saving_value(realised: Decimal, target: Decimal) -> Fraction:
    """Return the value of time or cost: 76 on target, more for less up to 24 % saved.

    Beyond 24 % saved the value falls by as much as it would have passed 100.
    """
    used = Fraction(realised) / Fraction(target)
    value = (Fraction(176, 100) - used) * 100
    saved = 100 - 100 * used
    return value if saved <= EFFICIENT_PERCENT else 76 - (value - 100)


def task_value(aspects: Sequence[Fraction]) -> Fraction:
    """Return the value of a task: the mean of its aspects, three without cost, four with it."""
    return sum(aspects, Fraction(0)) / len(aspects)


def extra_task_points(count: int) -> int:
    """Return the points of extra tasks: 1 for up to three, 2 for up to six, 3 for more."""
    return 0 if count < 1 else min(3, (count + 2) // 3)


def total_value(plan: Fraction, behaviour: Fraction) -> Fraction:
    """Return NPK: 60 % of the plan's value and 40 % of behaviour's."""
    return (60 * plan + 40 * behaviour) / 100


def word_of(value: Fraction) -> str:
    """Return the word of an NPK; a value between whole numbers belongs to the lower word."""
    return next((word for limit, word in WORDS if value >= limit), LOWEST_WORD)
