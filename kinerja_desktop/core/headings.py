"""Where a list begins: the heading row among title rows, of one to three rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kinerja_desktop.core.reference import header_synonyms
from kinerja_desktop.core.source_table import SourceRow, SourceTable, is_small_number, plain_text

ROWS_SEARCHED = 30
MOST_ROWS = 3
NAME_AND_NIP = "name_nip"
_NAMES = {"nip", "name", NAME_AND_NIP}
_JOINING = {"dan", "&", "+", "lengkap", "pegawai", "asn"}


@dataclass(frozen=True, kw_only=True)
class Caption:
    """What stands above a column: the groups it belongs to, then its own name."""

    levels: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(self.levels)

    @property
    def own(self) -> str:
        """The lowest level, when there are groups above it."""
        return self.levels[-1] if len(self.levels) > 1 else ""

    @property
    def wordings(self) -> tuple[str, ...]:
        """The whole, then the name with ever fewer groups, in both orders: PANGKAT TMT."""
        found = [self.text]
        for first in range(len(self.levels) - 1):
            groups = " ".join(self.levels[first:-1])
            found += [f"{groups} {self.own}", f"{self.own} {groups}"]
        return tuple(dict.fromkeys(found))


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
    near = range(number - MOST_ROWS, number + MOST_ROWS + 1)
    rows = {row.number: row for row in table.rows if row.number in near}
    row = rows.get(number)
    if row is None:
        return None
    found = [row]
    spans = {merge.top for merge in table.merges if merge.right > merge.left}
    while len(found) < MOST_ROWS:
        above = rows.get(found[0].number - 1)
        if above is None or not _is_upper_of(above, found, has_spans=above.number in spans):
            break
        found.insert(0, above)
    while len(found) < MOST_ROWS:
        below = rows.get(found[-1].number + 1)
        if below is None or not _is_lower_of(below, found):
            break
        found.append(below)
    return _heading(found)


def _score(row: SourceRow) -> int:
    fields = {field_of(cell) or field_of(loosely(cell)) for cell in row.cells if cell} - {None}
    has_both = NAME_AND_NIP in fields or {"nip", "name"} <= fields
    return len(fields) if has_both else 0


def _columns(row: SourceRow) -> frozenset[int]:
    return frozenset(index for index, cell in enumerate(row.cells) if plain_text(cell))


def _is_upper_of(above: SourceRow, rows: list[SourceRow], *, has_spans: bool) -> bool:
    """Say whether groups stand above: some columns are named there alone, or cells are joined."""
    upper, lower = _columns(above), _union(rows)
    is_apart = bool(upper - lower) or (has_spans and upper < lower)
    return len(upper) > 1 and is_apart and not _has_numbers(above)


def _is_lower_of(below: SourceRow, rows: list[SourceRow]) -> bool:
    """Say whether columns of a group stand below: under blank cells, not under the name."""
    lower, upper = _columns(below), _union(rows)
    names = {i for row in rows for i in _columns(row) if field_of(row.text(i)) in _NAMES}
    return len(lower) > 1 and bool(lower - upper) and not names & lower and not _has_numbers(below)


def _union(rows: list[SourceRow]) -> frozenset[int]:
    return frozenset().union(*map(_columns, rows))


def _has_numbers(row: SourceRow) -> bool:
    return any(is_small_number(plain_text(cell)) for cell in row.cells)


def _heading(rows: list[SourceRow]) -> Heading:
    """Give every column its levels; a group reaches to the right over blank cells."""
    width = max(len(row.cells) for row in rows)
    groups = [""] * len(rows)
    captions = []
    for index in range(width):
        texts = [plain_text(row.text(index)) for row in rows]
        for level, text in enumerate(texts):
            is_inside = not any(texts[:level]) and any(texts[level + 1 :])
            groups[level] = text or (groups[level] if is_inside else "")
        captions.append(Caption(levels=tuple(text for text in groups if text)))
    return Heading(row=rows[0].number, rows=len(rows), captions=tuple(captions))
