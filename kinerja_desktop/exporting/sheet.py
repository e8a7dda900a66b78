"""Sheet: a table of texts on its way to a file; every cell is written as a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SheetColumn:
    """One column. `width` is in letters; `note` is shown at the heading.

    `choices` are the only texts that may be typed below the heading. `is_long` texts are
    wrapped; an `is_count` column holds small numbers, written as numbers.
    """

    heading: str
    width: int
    note: str = ""
    choices: tuple[str, ...] = ()
    is_long: bool = False
    is_count: bool = False


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet. `lead` are lines above the heading; `tinted` rows (from 0) are examples."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    lead: tuple[str, ...] = ()
    tinted: frozenset[int] = frozenset()
