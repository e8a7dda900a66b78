from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kinerja_desktop.core.column_matching import choose
from kinerja_desktop.errors import InvalidError, UnreadableFileError
from kinerja_desktop.importing.opened_list import (
    CellFix,
    ImportRequest,
    ListReader,
    file_name,
    preview_file,
)
from kinerja_desktop.progress import Silent

SAMPLES = Path(__file__).parents[1] / "files/staff-lists"
TODAY = date(2026, 11, 24)
TEXT = "NIP\tNama\n198503122010012001\tRINA\n"


def refusal(request: ImportRequest) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        ListReader().open(request, Silent()).look(today=TODAY)
    return caught.value.code


@pytest.fixture
def several(tmp_path: Path) -> Path:
    """Return a workbook: a short list, a longer one, a hidden still longer one, a cover."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Rekapitulasi"])
    for name, length in (("Mei", 1), ("Juni", 3), ("Lama", 9)):
        sheet = book.create_sheet(name)
        sheet.append(["NIP", "Nama"])
        for number in range(length):
            sheet.append([f"19850312201001200{number + 1}", f"Orang {number}"])
        sheet.sheet_state = "hidden" if name == "Lama" else "visible"
    book.save(tmp_path / "beberapa.xlsx")
    return tmp_path / "beberapa.xlsx"


def test_the_longest_visible_list_is_offered_and_others_can_be_chosen(several: Path) -> None:
    look = ListReader().open(ImportRequest(source=several), Silent()).look(today=TODAY)
    assert (look.sheet, look.rows_total, look.file_name) == ("Juni", 3, "beberapa.xlsx")
    assert [(one.name, one.rows, one.has_heading) for one in look.sheets] == [
        ("Sheet", 1, False),
        ("Mei", 2, True),
        ("Juni", 4, True),
        ("Lama", 10, True),
    ]
    other = ListReader().open(ImportRequest(source=several, sheet="Mei"), Silent())
    assert other.look(today=TODAY).rows_total == 1
    assert refusal(ImportRequest(source=several, sheet="Sheet")) == "unreadable"
    assert refusal(ImportRequest(source=several, sheet="tidak ada")) == "unreadable"


def test_the_heading_row_can_be_chosen() -> None:
    text = "NIP\tNama\nkode\tsebutan\n198503122010012001\tRINA\n"
    chosen = ListReader().open(ImportRequest(source=text, header_row=2), Silent())
    assert [column.heading for column in chosen.columns] == ["kode", "sebutan"]
    assert refusal(ImportRequest(source=text, header_row=9)) == "unreadable"


def test_a_heading_row_is_chosen_on_a_chosen_sheet(several: Path) -> None:
    request = ImportRequest(source=several, sheet="Mei", header_row=1)
    assert ListReader().open(request, Silent()).look(today=TODAY).sheet == "Mei"


def test_a_list_without_heading_is_unreadable_and_without_people_empty() -> None:
    assert refusal(ImportRequest(source="a\tb\nc\td\n")) == "unreadable"
    assert refusal(ImportRequest(source="NIP\tNama\n\t\n")) == "empty"


def test_a_pasted_table_is_a_list_too() -> None:
    plan = ListReader().open(ImportRequest(source=TEXT), Silent()).plan((), today=TODAY)
    assert plan.entries[0].employee.name == "Rina"
    assert plan.source.file_name == file_name(TEXT)


def test_columns_and_cells_can_be_corrected() -> None:
    reader = ListReader()
    text = "NIP\tNama\tPanggilan\n1985\tRINA\tRini\n"
    columns = reader.open(ImportRequest(source=text), Silent()).columns
    fix = CellFix(row=2, field="nip", value="198503122010012001")
    request = ImportRequest(source=text, columns=choose(columns, 2, "name"), fixes=(fix,))
    plan = reader.open(request, Silent()).plan((), today=TODAY)
    assert plan.entries[0].employee.name == "Rini"
    assert plan.entries[0].employee.nip == "198503122010012001"


def test_a_list_needs_a_name_column() -> None:
    reader = ListReader()
    columns = choose(reader.open(ImportRequest(source=TEXT), Silent()).columns, 1, None)
    opened = reader.open(ImportRequest(source=TEXT, columns=columns), Silent())
    with pytest.raises(InvalidError) as caught:
        opened.plan((), today=TODAY)
    assert set(caught.value.fields) == {"columns"}


def test_a_stick_may_be_pulled_out_after_the_first_look(tmp_path: Path) -> None:
    path = tmp_path / "bulan-lalu.xlsx"
    shutil.copy(SAMPLES / path.name, path)
    reader = ListReader()
    reader.open(ImportRequest(source=path), Silent())
    path.unlink()
    assert reader.open(ImportRequest(source=path), Silent()).look(today=TODAY).rows_total == 120
    assert refusal(ImportRequest(source=path)) == "unreadable"


def test_a_file_saved_anew_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("NIP;Nama\n198503122010012001;Rina\n", encoding="utf-8")
    reader = ListReader()
    reader.open(ImportRequest(source=path), Silent())
    path.write_text("NIP;Nama\n198503122010012001;Rina Rahayu\n", encoding="utf-8")
    opened = reader.open(ImportRequest(source=path), Silent())
    assert opened.plan((), today=TODAY).people[0].name == "Rina Rahayu"


def test_a_read_only_list_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "bulan-lalu.xlsx"
    shutil.copy(SAMPLES / path.name, path)
    path.chmod(0o444)
    before = (path.stat().st_mtime_ns, path.read_bytes())
    assert preview_file(path, (), Silent(), today=TODAY).valid == 120
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before
    assert [one.name for one in tmp_path.iterdir()] == ["bulan-lalu.xlsx"]


def test_the_second_sample_is_a_row_with_a_fault() -> None:
    path = SAMPLES / "angka-rusak.xlsx"
    look = ListReader().open(ImportRequest(source=path), Silent()).look(today=TODAY)
    assert look.damaged
    assert look.sample_rows[1] == next(row for row in look.damaged if row != look.sample_rows[0])
    nip = next(column for column in look.columns if column.field == "nip")
    assert len(nip.samples) == 2
    assert nip.samples[1].endswith("000") or "E+" in nip.samples[1]


def test_a_list_whose_rows_hold_one_cell_each_is_looked_at() -> None:
    text = "NIP\tNama\n198503122010012001\n199207182022211005|DEDI\n"
    look = ListReader().open(ImportRequest(source=text), Silent()).look(today=TODAY)
    assert (look.rows_total, look.sample_rows) == (2, (2,))


def test_a_row_left_out_is_refused_and_frees_its_number() -> None:
    text = TEXT + "198503122010012001\tRINA LAGI\n"
    both = ListReader().open(ImportRequest(source=text), Silent()).plan((), today=TODAY)
    assert both.valid == 0
    request = ImportRequest(source=text, left_out=frozenset({3}))
    plan = ListReader().open(request, Silent()).plan((), today=TODAY)
    assert [entry.row for entry in plan.entries] == [2]
    assert (plan.rows_total, plan.refused, plan.problems) == (2, 1, ())
