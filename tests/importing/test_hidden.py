"""What a spreadsheet program does not show is read, and said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from kinerja_desktop.importing.opened_list import ImportRequest, ListReader
from kinerja_desktop.progress import Silent

TODAY = date(2026, 6, 25)
PEOPLE = (
    ("198503122010012001", "Rina Contohwati", "Subbagian Keuangan"),
    ("199207182022211005", "Dedi Misalkan", "SD Negeri Contoh 1"),
    ("199001012015032002", "Sari Umpama", "Subbagian Umum"),
)


def book_with_hidden(path: Path) -> Path:
    """Write a list with a hidden row, a hidden filled column and two hidden sheets."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Pegawai & Dinas"
    sheet.append(("NIP", "Nama", "Unit Kerja"))
    for person in PEOPLE:
        sheet.append(person)
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[90].hidden = True  # holds nothing
    sheet.column_dimensions.group("C", "H", hidden=True)  # only C holds something
    for name in ("Arsip", "Kosong"):
        other = book.create_sheet(name)
        other.sheet_state = "hidden"
    book["Arsip"].append(("x",))
    book.save(path)
    return path


def test_hidden_rows_columns_and_sheets_of_a_workbook_are_counted(tmp_path: Path) -> None:
    path = book_with_hidden(tmp_path / "daftar.xlsx")
    opened = ListReader().open(ImportRequest(source=path), Silent())
    look = opened.look(today=TODAY)
    assert look.rows_total == 3
    assert look.remarks.sentences() == (
        "Tersembunyi di berkas, tetapi ikut dibaca: 1 baris, 1 kolom.",
        "1 lembar tersembunyi tidak dibaca kecuali Anda memilihnya: Arsip.",
    )
    assert opened.plan((), today=TODAY).source.remarks == look.remarks
