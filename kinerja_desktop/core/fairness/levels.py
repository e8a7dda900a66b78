"""The level of scores: beside a reference (M09), beside last period (M14), and how sure (M15)."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja_desktop.core.fairness.figures import pearson, ranks
from kinerja_desktop.core.fairness.hint import (
    Hint,
    Offer,
    Rule,
    Subject,
    decimal,
    make_hint,
    percent,
    shrink,
)
from kinerja_desktop.core.instrument import Scale
from kinerja_desktop.i18n import _

RELIABILITY = 0.52
USUAL_SPREAD = 0.60
EXPECTED_STABILITY = (0.67, 0.85)
Reference = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class LevelShift:
    """Mean of the people's means beside a reference (M09); `d` in its standard deviations."""

    people: int
    mean: float
    reference: Reference
    d: float

    @property
    def asks(self) -> bool:
        return self.people >= 8 and abs(self.d) >= 0.8


def level_shift(means: Sequence[float], reference: Reference) -> LevelShift:
    """Compare the people's means with (mean, spread) of a calibration or of earlier periods."""
    mean = statistics.fmean(means)
    middle, spread = reference
    d = (mean - middle) / spread
    return LevelShift(people=len(means), mean=mean, reference=reference, d=d)


def level_shift_hint(found: LevelShift) -> Hint | None:
    """Say both numbers; the sentence is the same for high and low."""
    if not found.asks:
        return None
    middle, spread = found.reference
    text = (
        _(
            "The mean score is {mean}; the reference {reference}. The team may simply be strong. "
            "Compare two examples with the anchors?"
        )
        if found.d > 0
        else _(
            "The mean score is {mean}; the reference {reference}. It may have been a hard period. "
            "Compare two examples with the anchors?"
        )
    )
    return make_hint(
        Rule.LEVEL,
        text.format(mean=decimal(found.mean, 1), reference=decimal(middle, 1)),
        Offer.ANCHORS,
        numbers=(
            (_("People"), str(found.people)),
            (_("mean"), decimal(found.mean)),
            (_("reference"), decimal(middle)),
            (_("spread of the reference"), decimal(spread)),
            (_("difference in spreads"), decimal(found.d)),
        ),
        inputs=[found.people, round(found.mean, 4), *found.reference],
    )


@dataclass(frozen=True, kw_only=True)
class Stability:
    """Two periods of the same people side by side (M14); shown beside the expected band."""

    people: int
    spearman: float | None
    mean_change: float

    @property
    def is_shown(self) -> bool:
        return self.people >= 6


def stability(before: Sequence[Fraction], now: Sequence[Fraction]) -> Stability:
    """Compare the totals of people in both periods, in the same order (M14)."""
    changes = [abs(b - n) for b, n in zip(before, now, strict=True)]
    return Stability(
        people=len(changes),
        spearman=pearson(ranks(before), ranks(now)),
        mean_change=float(statistics.fmean(changes)),
    )


def stability_words(found: Stability) -> str:
    """Say how alike the order of people is in both periods, beside what is usual."""
    if found.spearman is None:
        return _("One of the periods has no order to compare.")
    low, high = EXPECTED_STABILITY
    text = _("Order of both periods: rho {rho}; usual {low} to {high}. Mean change {change}.")
    return text.format(
        rho=decimal(found.spearman),
        low=decimal(low),
        high=decimal(high),
        change=decimal(found.mean_change, 1),
    )


def change_hint(
    subject: Subject, name: str, *, before: Fraction, now: Fraction, scale: Scale, reason: str
) -> Hint | None:
    """Ask for one sentence when a person's score moved by a step and nothing says why (M14)."""
    change = now - before
    if abs(change) < shrink(scale) or reason.strip():
        return None
    text = (
        _("{name} went up by {change}. Much may have changed. Add a sentence on what did.")
        if change > 0
        else _("{name} went down by {change}. Much may have changed. Add a sentence on what did.")
    )
    return make_hint(
        Rule.CHANGE,
        text.format(name=name, change=decimal(abs(change), 1)),
        Offer.REASON,
        numbers=((_("last period"), decimal(before)), (_("this period"), decimal(now))),
        inputs=[str(before), str(now)],
        subject=subject,
    )


@dataclass(frozen=True, kw_only=True)
class Copied:
    """How many scores are those of last period (M14)."""

    same: int
    count: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.same, max(1, self.count))

    @property
    def asks(self) -> bool:
        return self.count >= 10 and self.share >= Fraction(9, 10)


def copied(before: Sequence[int], now: Sequence[int]) -> Copied:
    """Count equal scores; both in the same order of people and items."""
    same = sum(b == n for b, n in zip(before, now, strict=True))
    return Copied(same=same, count=len(now))


def copied_hint(found: Copied) -> Hint | None:
    """Say how many scores stayed."""
    if not found.asks:
        return None
    text = _("{same} of {count} scores are those of last period. If nothing changed, go on.")
    return make_hint(
        Rule.COPIED,
        text.format(same=found.same, count=found.count),
        Offer.READ_AGAIN,
        numbers=((_("share that stayed"), percent(found.share)),),
        inputs=[found.same, found.count],
    )


@dataclass(frozen=True, kw_only=True)
class Uncertainty:
    """How sure one total is (M15), in steps of the scale."""

    error: float

    @property
    def band95(self) -> float:
        """Half the width of the 95 % band: the whiskers of a dot."""
        return 1.96 * self.error

    @property
    def least_difference(self) -> float:
        """Two people differ reliably only beyond this."""
        return 1.96 * math.sqrt(2) * self.error


def uncertainty(spread: float = USUAL_SPREAD, reliability: float = RELIABILITY) -> Uncertainty:
    """Return the standard error of measurement: spread times the root of 1 - reliability."""
    return Uncertainty(error=spread * math.sqrt(1 - reliability))


def uncertainty_words(found: Uncertainty) -> str:
    """Say below which difference two totals need not differ."""
    text = _("A difference below {least} need not mean anything.")
    return text.format(least=decimal(found.least_difference, 1))
