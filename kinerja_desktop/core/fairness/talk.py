"""Around the talk: goals (M19), follow-ups (M20), story (M21), views (M22), no surprise (M24)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from kinerja_desktop.core.discussion import ActionItem, Discussion
from kinerja_desktop.core.fairness.hint import Hint, Offer, Rule, Subject, make_hint, percent
from kinerja_desktop.core.plan import new_key
from kinerja_desktop.core.wording import starts_with_verb
from kinerja_desktop.i18n import N_, _, ngettext

TOPICS = 2
SHARED_BEFORE_DAYS = 7
SHARED_SHARE = Fraction(4, 5)
FOLLOW_UP_DAYS = (14, 42, 84)
_IF_THEN = re.compile(
    r"^\s*(jika|kalau|bila|setiap|saat|ketika)\b.+?(\bmaka\b|,)\s*saya\b.+", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class SelfGap:
    """Self-assessment less score of every item, and which items to talk about (M22).

    `opener` is the first item where both agree: a good place to begin; None if there is none.
    """

    gaps: tuple[int, ...]
    topics: tuple[int, ...]
    opener: int | None


def self_gap(own: Sequence[int], scores: Sequence[int]) -> SelfGap:
    """Compare both; a whole step is a topic, the widest first, two at most."""
    gaps = tuple(mine - given for mine, given in zip(own, scores, strict=True))
    wide = sorted((i for i, gap in enumerate(gaps) if gap), key=lambda place: -abs(gaps[place]))
    return SelfGap(
        gaps=gaps,
        topics=tuple(wide[:TOPICS]),
        opener=next((place for place, gap in enumerate(gaps) if not gap), None),
    )


def self_gap_hint(subject: Subject, item_word: str, gap: int) -> Hint | None:
    """Say by how many steps both views differ; the sentence is fit for a shared screen."""
    if not gap:
        return None
    text = ngettext(
        "One step apart on {item}. Which evidence does each of you see?",
        "{n} steps apart on {item}. Which evidence does each of you see?",
        abs(gap),
    )
    return make_hint(
        Rule.SELF_GAP,
        text.format(n=abs(gap), item=item_word),
        Offer.OPEN,
        numbers=((_("difference"), f"{gap:+d}"),),
        inputs=[gap],
        subject=subject,
    )


@dataclass(frozen=True, kw_only=True)
class Surprise:
    """How many notes to improve were told in time (M24)."""

    told: int
    count: int

    @property
    def share(self) -> Fraction:
        """The share told in time; all of them when there is none to tell."""
        return Fraction(self.told, self.count) if self.count else Fraction(1)

    @property
    def not_told(self) -> int:
        return self.count - self.told

    @property
    def asks(self) -> bool:
        return self.share < SHARED_SHARE


def surprise(
    shared_on: Sequence[date | None], talk_on: date, *, days: int = SHARED_BEFORE_DAYS
) -> Surprise:
    """Count the linked notes to improve that were told a week before the talk (M24)."""
    last = talk_on - timedelta(days=days)
    told = sum(day is not None and day <= last for day in shared_on)
    return Surprise(told=told, count=len(shared_on))


def surprise_hint(subject: Subject, found: Surprise) -> Hint | None:
    """Offer to tell them before the day of the talk."""
    if not found.asks:
        return None
    text = ngettext(
        "{n} note to improve was not told yet. Tell it first, so that the talk holds no surprise.",
        "{n} notes to improve were not told yet. "
        "Tell them first, so that the talk holds no surprise.",
        found.not_told,
    )
    return make_hint(
        Rule.NO_SURPRISE,
        text.format(n=found.not_told),
        Offer.SHARE,
        numbers=((_("notes to improve"), str(found.count)), (_("told"), percent(found.share))),
        inputs=[found.told, found.count],
        subject=subject,
    )


GOAL_WORDS = {
    "S": N_("Begin with a verb and say what is done, in three words or more."),
    "M": N_("Add a measure in figures, for example “before the 5th”."),
    "A": N_("Write what support is given."),
    "R": N_("Tie it to an item of the appraisal."),
    "T": N_("Give it a date after today and within the next period."),
}


def goal_gaps(goal: ActionItem, *, item_key: str, today: date, last_day: date) -> tuple[str, ...]:
    """Return which of S, M, A, R and T a goal lacks (M19); see GOAL_WORDS.

    `last_day` is the end of the next period, `item_key` what the goal serves.
    """
    met = {
        "S": len(goal.what.split()) >= 3 and starts_with_verb(goal.what),
        "M": any(letter.isdigit() for letter in goal.measure),
        "A": bool(goal.support.strip()),
        "R": bool(item_key),
        "T": goal.due_on is not None and today < goal.due_on <= last_day,
    }
    return tuple(letter for letter, is_met in met.items() if not is_met)


def is_if_then(text: str) -> bool:
    """Whether a sentence is an if-then plan: Jika …, maka saya … (M19)."""
    return _IF_THEN.match(text) is not None


class MeetingState(StrEnum):
    """Where a follow-up stands."""

    PLANNED = "planned"
    DONE = "done"
    MISSED = "missed"


def follow_up_days(
    talk_on: date, holidays: Collection[date] = (), *, days: Sequence[int] = FOLLOW_UP_DAYS
) -> tuple[date, ...]:
    """Return two, six and twelve weeks after the talk, moved past weekends and holidays (M20)."""
    return tuple(_working_day(talk_on + timedelta(days=gap), holidays) for gap in days)


def _working_day(day: date, holidays: Collection[date]) -> date:
    while day.weekday() >= 5 or day in holidays:
        day += timedelta(days=1)
    return day


def meeting_state(planned_on: date, today: date, *, is_held: bool) -> MeetingState:
    """Return where a follow-up stands; the day itself is not missed yet."""
    if is_held:
        return MeetingState.DONE
    return MeetingState.MISSED if planned_on < today else MeetingState.PLANNED


def is_story_told(talk: Discussion) -> bool:
    """Whether the employee told a story, or a reason says why not (M21)."""
    return bool(talk.story.strip() or talk.story_skipped.strip())


def plan_from_story(talk: Discussion) -> ActionItem | None:
    """Return the employee's words as the first plan to talk about (M21), or nothing."""
    story = talk.story.strip()
    return ActionItem(key=new_key("plan"), what=story) if story else None
