"""Workbooks, good and hostile: nothing may reach the reader that was not measured."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import openpyxl
import pytest

from kinerja_desktop.errors import Cancelled, UnreadableFileError
from kinerja_desktop.importing import inflated, read_file, sheets, xml_survey
from kinerja_desktop.importing.importer import SourceFile
from kinerja_desktop.importing.inflated import judge_workbook
from kinerja_desktop.importing.limits import MOST_PARTS
from kinerja_desktop.progress import Silent

SAMPLES = Path(__file__).parents[1] / "files/staff-lists"
SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"
ODS_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


FORMAT_FIRST = b"""<worksheet><sheetData><row r="1">
<c s="0" t="inlineStr" r="A1"><is><t>Nama</t></is></c></row></sheetData></worksheet>"""
WITH_PREFIX = b"""<?xml version="1.0"?><!-- by a program -->
<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="1">
<x:c r="A1" t="inlineStr"><x:is><x:t>Nama</x:t></x:is></x:c></x:row>
</x:sheetData></x:worksheet><!-- the end -->
"""
WITHOUT_PLACES = b"""<worksheet><sheetData>
<row><c t='inlineStr'><is><t>Nama</t></is></c></row></sheetData></worksheet>"""


def read(path: Path) -> SourceFile:
    return read_file(path, Silent())


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read(path)
    assert caught.value.message
    return caught.value.code


def altered(tmp_path: Path, parts: dict[str, bytes], *, compression: int = ZIP_DEFLATED) -> Path:
    """Write a workbook with some parts replaced or added."""
    whole = tmp_path / "whole.xlsx"
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["NIP", "Nama"])
    book.save(whole)
    target = tmp_path / "altered.xlsx"
    with ZipFile(whole) as old, ZipFile(target, "w", compression) as new:
        kept = {name: old.read(name) for name in old.namelist()}
        for name, data in (kept | parts).items():
            new.writestr(name, data)
    return target


def sheet_with(cells: str) -> bytes:
    sheet = f"<worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>"
    return b'<?xml version="1.0"?>' + sheet.encode()


def ods(tmp_path: Path, table: str, *, manifest: str = "") -> Path:
    target = tmp_path / "daftar.ods"
    content = (
        f'<?xml version="1.0"?><office:document-content {ODS_SPACES}><office:body>'
        f'<office:spreadsheet><table:table table:name="Data">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with ZipFile(target, "w", ZIP_DEFLATED) as new:
        new.writestr("mimetype", ODS_MIME, ZIP_STORED)
        new.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="urn:x">{manifest}</manifest:manifest>',
        )
        new.writestr("content.xml", content)
    return target


def text_cell(text: str, attributes: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {attributes}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def row_of(*cells: str, repeated: int = 1) -> str:
    opening = f'<table:table-row table:number-rows-repeated="{repeated}">'
    return opening + "".join(cells) + "</table:table-row>"


def test_a_list_may_begin_anywhere_on_the_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["C5"], sheet["D5"] = "NIP", "Nama"
    sheet["C6"], sheet["D6"], sheet["E6"] = 198503122010012001, "Rina", True
    sheet.merge_cells("D6:D8")
    book.create_sheet("Kosong")
    hidden = book.create_sheet("Rahasia")
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "x.xlsx")
    found = read(tmp_path / "x.xlsx")
    assert [table.sheet for table in found.tables] == ["Sheet", "Kosong", "Rahasia"]
    assert [table.is_visible for table in found.tables] == [True, True, False]
    row = found.tables[0].rows[1]
    assert (row.number, row.cells) == (6, ("", "", "198503122010012000", "Rina", "TRUE"))
    assert row.numbers == {2}
    merge = found.tables[0].merges[0]
    assert (merge.top, merge.bottom, merge.left, merge.right) == (6, 8, 3, 3)
    assert found.tables[1].rows == ()


def test_two_cells_far_apart_are_too_large(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row>'
    assert refusal(altered(tmp_path, {SHEET: sheet_with(cells)})) == "too_large"


def test_cells_without_references_are_counted_on(tmp_path: Path) -> None:
    cells = '<row r="1048570"/>' + "<row>" + "<c><v>1</v></c>" * 25 + "</row>"
    assert refusal(altered(tmp_path, {SHEET: sheet_with(cells)})) == "too_large"


def test_a_part_that_unfolds_too_far_is_too_large(tmp_path: Path) -> None:
    bomb = b"<x>" + b" " * 3_000_000 + b"</x>"
    assert refusal(altered(tmp_path, {"xl/bomb.xml": bomb})) == "too_large"


def test_a_declared_size_is_not_believed(tmp_path: Path) -> None:
    bomb = b"<x>" + b" " * 3_000_000 + b"</x>"
    path = altered(tmp_path, {"xl/bomb.xml": bomb})
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", len(bomb)), struct.pack("<I", 10)))
    assert refusal(path) == "too_large"


@pytest.mark.parametrize("name", [SHEET, "xl/sharedStrings.xml", "docProps/core.xml"])
def test_a_doctype_is_unreadable(tmp_path: Path, name: str) -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    assert refusal(altered(tmp_path, {name: evil})) == "unreadable"


def test_broken_xml_is_unreadable_but_old_drawings_are_excused(tmp_path: Path) -> None:
    assert refusal(altered(tmp_path, {SHEET: b"<worksheet><c>"})) == "unreadable"
    drawing = altered(tmp_path, {"xl/drawings/vmlDrawing1.vml": b"<xml><br></xml>"})
    assert read(drawing).tables[0].rows[0].cells == ("NIP", "Nama")


def test_an_unknown_encoding_is_unreadable(tmp_path: Path) -> None:
    odd = b'<?xml version="1.0" encoding="UTF-9"?><x/>'
    assert refusal(altered(tmp_path, {"docProps/core.xml": odd})) == "unreadable"


def test_references_of_absurd_length_are_too_large(tmp_path: Path) -> None:
    cells = f'<row r="1"><c r="A{"9" * 5000}"><v>1</v></c></row>'
    assert refusal(altered(tmp_path, {SHEET: sheet_with(cells)})) == "too_large"


@pytest.mark.parametrize("part", [FORMAT_FIRST, WITH_PREFIX, WITHOUT_PLACES])
def test_a_sheet_may_be_written_in_many_ways(tmp_path: Path, part: bytes) -> None:
    assert read(altered(tmp_path, {SHEET: part})).tables[0].rows[0].cells == ("Nama",)


@pytest.mark.parametrize(
    "cells",
    [
        "<row r='1'><c r='A1'><v>1</v></c></row><row r='1'><c r='XFD1048576'><v>1</v></c></row>",
        '<row><c r="A1"><v>1</v></c><c s="0" r="XFD1048576"><v>1</v></c></row>',
        '<row><c r="A1"><v>1</v></c><c x=">" r="XFD1048576"><v>1</v></c></row>',
        '<row><c r="A1"><v>1</v></c><y:c r="XFD1048576"><v>1</v></y:c></row>',
        '<row r="1"><c><v>1</v></c></row><row r="1048576">' + "<c><v>1</v></c>" * 300 + "</row>",
    ],
)
@pytest.mark.parametrize("before", [b"", b"\n" * 5000, b"<!--" + b"-" * 5000 + b"-->"])
def test_far_apart_cells_are_too_large_however_they_are_written(
    tmp_path: Path, cells: str, before: bytes
) -> None:
    sheet = sheet_with(cells).removeprefix(b'<?xml version="1.0"?>')
    assert refusal(altered(tmp_path, {SHEET: before + sheet})) == "too_large"


def test_a_sheet_with_rubbish_before_it_does_no_harm(tmp_path: Path) -> None:
    cells = '<row><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'
    assert refusal(altered(tmp_path, {SHEET: b"abc" + sheet_with(cells)})) == "unreadable"
    relation = "xl/_rels/workbook.xml.rels"
    with ZipFile(altered(tmp_path, {})) as whole:
        moved = whole.read(relation).replace(b"worksheets/sheet1.xml", b"media/picture.png")
    evil = {relation: moved, "xl/media/picture.png": b"abc" + sheet_with(cells)}
    assert refusal(altered(tmp_path, evil)) == "too_large"


def test_one_long_text_in_many_cells_is_read_apart(tmp_path: Path) -> None:
    text = random.Random(7).randbytes(16_000).hex()  # noqa: S311 - any text will do
    strings = f'<?xml version="1.0"?><sst {MAIN}><si><t>{text}</t></si></sst>'
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 40_001)
    )
    parts = {SHEET: sheet_with(rows), "xl/sharedStrings.xml": strings.encode()}
    data = altered(tmp_path, parts).read_bytes()
    assert not judge_workbook(data, Silent()).is_plain
    assert refusal(altered(tmp_path, parts)) == "too_large"


def test_the_sum_and_the_number_of_parts_are_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = b"<x>" + b"abc " * 100_000 + b"</x>"
    parts = {f"xl/{number}.xml": part for number in range(8)}
    assert read(altered(tmp_path, parts)).kind == "xlsx"
    monkeypatch.setattr(inflated, "LARGEST_SUM_BYTES", 3_000_000)
    assert refusal(altered(tmp_path, parts)) == "too_large"
    many = {f"xl/{number}.xml": b"<x/>" for number in range(MOST_PARTS)}
    assert refusal(altered(tmp_path, many)) == "too_large"


def test_a_part_begins_with_its_own_mark(tmp_path: Path) -> None:
    path = altered(tmp_path, {})
    data = path.read_bytes()
    path.write_bytes(
        data.replace(b"PK\x03\x04", b"PK\x03\x05", 2).replace(b"PK\x03\x05", b"PK\x03\x04", 1)
    )
    assert refusal(path) == "unreadable"


def test_xml_that_is_too_deep_or_too_long_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = b"<x>" * 600 + b"</x>" * 600
    assert refusal(altered(tmp_path, {"docProps/core.xml": deep})) == "too_large"
    monkeypatch.setattr(xml_survey, "MOST_ELEMENTS", 100)
    assert refusal(altered(tmp_path, {"docProps/core.xml": b"<x>" + b"<y/>" * 100 + b"</x>"})) == (
        "too_large"
    )


def test_rows_and_columns_beyond_any_list_are_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = '<row r="1"><c r="A1"><v>1</v></c><c r="BZZ1"><v>1</v></c></row>'
    assert refusal(altered(tmp_path, {SHEET: sheet_with(wide)})) == "too_large"
    monkeypatch.setattr(sheets, "MOST_ROWS", 1)
    assert read(altered(tmp_path, {})).tables[0].rows[0].cells == ("NIP", "Nama")
    long = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
    assert refusal(altered(tmp_path, {SHEET: sheet_with(long)})) == "too_large"


def test_other_compression_is_unreadable(tmp_path: Path) -> None:
    assert refusal(altered(tmp_path, {}, compression=ZIP_BZIP2)) == "unreadable"


def test_a_workbook_without_compression_is_read(tmp_path: Path) -> None:
    assert read(altered(tmp_path, {}, compression=ZIP_STORED)).kind == "xlsx"


def test_a_locked_zip_is_protected(tmp_path: Path) -> None:
    path = altered(tmp_path, {})
    data = bytearray(path.read_bytes())
    place = data.rindex(b"PK\x01\x02")
    data[place + 8] |= 1
    path.write_bytes(data)
    assert refusal(path) == "protected"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_unreadable(tmp_path: Path, share: float) -> None:
    data = (SAMPLES / "bulan-lalu.xlsx").read_bytes()
    path = tmp_path / "putus.xlsx"
    path.write_bytes(data[: int(len(data) * share)])
    assert refusal(path) == "unreadable"


def test_parts_that_point_outside_are_unreadable(tmp_path: Path) -> None:
    path = altered(tmp_path, {})
    data = bytearray(path.read_bytes())
    place = data.rindex(b"PK\x01\x02")
    data[place + 42 : place + 46] = struct.pack("<I", len(data) - 3)
    path.write_bytes(data)
    assert refusal(path) == "unreadable"


def test_a_part_longer_than_the_file_is_unreadable(tmp_path: Path) -> None:
    path = altered(tmp_path, {})
    data = bytearray(path.read_bytes())
    place = data.rindex(b"PK\x01\x02")
    data[place + 20 : place + 24] = struct.pack("<I", 10_000_000)
    path.write_bytes(data)
    assert refusal(path) == "unreadable"


def test_a_zip_that_is_no_workbook_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "surat.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(path) == "unreadable"


def test_repeated_cells_and_merges_of_libreoffice_are_read(tmp_path: Path) -> None:
    table = "".join(
        (
            row_of(text_cell("NIP"), text_cell("Nama"), text_cell("Unit")),
            row_of(
                text_cell("1"),
                text_cell("Rina"),
                text_cell("Dinas", 'table:number-rows-spanned="2"'),
            ),
            row_of(
                text_cell("sama", 'table:number-columns-repeated="2"'),
                "<table:covered-table-cell/>",
            ),
            row_of(
                '<table:table-cell table:number-columns-repeated="16384"/>',
                repeated=1_048_570,
            ),
        )
    )
    found = read(ods(tmp_path, table))
    assert found.kind == "ods"
    filled = found.tables[0].filled_down()
    assert [row.cells[:3] for row in filled.rows][:3] == [
        ("NIP", "Nama", "Unit"),
        ("1", "Rina", "Dinas"),
        ("sama", "sama", "Dinas"),
    ]


def test_what_libreoffice_hides_is_known(tmp_path: Path) -> None:
    hidden = row_of(text_cell("1"), text_cell("Rina")).replace(
        "<table:table-row ", '<table:table-row table:visibility="filter" '
    )
    columns = (
        '<table:table-column table:number-columns-repeated="1"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="9"/>'
    )
    heading = row_of(text_cell("NIP"), text_cell("Nama"))
    (table,) = read(ods(tmp_path, columns + heading + hidden)).tables
    assert (set(table.hidden_rows), set(table.hidden_columns)) == ({2}, {1})
    (table,) = read(ods(tmp_path, heading + row_of(text_cell("2")))).tables
    assert not table.hidden_rows | table.hidden_columns


@pytest.mark.parametrize(
    "table",
    [
        row_of(text_cell("x", 'table:number-columns-repeated="1000"'), repeated=1_048_570),
        row_of(text_cell("x" * 10_000, 'table:number-columns-repeated="100"'), repeated=1_000),
        row_of("<table:table-cell/>", repeated=1_048_570)
        + row_of('<table:table-cell table:number-columns-repeated="1000"/>', text_cell("x")),
    ],
)
def test_filled_repetitions_of_libreoffice_are_too_large(tmp_path: Path, table: str) -> None:
    assert refusal(ods(tmp_path, table)) == "too_large"


def test_a_libreoffice_password_is_recognised(tmp_path: Path) -> None:
    locked = ods(tmp_path, "", manifest="<manifest:encryption-data/>")
    assert refusal(locked) == "protected"


def test_reading_can_be_stopped() -> None:
    class Stopped:
        def step(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled(done, total, what)

    for name in ("bulan-lalu.xlsx", "daftar.ods", "simpeg-local.csv"):
        with pytest.raises(Cancelled):
            read_file(SAMPLES / name, Stopped())


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(b"%PDF-1.7\n%"),
        lambda path: path.write_bytes(bytes(range(256)) * 20),
        lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100)),
        lambda path: path.mkdir(),
        lambda _path: None,
    ],
)
def test_what_is_no_list_at_all_is_unreadable(
    tmp_path: Path, make: Callable[[Path], object]
) -> None:
    path = tmp_path / "daftar.xlsx"
    make(path)
    assert refusal(path) == "unreadable"


def test_a_file_of_no_bytes_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(b"")
    assert refusal(path) == "empty"
