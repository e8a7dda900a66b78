"""Workbooks as offices make them: groups of columns, hidden parts, formulas, several sheets."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from kinerja_desktop.core.staff_import import ImportPlan
from kinerja_desktop.importing.opened_list import FileLook, ImportRequest, ListReader
from kinerja_desktop.progress import Silent

TODAY = date(2026, 11, 24)
RINA, DEDI = "198503122010012001", "199207182022211005"
GROUPS = (
    ("DAFTAR URUT KEPANGKATAN",),
    (),
    ("NO", "IDENTITAS", "", "DATA KEPEGAWAIAN", "", "", "", "UNIT KERJA"),
    ("", "NAMA", "NIP", "PANGKAT", "", "JABATAN", "", ""),
    ("", "", "", "GOL/RUANG", "TMT", "NAMA JABATAN", "TMT", ""),
    (1, 2, 3, 4, 5, 6, 7, 8),
    (1, "Rina Ayu", RINA, "III/c", "01-04-2020", "Analis", "01-05-2021", "Dinas A"),
    (2, "Dedi", DEDI, "IX", "01-03-2022", "Guru", "01-03-2022", "Dinas B"),
)
JOINED = ("A3:A5", "B3:C3", "D3:G3", "H3:H5", "B4:B5", "C4:C5", "D4:E4", "F4:G4", "A1:H1")


def look_at(path: Path) -> tuple[FileLook, ImportPlan]:
    opened = ListReader().open(ImportRequest(source=path), Silent())
    return opened.look(today=TODAY), opened.plan((), today=TODAY)


def columns_of(look: FileLook) -> dict[str, str]:
    return {column.field: column.letter for column in look.columns if column.field}


@pytest.mark.parametrize("is_joined", [True, False])
def test_a_heading_of_three_rows_is_understood(tmp_path: Path, *, is_joined: bool) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in GROUPS:
        sheet.append([cell or None for cell in row])
    for area in JOINED if is_joined else ():
        sheet.merge_cells(area)
    book.save(tmp_path / "duk.xlsx")
    look, plan = look_at(tmp_path / "duk.xlsx")
    assert (look.header_row, look.header_rows, look.rows_total) == (3, 3, 2)
    found = columns_of(look)
    assert (found["name"], found["nip"], found["unit"]) == ("B", "C", "H")
    assert (found["grade"], found["position"]) == ("D", "F")
    assert plan.problems == ()
    people = [(one.row, one.name, one.nip, one.grade, one.position) for one in plan.people]
    assert people == [(7, "Rina Ayu", RINA, "III/c", "Analis"), (8, "Dedi", DEDI, "IX", "Guru")]


def test_hidden_columns_and_rows_are_read_like_the_others(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["NIP", "Nama", "Unit Kerja"])
    sheet.append([RINA, "Rina", "Dinas A"])
    sheet.append([DEDI, "Dedi", "Dinas B"])
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[2].hidden = True  # a filter was left on
    sheet.auto_filter.ref = "A1:C3"
    book.save(tmp_path / "tersembunyi.xlsx")
    _look, plan = look_at(tmp_path / "tersembunyi.xlsx")
    assert [(one.row, one.nip) for one in plan.people] == [(2, RINA), (3, DEDI)]


def test_formulas_give_the_value_that_was_stored_with_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["NIP", "Nama", "Unit Kerja", "Tanggal Lahir"])
    sheet.append(["=1", "=2", "=3", "=4"])
    sheet["D2"].number_format = "dd/mm/yyyy"
    book.save(tmp_path / "kosong.xlsx")
    cached = {
        '<c r="A2"><f>1</f><v></v></c>': f'<c r="A2" t="str"><f>B9&amp;C9</f><v>{RINA}</v></c>',
        '<c r="B2"><f>2</f><v></v></c>': '<c r="B2" t="str"><f>PROPER(Z1)</f><v>Rina</v></c>',
        '<c r="C2"><f>3</f><v></v></c>': '<c r="C2" t="e"><f>VLOOKUP(1,A:A,2)</f><v>#N/A</v></c>',
        "<f>4</f><v></v>": "<f>DATE(1985,3,12)</f><v>31118</v>",
    }
    with ZipFile(tmp_path / "kosong.xlsx") as old, ZipFile(tmp_path / "rumus.xlsx", "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                text = text.replace("<v />", "<v></v>")
                for formula, value in cached.items():
                    assert formula in text
                    text = text.replace(formula, value)
            new.writestr(name, text)
    look, plan = look_at(tmp_path / "rumus.xlsx")
    assert look.rows_total == 1
    one = plan.people[0]
    assert (one.nip, one.name, one.unit, one.birth_date) == (RINA, "Rina", "", date(1985, 3, 12))
    assert plan.problems == ()


def test_the_sheet_that_says_most_of_people_is_proposed(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Rekapitulasi"])
    absences = book.create_sheet("Absensi")
    absences.append(["NIP", "Nama", "Hadir"])
    for day in range(30):
        absences.append([RINA, "Rina", day])
    people = book.create_sheet("Data Pegawai")
    people.append(["NIP", "Nama", "Golongan", "Jabatan", "Unit Kerja"])
    people.append([RINA, "Rina", "III/c", "Analis", "Dinas A"])
    people.append([DEDI, "Dedi", "IX", "Guru", "Dinas B"])
    book.save(tmp_path / "beberapa.xlsx")
    look, _plan = look_at(tmp_path / "beberapa.xlsx")
    assert (look.sheet, look.rows_total) == ("Data Pegawai", 2)
