"""Which rows of a list stand for a person: not titles, sections, numbering, totals, signatures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kinerja_desktop.core.column_matching import ColumnMatch
from kinerja_desktop.core.headings import NAME_AND_NIP, Heading, normalise
from kinerja_desktop.core.nip import is_damaged
from kinerja_desktop.core.source_table import (
    SourceRow,
    SourceTable,
    is_small_number,
    plain_text,
    replace_cells,
    without_apostrophe,
)
from kinerja_desktop.progress import SILENT, Progress

ROWS_AT_ONCE = 200
FEWEST_DIGITS = 6
LONGEST_JOINT = 300  # a longer text is no name with its number
MOST_CELLS_OF_A_FOOTER = 3
_LABEL = re.compile(r"^\s*(?:nip|ni\s*pppk|nrp)\b\s*[.:]*\s*", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"(['’]?\d[\d\s.\-]{6,}\d-?|['’]?\d[.,]\d+e\+?\d+)\s*$", re.IGNORECASE)
_LABELLED = re.compile(r"\bNIP\b\s*[.:]*\s*([^A-Za-z\n]*(?:e\+?\d+)?)\s*$", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(
    r"^\s*(?:nip\b\s*[.:]*\s*)?(['’]?\d[\d\s.\-]{6,}\d-?)(?=\D)", re.IGNORECASE
)
_TOTAL = re.compile(r"^(jumlah|total|sub\s*total|grand total)\b", re.IGNORECASE)
_SECTION_SIGN = re.compile(r"[A-Za-z]|[IVXL]+\.?|[A-Za-z]\.")
_MONTHS = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_FOOTER = re.compile(
    r"^(mengetahui|mengesahkan|disahkan|menyetujui|disetujui|dibuat oleh|diperiksa oleh"
    r"|ditetapkan di|pada tanggal|a\.?n\.\s"
    rf"|[^,\d]+,\s*(\d{{1,2}}|\.+|…)?\s*({_MONTHS})\s+\d{{4}}\s*$)",
    re.IGNORECASE,
)


class ListedRow(NamedTuple):
    """A row that stands for a person, with its two key texts taken apart.

    `has_number` says that the NIP cell holds some number, good or bad.
    """

    source: SourceRow
    nip: str
    nip_is_number: bool
    name: str
    has_number: bool

    @property
    def number(self) -> int:
        return self.source.number


class Places:
    """Where the fields of a list stand; `nip` and `name` are the columns of these two, or -1."""

    def __init__(self, columns: Iterable[ColumnMatch]) -> None:
        self._columns = {match.field: match for match in columns if match.field is not None}
        if NAME_AND_NIP in self._columns:
            joint = self._columns[NAME_AND_NIP]
            self._columns = {"nip": joint, "name": joint, **self._columns}
        self.nip, self.name = self.index("nip"), self.index("name")

    def index(self, field: str) -> int:
        """Return the column of a field; the joint column of name and NIP stands for both."""
        match = self._columns.get(field)
        return match.index if match is not None else -1

    def letter(self, field: str) -> str:
        match = self._columns.get(field)
        return match.letter if match is not None else ""

    def has(self, field: str) -> bool:
        return field in self._columns

    def columns(self, fields: Iterable[str]) -> tuple[tuple[str, int], ...]:
        """Return those of the fields that have a column, each with its index."""
        return tuple((field, self.index(field)) for field in fields if self.has(field))

    @property
    def is_joint(self) -> bool:
        """Name and NIP share one cell."""
        return NAME_AND_NIP in self._columns


Fixes = Mapping[tuple[int, str], str]


def listed_rows(
    table: SourceTable,
    heading: Heading,
    places: Places,
    *,
    fixes: Fixes | None = None,
    progress: Progress = SILENT,
) -> Iterator[ListedRow]:
    """Yield the rows below the heading that stand for a person, corrected by `fixes`."""
    fixes_of_row: dict[int, dict[str, str]] = defaultdict(dict)
    for (number, field), text in (fixes or {}).items():
        fixes_of_row[number][field] = text
    captions = _captions(heading, places)
    is_footer = False
    for done, source in enumerate(table.rows):
        if done % ROWS_AT_ONCE == 0:
            progress.step(done, len(table.rows))
        if source.number <= heading.last_row:
            continue
        mine = fixes_of_row.get(source.number)
        row = _listed(_fixed(source, places, mine) if mine else source, places)
        is_footer = is_footer or (not row.has_number and _begins_footer(row))
        if (row.has_number or not is_footer) and _is_person(row, captions, places):
            yield row


def _fixed(source: SourceRow, places: Places, mine: Mapping[str, str]) -> SourceRow:
    texts = {places.index(field): text for field, text in mine.items() if places.has(field)}
    if places.is_joint and {"nip", "name"} & set(mine):
        joint = _listed(source, places)
        name, nip = mine.get("name", joint.name), mine.get("nip", joint.nip)
        texts[places.nip] = f"{name}\n{nip}"
    return replace_cells(source, texts)


def _listed(source: SourceRow, places: Places) -> ListedRow:
    is_number = places.nip in source.numbers
    written = source.text(places.nip)
    if places.nip == places.name and not is_number:
        name, nip = split_joint(written)
    else:
        nip = written if written.isdigit() else plain_text(written)
        name = plain_text(source.text(places.name)) if places.name != places.nip else ""
    nip_is_number = is_number and bool(nip)
    if not nip.isdigit():
        nip = without_apostrophe(_LABEL.sub("", nip))
    has_number = nip_is_number or _is_number(nip)
    return ListedRow(source, nip, nip_is_number, without_apostrophe(name), has_number)


def split_joint(text: str) -> tuple[str, str]:
    """Take name and NIP of one cell apart; the NIP stands behind the name, or before it."""
    if len(text) > LONGEST_JOINT:
        return plain_text(text), ""
    found = _LABELLED.search(text) or _NUMBER_BEHIND.search(text)
    if found:
        return _without_label(text[: found.start()]), plain_text(found[1])
    found = _NUMBER_BEFORE.search(text)
    if found:
        return _without_label(text[found.end() :]), plain_text(found[1])
    return plain_text(text), ""


def _without_label(text: str) -> str:
    bare = re.sub(r"(?:\bNIP\b\s*[.:]*|[/|;(\-–])\s*$", "", text.strip(), flags=re.IGNORECASE)
    return plain_text(re.sub(r"^[/|;)\-–]\s*", "", bare).rstrip(" ,"))


def _is_number(nip: str) -> bool:
    digits = len(nip) if nip.isdigit() else sum(map(str.isdigit, nip))
    return digits >= FEWEST_DIGITS or is_damaged(nip)


def _cells(row: ListedRow) -> list[str]:
    filled = row.source.filled
    cells = (cell for index, cell in enumerate(row.source.cells) if index not in filled)
    return [text for text in map(plain_text, cells) if text]


def _begins_footer(row: ListedRow) -> bool:
    cells = _cells(row)
    return len(cells) <= MOST_CELLS_OF_A_FOOTER and any(_FOOTER.match(cell) for cell in cells)


def _is_person(row: ListedRow, captions: Mapping[int, str], places: Places) -> bool:
    if not (row.nip or row.name) or _LABEL.match(row.name):
        return False
    if places.nip in row.source.filled or _repeats(row, captions):
        return False
    if row.has_number and row.name and not is_small_number(row.nip):
        return True
    cells = _cells(row)
    if all(map(is_small_number, cells)) or _is_section(row, cells, places):
        return False
    return row.has_number or not any(_TOTAL.match(cell) for cell in cells[:2])


def _captions(heading: Heading, places: Places) -> dict[int, str]:
    """Return what stands above the two key columns, by column."""
    columns = {places.nip, places.name}
    named = enumerate(heading.captions)
    return {i: normalise(caption.text) for i, caption in named if i in columns and caption.text}


def _repeats(row: ListedRow, captions: Mapping[int, str]) -> bool:
    """Say whether the heading stands here again, as at the top of every printed page."""
    if row.has_number:
        return False
    return any(normalise(row.source.text(i)) == caption for i, caption in captions.items())


def _is_section(row: ListedRow, cells: list[str], places: Places) -> bool:
    if len(cells) == 1:
        is_signature = _LABEL.match(plain_text(row.source.text(places.nip)))
        return not row.has_number or (is_signature is not None and not row.name)
    if len(cells) != 2 or row.nip:
        return False
    return _SECTION_SIGN.fullmatch(cells[0]) is not None
