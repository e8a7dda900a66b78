"""Words of the preparation: checks, shown parts, notes, how far away the day is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kinerja_desktop.core.observation import SOURCE_WORDS, Observation, Valence
from kinerja_desktop.i18n import N_, _, ngettext, short_date

if TYPE_CHECKING:
    from kinerja_desktop.core.discussion import Discussion
    from kinerja_desktop.services.discussing import PreparationView

CHECK_WORDS = {
    "shared": N_("Plan and rubric shared"),
    "self_received": N_("Self-assessment received"),
    "points_chosen": N_("One strength and at most two growth points chosen"),
    "room": N_("Closed room, notifications off"),
}
PART_WORDS = {
    "evidence": N_("Evidence marked as visible"),
    "self": N_("Self-assessment side by side"),
    "item_ratings": N_("Rating of each item"),
    "final": N_("Overall rating and predicate"),
}
SHARE_DAYS = 5


@dataclass(frozen=True, kw_only=True)
class PointWords:
    """A note as the preparation shows it. `told` is empty when it must still be told."""

    title: str
    meta: str
    sentence: str
    sign: int
    told: str


def point_words(view: PreparationView, note: Observation) -> PointWords:
    names = [view.words[key] for key in note.item_keys if key in view.words]
    day = short_date(note.happened_on, year=False)
    if note.shared_on is not None:
        told = _("told on {day}").format(day=short_date(note.shared_on, year=False))
    else:
        told = "" if note.valence == Valence.MINUS else _("visible to the employee")
    return PointWords(
        title=names[0] if names else _("Not tied to an item"),
        meta=f"{day} · {_(SOURCE_WORDS[note.source])}",
        sentence=note.text,
        sign=int(note.valence),
        told=told,
    )


def check_caption(key: str, talk: Discussion) -> str:
    """Return what stands right of a check."""
    if key == "shared" and talk.scheduled_at is not None:
        day = talk.scheduled_at.date() - timedelta(days=SHARE_DAYS)
        return _("by {day}").format(day=short_date(day, year=False))
    if key == "points_chosen":
        return _("{strengths} and {growth}").format(
            strengths=len(talk.strengths), growth=len(talk.growth)
        )
    return _("on the day") if key == "room" else ""


def part_caption(key: str, view: PreparationView) -> str:
    """Return how much of a part there is, or from which step it is shown."""
    if key == "evidence":
        count = len(view.discussion.strengths) + len(view.discussion.growth)
        return ngettext("{n} note", "{n} notes", count).format(n=count)
    step = {"self": 4, "item_ratings": 4, "final": 5}[key]
    return _("from step {n}").format(n=step)


def days_until(day: date | None, today: date) -> str:
    if day is None:
        return _("no date yet")
    days = (day - today).days
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("{n} day ago", "{n} days ago", -days).format(n=-days)
    return ngettext("in {n} day", "in {n} days", days).format(n=days)


def are_points_chosen(talk: Discussion) -> bool:
    return len(talk.strengths) >= 1
