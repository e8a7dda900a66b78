"""Workbooks nobody should bring: samples with bytes, parts or records changed, and hostile ones."""

from __future__ import annotations

import io
import re
import struct
from functools import cache
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FILES = Path(__file__).resolve().parents[2] / "tests/files"
MEGABYTE = 1024 * 1024
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
NUMBERS = (0, 1, 2, 255, 256, 65_535, 65_536, 1_048_576, 2**31 - 1, 2**32 - 1, 2**64, 10**30)
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 10}">' for n in range(10))
DOCTYPES = (
    f"<!DOCTYPE x [{LAUGHS}]>",
    '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:rahasia">]>',
    '<!DOCTYPE x SYSTEM "//luar.invalid/x.dtd" [<!ENTITY % p SYSTEM "file:rahasia"> %p;]>',
    "<!DOCTYPE x>",
)


@cache
def samples() -> dict[str, bytes]:
    """Return the files the tests have, by name."""
    folders = (FILES / "staff-lists", FILES / "old-workbooks")
    found = [path for folder in folders for path in sorted(folder.iterdir())]
    return {path.name: path.read_bytes() for path in found if path.suffix != ".json"}


def _sample(rng: Random, *suffixes: str) -> tuple[str, bytes]:
    names = [name for name in samples() if name.endswith(suffixes)]
    name = rng.choice(names)
    return name, samples()[name]


def mutated(rng: Random, data: bytes, most: int = 8) -> bytes:
    """Return the bytes with some cut, doubled, exchanged or moved."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, most)):
        place = rng.randrange(len(changed) + 1)
        length = rng.choice((1, 1, 1, 2, 4, 16, 256))
        act = rng.choice((0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 5))
        if act == 0:
            del changed[place : place + length]
        elif act == 1:
            changed[place:place] = rng.randbytes(length)
        elif act == 2:
            changed[place : place + length] = rng.randbytes(length)
        elif act == 3:
            changed[place : place + length] = bytes(length)
        elif act == 4:
            changed[place:place] = changed[place : place + length]
        else:
            del changed[rng.choice((place, len(changed) - place)) :]
            changed += b"" if changed else b"\0"
    return bytes(changed)


def mutated_sample(rng: Random) -> tuple[str, bytes]:
    """Return a sample of any format but the old ones, with bytes changed."""
    name, data = _sample(rng, ".xlsx", ".ods", ".csv")
    return name, mutated(rng, data)


def mutated_old(rng: Random) -> tuple[str, bytes]:
    """Return an old workbook whose records or bytes were changed."""
    name, data = _sample(rng, ".xls", ".xlsb")
    if rng.random() < 0.4 or not name.endswith(".xls"):
        return name, mutated(rng, data)
    changed = bytearray(data)
    cells = [match.start() for match in re.finditer(rb"\xfd\x00\x0a\x00|\x03\x02\x0e\x00", data)]
    for place in rng.sample(cells, min(len(cells), rng.randint(1, 3))):
        row_and_column = [rng.choice((0, 1, 255, 256, 65_535)) for _ in range(2)]
        struct.pack_into("<2H", changed, place + 4, *row_and_column)
    return name, bytes(changed)


def zipped(parts: dict[str, bytes], compression: int = ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(ZipInfo(name), data, compression)  # of 1980: equal every time
    return written.getvalue()


@cache
def parts_of(name: str) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(samples()[name])) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


def mutated_part(rng: Random) -> tuple[str, bytes]:
    """Return a workbook one part of which was changed, so that the archive itself is whole."""
    name, _data = _sample(rng, "lalu.xlsx", "salah.xlsx", "merged.xlsx", "sel.xlsx", ".ods")
    parts = dict(parts_of(name))
    chosen = rng.choice([part for part in parts if part.endswith((".xml", ".rels"))])
    data = parts[chosen]
    act = rng.randrange(7)
    if act == 0:
        data = mutated(rng, data, 3)
    elif act == 1:
        data = with_numbers(rng, data)
    elif act == 2:
        data = with_doctype(rng, data)
    elif act == 3:
        data = rng.choice((b"abc", b" " * 70, b"\n" * 5000, b"\xef\xbb\xbf", b"<!-- x -->")) + data
    elif act == 4:
        data = _in_other_code(rng, data)
    elif act == 5:
        data = _with_tags_moved(rng, data)
    else:
        chosen = rng.choice((chosen.upper(), f"{chosen}x", f"./{chosen}", f"../{chosen}"))
    if rng.random() < 0.1:
        del parts[rng.choice(list(parts))]
    return name, zipped(parts | {chosen: data}, rng.choice((ZIP_STORED, ZIP_DEFLATED)))


def with_numbers(rng: Random, data: bytes) -> bytes:
    """Replace some numbers in attributes by borders of what numbers can be."""
    places = list(re.finditer(rb'="[A-Z]*(\d+)"', data))
    for match in sorted(rng.sample(places, min(len(places), 4)), key=lambda m: -m.start()):
        number = str(rng.choice(NUMBERS)).encode()
        data = data[: match.start(1)] + number + data[match.end(1) :]
    return data


def with_doctype(rng: Random, data: bytes) -> bytes:
    start = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    text = data[start:].replace(b"<v>", b"<v>&a9;", 3).replace(b"<t>", b"<t>&a9;", 3)
    return data[:start] + rng.choice(DOCTYPES).encode() + text


def _in_other_code(rng: Random, data: bytes) -> bytes:
    code = rng.choice(("utf-16", "utf-16-le", "cp1252", "utf-8"))
    named = re.sub(rb'encoding="[^"]*"', f'encoding="{code}"'.encode(), data, count=1)
    return named.decode("utf-8", "replace").encode(rng.choice((code, "utf-16")), "replace")


def _with_tags_moved(rng: Random, data: bytes) -> bytes:
    tags = re.split(rb"(?=<)", data)
    for _ in range(rng.randint(1, 5)):
        first, second = rng.randrange(len(tags)), rng.randrange(len(tags))
        tags[first], tags[second] = tags[second], tags[first]
    return b"".join(tags)


def sheet_of(cells: str) -> bytes:
    sheet = f"<worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>"
    return f'<?xml version="1.0"?>{sheet}'.encode()
