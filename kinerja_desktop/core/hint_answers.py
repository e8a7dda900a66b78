"""What was answered to reading prompts, and how long an answer keeps its prompt away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Reply(StrEnum):
    """Do it, already right, or later."""

    DONE = "done"
    RIGHT = "right"
    LATER = "later"


@dataclass(frozen=True, kw_only=True)
class HintAnswer:
    """The newest answer to one prompt; its key changes with what the prompt rests on."""

    key: str
    text: str
    reply: Reply
    answered_at: datetime


def kept_away(answers: Iterable[HintAnswer], today: date) -> frozenset[str]:
    """Return the keys that are not shown: "later" holds for the rest of the day only."""
    return frozenset(
        answer.key
        for answer in answers
        if answer.reply != Reply.LATER or answer.answered_at.date() == today
    )
