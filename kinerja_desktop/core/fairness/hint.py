"""Hint: a reading prompt in words, its numbers, and which of many are shown."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from kinerja_desktop.core.instrument import THREE_STEPS, Scale
from kinerja_desktop.i18n import N_, _, number

PER_ITEM, PER_SCREEN = 1, 3
TEXT_LIMIT = 160
STEP_WORDS = {-1: N_("“below”"), 0: N_("“as expected”"), 1: N_("“above”")}


class Rule(StrEnum):
    """The rules that can ask for a second reading, by their number in the fair-appraisal paper."""

    SUFFICIENCY = "M01"
    ATTENTION = "M02"
    RECENCY = "M03"
    PULL = "M04"
    CONSISTENCY = "M05"
    UNDOCUMENTED = "M06"
    FLAT_PERSON = "M07"
    FLAT_UNIT = "M08"
    LEVEL = "M09"
    CENTRAL = "M10"
    CONTRAST = "M11"
    REREAD = "M12"
    GROUPS = "M13"
    CHANGE = "M14"
    COPIED = "M14b"
    DISTRIBUTION = "M16"
    SELF_GAP = "M22"
    NO_SURPRISE = "M24"
    SHARED_FRAME = "M26"


class Offer(StrEnum):
    """The one thing a hint offers to do."""

    NOTE = "note"
    LINK = "link"
    TIMELINE = "timeline"
    REASON = "reason"
    READ_AGAIN = "read_again"
    ANCHORS = "anchors"
    BY_ITEM = "by_item"
    SHARE = "share"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Whom and what a hint is about; without a person it is about the whole unit."""

    employee_id: int = 0
    item_key: str = ""


UNIT = Subject()


@dataclass(frozen=True, kw_only=True)
class Hint:
    """One prompt. `numbers` pairs a name with a value, for "why does this appear?".

    `key` stays the same as long as rule, subject and inputs do: an answered hint stays away.
    """

    rule: Rule
    subject: Subject
    text: str
    offer: Offer
    numbers: tuple[tuple[str, str], ...]
    key: str


def make_hint(
    rule: Rule,
    text: str,
    offer: Offer,
    *,
    numbers: tuple[tuple[str, str], ...],
    inputs: object,
    subject: Subject = UNIT,
) -> Hint:
    """Return a hint with its key: the first 16 hex digits of a SHA-256 over all it rests on."""
    basis = [rule, subject.employee_id, subject.item_key, inputs]
    text_of_basis = json.dumps(basis, sort_keys=True, default=str)
    key = hashlib.sha256(text_of_basis.encode()).hexdigest()[:16]
    return Hint(rule=rule, subject=subject, text=text, offer=offer, numbers=numbers, key=key)


def chosen(hints: Iterable[Hint], answered: Collection[str] = ()) -> tuple[Hint, ...]:
    """Return the hints of one screen: at most one for an item, three in all, answered ones not.

    The strongest come first: score against diary, then documentation, then recency, then shape.
    No more are asked for than are shown.
    """
    taken: Counter[Subject] = Counter()
    shown: list[Hint] = []
    for hint in hints:
        if hint.key not in answered and taken[hint.subject] < PER_ITEM:
            taken[hint.subject] += 1
            shown.append(hint)
        if len(shown) == PER_SCREEN:
            break
    return tuple(shown)


def shrink(scale: Scale) -> Fraction:
    """Return by what thresholds given for 1 to 5 are multiplied on this scale."""
    return Fraction(scale.hi - scale.lo, 4)


def listed(words: Sequence[str], most: int = 2) -> str:
    """Return a few words in one line: A; A and B; A, B and 3 more."""
    if len(words) > most:
        rest = len(words) - most
        return _("{names} and {n} more").format(names=", ".join(words[:most]), n=rest)
    if len(words) < 2:
        return "".join(words)
    return _("{names} and {last}").format(names=", ".join(words[:-1]), last=words[-1])


def decimal(value: float | Fraction, places: int = 2) -> str:
    """Return a number as it is written in the language in force, rounded half up."""
    return number(float(value), places)


def percent(share: float | Fraction) -> str:
    """Return a share as a whole percentage: 80 %."""
    return f"{decimal(share * 100, 0)} %"


def step_word(value: int, scale: Scale) -> str:
    """Return a score in figures, or a step against expectation in the words of the page."""
    return _(STEP_WORDS[value]) if scale == THREE_STEPS else str(value)
