"""Which words of a document changed after it was signed."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from kinerja_desktop.signing.verdict import PageChange

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_CHANGES = 40


def page_changes(before: Sequence[str], now: Sequence[str]) -> tuple[PageChange, ...]:
    """Compare the text of pages line by line; at most 40 changes are listed."""
    changes: list[PageChange] = []
    for page, (old, new) in enumerate(zip_longest(before, now, fillvalue=""), start=1):
        old_lines, new_lines = _lines(old), _lines(new)
        matcher = SequenceMatcher(a=old_lines, b=new_lines, autojunk=False)
        changes.extend(
            PageChange(page=page, before="\n".join(old_lines[a:b]), now="\n".join(new_lines[c:d]))
            for kind, a, b, c, d in matcher.get_opcodes()
            if kind != "equal"
        )
    return tuple(changes[:_MOST_CHANGES])


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
