"""Where a list begins: the heading row among title rows, of one or two rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kinerja_desktop.core.reference import header_synonyms
from kinerja_desktop.core.source_table import SourceRow, SourceTable, is_small_number, plain_text

ROWS_SEARCHED = 30
NAME_AND_NIP = "name_nip"
_JOINING = {"dan", "&", "+", "lengkap", "pegawai", "asn"}


@dataclass(frozen=True, kw_only=True)
class Caption:
    """What stands above a column: the upper row, and the lower one of a two-row heading."""

    upper: str
    lower: str = ""

    @property
    def text(self) -> str:
        return f"{self.upper} {self.lower}".strip()


@dataclass(frozen=True, kw_only=True)
class Heading:
    """`row` is the first row of the heading (from 1), `rows` how many there are."""

    row: int
    rows: int
    captions: tuple[Caption, ...]

    @property
    def last_row(self) -> int:
        return self.row + self.rows - 1


def normalise(caption: str) -> str:
    """Return small letters without dots; / - _ and line breaks become one space."""
    lower = plain_text(caption).lower().replace(".", "")
    return " ".join(re.sub(r"[/\-_*:\s]+", " ", lower).split())


def field_of(caption: str) -> str | None:
    """Return the field a whole heading means, or None. NAMA / NIP is one of its own."""
    plain = normalise(caption)
    known = synonym_index().get(plain)
    if known:
        return known[0]
    words = set(plain.split()) - _JOINING
    return NAME_AND_NIP if words == {"nama", "nip"} else None


def loosely(caption: str) -> str:
    """Drop words in brackets and join single letters: N I P (18 digit) becomes nip."""
    bare = re.sub(r"\([^)]*\)", " ", caption)
    words = normalise(bare).split()
    joined = "".join(words) if words and all(len(word) == 1 for word in words) else " ".join(words)
    return normalise(joined)


@cache
def synonym_index() -> dict[str, tuple[str, int]]:
    """Return normalised synonym to (field, how usual it is: 0 is the most usual)."""
    index: dict[str, tuple[str, int]] = {}
    for code, names in header_synonyms().items():
        for order, name in enumerate(names):
            index.setdefault(normalise(name), (code, order))
    return index


def find_heading(table: SourceTable) -> Heading | None:
    """Return the heading of a staff list: a row of the first 30 with a NIP and a name column."""
    best, best_score = None, 0
    for row in table.rows:
        if row.number > ROWS_SEARCHED:
            break
        score = _score(row)
        if score > best_score:
            best, best_score = row, score
    return heading_at(table, best.number) if best is not None else None


def heading_at(table: SourceTable, number: int) -> Heading | None:
    """Return the heading that has row `number` as one of its rows; None when there is no such."""
    rows = {row.number: row for row in table.rows}
    row = rows.get(number)
    if row is None:
        return None
    above, below = rows.get(number - 1), rows.get(number + 1)
    if above is not None and _is_upper_of(above, row):
        return _heading(above, row)
    if below is not None and _is_lower_of(below, row):
        return _heading(row, below)
    return _heading(row, None)


def _score(row: SourceRow) -> int:
    fields = {field_of(cell) or field_of(loosely(cell)) for cell in row.cells if cell} - {None}
    has_both = NAME_AND_NIP in fields or {"nip", "name"} <= fields
    return len(fields) if has_both else 0


def _columns(row: SourceRow) -> frozenset[int]:
    return frozenset(index for index, cell in enumerate(row.cells) if plain_text(cell))


def _is_upper_of(above: SourceRow, row: SourceRow) -> bool:
    """Say whether groups stand above: some columns are named in the upper row alone."""
    upper, lower = _columns(above), _columns(row)
    return len(upper) > 1 and bool(upper - lower) and not _has_numbers(above)


def _is_lower_of(below: SourceRow, row: SourceRow) -> bool:
    """Say whether columns of a group stand below: under blank cells, not under the name."""
    lower, upper = _columns(below), _columns(row)
    names = {i for i in upper if field_of(row.text(i)) in {"nip", "name", NAME_AND_NIP}}
    return len(lower) > 1 and bool(lower - upper) and not names & lower and not _has_numbers(below)


def _has_numbers(row: SourceRow) -> bool:
    return any(is_small_number(plain_text(cell)) for cell in row.cells)


def _heading(upper: SourceRow, lower: SourceRow | None) -> Heading:
    width = max(len(upper.cells), len(lower.cells) if lower else 0)
    captions, group = [], ""
    for index in range(width):
        above = plain_text(upper.text(index))
        beneath = plain_text(lower.text(index)) if lower else ""
        group = above or (group if beneath else "")
        captions.append(Caption(upper=group, lower=beneath))
    return Heading(row=upper.number, rows=2 if lower is not None else 1, captions=tuple(captions))
