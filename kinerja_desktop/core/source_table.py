"""A sheet as it came from a file: text, which cells were numbers, merged ranges."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

BLANK_WORDS = frozenset({"-", "–", "—", "null", "#n/a", "#ref!", "#value!", "#name?", "#div/0!"})
MOST_MERGED_CELLS = 2_000_000
MOST_TEXTS_KNOWN = 20_000
# Unicode's marks without a width (Cf): soft hyphens, joiners, directions, byte order marks.
INVISIBLE = (
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
_LETTERS = 26
_LONGEST_BLANK_WORD = max(map(len, BLANK_WORDS))
_INVISIBLES = re.compile(f"[{INVISIBLE}]+")
_SMALL_NUMBER = re.compile(r"\(?\d{1,3}\)?\.?")


class SourceRow(NamedTuple):
    """One row. `number` counts from 1 as a spreadsheet program shows it.

    `numbers` are the columns whose cell was a number, `filled` those that only repeat the
    merged cell above them.
    """

    number: int
    cells: tuple[str, ...]
    numbers: frozenset[int] = frozenset()
    filled: frozenset[int] = frozenset()

    def text(self, index: int) -> str:
        """Return the cell as it stands; nothing beyond the last one."""
        return self.cells[index] if 0 <= index < len(self.cells) else ""


@dataclass(frozen=True, kw_only=True)
class Merge:
    """A merged range: first and last row number (from 1), first and last column (from 0)."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, kw_only=True)
class SourceTable:
    """One sheet, or a whole text file. `sheet` is None for text and HTML.

    `hidden_rows` (from 1) and `hidden_columns` (from 0) are those that hold something although
    the spreadsheet program does not show them.
    """

    sheet: str | None
    rows: tuple[SourceRow, ...]
    merges: tuple[Merge, ...] = ()
    is_visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def filled_down(self) -> SourceTable:
        """Give a merged cell's text to every row it covers."""
        upright = [merge for merge in self.merges if merge.bottom > merge.top]
        if not upright:
            return self
        rows = {row.number: row for row in self.rows}
        left = MOST_MERGED_CELLS
        for merge in upright:
            last = min(merge.bottom, self.rows[-1].number if self.rows else 0)
            left -= max(0, last - merge.top)
            if left < 0:
                break
            _fill(rows, merge, last)
        return replace(self, rows=tuple(rows[number] for number in sorted(rows)))


def column_letter(index: int) -> str:
    """Return A for 0, AK for 36."""
    letters, left = "", index + 1
    while left:
        left, digit = divmod(left - 1, _LETTERS)
        letters = chr(ord("A") + digit) + letters
    return letters


def plain_text(raw: str) -> str:
    """Return the text with single spaces; nothing for a cell that lists call blank."""
    text = " ".join(raw.split()) if raw.isascii() else _joined(raw)
    if len(text) <= _LONGEST_BLANK_WORD and text.casefold() in BLANK_WORDS:
        return ""
    return raw if text == raw else text  # one text in memory, where nothing was to be changed


@lru_cache(maxsize=MOST_TEXTS_KNOWN)
def cell_value(raw: str) -> str:
    """Return plain_text without the apostrophe of some exports. Most cells stand in many rows."""
    return without_apostrophe(plain_text(raw))


def without_apostrophe(text: str) -> str:
    """Take away the apostrophe some exports put before every value."""
    return plain_text(text[1:]) if text.startswith("'") else text


def cell_text(value: object) -> str:
    """Write a cell as a spreadsheet shows it: 15 digits of a number, dates as ISO."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, datetime):
        has_time = value.hour or value.minute or value.second
        return value.isoformat(" ") if has_time else value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def number_text(value: float) -> str:
    """Return at most 15 significant digits, without exponent below 10^21: 198503122010012000."""
    short = f"{value:.15g}"
    if "e" not in short:
        return short
    digits, exponent = short.split("e")
    if not 0 < int(exponent) <= 21:
        return short
    whole, _point, part = digits.partition(".")
    return whole + part.ljust(int(exponent), "0")


def _fill(rows: dict[int, SourceRow], merge: Merge, last: int) -> None:
    first = rows.get(merge.top)
    text = first.text(merge.left) if first is not None else ""
    if not text or first is None:
        return
    for number in range(merge.top + 1, last + 1):
        row = rows.get(number, SourceRow(number=number, cells=()))
        cells = list(row.cells) + [""] * (merge.left + 1 - len(row.cells))
        cells[merge.left] = text
        is_number = merge.left in first.numbers
        rows[number] = row._replace(
            cells=tuple(cells),
            numbers=row.numbers | {merge.left} if is_number else row.numbers,
            filled=row.filled | {merge.left},
        )


def _joined(raw: str) -> str:
    """Hard spaces become spaces, invisible marks nothing, accents one letter."""
    return unicodedata.normalize("NFC", " ".join(_INVISIBLES.sub("", raw).split()))


def replace_cells(row: SourceRow, texts: Mapping[int, str]) -> SourceRow:
    """Return the row with cells a person typed anew: they are text, not numbers."""
    width = max([len(row.cells), *(index + 1 for index in texts)])
    cells = [texts.get(index, row.text(index)) for index in range(width)]
    return row._replace(cells=tuple(cells), numbers=row.numbers - set(texts))


def is_small_number(text: str) -> bool:
    """Say whether the text is a running number or a column number: 7, (7)."""
    return _SMALL_NUMBER.fullmatch(text) is not None
