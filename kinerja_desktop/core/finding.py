"""Finding words in records: capitals and accents do not matter, Indonesian prefixes neither."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinerja_desktop.core.discussion import Discussion
    from kinerja_desktop.core.observation import Observation
    from kinerja_desktop.core.plan import Plan

FEWEST_LETTERS = 2
EXCERPT = 90
_BEFORE = 30  # letters of an excerpt before what was found
_WORD = re.compile(r"[^\W_]+")

# Prefixes of Indonesian words; a root is often typed where the note has a longer form of it.
# Before a vowel and some consonants they end in a nasal, which takes the place of p, t, s and k:
# tulis, menulis (Tata Bahasa Baku Bahasa Indonesia).
PREFIXES = (
    *("me", "mem", "men", "meng", "meny", "pe", "pem", "pen", "peng", "peny"),
    *("per", "memper", "diper", "di", "ber", "ter", "ke", "se"),
)
NASALS = {
    "p": ("mem", "pem"),
    "t": ("men", "pen"),
    "s": ("meny", "peny"),
    "k": ("meng", "peng"),
}
SHORTEST_ROOT = 3


def plain_letters(text: str) -> str:
    """Return a text without accents and capitals; every letter keeps its place where it can."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and numbers of what was typed, in plain letters."""
    return tuple(_WORD.findall(plain_letters(text)))


@cache
def spellings(word: str) -> tuple[str, ...]:
    """Return the beginnings of words in which a typed word is found, itself first."""
    if len(word) < SHORTEST_ROOT or not word.isalpha():
        return (word,)
    whole = tuple(prefix + word for prefix in PREFIXES)
    return (word, *whole, *(nasal + word[1:] for nasal in NASALS.get(word[0], ())))


def has_all(text: str, words: tuple[str, ...]) -> bool:
    """Return whether each of the words begins a word of the text, or one of its longer forms."""
    return all(_place(plain_letters(text), word) is not None for word in words)


def best_of(texts: tuple[str, ...], words: tuple[str, ...]) -> str:
    """Return the first text that has all words, else the first that has one, else the first."""
    for enough in (all, any):
        for text in texts:
            plain = plain_letters(text)
            if enough(_place(plain, word) is not None for word in words):
                return text
    return next(iter(texts), "")


def excerpt(text: str, words: tuple[str, ...]) -> str:
    """Return one line of at most about ninety letters around the first word that was found."""
    line = " ".join(text.split())
    plain = plain_letters(line)
    places = [place for word in words if (place := _place(plain, word)) is not None]
    first = min(places, default=0)
    if len(line) <= EXCERPT or len(plain) != len(line) or first < EXCERPT - _BEFORE:
        return line
    start = line.rfind(" ", 0, first - _BEFORE) + 1
    return f"…{line[start:]}"


def note_texts(note: Observation) -> tuple[str, ...]:
    """Return what a note is found by; its own words first."""
    files = tuple(file.name for file in note.attachments)
    return (note.text, note.situation, note.impact, note.realisation, note.told_by, *files)


def plan_texts(plan: Plan) -> tuple[str, ...]:
    """Return what a plan is found by: results and indicators, each with its own words."""
    results = tuple(
        text for r in plan.work_results for text in (r.text, r.short_name, r.supports) if text
    )
    indicators = tuple(f"{i.text} · {i.target}" for r in plan.work_results for i in r.indicators)
    return (*results, *indicators, *(text for _key, text in plan.expectations))


def talk_texts(talk: Discussion) -> tuple[str, ...]:
    """Return what a talk is found by: agreed plans first, then what was noted."""
    actions = tuple(
        " · ".join(filter(None, (a.what, a.measure, a.support, a.who, a.if_then)))
        for a in talk.actions
    )
    notes = tuple(text for _step, text in talk.notes)
    own = (talk.story, talk.employee_view, talk.help_wanted, talk.comment, talk.remark)
    return (*actions, *notes, *own, talk.private_note)


def _place(plain: str, word: str) -> int | None:
    """Return where a word of the text begins that has this word, or None."""
    found = _beginnings(word).search(plain)
    return None if found is None else found.start()


@cache
def _beginnings(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, spellings(word)))})")
