"""Weighted indicators on a scale with anchors: a unit's own aid, not the official predicate.

Sum of score times weight over the weights of what applies; items marked as not applicable
leave their weight to the others as exact fractions. Bands belong to the instrument.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.instrument import Instrument, Predicate
from kinerja_desktop.core.methods.method import Item, Method, Result, unsettled
from kinerja_desktop.i18n import N_

WEIGHT_TOLERANCE = Decimal("0.01")


def weights_add_up(instrument: Instrument) -> bool:
    """Whether the weights total 100, within 0.01 for each item (stated rounding rule)."""
    rest = abs(Decimal(100) - instrument.total_weight)
    return rest <= WEIGHT_TOLERANCE * len(instrument.indicators())


def total_of(scored: list[tuple[Decimal, int]]) -> Fraction:
    """Return the weighted mean of (weight, score) pairs as an exact fraction."""
    weight = sum((Fraction(w) for w, _score in scored), Fraction(0))
    return sum((Fraction(w) * score for w, score in scored), Fraction(0)) / weight


def band(instrument: Instrument, total: Fraction) -> Predicate:
    """Return the predicate of an unrounded total; below the last limit is the lowest."""
    ordered = sorted(instrument.bands, key=lambda b: b.from_total, reverse=True)
    return next(
        (b.predicate for b in ordered if total >= Fraction(b.from_total)), ordered[-1].predicate
    )


def result(
    draft: Draft, items: tuple[Item, ...], instrument: Instrument, items_required: bool
) -> Result:
    """Read a draft: no total and no predicate before every indicator has a value."""
    del items_required
    missing = unsettled(draft, items)
    scored = []
    for item in items:
        step = draft.answer(item.key).step
        if step is not None and item.indicator is not None and item.indicator.weight:
            scored.append((item.indicator.weight, step))
    common = Result(settled=len(items) - len(missing), count=len(items), missing=missing)
    if missing or not scored or not weights_add_up(instrument):
        return common
    total = total_of(scored)
    weight = sum((w for w, _score in scored), Decimal(0))
    terms = " + ".join(f"{score} × {w.normalize():f}" for w, score in scored)
    return Result(
        predicate=band(instrument, total),
        total=Decimal(total.numerator) / Decimal(total.denominator),
        settled=common.settled,
        count=common.count,
        arithmetic=f"({terms}) : {weight.normalize():f}",
    )


METHOD = Method(
    key="weighted_indicators",
    title=N_("Weighted indicators"),
    summary=N_("anchors 1 to 5 with weights; an aid of the unit, not the official predicate"),
    has_ratings=False,
    is_official=False,
    result=result,
)
