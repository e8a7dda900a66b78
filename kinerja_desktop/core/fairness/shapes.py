"""The shape of scores: flat (M07 a person, M08 a unit), all in one place (M10), swinging (M11)."""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja_desktop.core.evidence import implied
from kinerja_desktop.core.fairness.figures import falling_p, pearson
from kinerja_desktop.core.fairness.hint import (
    Hint,
    Offer,
    Rule,
    Subject,
    decimal,
    make_hint,
    percent,
    shrink,
    step_word,
)
from kinerja_desktop.core.instrument import Scale
from kinerja_desktop.i18n import _

NOTES_TO_COUNT = 3
CALIBRATED_STEPS = 5


@dataclass(frozen=True, kw_only=True)
class FlatPerson:
    """All scores of a person alike while the notes differ (M07). `highest`, `lowest`: places."""

    score: int
    scale: Scale
    is_flat: bool
    implied: tuple[Fraction, ...]
    counted: tuple[int, ...]
    variance: Fraction

    @property
    def spread(self) -> float:
        """Sample standard deviation of the summaries of items with three notes or more."""
        return math.sqrt(self.variance)

    @property
    def asks(self) -> bool:
        count = len(self.counted)
        limit = (Fraction(4, 5) if count >= 4 else Fraction(1)) * shrink(self.scale)
        return self.is_flat and count >= 3 and self.variance >= limit**2

    @property
    def highest(self) -> int:
        return max(self.counted, key=lambda place: self.implied[place])

    @property
    def lowest(self) -> int:
        return min(self.counted, key=lambda place: self.implied[place])


def flat_person(
    scores: Sequence[int], valences: Sequence[Sequence[int]], scale: Scale
) -> FlatPerson:
    """Compare scores that are all alike with what the notes of each item say (M07)."""
    found = tuple(implied(signs, scale) for signs in valences)
    counted = tuple(i for i, signs in enumerate(valences) if len(signs) >= NOTES_TO_COUNT)
    values = [found[place] for place in counted]
    return FlatPerson(
        score=scores[0],
        scale=scale,
        is_flat=len(set(scores)) == 1,
        implied=found,
        counted=counted,
        variance=statistics.variance(values) if len(values) > 1 else Fraction(0),
    )


def flat_person_hint(subject: Subject, found: FlatPerson, words: Sequence[str]) -> Hint | None:
    """Name the items whose notes lie furthest apart."""
    if not found.asks:
        return None
    text = _(
        "All {n} items have {score}; notes are strongest on {high}, weakest on {low}. "
        "It may still be even. Read them one by one?"
    )
    score = step_word(found.score, found.scale)
    return make_hint(
        Rule.FLAT_PERSON,
        text.format(
            n=len(found.implied), score=score, high=words[found.highest], low=words[found.lowest]
        ),
        Offer.READ_AGAIN,
        numbers=(
            *((words[i], decimal(found.implied[i])) for i in found.counted),
            (_("spread of the summaries"), decimal(found.spread)),
        ),
        inputs=[found.score, [str(value) for value in found.implied]],
        subject=subject,
    )


@dataclass(frozen=True, kw_only=True)
class FlatUnit:
    """How alike the scores of a unit are within people (M08). `mean_r` is None if undefined."""

    people: int
    items: int
    scale: Scale
    mean_r: float | None
    mean_spread: float
    flat: int

    @property
    def flat_share(self) -> Fraction:
        return Fraction(self.flat, self.people)

    @property
    def asks(self) -> bool:
        """Needs eight people and three items; on fewer than five steps alike is usual."""
        enough = self.people >= 8 and self.items >= 3
        return enough and is_calibrated(self.scale) and self.flat_share >= Fraction(3, 5)


def is_calibrated(scale: Scale) -> bool:
    """Whether M08 and M10 say anything here: on three steps most items as expected is normal."""
    return len(scale.steps()) >= CALIBRATED_STEPS


def flat_unit(scores: Sequence[Sequence[int]], scale: Scale) -> FlatUnit:
    """Read a table of scores, a row for a person, a column for an item (M08)."""
    pairs = itertools.combinations(zip(*scores, strict=True), 2)
    found = [r for one, other in pairs if (r := pearson(one, other)) is not None]
    return FlatUnit(
        people=len(scores),
        items=len(scores[0]),
        scale=scale,
        mean_r=statistics.fmean(found) if found else None,
        mean_spread=statistics.fmean(
            statistics.stdev(row) if len(row) > 1 else 0.0 for row in scores
        ),
        flat=sum(len(set(row)) == 1 for row in scores),
    )


