"""Cells that a spreadsheet reads as words, never as a formula."""

from __future__ import annotations

import re

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# Line ends, and what neither XML nor a text file may hold.
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def inert(text: str) -> str:
    """Return the text, with an apostrophe before what looks like a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def list_cell(text: str) -> str:
    """Return the text as a cell of one line from which it can be read back.

    What begins with an apostrophe gets a second one: readers of lists take exactly one away.
    """
    line = " ".join(_UNWRITABLE.sub(" ", text).split())
    return f"'{line}" if line.startswith("'") else inert(line)
