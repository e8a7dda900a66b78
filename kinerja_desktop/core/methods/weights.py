"""Weights: what every item counts, in percent; the stated rounding rule and what is left out.

Weights have two decimals. A sum within 0.01 for each weight of 100 is accepted and the rest goes
to the heaviest, the first on a tie. What does not apply leaves its weight to the others of its
section; a section that wholly does not apply leaves it to the other sections. Shares stay exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.instrument import Instrument, Scale, Section
from kinerja_desktop.core.methods.method import Item

TOLERANCE = Decimal("0.01")
WHOLE = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class WeightSum:
    """Weights that must total 100: those of a section's indicators, or of the whole ("")."""

    section: str
    weights: tuple[Decimal, ...]

    @property
    def total(self) -> Decimal:
        return sum(self.weights, Decimal(0))

    @property
    def rest(self) -> Decimal:
        """What is still to be given; negative when there is too much."""
        return WHOLE - self.total

    @property
    def fits(self) -> bool:
        return abs(self.rest) <= TOLERANCE * len(self.weights)


def settled_weights(weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return weights that total exactly 100: the rest goes to the heaviest, the first on a tie."""
    heaviest = max(range(len(weights)), key=lambda place: weights[place])
    rest = WHOLE - sum(weights, Decimal(0))
    return tuple(w + rest if place == heaviest else w for place, w in enumerate(weights))


def weight_sums(instrument: Instrument) -> tuple[WeightSum, ...]:
    """Return every sum that must be 100; none for a method without weights."""
    of_sections = tuple(s.weight for s in instrument.sections if s.weight)
    if not of_sections:
        flat = tuple(ind.weight for ind in instrument.indicators() if ind.weight)
        return (WeightSum(section="", weights=flat),) if flat else ()
    inner = [
        WeightSum(section=section.key, weights=weights)
        for section in instrument.sections
        if section.weight and ((weights := _own_weights(section)) or _is_empty(section))
    ]
    return (WeightSum(section="", weights=of_sections), *inner)


def _is_empty(section: Section) -> bool:
    """Whether nothing can be rated in it: its share of the whole would hang in the air."""
    return not section.from_plan and not section.indicators


def _own_weights(section: Section) -> tuple[Decimal, ...]:
    return tuple(ind.weight for ind in section.indicators if ind.weight)


def weights_add_up(instrument: Instrument) -> bool:
    """Whether everything that must total 100 does, within the tolerance."""
    return all(found.fits for found in weight_sums(instrument))


@dataclass(frozen=True, kw_only=True)
class Term:
    """One item in the sum. `score` is on its own scale, `value` on the instrument's.

    Both are None while nothing is chosen, and `is_left_out` when the item does not apply.
    `weight` is in percent of the part it stands in.
    """

    item: Item
    weight: Fraction
    score: Decimal | None
    value: Fraction | None
    is_left_out: bool


@dataclass(frozen=True, kw_only=True)
class Part:
    """Terms whose weights total 100: a weighted section, or the whole without sections."""

    section: str
    title: str
    weight: Fraction
    terms: tuple[Term, ...]

    @property
    def counted(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.value is not None)

    @property
    def is_left_out(self) -> bool:
        return bool(self.terms) and all(term.is_left_out for term in self.terms)

    @property
    def weight_sum(self) -> Fraction:
        """The weights that count; less than 100 where something was left out."""
        return sum((term.weight for term in self.counted), Fraction(0))

    @property
    def product_sum(self) -> Fraction:
        return sum((term.weight * (term.value or 0) for term in self.counted), Fraction(0))

    @property
    def mean(self) -> Fraction:
        """The weighted mean of what counts."""
        return self.product_sum / self.weight_sum


def parts_of(draft: Draft, items: tuple[Item, ...], instrument: Instrument) -> tuple[Part, ...]:
    """Return what is summed up. Items without weight are rated in words only and left aside."""
    weighted = [section for section in instrument.sections if section.weight]
    if not weighted:
        flat = [item for item in items if item.indicator and item.indicator.weight]
        return (_part(draft, flat, instrument),) if flat else ()
    shares = settled_weights([section.weight or Decimal(0) for section in weighted])
    return tuple(
        _part(draft, _in_section(section, items), instrument, section=section, weight=share)
        for section, share in zip(weighted, shares, strict=True)
    )


def _in_section(section: Section, items: tuple[Item, ...]) -> list[Item]:
    own = [item for item in items if item.section == section.key]
    if not _own_weights(section):
        return own
    return [item for item in own if item.indicator and item.indicator.weight]


def _part(
    draft: Draft,
    items: list[Item],
    instrument: Instrument,
    *,
    section: Section | None = None,
    weight: Decimal = WHOLE,
) -> Part:
    terms = []
    for item, share in zip(items, _shares(items), strict=True):
        answer = draft.answer(item.key)
        score = answer.value if answer.step is None else Decimal(answer.step)
        terms.append(
            Term(
                item=item,
                weight=share,
                score=score,
                value=None if score is None else brought_onto(instrument.scale, item.scale, score),
                is_left_out=score is None and answer.is_settled,
            )
        )
    return Part(
        section=section.key if section else "",
        title=section.title if section else "",
        weight=Fraction(weight),
        terms=tuple(terms),
    )


def _shares(items: list[Item]) -> list[Fraction]:
    """Return the weights of items in percent; equal ones where none is given."""
    given = [item.indicator.weight for item in items if item.indicator and item.indicator.weight]
    if given:
        return [Fraction(weight) for weight in settled_weights(given)]
    return [Fraction(100, len(items)) for _item in items]


def brought_onto(wanted: Scale, own: Scale, score: Decimal) -> Fraction:
    """Return a score of one scale on another: ends on ends, evenly between."""
    share = (Fraction(score) - own.lo) / (own.hi - own.lo)
    return wanted.lo + share * (wanted.hi - wanted.lo)
