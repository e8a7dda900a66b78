"""Text files: comma, semicolon or tab, or an HTML table; UTF-8, UTF-16, Windows-1252."""

from __future__ import annotations

import codecs
import csv
import re
from dataclasses import replace
from io import StringIO
from itertools import islice
from pathlib import Path

from kinerja_desktop.core.source_table import SourceRow, SourceTable
from kinerja_desktop.i18n import N_
from kinerja_desktop.importing.importer import Importer, SourceFile
from kinerja_desktop.importing.markup import MOST_COLUMNS, markup_table
from kinerja_desktop.importing.refusals import empty, old_kind, too_large, unreadable
from kinerja_desktop.progress import Progress

LARGEST_BYTES = 64 * 1024 * 1024
DELIMITERS = ";\t,|"
ROWS_JUDGED = 30
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKUP = re.compile(r"\s*<[!?a-z]", re.IGNORECASE)
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def _text_table(text: str) -> tuple[SourceTable, str]:
    """Return the rows of a text and the delimiter found. A row is a record, not a line."""
    hint = re.match(r"sep=(.)\r?\n", text)
    body = text[hint.end() :] if hint else text
    delimiter = hint[1] if hint else _delimiter(body)
    rows = []
    for number, cells in enumerate(_records(body, delimiter), start=1):
        if len(cells) > MOST_COLUMNS:
            raise too_large(f"{len(cells)} columns")
        rows.append(SourceRow(number=number, cells=tuple(cells)))
    return SourceTable(sheet=None, rows=tuple(rows)), delimiter


def read_text(text: str) -> SourceFile:
    """Read pasted or decoded text. Raises UnreadableFileError."""
    if not text.strip():
        raise empty()
    if _BINARY.search(text):
        raise unreadable("binary data")
    try:
        table, delimiter = _text_table(text)
    except csv.Error as error:
        raise unreadable(str(error)) from error
    return SourceFile(kind="csv", tables=(table,), delimiter=delimiter)


def _read(path: Path, progress: Progress) -> SourceFile:
    progress.step(0, 1)
    if path.stat().st_size > LARGEST_BYTES:
        raise too_large(f"{path.stat().st_size} bytes")
    data = path.read_bytes()
    if not data:
        raise empty()
    text, encoding = _decode(data)
    file = _markup(text, progress) if _MARKUP.match(text) else read_text(text)
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


def _decode(data: bytes) -> tuple[str, str]:
    for encoding in _encodings(data):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace"), "cp1252"


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    head = data[:200]
    if head.count(0) > len(head) // 4:
        return ("utf-16-be" if head[0] == 0 else "utf-16-le",)
    return ("utf-8", "cp1252")


def _delimiter(text: str) -> str:
    """Take the one that makes the widest rows; a list of one column reads the same by any."""

    def width(delimiter: str) -> int:
        try:
            return max(len(row) for row in islice(_records(text, delimiter), ROWS_JUDGED))
        except (csv.Error, ValueError):
            return 0

    return max(DELIMITERS, key=width)


def _records(text: str, delimiter: str) -> csv._reader:  # type: ignore[name-defined]
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter)


def _accepts(head: bytes) -> bool:
    return not head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) and b"%PDF-" not in head[:8]


IMPORTER = Importer(
    key="delimited",
    title=N_("Text with commas, semicolons or tabs"),
    suffixes=(".csv", ".tsv", ".tab", ".txt", ".htm", ".html"),
    accepts=_accepts,
    read=_read,
)
