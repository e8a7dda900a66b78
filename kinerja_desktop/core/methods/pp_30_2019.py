"""PP 30/2019 (Pasal 41) with PermenPANRB 8/2021: a number up to 120 from results and behaviour.

For July to December 2021 and the whole of 2021. Results are worth 70 % and behaviour 30 %, or 60
and 40 where an agency asks peers and subordinates: the weights of the instrument's sections.
"""

from __future__ import annotations

from fractions import Fraction

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.instrument import PREDICATE_WORDS, Instrument, Predicate
from kinerja_desktop.core.methods.attainment import converted, reached
from kinerja_desktop.core.methods.method import (
    TOTAL_REASON,
    Item,
    Line,
    Method,
    Result,
    as_decimal,
)
from kinerja_desktop.core.methods.reckoning import (
    NEW_IDEA,
    Reckoning,
    lacks_override_reason,
    reckon,
)
from kinerja_desktop.core.methods.typed_total import total_in_force, typed_total_lines
from kinerja_desktop.core.methods.year_2021 import FIRST_HALF, covering
from kinerja_desktop.i18n import N_, _, ngettext, number

WORDS = {**PREDICATE_WORDS, Predicate.BUTUH_PERBAIKAN: "Cukup"}
LIMITS = (
    (Fraction(90), Predicate.BAIK),
    (Fraction(70), Predicate.BUTUH_PERBAIKAN),
    (Fraction(50), Predicate.KURANG),
)


def predicate_of(total: Fraction, *, has_new_idea: bool) -> Predicate:
    """Return the predicate of an unrounded NK; Sangat Baik needs 110 and a new idea."""
    if total >= 110 and has_new_idea:
        return Predicate.SANGAT_BAIK
    return next((word for limit, word in LIMITS if total >= limit), Predicate.SANGAT_KURANG)


def periodic_value(action_plan: Fraction, main: Fraction) -> Fraction:
    """Return the value of a periodic evaluation: the mean of action plan and main performance."""
    return (action_plan + main) / 2


def result(
    draft: Draft, items: tuple[Item, ...], instrument: Instrument, items_required: bool
) -> Result:
    """Read a draft: no total and no predicate before everything has a value."""
    del items_required
    found = reckon(draft, items, instrument)
    computed, idea = found.total, found.has_new_idea
    total = None if computed is None else total_in_force(draft, computed, instrument.scale)
    lacks_reason = computed is not None and total is None
    return Result(
        predicate=None if total is None else predicate_of(total, has_new_idea=idea),
        total=None if total is None else as_decimal(total),
        settled=len(items) - len(found.missing),
        count=len(items),
        missing=found.missing,
        ratings_missing=(TOTAL_REASON,) if lacks_reason else (),
        arithmetic="" if computed is None else _arithmetic(found),
        computed_total=None if computed is None else as_decimal(computed),
        values=found.values,
        notes=_notes(draft, items, found),
        rule=rule_words(total, has_new_idea=idea),
    )


def _arithmetic(found: Reckoning) -> str:
    one, other = found.weights
    sums = f"({_plain(found.results)} × {one} + {_plain(found.behaviour)} × {other}) : 100"
    if found.first_half is None:
        return sums
    return f"({_plain(found.first_half.value)} + {_plain(found.half)}) : 2"


def _plain(value: Fraction | None) -> str:
    return "–" if value is None else f"{round(as_decimal(value), 3).normalize():f}"


def rule_words(total: Fraction | None, *, has_new_idea: bool) -> str:
    """Say the bands, and what a total from 110 lacks for the highest predicate."""
    if total is not None and total >= 110 and not has_new_idea:
        return _("From 110 it is Sangat Baik only with a new idea; without one it stays Baik.")
    return _("Sangat Baik from 110 with a new idea, Baik from 90, Cukup from 70, Kurang from 50.")


def _notes(draft: Draft, items: tuple[Item, ...], found: Reckoning) -> dict[str, str]:
    notes = {}
    for item in items:
        if item.key == FIRST_HALF:
            notes[item.key] = _first_half_note(found)
        elif item.work_result is not None:
            notes[item.key] = _result_note(draft, item, found)
    return {key: words for key, words in notes.items() if words}


def _first_half_note(found: Reckoning) -> str:
    half = found.first_half
    if half is None or (half.value is None and half.by_lower_band is None):
        return _("Type the value of PP 46/2011 for January to June.")
    if half.value is not None:
        return _("On the scale to 120 it is {value}.").format(value=_shown(half.value))
    words = _(
        "Between two bands the rule gives no value: {lower} by the lower, {upper} by the upper. "
        "Type a whole number."
    )
    return words.format(lower=_shown(half.by_lower_band), upper=_shown(half.by_upper_band))


def _result_note(draft: Draft, item: Item, found: Reckoning) -> str:
    computed = found.computed.get(item.key)
    if computed is None:
        if draft.answer(item.key).not_applicable:
            return ""
        return _("Nothing can be computed yet: figures for targets and realisations are missing.")
    told = _("Computed from the realisations: {value}.").format(value=_shown(computed))
    if lacks_override_reason(draft, item, computed):
        wanted = _("Write why another value is given.")
        told = f"{told} {wanted}"
    return told


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
    if found.total is None:
        told = ngettext("{n} item is open", "{n} items are open", len(found.missing))
        words = told.format(n=len(found.missing))
        return (*lines, Line(label=_("No total yet"), calculation=words))
    lines += _total_lines(draft, found)
    if read.predicate is None:
        words = _("set by the appraiser, but not why")
        return (*lines, Line(label=_("No predicate yet"), calculation=words))
    idea = _("with a new idea") if found.has_new_idea else _("without a new idea")
    words = f"{_shown(Fraction(read.total or 0))}, {idea}"
    word = WORDS[read.predicate]
    return (*lines, Line(label=_("Predicate"), calculation=words, value=word, is_sum=True))


def _total_lines(draft: Draft, found: Reckoning) -> list[Line]:
    one, other = found.weights
    sums = f"{one} % × {_shown(found.results)} + {other} % × {_shown(found.behaviour)}"
    label = _("Final score")
    lines = []
    if found.first_half is not None:
        half = found.first_half.value
        lines += [
            Line(label=_("July to December (PP 30/2019)"), calculation=sums,
                 value=_shown(found.half)),
            Line(label=_("January to June (PP 46/2011), brought to 120"), value=_shown(half)),
        ]  # fmt: skip
        sums = f"({_shown(half)} + {_shown(found.half)}) : 2"
    lines.append(Line(label=label, calculation=sums, value=_shown(found.total), is_sum=True))
    return [*lines, *typed_total_lines(draft)]


def _item_lines(draft: Draft, item: Item, found: Reckoning) -> list[Line]:
    answer = draft.answer(item.key)
    if item.key in {NEW_IDEA, FIRST_HALF}:
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
    computed = _shown(found.computed.get(item.key))
    told = _("typed: {reason} (computed: {computed})")
    return told.format(reason=answer.reason.strip() or "–", computed=computed)


def _shown(value: Fraction | None) -> str:
    return "–" if value is None else number(as_decimal(value), 2)


METHOD = Method(
    key="pp_30_2019",
    title=N_("PP 30/2019"),
    summary=N_("attainment of targets and behaviour up to 120; for the second half of 2021"),
    has_ratings=False,
    is_official=True,
    result=result,
    explain=explain,
    words=WORDS,
    fitted=covering,
)
