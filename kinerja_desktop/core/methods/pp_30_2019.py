"""PP 30/2019 (Pasal 41) with PermenPANRB 8/2021: a number up to 120 from results and behaviour.

For July to December 2021 and the whole of 2021. Results are worth 70 % and behaviour 30 %, or 60
and 40 where an agency asks peers and subordinates: the weights of the instrument's sections.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.instrument import PREDICATE_WORDS, Instrument, Predicate
from kinerja_desktop.core.methods.attainment import (
    EXTRA_LIMIT,
    HIGHEST,
    converted,
    extra_points,
    reached,
)
from kinerja_desktop.core.methods.method import Item, ItemKind, Line, Method, Result
from kinerja_desktop.i18n import N_, _, ngettext, number

RESULTS, BEHAVIOUR, NEW_IDEA = "results", "behaviour", "new_idea"
WORDS = {**PREDICATE_WORDS, Predicate.BUTUH_PERBAIKAN: "Cukup"}
LIMITS = (
    (Fraction(90), Predicate.BAIK),
    (Fraction(70), Predicate.BUTUH_PERBAIKAN),
    (Fraction(50), Predicate.KURANG),
)


def total_value(results: Fraction, behaviour: Fraction, weights: tuple[int, int]) -> Fraction:
    """Return NK: results and behaviour (0 to 120) by their weights in percent."""
    return (weights[0] * results + weights[1] * behaviour) / Fraction(sum(weights))


def predicate_of(total: Fraction, *, has_new_idea: bool) -> Predicate:
    """Return the predicate of an unrounded NK; Sangat Baik needs 110 and a new idea."""
    if total >= 110 and has_new_idea:
        return Predicate.SANGAT_BAIK
    return next((word for limit, word in LIMITS if total >= limit), Predicate.SANGAT_KURANG)


def periodic_value(action_plan: Fraction, main: Fraction) -> Fraction:
    """Return the value of a periodic evaluation: the mean of action plan and main performance."""
    return (action_plan + main) / 2


@dataclass(frozen=True, kw_only=True)
class Reckoning:
    """Where a draft stands in numbers; a value is None while something of it is open."""

    values: dict[str, Fraction]
    main: Fraction | None
    extra: Fraction
    results: Fraction | None
    behaviour: Fraction | None
    weights: tuple[int, int]
    has_new_idea: bool
    missing: tuple[str, ...]

    @property
    def total(self) -> Fraction | None:
        if self.missing or self.results is None or self.behaviour is None:
            return None
        return total_value(self.results, self.behaviour, self.weights)


def reckon(draft: Draft, items: tuple[Item, ...], instrument: Instrument) -> Reckoning:
    """Compute every value of a draft, step by step."""
    values: dict[str, Fraction] = {}
    missing = []
    for item in items:
        value = item_value(draft, item)
        if value is not None:
            values[item.key] = value
        elif not draft.answer(item.key).is_settled:
            missing.append(item.key)
    main = [values[i.key] for i in items if i.is_main and i.key in values]
    extra = [values[i.key] for i in items if _is_extra(i) and i.key in values]
    behaviour = [values[i.key] for i in items if i.section == BEHAVIOUR and i.key in values]
    points = min(EXTRA_LIMIT, sum((extra_points(100, Fraction(1), v) for v in extra), Fraction(0)))
    mean = _mean(main)
    return Reckoning(
        values=values,
        main=mean,
        extra=points,
        results=None if mean is None else min(HIGHEST, mean + points),
        behaviour=_mean(behaviour),
        weights=_weights(instrument),
        has_new_idea=draft.answer(NEW_IDEA).step == 1,
        missing=tuple(missing),
    )


def item_value(draft: Draft, item: Item) -> Fraction | None:
    """Return the value of an item, 0 to 120: the typed one, else computed from realisations."""
    typed = draft.answer(item.key).value
    return computed_value(draft, item) if typed is None else Fraction(typed)


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


def _is_extra(item: Item) -> bool:
    return item.kind == ItemKind.RESULT and not item.is_main


def _mean(values: list[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None


def _weights(instrument: Instrument) -> tuple[int, int]:
    found = {section.key: section.weight for section in instrument.sections if section.weight}
    return int(found[RESULTS]), int(found[BEHAVIOUR])


def result(
    draft: Draft, items: tuple[Item, ...], instrument: Instrument, items_required: bool
) -> Result:
    """Read a draft: no total and no predicate before everything has a value."""
    del items_required
    found = reckon(draft, items, instrument)
    common = Result(
        settled=len(items) - len(found.missing), count=len(items), missing=found.missing
    )
    total = found.total
    if total is None or found.results is None or found.behaviour is None:
        return common
    one, other = found.weights
    return Result(
        predicate=predicate_of(total, has_new_idea=found.has_new_idea),
        total=Decimal(total.numerator) / Decimal(total.denominator),
        settled=common.settled,
        count=common.count,
        arithmetic=f"({_plain(found.results)} × {one} + {_plain(found.behaviour)} × {other}) : 100",
    )


def _plain(value: Fraction) -> str:
    return f"{round(Decimal(value.numerator) / Decimal(value.denominator), 3).normalize():f}"


def explain(
    draft: Draft, items: tuple[Item, ...], instrument: Instrument, items_required: bool
) -> tuple[Line, ...]:
    """Return attainments, values, NK and predicate, in order."""
    found = reckon(draft, items, instrument)
    lines = [line for item in items for line in _item_lines(draft, item, found)]
    for label, value in (
        (_("Main performance: mean of the values"), found.main),
        (_("Additional performance: points, 10 at most"), found.extra),
        (_("Value of the plan (SKP)"), found.results),
        (_("Value of behaviour: mean of the aspects"), found.behaviour),
    ):
        lines.append(Line(label=label, value=_shown(value), is_sum=True))
    read = result(draft, items, instrument, items_required)
    if found.total is None or read.predicate is None:
        told = ngettext("{n} item is open", "{n} items are open", len(found.missing))
        words = told.format(n=len(found.missing))
        return (*lines, Line(label=_("No total yet"), calculation=words))
    idea = _("with a new idea") if found.has_new_idea else _("without a new idea")
    one, other = found.weights
    sums = f"{one} % × {_shown(found.results)} + {other} % × {_shown(found.behaviour)}"
    lines.append(
        Line(label=_("Final score"), calculation=sums, value=_shown(found.total), is_sum=True)
    )
    words = f"{_shown(found.total)}, {idea}"
    word = WORDS[read.predicate]
    lines.append(Line(label=_("Predicate"), calculation=words, value=word, is_sum=True))
    return tuple(lines)


def _item_lines(draft: Draft, item: Item, found: Reckoning) -> list[Line]:
    answer = draft.answer(item.key)
    if item.key == NEW_IDEA:
        return []
    lines = []
    for indicator in item.work_result.indicators if item.work_result else ():
        realisation = answer.realisation(indicator.key)
        percent = reached(indicator, realisation)
        told = _("{realised} of {target}: {percent} %").format(
            realised=realisation or "–", target=indicator.target, percent=_shown(percent)
        )
        value = _shown(None if percent is None else converted(percent))
        lines.append(Line(label=indicator.text, calculation=told, value=value))
    value = _shown(found.values.get(item.key))
    return [*lines, Line(label=item.name, calculation=_item_words(draft, item, found), value=value)]


def _item_words(draft: Draft, item: Item, found: Reckoning) -> str:
    answer = draft.answer(item.key)
    if answer.value is None and answer.not_applicable:
        return _("does not apply: {reason}").format(reason=answer.reason.strip())
    if answer.value is None:
        return _("not rated yet") if item.key in found.missing else ""
    if item.work_result is None:
        return _("typed")
    computed = _shown(computed_value(draft, item))
    told = _("typed: {reason} (computed: {computed})")
    return told.format(reason=answer.reason.strip() or "–", computed=computed)


def _shown(value: Fraction | None) -> str:
    return "–" if value is None else number(float(value), 2)


METHOD = Method(
    key="pp_30_2019",
    title=N_("PP 30/2019"),
    summary=N_("attainment of targets and behaviour up to 120; for the second half of 2021"),
    has_ratings=False,
    is_official=True,
    result=result,
    explain=explain,
)
