"""Looking into a workbook before it is opened: sizes, extent, passwords, forbidden XML.

The reader below builds a dense grid and aborts the process when that is too large, so
nothing reaches it in this process that was not measured here.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kinerja_desktop.core.source_table import Merge
from kinerja_desktop.importing.extents import Found
from kinerja_desktop.importing.hidden import Hidden, sheet_names
from kinerja_desktop.importing.limits import (
    LARGEST_PART_BYTES,
    LARGEST_SUM_BYTES,
    MOST_LETTERS,
    MOST_PARTS,
    MOST_TIMES_PACKED,
    PLAIN_CELLS,
    RATIO_COUNTS_FROM_BYTES,
)
from kinerja_desktop.importing.refusals import protected, too_large, unreadable
from kinerja_desktop.importing.surveys import survey_of
from kinerja_desktop.progress import Progress

_CHUNK = 256 * 1024
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_LOCAL_MARK = b"PK\x03\x04"
_END_MARK = b"PK\x05\x06"
_ENCRYPTED = 0x1


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What is known of a workbook: its kind (xlsx, xlsb, ods), and LibreOffice's merged ranges.

    `hidden` is what its sheets hide, by name. `is_plain`: all that the reader will see was
    measured and is small.
    """

    kind: str
    merges: Mapping[str, tuple[Merge, ...]]
    hidden: Mapping[str, Hidden]
    is_plain: bool


def judge_workbook(data: bytes, progress: Progress) -> Verdict:
    """Inflate every part, counting; raise when one is too large, locked or forbidden."""
    try:
        with BytesIO(data) as file, ZipFile(file) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise too_large(f"{len(parts)} parts")
            found = _Inflater(file, len(data), progress).found_in(parts)
            hidden = _hidden(archive, parts, found)
    except (BadZipFile, zlib.error, struct.error, ValueError, NotImplementedError) as error:
        raise unreadable(str(error)) from error
    # With two ends of the archive the reader might take the other one.
    is_single = data.count(_END_MARK) == 1
    return _verdict({part.filename for part in parts}, found, hidden, is_single=is_single)


def _hidden(archive: ZipFile, parts: list[ZipInfo], found: list[Found]) -> dict[str, Hidden]:
    """Return what the sheets hide, by their names; most hide nothing."""
    extents = (extent for one in found for extent in one.extents)
    hidden = {extent.name: extent.hidden for extent in extents if extent.hidden}
    pairs = [
        (part.filename, one.hidden) for part, one in zip(parts, found, strict=True) if one.hidden
    ]
    if pairs:
        names = sheet_names(archive)
        hidden |= {names[part]: what for part, what in pairs if part in names}
    return hidden


def _verdict(
    names: set[str], found: list[Found], hidden: Mapping[str, Hidden], *, is_single: bool
) -> Verdict:
    kind = "ods" if "content.xml" in names else "xlsx"
    if "xl/workbook.bin" in {name.lower() for name in names}:
        kind = "xlsb"
    is_mixed = kind == "ods" and any(name.lower().startswith("xl/") for name in names)
    longest = max((one.longest_text for one in found), default=0)
    cells = sum(one.cells for one in found)
    is_small = cells <= PLAIN_CELLS and cells * longest <= MOST_LETTERS
    return Verdict(
        kind=kind,
        merges={extent.name: tuple(extent.merges) for one in found for extent in one.extents},
        hidden=hidden,
        is_plain=is_single
        and is_small
        and not is_mixed
        and kind != "xlsb"
        and all(one.is_sure and one.area <= PLAIN_CELLS for one in found),
    )


class _Inflater:
    """Unpacks the parts one after the other and lets each be surveyed."""

    def __init__(self, file: BinaryIO, size: int, progress: Progress) -> None:
        self._file = file
        self._size = size
        self._progress = progress
        self._sum = 0

    def found_in(self, parts: list[ZipInfo]) -> list[Found]:
        found = []
        for part in parts:
            if part.flag_bits & _ENCRYPTED:
                raise protected()
            pieces = self._inflate(part)
            survey = survey_of(part.filename, next(pieces, b""))
            for piece in pieces:
                survey.feed(piece)
            found.append(survey.finish())
        return found

    def _inflate(self, part: ZipInfo) -> Iterator[bytes]:
        """Yield the part in pieces, by its packed bytes: its declared size may lie."""
        unpack = _UNPACKERS.get(part.compress_type)
        if unpack is None:
            raise unreadable(f"{part.filename}: compression {part.compress_type}")
        self._file.seek(part.header_offset)
        header = _LOCAL_HEADER.unpack(self._file.read(_LOCAL_HEADER.size))
        if header[0] != _LOCAL_MARK:
            raise unreadable(f"{part.filename}: no part begins there")
        self._file.seek(header[-2] + header[-1], 1)
        total = 0
        for piece in unpack(self._packed(part)):
            total += len(piece)
            self._check_size(total, part)
            yield piece
        self._sum += total

    def _check_size(self, total: int, part: ZipInfo) -> None:
        is_bomb = total > RATIO_COUNTS_FROM_BYTES and total > MOST_TIMES_PACKED * part.compress_size
        is_much = total > LARGEST_PART_BYTES or self._sum + total > LARGEST_SUM_BYTES
        if is_bomb or is_much:
            raise too_large(f"{part.filename}: {total} bytes of {part.compress_size}")

    def _packed(self, part: ZipInfo) -> Iterator[bytes]:
        left = part.compress_size
        while left > 0:
            piece = self._file.read(min(left, _CHUNK))
            if not piece:
                raise unreadable(f"{part.filename} is cut off")
            left -= len(piece)
            yield piece
            self._progress.step(min(self._file.tell(), self._size), self._size)


def _stored(packed: Iterator[bytes]) -> Iterator[bytes]:
    yield from packed


def _deflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in packed:
        rest = piece
        while rest:
            yield unpacker.decompress(rest, _CHUNK)
            rest = unpacker.unconsumed_tail
    yield unpacker.flush()


_UNPACKERS: dict[int, Callable[[Iterator[bytes]], Iterator[bytes]]] = {
    ZIP_STORED: _stored,
    ZIP_DEFLATED: _deflated,
}
