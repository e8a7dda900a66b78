"""Gates before an appraisal becomes final (fair-appraisal M23: G1-G6 and G12, and open ones)."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_desktop.core.appraisal import REASON_MINIMUM, Answer, Appraisal
from kinerja_desktop.core.discussion import Discussion
from kinerja_desktop.core.evidence import Level, notes_of_item, sufficiency
from kinerja_desktop.core.fairness.beside_notes import Support, support
from kinerja_desktop.core.fairness.hint import listed
from kinerja_desktop.core.instrument import Instrument, Predicate
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import Item, Result
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.period import Period
from kinerja_desktop.i18n import _, ngettext, short_date

EXTREME_PREDICATES = frozenset({Predicate.SANGAT_BAIK, Predicate.KURANG, Predicate.SANGAT_KURANG})


@dataclass(frozen=True, kw_only=True)
class Gate:
    """One condition: `key` is its name in M23, `proof` says why it is met or what to do."""

    key: str
    title: str
    proof: str
    is_met: bool
    is_hard: bool = True


@dataclass(frozen=True, kw_only=True)
class GateInput:
    """What the gates look at. `evidence_needed` notes carry an extreme predicate."""

    appraisal: Appraisal
    items: tuple[Item, ...]
    result: Result
    instrument: Instrument
    discussion: Discussion | None
    reviewer: str
    without_talk_reason: str = ""
    evidence_needed: int = 1
    objection_days: int = 14


def gates(given: GateInput) -> tuple[Gate, ...]:
    """Return all hard gates in the order of the document."""
    return (
        _all_rated(given),
        _documented(given),
        _voice(given),
        _objection_told(given),
        _talk(given),
        _instrument_kept(given),
        Gate(
            key="G12",
            title=_("Private notes stay out"),
            proof=_("they have no place in any document"),
            is_met=True,
        ),
    )


def _all_rated(given: GateInput) -> Gate:
    open_count = len(given.result.missing) + len(given.result.ratings_missing)
    met = given.result.is_complete
    proof = ngettext("{n} item rated", "{n} items rated", given.result.count).format(
        n=given.result.count
    )
    if not met:
        proof = ngettext("{n} still open", "{n} still open", open_count).format(n=open_count)
    return Gate(key="G1", title=_("Every item is rated"), proof=proof, is_met=met)


def _documented(given: GateInput) -> Gate:
    linked = sum(len(answer.evidence) for answer in given.appraisal.draft.answers)
    predicate = given.result.predicate
    reason = len(given.appraisal.draft.justification.strip()) >= REASON_MINIMUM
    bare = _bare_items(given)
    met = (
        predicate is not None
        and not bare
        and (predicate not in EXTREME_PREDICATES or linked >= given.evidence_needed or reason)
        and (reason or not given.result.is_beside_criteria)
    )
    words = METHODS[given.instrument.method].words
    word = words[predicate] if predicate else ""
    proof = _("{predicate}, {n} notes linked").format(predicate=word, n=linked)
    if not met:
        proof = _("link a note, or write a reason of {n} characters").format(n=REASON_MINIMUM)
    if bare:
        proof = f"{listed(bare, most=3)}: {proof}"
    return Gate(key="G2", title=_("The predicate has its reasons"), proof=proof, is_met=met)


def _bare_items(given: GateInput) -> tuple[str, ...]:
    """Return the items at either end of their scale without a note or a reason (M06).

    Where two overall ratings make the predicate, the predicate is looked at instead.
    """
    if METHODS[given.instrument.method].has_ratings:
        return ()
    found = []
    for item in given.items:
        answer = given.appraisal.draft.answer(item.key)
        if needs_backing(item, answer, given.evidence_needed):
            found.append(item.short_name)
    return tuple(found)


def needs_backing(item: Item, answer: Answer, evidence_needed: int) -> bool:
    """Whether a score at either end of its scale still lacks its notes or its reason (M06)."""
    chosen = answer.step if answer.value is None else answer.value
    if chosen is None:
        return False
    backing = support(
        chosen,
        item.scale,
        linked=len(answer.evidence),
        reason=answer.words,
        enough=evidence_needed,
    )
    return backing == Support.NEEDED


def _voice(given: GateInput) -> Gate:
    talk = given.discussion
    comment = talk.comment.strip() if talk else ""
    told = bool(talk and (comment or talk.no_comment or talk.refusal_reason.strip()))
    met = told or bool(given.without_talk_reason.strip())
    proof = _("write the comment, or that there is none")
    if comment:
        proof = f"“{comment[:60]}”"
    elif met:
        proof = _("no comment, said by the employee") if told else _("absent, with a reason")
    return Gate(key="G3", title=_("The employee was heard"), proof=proof, is_met=met)


def _objection_told(given: GateInput) -> Gate:
    told = given.discussion is not None and given.discussion.objection_told
    met = told or bool(given.without_talk_reason.strip())
    proof = _("within {n} days of receipt").format(n=given.objection_days)
    if given.reviewer:
        proof = _("{reviewer}, within {n} days of receipt").format(
            reviewer=given.reviewer, n=given.objection_days
        )
    if not met:
        proof = _("shown in the last step of the talk")
    return Gate(key="G4", title=_("The right to object was told"), proof=proof, is_met=met)


def _talk(given: GateInput) -> Gate:
    talk = given.discussion
    signed = talk is not None and talk.is_signed
    met = signed or bool(given.without_talk_reason.strip())
    proof = _("hold the talk, or write why there is none")
    if signed and talk is not None and talk.ended_at is not None:
        proof = _("signed on {day}").format(day=short_date(talk.ended_at.date()))
    elif met:
        proof = given.without_talk_reason.strip()
    return Gate(key="G5", title=_("The talk took place"), proof=proof, is_met=met)


def _instrument_kept(given: GateInput) -> Gate:
    met = given.appraisal.instrument_id in {0, given.instrument.id}
    started = given.appraisal.started_on
    proof = _("version {n}").format(n=given.instrument.version)
    if started is not None:
        proof = _("version {n} since {day}").format(
            n=given.instrument.version, day=short_date(started)
        )
    if not met:
        proof = _("the method changed after the first rating; rate again")
    return Gate(key="G6", title=_("Plan and method unchanged"), proof=proof, is_met=met)


def open_points(
    items: tuple[Item, ...],
    notes: tuple[Observation, ...],
    period: Period,
    *,
    target: int = 4,
) -> tuple[str, ...]:
    """Return the names of items whose evidence is thin (G9): told, never holding back."""
    return tuple(
        item.short_name
        for item in items
        if sufficiency(notes_of_item(notes, item.key), period, target=target).level == Level.LOW
    )
