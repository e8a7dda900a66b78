"""What is written can be read: every list comes back without a change, digits and signs whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinerja_desktop.core.headings import field_of
from kinerja_desktop.core.list_columns import LIST_COLUMNS, UNREAD
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.core.staff_import import EntryKind, ImportPlan
from kinerja_desktop.exporting.delimited import delimited
from kinerja_desktop.exporting.sheet import Sheet
from kinerja_desktop.exporting.staff_sheets import staff_sheet, template_sheets
from kinerja_desktop.exporting.workbook import workbook
from kinerja_desktop.i18n import use_language
from kinerja_desktop.importing.opened_list import preview_file
from kinerja_desktop.progress import Silent

MADE, TODAY = datetime(2026, 6, 25, 14, 32), date(2026, 6, 25)
Crowd = tuple[Employee, ...]


def as_workbook(sheet: Sheet) -> bytes:
    return workbook([sheet], Silent(), created=MADE)


def read_back(data: bytes, name: str, folder: Path, staff: Crowd) -> ImportPlan:
    path = folder / name
    path.write_bytes(data)
    return preview_file(path, staff, Silent(), today=TODAY)


WRITERS = pytest.mark.parametrize(
    ("name", "write"), [("daftar.xlsx", as_workbook), ("daftar.csv", delimited)]
)
Write = Callable[[Sheet], bytes]


def test_every_heading_means_its_field_to_the_import() -> None:
    for column in LIST_COLUMNS:
        assert (field_of(column.heading) or UNREAD) == column.field


@WRITERS
def test_a_list_comes_back_without_a_change(
    crowd: Crowd, tmp_path: Path, name: str, write: Write
) -> None:
    plan = read_back(write(staff_sheet(crowd, {})), name, tmp_path, crowd)
    assert [entry.changes for entry in plan.entries if entry.changes] == []
    assert plan.count(EntryKind.SAME) == plan.rows_total == len(crowd)
    assert plan.gone == ()


@WRITERS
def test_a_list_brings_the_same_people_into_an_empty_store(
    crowd: Crowd, tmp_path: Path, name: str, write: Write
) -> None:
    plan = read_back(write(staff_sheet(crowd, {})), name, tmp_path, ())
    assert plan.count(EntryKind.NEW) == len(crowd)
    assert [entry.employee.nip for entry in plan.entries] == [one.nip for one in crowd]
    first = plan.entries[0].employee
    assert (first.name, first.position, first.unit) == ("=cmd|' /C calc'!A0", "+1", "@A")
    assert plan.entries[1].employee.name == "'Aisyah"
    assert plan.entries[4].employee.other_number == "87654321"


def test_no_cell_of_a_workbook_is_a_formula_or_a_number(crowd: Crowd) -> None:
    sheet = openpyxl.load_workbook(BytesIO(as_workbook(staff_sheet(crowd, {})))).worksheets[0]
    cells = [cell for row in sheet.iter_rows(min_row=2, min_col=2) for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))] == []
    assert [cell.value for cell in sheet["B"][1:4]] == [
        "198503122010012001",
        None,
        "199207182022211005",
    ]


def test_no_cell_of_a_text_file_is_a_formula_or_a_number(crowd: Crowd) -> None:
    lines = delimited(staff_sheet(crowd, {})).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("No;NIP;Gelar Depan;Nama;")
    assert lines[1].startswith("1;'198503122010012001;;'=cmd|' /C calc'!A0;")
    cells = [cell for line in lines[1:] for cell in line.split(";")[1:]]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert [cell for cell in cells if cell[:1].isdigit()] == []


def test_the_same_list_gives_the_same_bytes(crowd: Crowd) -> None:
    assert as_workbook(staff_sheet(crowd, {})) == as_workbook(staff_sheet(crowd, {}))


SIGNS = st.text(alphabet="=+-@'\"’;,|\t\nåÉx7 .", max_size=12)


@st.composite
def people(draw: st.DrawFn) -> Crowd:
    count = draw(st.integers(1, 5))
    return tuple(
        Employee(
            id=place,
            name=draw(SIGNS).replace(",", "") + f"Nama {place}" + draw(SIGNS),
            front_title=draw(SIGNS),
            back_title=draw(SIGNS),
            nip=draw(st.sampled_from(["", f"19850312201001200{place}"])),
            position=draw(SIGNS),
            unit=draw(SIGNS),
            agency=draw(SIGNS),
            status=draw(SIGNS),
            birth_date=draw(st.sampled_from([None, date(1985, 3, 12)])),
        )
        for place in range(1, count + 1)
    )


@WRITERS
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(staff=people())
def test_any_signs_come_back_without_a_change(
    tmp_path: Path, name: str, write: Write, staff: Crowd
) -> None:
    plan = read_back(write(staff_sheet(staff, {})), name, tmp_path, staff)
    assert [entry.changes for entry in plan.entries if entry.changes] == []
    assert plan.count(EntryKind.SAME) == len(staff)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_template_filled_below_its_examples_imports_clean(
    tmp_path: Path, language: str
) -> None:
    use_language(language)
    book = openpyxl.load_workbook(BytesIO(workbook(template_sheets(), Silent(), created=MADE)))
    book["Pegawai"].append(("199001012015032002", "", "Sari Umpama"))
    book.save(tmp_path / "terisi.xlsx")
    data = (tmp_path / "terisi.xlsx").read_bytes()
    plan = read_back(data, "template.xlsx", tmp_path, ())
    assert (plan.source.sheet, plan.rows_total, plan.problems) == ("Pegawai", 1, ())
    assert {column.field for column in plan.source.columns} == {
        None,
        *(column.field for column in LIST_COLUMNS if column.field != UNREAD),
    }
    assert plan.count(EntryKind.NEW) == 1
    assert plan.source.remarks.examples == 2


def test_a_template_filled_by_hand_imports_clean(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(template_sheets(), Silent(), created=MADE)))
    sheet = book["Pegawai"]
    for place in range(300):
        row = 2 + place
        number = f"1985{1 + place // 25:02}{1 + place % 25:02}2010012001"
        for column, value in enumerate((number, None, f"Orang {place}"), start=1):
            sheet.cell(row, column).value = value
    path = tmp_path / "isi.xlsx"
    book.save(path)
    plan = preview_file(path, (), Silent(), today=TODAY)
    assert (plan.rows_total, plan.count(EntryKind.NEW), plan.refused) == (300, 300, 0)


def test_the_template_keeps_digits_and_explains_every_column() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(template_sheets(), Silent(), created=MADE)))
    sheet, rules = book["Pegawai"], book["Petunjuk"]
    heads = [cell.value for cell in sheet[1]]
    assert heads[0] == "NIP"
    assert sheet.column_dimensions["A"].number_format == "@"
    explained = {row[0].value: row[2].value for row in rules.iter_rows(min_row=7)}
    for cell in sheet[1][:-1]:
        assert cell.comment is not None
        assert cell.comment.text.strip()
        assert str(explained[cell.value]) in cell.comment.text
    validated = [str(rule.sqref) for rule in sheet.data_validations.dataValidation]
    assert validated == ["J2:J1048576"]


def test_titles_of_people_in_columns_of_their_own_are_no_change(tmp_path: Path) -> None:
    stored = Employee(id=1, name="Rina", back_title="S.E.", nip="198503122010012001")
    joined = replace(stored, name="Rina, S.E.", back_title="")
    for known in (stored, joined):
        plan = read_back(delimited(staff_sheet([stored], {})), "a.csv", tmp_path, (known,))
        assert plan.count(EntryKind.SAME) == 1
