"""Calibration (M26): how near ratings of a vignette lie to its target and to each other."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja_desktop.core.fairness.hint import Hint, Offer, Rule, decimal, make_hint
from kinerja_desktop.i18n import _

NEAR = Fraction(1, 2)
AGREED = Fraction(70, 100)


def agreement(ratings: Sequence[int], points: int) -> Fraction:
    """Return r_wg of one vignette, 0 to 1 (James, Demaree & Wolf 1984); .70 is agreed.

    One less the sample variance over that of even answers, (A² - 1) / 12; `points` is A.
    """
    chance = Fraction(points**2 - 1, 12)
    variance = statistics.variance([Fraction(rating) for rating in ratings])
    return max(Fraction(0), 1 - variance / chance)


def is_agreed(ratings: Sequence[int], points: int) -> bool:
    """Whether raters agree on a vignette."""
    return agreement(ratings, points) >= AGREED


@dataclass(frozen=True, kw_only=True)
class Frame:
    """One rater beside the targets. `off` are the target steps where both differ."""

    distance: Fraction
    off: tuple[int, ...]

    @property
    def is_shared(self) -> bool:
        return self.distance <= NEAR


def frame(ratings: Sequence[int], targets: Sequence[int]) -> Frame:
    """Return the mean distance of ratings from the targets of their vignettes (M26)."""
    pairs = list(zip(ratings, targets, strict=True))
    return Frame(
        distance=Fraction(sum(abs(r - t) for r, t in pairs), len(pairs)),
        off=tuple(sorted({t for r, t in pairs if r != t})),
    )


def frame_hint(found: Frame) -> Hint | None:
    """Say which anchors to read once more."""
    if found.is_shared:
        return None
    text = _(
        "On average {distance} steps from the target. The anchors may read differently. "
        "Read the anchors of {steps} again?"
    )
    return make_hint(
        Rule.SHARED_FRAME,
        text.format(
            distance=decimal(found.distance, 1), steps=", ".join(str(step) for step in found.off)
        ),
        Offer.ANCHORS,
        numbers=((_("mean distance"), decimal(found.distance)),),
        inputs=[str(found.distance), list(found.off)],
    )
