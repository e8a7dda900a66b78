"""Every value of a draft under PP 30/2019, step by step: results, behaviour, idea, first half."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.instrument import Instrument
from kinerja_desktop.core.methods.attainment import (
    EXTRA_LIMIT,
    HIGHEST,
    converted,
    extra_points,
    reached,
)
from kinerja_desktop.core.methods.method import Item, ItemKind
from kinerja_desktop.core.methods.year_2021 import FIRST_HALF, Brought, brought_to_120, year_value

RESULTS, BEHAVIOUR, NEW_IDEA = "results", "behaviour", "new_idea"


def total_value(results: Fraction, behaviour: Fraction, weights: tuple[int, int]) -> Fraction:
    """Return NK: results and behaviour (0 to 120) by their weights in percent."""
    return (weights[0] * results + weights[1] * behaviour) / Fraction(sum(weights))


@dataclass(frozen=True, kw_only=True)
class Reckoning:
    """Where a draft stands in numbers; a value is None while something of it is open.

    `values` are in force by item key, `computed` those from realisations. `first_half` is the
    value of PP 46/2011 where the period is the whole year 2021.
    """

    values: dict[str, Fraction]
    computed: dict[str, Fraction]
    main: Fraction | None
    extra: Fraction
    results: Fraction | None
    behaviour: Fraction | None
    weights: tuple[int, int]
    has_new_idea: bool
    missing: tuple[str, ...]
    first_half: Brought | None = None

    @property
    def half(self) -> Fraction | None:
        """NK of results and behaviour: of the period, or of its second half."""
        if self.missing or self.results is None or self.behaviour is None:
            return None
        return total_value(self.results, self.behaviour, self.weights)

    @property
    def total(self) -> Fraction | None:
        """The value the predicate is read from: NK, or the mean of both halves of 2021."""
        half = self.half
        if half is None or self.first_half is None:
            return half
        brought = self.first_half.value
        return None if brought is None else year_value(brought, half)


def reckon(draft: Draft, items: tuple[Item, ...], instrument: Instrument) -> Reckoning:
    """Compute every value of a draft."""
    computed = {i.key: v for i in items if (v := computed_value(draft, i)) is not None}
    values: dict[str, Fraction] = {}
    missing = []
    for item in items:
        value = _in_force(draft, item, computed)
        if value is not None:
            values[item.key] = value
        if value is None and not _is_settled(draft, item, computed):
            missing.append(item.key)
    main = _mean([values[i.key] for i in items if i.is_main and i.key in values])
    extra = [values[i.key] for i in items if _is_extra(i) and i.key in values]
    behaviour = [values[i.key] for i in items if i.section == BEHAVIOUR and i.key in values]
    points = min(EXTRA_LIMIT, sum((extra_points(100, Fraction(1), v) for v in extra), Fraction(0)))
    return Reckoning(
        values=values,
        computed=computed,
        main=main,
        extra=points,
        results=None if main is None else min(HIGHEST, main + points),
        behaviour=_mean(behaviour),
        weights=_weights(instrument),
        has_new_idea=draft.answer(NEW_IDEA).step == 1,
        missing=tuple(missing),
        first_half=first_half_of(draft, items),
    )


def first_half_of(draft: Draft, items: tuple[Item, ...]) -> Brought | None:
    """Return what the first half of 2021 gives on the scale to 120; None for other periods."""
    if not any(item.key == FIRST_HALF for item in items):
        return None
    typed = draft.answer(FIRST_HALF).value
    return Brought(value=None) if typed is None else brought_to_120(Fraction(typed))


def computed_value(draft: Draft, item: Item) -> Fraction | None:
    """Return the mean value of a result's indicators, or None while one has no figures."""
    answer = draft.answer(item.key)
    if answer.not_applicable or item.work_result is None or not item.work_result.indicators:
        return None
    found = [
        reached(indicator, answer.realisation(indicator.key))
        for indicator in item.work_result.indicators
    ]
    values = [converted(one) for one in found if one is not None]
    return _mean(values) if len(values) == len(found) else None


def lacks_override_reason(draft: Draft, item: Item, computed: Fraction | None) -> bool:
    """Whether a value is typed over a computed one without saying why."""
    answer = draft.answer(item.key)
    is_typed_over = answer.value is not None and computed is not None
    return is_typed_over and not answer.reason.strip()


def _in_force(draft: Draft, item: Item, computed: dict[str, Fraction]) -> Fraction | None:
    """Return the value of an item: the typed one with its reason, else the computed one."""
    typed, own = draft.answer(item.key).value, computed.get(item.key)
    if typed is None or item.key == FIRST_HALF:
        return own
    if not item.scale.holds(typed) or lacks_override_reason(draft, item, own):
        return None
    return Fraction(typed)


def _is_settled(draft: Draft, item: Item, computed: dict[str, Fraction]) -> bool:
    answer = draft.answer(item.key)
    if item.key == FIRST_HALF:
        return answer.value is not None and brought_to_120(Fraction(answer.value)).value is not None
    if answer.value is not None:
        own = computed.get(item.key)
        return item.scale.holds(answer.value) and not lacks_override_reason(draft, item, own)
    return answer.is_settled


def _is_extra(item: Item) -> bool:
    return item.kind == ItemKind.RESULT and not item.is_main


def _mean(values: list[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None


def _weights(instrument: Instrument) -> tuple[int, int]:
    found: dict[str, Decimal] = {s.key: s.weight for s in instrument.sections if s.weight}
    return int(found[RESULTS]), int(found[BEHAVIOUR])
