"""Words of an objection: where it stands, how long the term runs, what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.core.objection import ObjectionState, Outcome
from kinerja_desktop.i18n import N_, _, ngettext, short_date
from kinerja_desktop.ui.widgets.verdicts import EventItem

if TYPE_CHECKING:
    from kinerja_desktop.services.objecting import ObjectionView

OUTCOME_WORDS = {
    Outcome.UPHELD: N_("The result stays"),
    Outcome.CHANGED: N_("The result is changed"),
}
ACT_WORDS = {
    ObjectionState.NONE: N_("Record the objection"),
    ObjectionState.FILED: N_("Begin the examination"),
    ObjectionState.EXAMINED: N_("Record the decision"),
    ObjectionState.DECIDED: N_("To the results"),
}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where an objection stands in a title and a sentence, with its look."""

    title: str
    sentence: str
    tone: str
    icon: str


def term_words(view: ObjectionView) -> str:
    """Say the last day to object and how far away it is."""
    objection, left = view.objection, view.days_left
    end = objection.last_day
    if end is None or left is None:
        return ngettext(
            "{n} day from receipt of the document; its day is not recorded yet.",
            "{n} days from receipt of the document; its day is not recorded yet.",
            objection.days,
        ).format(n=objection.days)
    day = short_date(end)
    if objection.is_late and objection.filed_on is not None:
        late = (objection.filed_on - end).days
        return ngettext(
            "Last day {day}. It came {n} day late: marked, and examined all the same.",
            "Last day {day}. It came {n} days late: marked, and examined all the same.",
            late,
        ).format(day=day, n=late)
    if objection.state != ObjectionState.NONE:
        return _("Last day {day}. It came in time.").format(day=day)
    if left < 0:
        return ngettext(
            "Last day {day}, {n} day ago. A late objection is marked, not refused.",
            "Last day {day}, {n} days ago. A late objection is marked, not refused.",
            -left,
        ).format(day=day, n=-left)
    if left == 0:
        return _("The last day is today, {day}.").format(day=day)
    return ngettext("Last day {day}, {n} day left.", "Last day {day}, {n} days left.", left).format(
        day=day, n=left
    )


def standing_of(view: ObjectionView) -> Standing:
    """Return what stands above the acts."""
    objection = view.objection
    reviewer = view.reviewer or _("the appraiser's superior")
    if objection.state == ObjectionState.DECIDED:
        return _decided(view)
    if objection.state == ObjectionState.EXAMINED:
        words = _("{name} hears the employee and the appraiser. Record the decision here.")
        return Standing(
            title=_("Being examined"), sentence=words.format(name=reviewer), tone="warn",
            icon="scale",
        )  # fmt: skip
    if objection.state == ObjectionState.FILED:
        words = _("{name} decides. The result stays as it is until then.")
        title = _("Handed in late") if objection.is_late else _("Handed in")
        return Standing(
            title=title, sentence=words.format(name=reviewer), tone="warn", icon="scale"
        )
    if view.said_in_talk is not None:
        words = _("Said in the talk on {day}. Record the written statement when it comes.")
        day = short_date(view.said_in_talk)
        return Standing(
            title=_("The employee objects"), sentence=words.format(day=day), tone="warn",
            icon="scale",
        )  # fmt: skip
    return Standing(
        title=_("No objection"),
        sentence=_("To {name}, in writing and with reasons.").format(name=reviewer),
        tone="neutral",
        icon="scale",
    )


def _decided(view: ObjectionView) -> Standing:
    objection = view.objection
    if objection.outcome == Outcome.CHANGED:
        words = _("Version {n} begins with this decision. Version {old} stays readable.")
        sentence = words.format(n=view.appraisal.revision + 1, old=view.appraisal.revision)
        return Standing(
            title=_("Decided: the result is changed"), sentence=sentence, tone="info",
            icon="history",
        )  # fmt: skip
    sentence = _("Version {n} stays valid. The decision is final.")
    return Standing(
        title=_("Decided: the result stays"),
        sentence=sentence.format(n=view.appraisal.revision),
        tone="success",
        icon="circle-check",
    )


def events_of(view: ObjectionView) -> list[EventItem]:
    """Return what has happened so far, oldest first."""
    objection = view.objection
    items = []
    if view.said_in_talk is not None:
        day = short_date(view.said_in_talk)
        items.append(
            EventItem(
                title=_("Said in the talk"), note=_("The employee objects"), when=day, icon="scale",
                tone="neutral",
            )
        )  # fmt: skip
    if objection.received_on is not None:
        day = short_date(objection.received_on)
        note = term_words(view).partition(". ")[0].rstrip(".")
        items.append(
            EventItem(
                title=_("Document received"), note=note, when=day, icon="file-text", tone="neutral"
            )
        )
    if objection.state != ObjectionState.NONE and objection.filed_on is not None:
        note = _("late") if objection.is_late else _("in time")
        when = short_date(objection.filed_on)
        tone = "warn" if objection.is_late else "success"
        title = _("Objection handed in")
        items.append(EventItem(title=title, note=note, when=when, icon="mail", tone=tone))
    if objection.state == ObjectionState.DECIDED and objection.decided_on is not None:
        title = _(OUTCOME_WORDS[objection.outcome]) if objection.outcome is not None else ""
        when = short_date(objection.decided_on)
        items.append(EventItem(title=title, note=objection.decided_by, when=when, icon="check"))
    return items
