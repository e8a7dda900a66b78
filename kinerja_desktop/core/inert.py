"""Cells that a spreadsheet reads as words, never as a formula."""

from __future__ import annotations

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def inert(text: str) -> str:
    """Return the text, with an apostrophe before what looks like a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
