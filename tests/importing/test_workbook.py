"""Workbooks, good and hostile: nothing may reach the reader that was not measured."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import openpyxl
import pytest

from kinerja_desktop.errors import Cancelled, UnreadableFileError
from kinerja_desktop.importing import read_file
from kinerja_desktop.importing.importer import SourceFile
from kinerja_desktop.progress import Silent

SAMPLES = Path(__file__).parents[1] / "files/staff-lists"
SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"
ODS_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


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
    row = found.tables[0].rows[5]
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


def test_references_of_absurd_length_are_unreadable(tmp_path: Path) -> None:
    cells = f'<row r="1"><c r="A{"9" * 5000}"/></row>'
    assert refusal(altered(tmp_path, {SHEET: sheet_with(cells)})) == "unreadable"


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


def test_a_password_is_recognised_and_an_old_xls_refused(tmp_path: Path) -> None:
    path = tmp_path / "kunci.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    assert refusal(path) == "protected"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
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


@pytest.mark.parametrize(
    "table",
    [
        row_of(text_cell("x", 'table:number-columns-repeated="1000"'), repeated=1_048_570),
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
