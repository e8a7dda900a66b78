"""Order and likeness of words as Indonesian readers expect: accents and case do not count."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile(r"(\d+)")


def folded(text: str) -> str:
    """Return the text without accents and case, its blanks single."""
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def collated(text: str) -> tuple[tuple[bool, int, str], ...]:
    """Return what to sort by: letters without accents, numbers by their size ("SD 2", "SD 10")."""
    parts = (part for part in _DIGITS.split(folded(text)) if part)
    return tuple((False, int(part), "") if part.isdecimal() else (True, 0, part) for part in parts)
