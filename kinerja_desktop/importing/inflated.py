"""Looking into a workbook before it is opened: sizes, extent, passwords, forbidden XML.

The reader below builds a dense grid and aborts the process when that is too large, so
nothing reaches it that was not measured here.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import BinaryIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kinerja_desktop.core.source_table import Merge
from kinerja_desktop.importing.refusals import protected, too_large, unreadable
from kinerja_desktop.progress import Progress

LARGEST_PART_BYTES = 256 * 1024 * 1024
MOST_TIMES_PACKED = 200
RATIO_COUNTS_FROM_BYTES = 1024 * 1024
MOST_CELLS = 20_000_000
_CHUNK = 256 * 1024
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ENCRYPTED = 0x1
_FIRST_LETTER = ord("A") - 1


@dataclass
class SheetExtent:
    """What one sheet of a LibreOffice file covers, counted without building it."""

    name: str
    rows: int = 0
    columns: int = 0
    merges: list[Merge] = field(default_factory=list)


def judge_workbook(data: bytes, progress: Progress) -> dict[str, tuple[Merge, ...]]:
    """Inflate every part, counting; raise when one is too large, locked or forbidden.

    Returns the merged ranges of LibreOffice sheets by name (others are read elsewhere).
    """
    try:
        with BytesIO(data) as file, ZipFile(file) as archive:
            return _judge(archive, file, progress)
    except (BadZipFile, zlib.error, struct.error, ValueError, NotImplementedError) as error:
        raise unreadable(str(error)) from error


def _judge(archive: ZipFile, file: BinaryIO, progress: Progress) -> dict[str, tuple[Merge, ...]]:
    merges: dict[str, tuple[Merge, ...]] = {}
    parts = archive.infolist()
    for done, part in enumerate(parts):
        progress.step(done, len(parts))
        if part.flag_bits & _ENCRYPTED:
            raise protected()
        for extent in _judge_part(part, file):
            merges[extent.name] = tuple(extent.merges)
    return merges


def _judge_part(part: ZipInfo, file: BinaryIO) -> list[SheetExtent]:
    survey: _Survey | None = None
    first = True
    for chunk in _inflate(part, file):
        if first:
            survey = _Survey(part.filename) if _looks_like_xml(chunk) else None
            first = False
        if survey is not None:
            survey.feed(chunk)
    return survey.finish() if survey is not None else []


def _inflate(part: ZipInfo, file: BinaryIO) -> Iterator[bytes]:
    """Yield the part in pieces, by its packed bytes: its declared size may lie."""
    if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise unreadable(f"{part.filename}: compression {part.compress_type}")
    file.seek(part.header_offset)
    header = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    file.seek(header[-2] + header[-1], 1)
    pieces = _stored(part, file) if part.compress_type == ZIP_STORED else _deflated(part, file)
    total = 0
    for piece in pieces:
        total += len(piece)
        _check_size(total, part)
        yield piece


def _check_size(total: int, part: ZipInfo) -> None:
    is_bomb = total > RATIO_COUNTS_FROM_BYTES and total > MOST_TIMES_PACKED * part.compress_size
    if total > LARGEST_PART_BYTES or is_bomb:
        raise too_large(f"{part.filename}: {total} bytes of {part.compress_size}")


def _packed(part: ZipInfo, file: BinaryIO) -> Iterator[bytes]:
    left = part.compress_size
    while left > 0:
        piece = file.read(min(left, _CHUNK))
        if not piece:
            raise unreadable(f"{part.filename} is cut off")
        left -= len(piece)
        yield piece


def _stored(part: ZipInfo, file: BinaryIO) -> Iterator[bytes]:
    yield from _packed(part, file)


def _deflated(part: ZipInfo, file: BinaryIO) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    for packed in _packed(part, file):
        rest = packed
        while rest:
            yield unpacker.decompress(rest, _CHUNK)
            rest = unpacker.unconsumed_tail
    yield unpacker.flush()


def _looks_like_xml(chunk: bytes) -> bool:
    start = chunk[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    return start.startswith(b"<")


class _Survey:
    """Reads one XML part for its extent, and refuses a DOCTYPE."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._on_doctype
        self._parser.StartElementHandler = self._on_start
        self._row = self._column = 0
        self._highest_row = self._highest_column = 0
        self._extents: list[SheetExtent] = []
        self._sheet: _OpenSheet | None = None

    def feed(self, chunk: bytes, *, is_last: bool = False) -> None:
        try:
            self._parser.Parse(chunk, is_last)
        except (expat.ExpatError, LookupError) as error:
            if self._name.endswith(".vml"):
                return
            raise unreadable(f"{self._name}: {error}") from error

    def finish(self) -> list[SheetExtent]:
        self.feed(b"", is_last=True)
        return self._extents

    def _on_doctype(self, *_declaration: object) -> None:
        raise unreadable(f"{self._name}: DOCTYPE")

    def _on_start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2] if ":" in tag else tag
        if name == "c":
            self._on_cell(attributes)
        elif name == "row":
            self._row = _whole(attributes.get("r"), self._row + 1)
            self._column = 0
        elif name == "table" and "table:name" in attributes:
            self._sheet = _OpenSheet(attributes["table:name"])
            self._parser.EndElementHandler = self._on_end
        elif name == "encryption-data":
            raise protected()
        elif self._sheet is not None:
            self._sheet.start(name, attributes)

    def _on_end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if self._sheet is None:
            return
        if name == "table":
            self._extents.append(self._sheet.extent)
            self._sheet = None
            self._parser.EndElementHandler = None
        else:
            self._sheet.end(name)

    def _on_cell(self, attributes: dict[str, str]) -> None:
        row, column = _place(attributes.get("r", ""), self._row, self._column + 1)
        self._row, self._column = row, column
        self._highest_row = max(self._highest_row, row)
        self._highest_column = max(self._highest_column, column)
        if self._highest_row * self._highest_column > MOST_CELLS:
            raise too_large(f"{self._name}: {self._highest_row} x {self._highest_column}")


