"""Workbooks made to do harm: bombs, cells far apart, repetitions, depth, amplification."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from scripts.fuzzes.texts import nip
from scripts.fuzzes.workbooks import (
    MAIN,
    MEGABYTE,
    SHEET,
    STRINGS,
    mutated,
    parts_of,
    samples,
    sheet_of,
    zipped,
)

XLSX, ODS = "bulan-lalu.xlsx", "daftar.ods"


def far_apart(rng: Random) -> bytes:
    """Return two cells with millions between them, written in one of several ways."""
    row = rng.choice((1_048_576, 60_000, 2**31 - 1, 2**32 - 1, 10**9))
    column = rng.choice(("XFD", "ZZZ", "ZZ", "AAAA"))
    first = rng.choice(('<c r="A1"><v>1</v></c>', "<c r='A1'><v>1</v></c>", "<c><v>1</v></c>"))
    style = rng.choice(("", 's="0" ', "x='>' ", 't="n" '))
    last = f'<c {style}r="{column}{row}"><v>1</v></c>'
    before = rng.choice((b"", b" " * 5000, b"abc", b"<!---->"))
    sheet = before + sheet_of(f'<row r="1">{first}</row><row r="{row}">{last}</row>')
    return zipped(dict(parts_of(XLSX)) | {SHEET: sheet})


def wide_sheet(rng: Random) -> bytes:
    """Return 10,000 columns in few or in very many rows."""
    rows = rng.choice((1, 3, 2_001))
    cells = f"<row>{'<c><v>1</v></c>' * 10_000}</row>"
    sheet = sheet_of(cells * min(rows, 3) + f'<row r="{rows}"><c r="A{rows}"><v>1</v></c></row>')
    return zipped(dict(parts_of(XLSX)) | {SHEET: sheet})


def long_sheet(rng: Random) -> bytes:
    """Return 60,000 people."""
    text = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    rows = [f'<row r="1">{text.format("A1", "NIP")}{text.format("B1", "Nama")}</row>']
    for number in range(2, 60_002):
        cells = text.format(f"A{number}", nip(rng)) + text.format(f"B{number}", f"Orang {number}")
        rows.append(f'<row r="{number}">{cells}</row>')
    return zipped(dict(parts_of(XLSX)) | {SHEET: sheet_of("".join(rows))})


def amplified(rng: Random) -> bytes:
    """Return one long shared text that very many cells show."""
    text = rng.randbytes(rng.choice((1_000, 16_000))).hex()
    strings = f'<?xml version="1.0"?><sst {MAIN}><si><t>{text}</t></si></sst>'
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 60_001))
    return zipped(dict(parts_of(XLSX)) | {SHEET: sheet_of(cells), STRINGS: strings.encode()})


def repeated(rng: Random) -> bytes:
    """Return a LibreOffice sheet whose repeat counts say more than it holds."""
    parts = dict(parts_of(ODS))
    content = parts["content.xml"].decode()
    for _ in range(rng.randint(1, 4)):
        kind = rng.choice(("table:number-columns-repeated", "table:number-rows-repeated"))
        count = rng.choice((0, 2, 1_000, 16_384, 1_048_576, 2**31, 2**63, -1))
        mark = rng.choice(("<table:table-cell ", "<table:table-row ", "<table:covered-table-cell "))
        places = [n for n in range(len(content)) if content.startswith(mark, n)]
        if places:
            place = rng.choice(places) + len(mark)
            content = f'{content[:place]}{kind}="{count}" {content[place:]}'
    return zipped(parts | {"content.xml": content.encode()})


def deep(rng: Random) -> bytes:
    """Return elements inside one another, a hundred thousand times."""
    tags = rng.choice(("x", "c", "row", "is", "si"))
    nested = f"<{tags}>" * 100_000 + f"</{tags}>" * 100_000
    name = rng.choice((SHEET, STRINGS, "xl/styles.xml", "docProps/core.xml"))
    part = sheet_of(nested) if name == SHEET else f'<?xml version="1.0"?><a>{nested}</a>'.encode()
    return zipped(dict(parts_of(XLSX)) | {name: part})


def many_parts(rng: Random) -> bytes:
    """Return thousands of parts, some of one name."""
    extra = {f"xl/{number}.xml": b"<x/>" for number in range(rng.choice((10, 4_000, 6_000)))}
    return zipped(dict(parts_of(XLSX)) | extra)


@cache
def bomb(name: str, megabytes: int, *, is_slow: bool) -> bytes:
    """Return a workbook one part of which unfolds far; slowly: less than 200 times its size."""
    written = io.BytesIO()
    rng = Random(megabytes)  # noqa: S311 - any bytes will do
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for part, data in parts_of(ODS if name == "content.xml" else XLSX).items():
            if part != name:
                archive.writestr(ZipInfo(part), data)
        bomb_itself = ZipInfo(name)
        bomb_itself.compress_type = ZIP_DEFLATED
        with archive.open(bomb_itself, "w", force_zip64=True) as file:
            file.write(b'<?xml version="1.0"?><x>')
            for _ in range(megabytes):
                block = rng.randbytes(MEGABYTE // 256).hex().encode() if is_slow else b""
                file.write(block + b" " * (MEGABYTE - len(block)))
            file.write(b"</x>")
    return written.getvalue()


def bombs(rng: Random) -> bytes:
    """Return a bomb: 300 MB at once, or slowly."""
    name = rng.choice((SHEET, STRINGS, "content.xml", "xl/media/image1.png"))
    is_slow = rng.random() < 0.2
    data = bomb(name, 60 if is_slow else 300, is_slow=is_slow)
    return data if rng.random() < 0.7 else mutated(rng, data, 2)


def protected(rng: Random) -> bytes:
    """Return a workbook with a password, in one of three ways."""
    data = bytearray(samples()[rng.choice(("kunci.xls", "kunci.xlsx", XLSX))])
    if data.startswith(b"PK"):
        data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


HOSTILE: dict[Callable[[Random], bytes], int] = {
    far_apart: 8,
    wide_sheet: 1,
    long_sheet: 1,
    amplified: 1,
    repeated: 12,
    deep: 2,
    many_parts: 1,
    bombs: 4,
    protected: 8,
}
