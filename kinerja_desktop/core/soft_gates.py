"""What may still be open when an appraisal becomes final (M23: G7-G11): told, never refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.fairness.hint import listed
from kinerja_desktop.core.fairness.talk import Surprise, surprise
from kinerja_desktop.core.gates import Gate, open_points
from kinerja_desktop.core.methods.method import Item
from kinerja_desktop.core.observation import SOURCE_WORDS, Observation, Valence
from kinerja_desktop.core.period import Period
from kinerja_desktop.i18n import _, ngettext, short_date

SHARED_BEFORE_DAYS = 7
SOURCES_NEEDED = 2


@dataclass(frozen=True, kw_only=True)
class SoftGateInput:
    """What the open gates look at. `rated_from` is the day of the first rating.

    `shared_on` is when plan and rubric were shown, `talk_on` the day of the talk, `open_hints`
    the number of reading prompts without an answer.
    """

    items: tuple[Item, ...]
    draft: Draft
    notes: tuple[Observation, ...]
    period: Period
    shared_on: date | None = None
    rated_from: date | None = None
    talk_on: date | None = None
    open_hints: int = 0
    notes_per_item: int = 4


def soft_gates(given: SoftGateInput) -> tuple[Gate, ...]:
    """Return G7 to G11 in order; each says what is met or still open."""
    return (
        _rubric_shared(given),
        _no_surprise(given),
        _enough_notes(given),
        _several_sources(given),
        _prompts_read(given),
    )


def linked_improvements(draft: Draft, notes: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Return the notes to improve that a rating rests on."""
    linked = {number for answer in draft.answers for number in answer.evidence}
    return tuple(note for note in notes if note.id in linked and note.valence == Valence.MINUS)


def _soft(key: str, title: str, proof: str, *, is_met: bool) -> Gate:
    return Gate(key=key, title=title, proof=proof, is_met=is_met, is_hard=False)


def _rubric_shared(given: SoftGateInput) -> Gate:
    shared, rated = given.shared_on, given.rated_from
    is_met = shared is not None and (
        rated is None or shared <= rated - timedelta(days=SHARED_BEFORE_DAYS)
    )
    proof = _("not shown to the employee yet")
    if shared is not None:
        proof = _("shown on {day}").format(day=short_date(shared))
    return _soft("G7", _("Plan and anchors were known a week before"), proof, is_met=is_met)


def _no_surprise(given: SoftGateInput) -> Gate:
    notes = linked_improvements(given.draft, given.notes)
    talk_on = given.talk_on or given.period.end
    found: Surprise = surprise([note.shared_on for note in notes], talk_on)
    proof = _("{told} of {count} notes to improve were told in time").format(
        told=found.told, count=found.count
    )
    return _soft("G8", _("The talk holds no surprise"), proof, is_met=not found.asks)


def _enough_notes(given: SoftGateInput) -> Gate:
    thin = open_points(given.items, given.notes, given.period, target=given.notes_per_item)
    proof = _("enough notes on every item")
    if thin:
        proof = _("few notes: {names}").format(names=listed(thin, most=3))
    return _soft("G9", _("Evidence is not thin"), proof, is_met=not thin)


def _several_sources(given: SoftGateInput) -> Gate:
    sources = sorted({note.source for note in given.notes})
    names = listed([_(SOURCE_WORDS[source]) for source in sources], most=len(sources))
    proof = names or _("no notes yet")
    is_met = len(sources) >= SOURCES_NEEDED
    return _soft("G10", _("More than one kind of source"), proof, is_met=is_met)


def _prompts_read(given: SoftGateInput) -> Gate:
    proof = _("all reading prompts are answered")
    if given.open_hints:
        told = ngettext(
            "{n} reading prompt is open", "{n} reading prompts are open", given.open_hints
        )
        proof = told.format(n=given.open_hints)
    return _soft("G11", _("Reading prompts were looked at"), proof, is_met=not given.open_hints)
