"""Method: what every appraisal method promises, and the values it speaks in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kinerja_desktop.core.appraisal import Draft, Rating
from kinerja_desktop.core.instrument import (
    FIVE_STEPS,
    PREDICATE_WORDS,
    Anchor,
    Indicator,
    Instrument,
    Predicate,
    Scale,
    Section,
)
from kinerja_desktop.core.plan import Plan, ResultKind, WorkResult


class ItemKind(StrEnum):
    """What an item is: a planned work result, a behaviour value, or an indicator."""

    RESULT = "result"
    BEHAVIOUR = "behaviour"
    INDICATOR = "indicator"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing to be rated for one employee, on its own scale."""

    key: str
    name: str
    short_name: str
    kind: ItemKind
    section: str
    scale: Scale = FIVE_STEPS
    anchors: tuple[Anchor, ...] = ()
    work_result: WorkResult | None = None
    indicator: Indicator | None = None

    @property
    def is_main(self) -> bool:
        return self.work_result is not None and self.work_result.kind == ResultKind.MAIN

    def anchor(self, step: int | None) -> str:
        return next((anchor.text for anchor in self.anchors if anchor.step == step), "")


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """What the item steps suggest for the overall ratings; shown beside, never preselected.

    `has_notice` is set when exactly half lie on one side: the criteria leave it open.
    """

    results: Rating | None = None
    behaviour: Rating | None = None
    has_notice: bool = False


TOTAL_REASON = "total_reason"


@dataclass(frozen=True, kw_only=True)
class Result:
    """Where an appraisal stands. Predicate and total are None while anything is missing.

    `values` are the numbers in force by item key where a method counts, `notes` what is to be
    known beside an item, `rule` how the total leads to the predicate; texts are in the language
    in force. `is_beside_criteria` is set where an overall rating goes against what the rule says
    of the items: it wants a reason. `computed_total` stays beside a typed one. `ratings_missing`
    names overall ratings, or TOTAL_REASON.
    """

    predicate: Predicate | None = None
    total: Decimal | None = None
    settled: int = 0
    count: int = 0
    missing: tuple[str, ...] = ()
    ratings_missing: tuple[str, ...] = ()
    suggestion: Suggestion = Suggestion()
    arithmetic: str = ""
    computed_total: Decimal | None = None
    values: Mapping[str, Fraction] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    rule: str = ""
    is_beside_criteria: bool = False

    @property
    def is_complete(self) -> bool:
        return self.predicate is not None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One step of the open arithmetic: what, how it is reached, what it gives.

    Texts are in the language in force; `is_sum` marks totals and the predicate.
    """

    label: str
    calculation: str = ""
    value: str = ""
    is_sum: bool = False


@dataclass(frozen=True, kw_only=True)
class Method:
    """One registered method. `has_ratings` tells whether the appraiser chooses two ratings.

    `result` and `explain` take (draft, items, instrument) and whether every item must be
    settled; `explain` gives every step from the ratings to the predicate, in order. `words` are
    the predicates as the rule names them. `fitted` gives an instrument what a period that begins
    on a day asks for.
    """

    key: str
    title: str
    summary: str
    has_ratings: bool
    is_official: bool
    result: Callable[[Draft, tuple[Item, ...], Instrument, bool], Result]
    explain: Callable[[Draft, tuple[Item, ...], Instrument, bool], tuple[Line, ...]]
    words: Mapping[Predicate, str] = field(default_factory=lambda: PREDICATE_WORDS)
    fitted: Callable[[Instrument, date], Instrument] = lambda instrument, _start: instrument


def items_of(instrument: Instrument, plan: Plan | None) -> tuple[Item, ...]:
    """Return what is rated for this employee: planned results first, then the instrument's own."""
    found: list[Item] = []
    for section in instrument.sections:
        if section.from_plan:
            found += _planned(section, instrument, plan)
        else:
            found += [_of_indicator(section, instrument, one) for one in section.indicators]
    return tuple(found)


def _planned(section: Section, instrument: Instrument, plan: Plan | None) -> list[Item]:
    results = plan.work_results if plan is not None else ()
    ordered = [result for kind in ResultKind for result in results if result.kind == kind]
    return [
        Item(
            key=result.key,
            name=result.text,
            short_name=result.word,
            kind=ItemKind.RESULT,
            section=section.key,
            scale=instrument.scale_of(section),
            anchors=section.anchors,
            work_result=result,
        )
        for result in ordered
    ]


def _of_indicator(section: Section, instrument: Instrument, indicator: Indicator) -> Item:
    is_weighted = indicator.weight or section.weight
    return Item(
        key=indicator.key,
        name=indicator.name,
        short_name=indicator.word,
        kind=ItemKind.INDICATOR if is_weighted else ItemKind.BEHAVIOUR,
        section=section.key,
        scale=instrument.scale_of(section, indicator),
        anchors=indicator.anchors or section.anchors,
        indicator=indicator,
    )


def unsettled(draft: Draft, items: tuple[Item, ...]) -> tuple[str, ...]:
    """Return the keys of items that are neither rated nor marked as not applicable."""
    return tuple(item.key for item in items if not draft.answer(item.key).is_settled)


def as_decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
