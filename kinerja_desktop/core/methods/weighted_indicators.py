"""Weighted indicators on scales with anchors: a unit's own aid, not the official predicate.

Sum of score times weight over the weights of what applies, by section where sections have
weights. A missing score gives no total; it never counts as zero. Bands belong to the instrument.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.instrument import PREDICATE_WORDS, Band, Instrument, LeftOut, Predicate
from kinerja_desktop.core.methods.method import (
    TOTAL_REASON,
    Item,
    Line,
    Method,
    Result,
    as_decimal,
    unsettled,
)
from kinerja_desktop.core.methods.typed_total import total_in_force, typed_total_lines
from kinerja_desktop.core.methods.weights import Part, Term, parts_of, weight_sums, weights_add_up
from kinerja_desktop.i18n import N_, _, ngettext, number


def total_of(parts: Iterable[Part]) -> Fraction:
    """Return the weighted mean of the parts that apply, as an exact fraction."""
    counted = [part for part in parts if not part.is_left_out]
    weight = sum((part.weight for part in counted), Fraction(0))
    return sum((part.weight * part.mean for part in counted), Fraction(0)) / weight


def reached_band(instrument: Instrument, total: Fraction) -> Band:
    """Return the band of an unrounded total; below the last limit it is the lowest."""
    ordered = sorted(instrument.bands, key=lambda b: b.from_total, reverse=True)
    return next((b for b in ordered if total >= Fraction(b.from_total)), ordered[-1])


def band(instrument: Instrument, total: Fraction) -> Predicate:
    """Return the predicate of an unrounded total."""
    return reached_band(instrument, total).predicate


def result(
    draft: Draft, items: tuple[Item, ...], instrument: Instrument, items_required: bool
) -> Result:
    """Read a draft: no total and no predicate before every indicator has a value."""
    del items_required
    parts = parts_of(draft, items, instrument)
    missing = _missing(draft, items, instrument, parts)
    common = Result(settled=len(items) - len(missing), count=len(items), missing=missing)
    if not _can_total(missing, instrument, parts):
        return common
    computed = total_of(parts)
    total = total_in_force(draft, computed, instrument.scale)
    return replace(
        common,
        predicate=None if total is None else band(instrument, total),
        total=None if total is None else as_decimal(total),
        ratings_missing=(TOTAL_REASON,) if total is None else (),
        arithmetic=_arithmetic(parts),
        computed_total=as_decimal(computed),
    )


def _missing(
    draft: Draft, items: tuple[Item, ...], instrument: Instrument, parts: tuple[Part, ...]
) -> tuple[str, ...]:
    """Return open items, and those left out where the instrument lets nothing be left out."""
    found = set(unsettled(draft, items))
    if instrument.left_out == LeftOut.BLOCKS:
        found.update(t.item.key for part in parts for t in part.terms if t.is_left_out)
    return tuple(item.key for item in items if item.key in found)


def _can_total(missing: tuple[str, ...], instrument: Instrument, parts: tuple[Part, ...]) -> bool:
    """Whether nothing is open, the weights add up, and no weighted section stands empty."""
    if missing or not weights_add_up(instrument) or not all(part.terms for part in parts):
        return False
    return any(not part.is_left_out for part in parts)


def _arithmetic(parts: tuple[Part, ...]) -> str:
    """Return the sum in one line, with a decimal point: (4 × 30 + 3 × 70) : 100."""
    if len(parts) == 1:
        terms = [f"{_exact(t.value or 0)} × {_exact(t.weight)}" for t in parts[0].counted]
        return f"({' + '.join(terms)}) : {_exact(parts[0].weight_sum)}"
    counted = [part for part in parts if not part.is_left_out]
    terms = [f"{_exact(part.mean)} × {_exact(part.weight)}" for part in counted]
    whole = sum((part.weight for part in counted), Fraction(0))
    return f"({' + '.join(terms)}) : {_exact(whole)}"


def _exact(value: Fraction | int) -> str:
    """Return a value with the decimals it has, four at most."""
    return f"{rounded_half_up(Fraction(value), 4).normalize():f}"


def explain(
    draft: Draft, items: tuple[Item, ...], instrument: Instrument, items_required: bool
) -> tuple[Line, ...]:
    """Return every step from scores to predicate; up to the total while something is open."""
    found = result(draft, items, instrument, items_required)
    parts = parts_of(draft, items, instrument)
    lines = [line for part in parts for line in _part_lines(part, draft, instrument, len(parts))]
    if found.computed_total is None:
        return (*lines, *_open_lines(found, instrument))
    if len(parts) > 1:
        lines.append(
            Line(
                label=_("Final score"),
                calculation=_shown(found.arithmetic),
                value=_shown(_exact(total_of(parts))),
                is_sum=True,
            )
        )
    lines += typed_total_lines(draft)
    total = total_in_force(draft, total_of(parts), instrument.scale)
    return tuple(lines) if total is None else (*lines, *_band_lines(instrument, total))


def _part_lines(part: Part, draft: Draft, instrument: Instrument, count: int) -> list[Line]:
    lines = [_term_line(term, draft, instrument) for term in part.terms]
    if count > 1:
        weight = _("weight {weight}").format(weight=_shown(_exact(part.weight)))
        lines.insert(0, Line(label=part.title, calculation=weight))
    is_whole = all(term.is_left_out or term.value is not None for term in part.terms)
    if part.counted and is_whole:
        told = _("Final score") if count == 1 else _("Mean of {section}").format(section=part.title)
        sums = f"{_shown(_exact(part.product_sum))} : {_shown(_exact(part.weight_sum))}"
        value = _shown(_exact(part.mean))
        lines.append(Line(label=told, calculation=sums, value=value, is_sum=True))
    return lines


def _term_line(term: Term, draft: Draft, instrument: Instrument) -> Line:
    if term.is_left_out:
        reason = draft.answer(term.item.key).reason.strip()
        told = _("does not apply: {reason}; its weight {weight} goes to the others")
        if instrument.left_out == LeftOut.BLOCKS:
            told = _("does not apply: {reason}; it holds back the total")
        words = told.format(reason=reason, weight=_shown(_exact(term.weight)))
        return Line(label=term.item.name, calculation=words, value="–")
    if term.value is None:
        return Line(label=term.item.name, calculation=_("not rated yet"), value="–")
    score = _shown(_exact(term.value))
    if term.value != term.score:
        steps = f"{term.item.scale.lo}…{term.item.scale.hi}"
        told = _("{score} (step {step} of {steps})")
        score = told.format(score=score, step=term.score, steps=steps)
    return Line(
        label=term.item.name,
        calculation=f"{score} × {_shown(_exact(term.weight))}",
        value=_shown(_exact(term.value * term.weight)),
    )


def _open_lines(found: Result, instrument: Instrument) -> list[Line]:
    lines = []
    if found.missing:
        told = ngettext("{n} item is open", "{n} items are open", len(found.missing))
        lines.append(Line(label=_("No total yet"), calculation=told.format(n=len(found.missing))))
    for one in weight_sums(instrument):
        if not one.fits:
            told = _("the weights total {total}; {rest} is missing to 100")
            words = told.format(total=number(one.total, 2), rest=number(one.rest, 2))
            lines.append(Line(label=_("No total yet"), calculation=words))
    return lines


def _band_lines(instrument: Instrument, total: Fraction) -> list[Line]:
    reached = reached_band(instrument, total)
    told = _("{total} reaches {limit}")
    if total < Fraction(reached.from_total):
        told = _("{total} lies below {limit}")
    places = places_needed(total, instrument)
    words = told.format(total=number(float(total), places), limit=number(reached.from_total, 2))
    word = PREDICATE_WORDS[reached.predicate]
    return [Line(label=_("Predicate"), calculation=words, value=word, is_sum=True)]


def places_needed(total: Fraction, instrument: Instrument) -> int:
    """Return two decimals, or more where rounding would carry a total across a band's limit."""
    limits = [Fraction(one.from_total) for one in instrument.bands]
    for places in (2, 4, 6):
        shown = Fraction(rounded_half_up(total, places))
        if all((total >= limit) == (shown >= limit) for limit in limits):
            return places
    return 8


def rounded_half_up(value: Fraction, places: int) -> Decimal:
    """Return a value as it is shown: half a last place goes up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _shown(text: str) -> str:
    """Return figures with the decimal mark of the language in force."""
    return text.replace(".", number(0.1, 1)[1])


METHOD = Method(
    key="weighted_indicators",
    title=N_("Weighted indicators"),
    summary=N_("anchors 1 to 5 with weights; an aid of the unit, not the official predicate"),
    has_ratings=False,
    is_official=False,
    result=result,
    explain=explain,
)
