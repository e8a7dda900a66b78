"""Text files: comma, semicolon or tab, or an HTML table; UTF-8, UTF-16, Windows-1252."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from operator import itemgetter

from kinerja_desktop.core.headings import find_heading
from kinerja_desktop.core.source_table import SourceRow, SourceTable
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.importing.importer import Importer, SourceFile, TextForm
from kinerja_desktop.importing.limits import MOST_COLUMNS, MOST_ROWS, PLAIN_CELLS
from kinerja_desktop.importing.markup import markup_table
from kinerja_desktop.importing.refusals import (
    empty,
    old_kind,
    other_encoding,
    too_large,
    unreadable,
)
from kinerja_desktop.progress import Progress

ENCODINGS = {
    "utf-8": N_("UTF-8"),
    "utf-8-sig": N_("UTF-8 with a mark at the beginning"),
    "utf-16": N_("UTF-16"),
    "utf-16-le": N_("UTF-16, small end first"),
    "utf-16-be": N_("UTF-16, big end first"),
    "cp1252": N_("Windows-1252 (Western Europe)"),
    "cp850": N_("DOS-850 (Western Europe)"),
    "mac_roman": N_("Mac Roman"),
}
DELIMITERS = {";": N_("Semicolon"), "\t": N_("Tab"), ",": N_("Comma"), "|": N_("Vertical bar")}
ROWS_JUDGED = 30
_STEP = 500
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HINT = re.compile(r"sep=(.)\r?\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_MARKUP = re.compile(r"\s*<[!?a-z]", re.IGNORECASE)
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_text(text: str, progress: Progress, delimiter: str = "") -> SourceFile:
    """Read pasted or decoded text, by the delimiter given or found. Raises UnreadableFileError."""
    if not text.strip():
        raise empty()
    if _BINARY.search(text):
        raise unreadable("binary data")
    hint = _HINT.match(text)
    start = hint.end() if hint else 0
    delimiter = delimiter or (hint[1] if hint else _delimiter(text, start))
    try:
        rows = _rows(_records(text, start, delimiter), progress)
    except csv.Error as error:
        raise unreadable(str(error)) from error
    table = SourceTable(sheet=None, rows=tuple(rows))
    return SourceFile(kind="csv", tables=(table,), delimiter=delimiter)


def _rows(records: Iterable[list[str]], progress: Progress) -> list[SourceRow]:
    """Return the records that hold something. A row is a record, not a line; 1 is the first."""
    rows: list[SourceRow] = []
    kept: dict[str, str] = {}  # the same text is kept once
    cells = 0
    for number, texts in enumerate(records, start=1):
        if number % _STEP == 0:
            progress.step(number, number)
        if not any(texts):
            continue
        cells += len(texts)
        rows.append(SourceRow(number, tuple(map(kept.setdefault, texts, texts))))
        if len(texts) > MOST_COLUMNS or len(rows) > MOST_ROWS or cells > PLAIN_CELLS:
            raise too_large(f"{len(texts)} columns, {len(rows)} rows, {cells} cells")
    return rows


def _read(data: bytes, form: TextForm, progress: Progress) -> SourceFile:
    progress.step(0, 1)
    text, encoding = _decode(data, form.encoding)
    is_markup = _MARKUP.match(text) is not None
    file = _markup(text, progress) if is_markup else read_text(text, progress, form.delimiter)
    progress.step(1, 1)
    return replace(file, encoding=encoding)


def _markup(text: str, progress: Progress) -> SourceFile:
    """Read a web page; one without a table, or XML of a spreadsheet program, is of an old kind."""
    is_page = not text.lstrip().startswith("<?xml") and "<table" in text.casefold()
    if not is_page:
        raise old_kind("markup")
    if _BINARY.search(text):
        raise unreadable("binary data")
    return SourceFile(kind="html", tables=(markup_table(text, progress),))


def _decode(data: bytes, chosen: str) -> tuple[str, str]:
    for encoding in (chosen,) if chosen else _encodings(data):
        try:
            # Five bytes mean nothing in Windows-1252; old programs write them all the same.
            return data.decode(encoding, "replace" if encoding == "cp1252" else "strict"), encoding
        except UnicodeDecodeError:
            continue
    raise other_encoding(_(ENCODINGS[chosen])) if chosen else unreadable("encoding")


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    head = data[:200]
    if head.count(0) > len(head) // 4:
        return ("utf-16-be" if head[0] == 0 else "utf-16-le",)
    return ("utf-8", "cp1252")


def _delimiter(text: str, start: int) -> str:
    """Take the one by which a heading is found; of several, the one that makes the widest rows."""

    def fitness(delimiter: str) -> tuple[bool, int]:
        try:
            rows = tuple(
                SourceRow(number=number, cells=tuple(cells))
                for number, cells in enumerate(
                    islice(_records(text, start, delimiter), ROWS_JUDGED), start=1
                )
            )
        except csv.Error:
            return False, 0
        has_heading = find_heading(SourceTable(sheet=None, rows=rows)) is not None
        return has_heading, max((len(row.cells) for row in rows), default=0)

    return max(DELIMITERS, key=fitness)


def _records(text: str, start: int, delimiter: str) -> Iterator[list[str]]:
    lines = map(itemgetter(0), _LINE.finditer(text, start))
    return csv.reader(lines, delimiter=delimiter)


def _accepts(head: bytes) -> bool:
    return not head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) and b"%PDF-" not in head[:8]


IMPORTER = Importer(
    key="delimited",
    title=N_("Text with commas, semicolons or tabs"),
    suffixes=(".csv", ".tsv", ".tab", ".txt", ".htm", ".html"),
    accepts=_accepts,
    read=_read,
)
