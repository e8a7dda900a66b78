"""Wording: what a note says about the person, in absolutes or comparisons, and what it lacks (M17).

A writing aid for Indonesian text: it explains and never blocks. The words are a data file in a
small notation: a/b is one of two words, * is any one word; whole words only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kinerja_desktop.core.reference import wording
from kinerja_desktop.i18n import MONTHS, N_, SHORT_MONTHS, _

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^”“]*[”“]|‘[^’]*’|«[^»]*»")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DATE = re.compile(
    rf"\b\d{{1,2}}\s+(?:{'|'.join((*MONTHS['id'], *SHORT_MONTHS['id']))})\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b",
    re.IGNORECASE,
)
_SHORTEST_VERB = 5


class Kind(StrEnum):
    """What a marked word does; the values are the names of its list in the data file."""

    TRAIT = "sifat"
    ABSOLUTE = "mutlak"
    COMPARISON = "banding"
    PRIVATE = "pribadi"


KIND_WORDS = {
    Kind.TRAIT: N_(
        "“{word}” judges the person. Try to write what could be seen: when, what was done, "
        "what came of it."
    ),
    Kind.ABSOLUTE: N_("“{word}” is seldom exact. Try to write how often, or on which days."),
    Kind.COMPARISON: N_("“{word}” compares people. Try to compare with the anchor instead."),
    Kind.PRIVATE: N_(
        "“{word}” is about sex, family or looks. Try to write what concerns the work."
    ),
}


@dataclass(frozen=True, kw_only=True)
class Flag:
    """A marked part of a text: characters `start` to `end`, in lower case in `text`."""

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def explanation(self) -> str:
        return _(KIND_WORDS[self.kind]).format(word=self.text)


@dataclass(frozen=True, kw_only=True)
class TextCheck:
    """What was found, in the order of the text, and whether situation, behaviour, impact are told.

    Source: Situation-Behaviour-Impact (Center for Creative Leadership).
    """

    flags: tuple[Flag, ...]
    has_situation: bool
    has_behaviour: bool
    has_impact: bool


def check_text(text: str, *, situation: str = "", impact: str = "") -> TextCheck:
    """Check a note. What stands in quotation marks is somebody's words and is left alone.

    Filled fields for situation and impact count in place of the words for them.
    """
    plain = _QUOTED.sub(lambda quote: " " * len(quote[0]), text.lower())
    return TextCheck(
        flags=_flags(plain),
        has_situation=bool(situation.strip() or _DATE.search(plain) or _has(plain, "situasi")),
        has_behaviour=has_verb(plain),
        has_impact=bool(impact.strip()) or _has(plain, "dampak"),
    )


def trait_words(text: str) -> tuple[Flag, ...]:
    """Return the words of a text that judge the person; an anchor may count, but not judge."""
    return tuple(flag for flag in check_text(text).flags if flag.kind == Kind.TRAIT)


def has_verb(text: str) -> bool:
    """Whether something is done in a text: a word with me-, di- or ber-, or one of the list."""
    return any(_is_verb(word) for word in _WORD.findall(text.lower()))


def is_observable(text: str) -> bool:
    """Whether an anchor can be seen or counted: something done, something noticed, a figure."""
    words = set(_WORD.findall(text.lower()))
    counts = any(letter.isdigit() for letter in text)
    return counts or has_verb(text) or bool(words & set(wording()["kata_teramati"]))


def starts_with_verb(text: str) -> bool:
    """Whether a goal begins with what is done; stems as in an order count too: susun, kirim."""
    first = _WORD.match(text.strip().lower())
    if first is None:
        return False
    return _is_verb(first[0]) or first[0] in wording()["kata_kerja_rencana"]


def _is_verb(word: str) -> bool:
    words = wording()
    if word in words["kata_kerja"]:
        return True
    has_prefix = word.startswith(tuple(words["awalan_kata_kerja"]))
    return has_prefix and len(word) >= _SHORTEST_VERB and word not in words["bukan_kata_kerja"]


def _flags(plain: str) -> tuple[Flag, ...]:
    found = [
        Flag(kind=kind, text=match[0], start=match.start(), end=match.end())
        for kind in Kind
        for match in _pattern(kind.value).finditer(plain)
    ]
    return tuple(
        flag
        for flag in sorted(found, key=lambda one: one.start)
        if not any(_lies_in(flag, other) for other in found)
    )


def _lies_in(flag: Flag, other: Flag) -> bool:
    inside = other.start <= flag.start and flag.end <= other.end
    return inside and (flag.start, flag.end) != (other.start, other.end)


def _has(plain: str, name: str) -> bool:
    return _pattern(name).search(plain) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return one pattern for a list of the data file; an empty list matches nothing."""
    phrases = sorted(wording()[name], key=len, reverse=True)
    joined = "|".join(_phrase(phrase.lower()) for phrase in phrases if phrase.strip())
    return re.compile(rf"\b(?:{joined})\b" if joined else r"(?!)")


def _phrase(phrase: str) -> str:
    parts = []
    for word in phrase.split():
        choices = "|".join(re.escape(choice) for choice in word.split("/"))
        parts.append(r"[^\W\d_]+" if word == "*" else f"(?:{choices})")
    return r"\s+".join(parts)