def flat_unit_hint(found: FlatUnit) -> Hint | None:
    """Say for how many people all items are alike."""
    if not found.asks:
        return None
    text = _(
        "{n} of {people} people have the same score on every item. It may be so. "
        "Rating one item for everybody can help to tell them apart."
    )
    mean_r = _("undefined") if found.mean_r is None else decimal(found.mean_r)
    return make_hint(
        Rule.FLAT_UNIT,
        text.format(n=found.flat, people=found.people),
        Offer.BY_ITEM,
        numbers=(
            (_("share of even people"), percent(found.flat_share)),
            (_("mean correlation of items"), mean_r),
            (_("mean spread within a person"), decimal(found.mean_spread)),
        ),
        inputs=[found.flat, found.people, mean_r],
    )


@dataclass(frozen=True, kw_only=True)
class Central:
    """How many scores of a unit lie on one step (M10). `entropy` is 0 (all) to 1 (even)."""

    scale: Scale
    count: int
    most: int
    step: int
    entropy: float

    @property
    def share(self) -> Fraction:
        return Fraction(self.most, max(1, self.count))

    @property
    def asks(self) -> bool:
        enough = self.count >= 15 and is_calibrated(self.scale)
        return enough and self.share >= Fraction(4, 5)


def central(counts: Sequence[int], scale: Scale) -> Central:
    """Read how often each step of the scale was given, lowest step first (M10)."""
    count, most = sum(counts), max(counts)
    shares = [number / count for number in counts if number]
    return Central(
        scale=scale,
        count=count,
        most=most,
        step=scale.lo + counts.index(most),
        entropy=-sum(p * math.log(p) for p in shares) / math.log(len(counts)),
    )


def central_hint(found: Central) -> Hint | None:
    """Say on which step most scores lie, and which anchors to read."""
    if not found.asks:
        return None
    beside = [s for s in (found.step - 1, found.step + 1) if s in found.scale.steps()]
    text = _(
        "{n} of {count} scores are {step}. If it is even, go on; "
        "if in doubt, read the anchors of {beside}."
    )
    return make_hint(
        Rule.CENTRAL,
        text.format(
            n=found.most,
            count=found.count,
            step=found.step,
            beside=" / ".join(str(step) for step in beside),
        ),
        Offer.ANCHORS,
        numbers=(
            (_("share on one step"), percent(found.share)),
            (_("evenness, 0 to 1"), decimal(found.entropy)),
        ),
        inputs=[found.most, found.count, found.step],
    )


@dataclass(frozen=True, kw_only=True)
class Contrast:
    """Whether scores swing against the person before (M11). `p` is 1 where nothing was shuffled."""

    pairs: int
    r: float | None
    p: Fraction

    @property
    def asks(self) -> bool:
        falls = self.r is not None and self.r <= -0.5
        return self.pairs >= 10 and falls and self.p <= Fraction(5, 100)


def contrast(scores: Sequence[int], summaries: Sequence[Fraction]) -> Contrast:
    """Correlate what exceeds the diary with the score given just before (M11).

    `scores` stand in the order they were given, `summaries` are the implied scores beside them.
    """
    before = [float(score) for score in scores[:-1]]
    residuals = [float(s - i) for s, i in zip(scores[1:], summaries[1:], strict=True)]
    r = pearson(before, residuals)
    falls = len(before) >= 10 and r is not None and r <= -0.5
    p = falling_p(before, residuals) if falls else Fraction(1)
    return Contrast(pairs=len(before), r=r, p=p)


def contrast_hint(found: Contrast) -> Hint | None:
    """Offer another order for one item."""
    if not found.asks or found.r is None:
        return None
    return make_hint(
        Rule.CONTRAST,
        _(
            "Scores seem to move against the person rated just before. It may be the order. "
            "Try another order for one item?"
        ),
        Offer.BY_ITEM,
        numbers=(
            (_("pairs"), str(found.pairs)),
            (_("correlation"), decimal(found.r)),
            (_("chance of as much"), decimal(found.p, 4)),
        ),
        inputs=[found.pairs, round(found.r, 6)],
    )
