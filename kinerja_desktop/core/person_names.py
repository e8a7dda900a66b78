"""Names as lists write them: titles inside the name, capitals throughout."""

from __future__ import annotations

import re
from typing import NamedTuple

_TITLES = "prof|drs|dra|drg|drh|dr|ir|apt|hj"
_FRONT = re.compile(rf"(?:(?:{_TITLES})(?:\.\s*|\s+)|h\.\s+)", re.IGNORECASE)
_WORD_START = re.compile(r"(^|[\s.\-(/])(\w)")


class NameParts(NamedTuple):
    """A name and the titles around it."""

    front_title: str
    name: str
    back_title: str


def split_titles(text: str) -> NameParts:
    """Split Dr. H. M. Rifa'i, S.T., M.T. — everything after the first comma stands behind.

    Known titles in front: Prof. Dr. dr. drg. drh. Ir. Drs. Dra. apt. H. Hj. Initials and
    short forms (M., Moh., R., St., Tb., H.M.) belong to the name.
    """
    before, _comma, behind = text.partition(",")
    front, name = _split_front(before.strip())
    return NameParts(front, name, " ".join(behind.split()))


def tidy_capitals(name: str) -> str:
    """Return SITI NUR'AINI as Siti Nur'aini. A name with a small letter stays as it is."""
    if not is_capitals(name):
        return name
    return _WORD_START.sub(lambda found: found[1] + found[2].upper(), name.lower())


def is_capitals(text: str) -> bool:
    """Say whether all letters are capitals, and there are at least two."""
    return text == text.upper() and sum(letter.isalpha() for letter in text) > 1


def _split_front(text: str) -> tuple[str, str]:
    end = 0
    while found := _FRONT.match(text, end):
        end = found.end()
    if not end:
        return "", text
    name = text[end:].strip()
    return (" ".join(text[:end].split()), name) if name else ("", text)