class _OpenSheet:
    """Counts a LibreOffice sheet: repeated rows and cells count up to the last filled one."""

    def __init__(self, name: str) -> None:
        self.extent = SheetExtent(name=name)
        self._row = self._column = 0
        self._repeats_row = 1
        self._repeats_cell = 1
        self._is_row_filled = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table-row":
            self._repeats_row = _whole(attributes.get("table:number-rows-repeated"), 1)
            self._column, self._is_row_filled = 0, False
        elif name in {"table-cell", "covered-table-cell"}:
            self._on_cell(attributes)
        elif name == "p" and self._repeats_cell:
            self._on_filled()

    def end(self, name: str) -> None:
        if name in {"table-cell", "covered-table-cell"}:
            self._column += self._repeats_cell
        elif name == "table-row":
            self._row += self._repeats_row
            if self._is_row_filled:
                self.extent.rows = self._row
                self._check()

    def _on_cell(self, attributes: dict[str, str]) -> None:
        self._repeats_cell = _whole(attributes.get("table:number-columns-repeated"), 1)
        if "office:value-type" in attributes:
            self._on_filled()
        down = _whole(attributes.get("table:number-rows-spanned"), 1)
        across = _whole(attributes.get("table:number-columns-spanned"), 1)
        if down > 1 or across > 1:
            self.extent.merges.append(
                Merge(
                    top=self._row + 1,
                    bottom=self._row + down,
                    left=self._column,
                    right=self._column + across - 1,
                )
            )

    def _on_filled(self) -> None:
        self._is_row_filled = True
        self.extent.columns = max(self.extent.columns, self._column + self._repeats_cell)
        self._check()

    def _check(self) -> None:
        rows = max(self.extent.rows, self._row + 1)
        if rows * self.extent.columns > MOST_CELLS:
            raise too_large(f"{self.extent.name}: {rows} x {self.extent.columns}")


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() else default


def _place(reference: str, row: int, column: int) -> tuple[int, int]:
    """Row and column (from 1) of a reference such as XFD1048576; the running ones without."""
    letters = reference.rstrip("0123456789")
    number = reference[len(letters) :]
    return int(number) if number else row, _column_number(letters) or column


@lru_cache(maxsize=1024)
def _column_number(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter.upper()) - _FIRST_LETTER
    return found
