"""Lists written by the service and read again by the service: nothing changes, nothing is lost."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import openpyxl
import pytest

from kinerja_desktop.core.staff import Employee
from kinerja_desktop.core.staff_import import EntryKind
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import Cancelled, StorageError
from kinerja_desktop.importing.opened_list import ImportRequest
from kinerja_desktop.progress import Silent
from kinerja_desktop.services import Services

HOSTILE = (
    Employee(name="=cmd|' /C calc'!A0", nip="198503122010012001", position="+1", unit="@SUM(A1)"),
    Employee(name="'Aisyah", status="-2", unit="'=1+1"),
    Employee(name="Dedi Misalkan", nip="199207182022211005", grade="IX", unit="3 Desember"),
    Employee(name="Tanpa Nomor", unit="Umum", position='Kutip "dua"; titik koma'),
    Employee(name="Polisi Contoh", other_number="87654321"),
)


@pytest.fixture
def people(store: Store) -> tuple[int, ...]:
    with store.work() as work:
        return work.staff.add_many(HOSTILE)


@pytest.mark.parametrize("name", ["daftar.xlsx", "daftar.csv", "DAFTAR.CSV"])
def test_an_exported_list_imports_again_with_zero_changes(
    services: Services, people: tuple[int, ...], tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    assert services.exporting.save_staff(path, Silent()) == len(people)
    plan = services.importing.preview(ImportRequest(source=path), Silent())
    assert (plan.count(EntryKind.SAME), plan.refused, plan.gone) == (len(people), 0, ())
    report = services.importing.commit(plan, None, Silent())
    assert (report.added, report.changed, report.same) == (0, 0, len(people))
    assert {row.employee for row in services.staff.list_staff()} == {
        services.staff.get(one) for one in people
    }


def test_the_sample_office_exports_and_imports_with_zero_changes(
    services: Services, tmp_path: Path
) -> None:
    lists = Path(__file__).parents[1] / "files/staff-lists"
    for name in ("siasn-export.xlsx", "bulan-ini.xlsx"):
        plan = services.importing.preview(ImportRequest(source=lists / name), Silent())
        services.importing.commit(plan, None, Silent())
    everybody = len(services.staff.list_staff())
    for name in ("semua.xlsx", "semua.csv"):
        services.exporting.save_staff(tmp_path / name, Silent())
        plan = services.importing.preview(ImportRequest(source=tmp_path / name), Silent())
        assert plan.count(EntryKind.SAME) == plan.rows_total == everybody


def test_only_the_people_asked_for_are_written_and_no_archived_ones(
    services: Services, people: tuple[int, ...], tmp_path: Path
) -> None:
    services.staff.archive(people[0], "pindah")
    assert services.exporting.save_staff(tmp_path / "a.csv", Silent()) == len(people) - 1
    assert services.exporting.save_staff(tmp_path / "b.csv", Silent(), people[:2]) == 2
    text = (tmp_path / "b.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text), delimiter=";"))
    assert {row["NIP"] for row in rows} == {"", "'198503122010012001"}


def test_without_ids_only_the_list_shown_is_written(
    services: Services, people: tuple[int, ...], tmp_path: Path
) -> None:
    other = services.lists.add("Unit kedua")
    services.lists.choose(other)
    services.staff.add(Employee(name="Orang Lain", nip="199001012015032002"))
    assert services.exporting.save_staff(tmp_path / "a.csv", Silent()) == 1
    services.lists.choose(1)
    assert services.exporting.save_staff(tmp_path / "b.csv", Silent()) == len(people)


def test_the_template_is_saved_filled_and_imports_clean(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    services.exporting.save_template(path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Pegawai", "Petunjuk"]
    book["Pegawai"].append(("199001012015032002", "", "Sari Umpama"))
    book.save(path)
    plan = services.importing.preview(ImportRequest(source=path), Silent())
    assert (plan.rows_total, plan.count(EntryKind.NEW), plan.problems) == (1, 1, ())
    assert plan.source.remarks.examples == 2


def test_a_folder_that_cannot_be_written_is_a_sentence_and_leaves_nothing(
    services: Services, people: tuple[int, ...], tmp_path: Path
) -> None:
    with pytest.raises(StorageError, match=r"daftar\.xlsx tidak dapat ditulis"):
        services.exporting.save_staff(tmp_path / "tidak-ada" / "daftar.xlsx", Silent())
    assert list(tmp_path.glob("**/daftar*")) == []


def test_stopping_keeps_the_file_that_was_there(
    services: Services, people: tuple[int, ...], tmp_path: Path
) -> None:
    class Stopped:
        def step(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled(done, total, what)

    path = tmp_path / "daftar.xlsx"
    path.write_bytes(b"bulan lalu")
    with pytest.raises(Cancelled):
        services.exporting.save_staff(path, Stopped())
    assert path.read_bytes() == b"bulan lalu"
