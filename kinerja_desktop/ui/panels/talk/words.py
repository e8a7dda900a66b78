"""Words of the talk: its steps, ratings, the choices at its end, the time that has passed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kinerja_desktop.core.discussion import STEPS, AgendaStep, Choice
from kinerja_desktop.core.observation import SOURCE_WORDS, Source
from kinerja_desktop.i18n import N_, _, language, ngettext, number, short_date
from kinerja_desktop.ui.widgets.rating import RATING_FULL_WORDS

if TYPE_CHECKING:
    from kinerja_desktop.services.shared_talk import SharedPoint, SharedRating, SharedTalk

SHORT_WORDS = {
    AgendaStep.OPENING: N_("Opening"),
    AgendaStep.STORY: N_("Story"),
    AgendaStep.STRENGTHS: N_("Strengths"),
    AgendaStep.GROWTH: N_("Growth"),
    AgendaStep.ACTIONS: N_("Plans"),
    AgendaStep.COMMENT: N_("Comment"),
    AgendaStep.SIGNING: N_("Signature"),
}
NEXT_WORDS = {
    AgendaStep.STORY: N_("The employee's story"),
    AgendaStep.STRENGTHS: N_("Strengths"),
    AgendaStep.GROWTH: N_("Growth"),
    AgendaStep.ACTIONS: N_("Shared plans"),
    AgendaStep.COMMENT: N_("The employee's comment"),
    AgendaStep.SIGNING: N_("Signature"),
}
AGENDA_WORDS = {
    AgendaStep.OPENING: N_("Opening and purpose"),
    AgendaStep.STORY: N_("The employee's story first"),
    AgendaStep.STRENGTHS: N_("Strengths and evidence"),
    AgendaStep.GROWTH: N_("Growth and evidence"),
    AgendaStep.ACTIONS: N_("Shared plans"),
    AgendaStep.COMMENT: N_("The employee's comment"),
    AgendaStep.SIGNING: N_("Signature and closing"),
}
PRINTED_STEPS = frozenset({AgendaStep.ACTIONS, AgendaStep.COMMENT, AgendaStep.SIGNING})

_IF_THEN = re.compile(r"^(jika|if)\b(.*?)\b(maka|then)\b(.*)$", re.IGNORECASE | re.DOTALL)


THREE = (-1, 0, 1)


def rating_word(rating: SharedRating) -> str:
    """Return what an item got: words for three steps, the number itself on other scales."""
    if not rating.applies:
        return _("not applicable")
    if rating.value is not None:
        return number(rating.value, 2)
    if rating.step is None:
        return _("not rated")
    return _(RATING_FULL_WORDS[rating.step]) if rating.steps == THREE else str(rating.step)


def point_meta(point: SharedPoint) -> str:
    """4 Jun · Direct observation."""
    source = _(SOURCE_WORDS[Source(point.source)])
    return f"{short_date(point.happened_on, year=False)} · {source}"


def result_sentence(talk: SharedTalk) -> str:
    """Return the result as a sentence with **marks**, or nothing when it is not shown."""
    if talk.predicate is None:
        return ""
    predicate = talk.predicate_word
    if talk.total is not None:
        told = _("Result: {total}, predicate **{predicate}**.")
        return told.format(total=number(talk.total, 2), predicate=predicate)
    if talk.results_rating is None or talk.behaviour_rating is None:
        return _("Result: predicate **{predicate}**.").format(predicate=predicate)
    words = {step: text.lower() for step, text in _full_words().items()}
    return _("Work results: {results}. Behaviour: {behaviour}. Predicate: **{predicate}**.").format(
        results=words[talk.results_rating],
        behaviour=words[talk.behaviour_rating],
        predicate=predicate,
    )


def _full_words() -> dict[int, str]:
    return {step: _(text) for step, text in RATING_FULL_WORDS.items()}


def choice_words(talk: SharedTalk) -> tuple[tuple[Choice, str, str], ...]:
    """Return the four equal choices as (value, title, line)."""
    term = objection_term(talk)
    return (
        (Choice.READ, _("I have read and discussed this result"), ""),
        (Choice.READ_WITH_REMARKS, _("I have read it, with a remark"), ""),
        (Choice.OBJECTS, _("I object"), term),
        (Choice.NOT_TODAY, _("I do not want to sign today"), ""),
    )


def objection_term(talk: SharedTalk) -> str:
    """Return the term, counted from receipt of the document, and to whom."""
    days = ngettext(
        "{n} day from receipt of the document",
        "{n} days from receipt of the document",
        talk.objection_days,
    ).format(n=talk.objection_days)
    to_whom = talk.reviewer_name or _("the appraiser's superior")
    return _("{days}, to {to_whom}").format(days=days, to_whom=to_whom)


def audience(talk: SharedTalk, step: AgendaStep) -> str:
    """Return who sees what is written in a step, and whether it is printed."""
    if step == AgendaStep.SIGNING:
        words = _("Only the result of {called} is shown on this screen")
    elif step in PRINTED_STEPS:
        words = _("What is written here is seen by {called} and printed")
    else:
        words = _("What is written here is seen by {called}, not printed")
    return words.format(called=talk.called)


def marked_promise(text: str) -> str:
    """Set the words if and then in **marks**."""
    found = _IF_THEN.match(text.strip())
    if found is None:
        return text.strip()
    start, condition, then, act = found.groups()
    return f"**{start}**{condition}**{then}**{act}"


def passed(seconds: int) -> str:
    """31.20 in Indonesian, 31:20 in English: minutes and seconds."""
    sign = "." if language() == "id" else ":"
    return f"{seconds // 60:02d}{sign}{seconds % 60:02d}"


def place_of(step: AgendaStep) -> int:
    return STEPS.index(step)
