"""The import report: one line a row, its total is that of the file, kept, printed, written out."""

from __future__ import annotations

import csv
from datetime import datetime
from io import StringIO
from pathlib import Path

import openpyxl
import pytest

from kinerja_desktop.core.import_account import OF_THE_FILE, ImportAccount
from kinerja_desktop.core.import_lines import ImportLine, Outcome, Why
from kinerja_desktop.core.import_words import remark
from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.errors import NotFoundError
from kinerja_desktop.i18n import use_language
from kinerja_desktop.importing.opened_list import ImportRequest
from kinerja_desktop.paths import Paths
from kinerja_desktop.progress import Silent
from kinerja_desktop.services import Services
from kinerja_desktop.services.importing import (
    GoneAction,
    GoneChoice,
    ImportChoice,
    ImportingService,
    ImportReport,
)

LISTS = Path(__file__).parents[1] / "files/staff-lists"
NAMES = sorted(place.name.removesuffix(".expect.json") for place in LISTS.glob("*.expect.json"))


def bring_in(
    services: Services, source: Path | str, choice: ImportChoice | None = None
) -> ImportReport:
    plan = services.importing.preview(ImportRequest(source=source), Silent())
    return services.importing.commit(plan, choice, Silent())


def account_of(services: Services) -> ImportAccount:
    account = services.importing.last_account()
    assert account is not None
    return account


def line(account: ImportAccount, row: int) -> ImportLine:
    return next(one for one in account.lines if one.row == row)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_of_every_sample_has_its_line(services: Services, name: str) -> None:
    report = bring_in(services, LISTS / name)
    account = account_of(services)
    counts = account.counts()
    assert len(account.lines) == report.rows_total == account.rows_total
    assert sum(counts[outcome] for outcome in OF_THE_FILE) == report.rows_total
    assert (counts[Outcome.ADDED], counts[Outcome.REFUSED], counts[Outcome.LEFT_OUT]) == (
        report.added,
        report.refused,
        report.skipped,
    )
    assert len({one.row for one in account.lines}) == report.rows_total


def test_the_two_months_are_told_row_by_row(services: Services) -> None:
    bring_in(services, LISTS / "bulan-lalu.xlsx")
    plan = services.importing.preview(ImportRequest(source=LISTS / "bulan-ini.xlsx"), Silent())
    gone = GoneChoice(employee_id=plan.gone[0].id, action=GoneAction.MOVED)
    services.importing.commit(plan, ImportChoice(gone=(gone,)), Silent())
    account = account_of(services)
    counts = account.counts()
    assert [counts[one] for one in Outcome] == [6, 11, 104, 0, 0, 1]
    assert account.count_words() == "Ditambah 6 · Berubah 11 · Sama 104 = 121 baris di berkas"
    changed = [one for one in account.lines if one.outcome is Outcome.CHANGED]
    assert all(one.changes and "→" in remark(one) for one in changed)
    archived = account.lines[-1]
    assert (archived.row, archived.outcome) == (0, Outcome.ARCHIVED)
    assert archived.name == plan.gone[0].display_name


def test_every_fault_is_told_with_cell_value_and_reason(services: Services) -> None:
    bring_in(services, LISTS / "dua-belas-salah.xlsx")
    account = account_of(services)
    assert account.counts()[Outcome.REFUSED] == 10
    assert "B35 “19771023200203200”" in remark(line(account, 35))
    assert "17 angka" in remark(line(account, 35))
    assert "baris 48" in remark(line(account, 26))
    use_language("en")
    assert "The NIP has 17 digits" in remark(line(account, 35))


def test_a_row_is_left_out_for_one_of_three_reasons(services: Services) -> None:
    text = (
        "NIP\tNama\tUnit Kerja\n198503122010012001\tRINA\tDinas\n"
        "\tTANPA NOMOR\tDinas\n199207182022211005\tDEDI\tSekolah\n"
        "199001012015032002\tSARI\tDinas\n"
    )
    request = ImportRequest(source=text, left_out=frozenset({4}))
    plan = services.importing.preview(request, Silent())
    report = services.importing.commit(plan, ImportChoice(rows=frozenset({5})), Silent())
    account = account_of(services)
    left_out = account.lines[:3]
    assert [one.why for one in left_out] == [Why.NOT_CHOSEN, Why.UNCONFIRMED, Why.BY_HAND]
    assert (report.skipped, report.refused) == (3, 0)
    assert [remark(one).split(".")[0] for one in left_out] == [
        "Tidak dipilih",
        "Belum dipastikan",
        "Dilewati saat pemeriksaan",
    ]


def test_the_account_is_there_after_a_restart(
    services: Services, paths: Paths, data_key: DataKey, now: datetime
) -> None:
    bring_in(services, LISTS / "dua-belas-salah.xlsx")
    before = account_of(services)
    services.importing._store.close()
    again = open_store(paths, data_key)
    assert ImportingService(again, lambda: now).last_account() == before
    again.close()


def test_the_report_is_saved_as_workbook(services: Services, tmp_path: Path) -> None:
    bring_in(services, LISTS / "dua-belas-salah.xlsx")
    services.exporting.save_report(tmp_path / "laporan.xlsx", Silent())
    sheet = openpyxl.load_workbook(tmp_path / "laporan.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "Laporan impor: dua-belas-salah.xlsx"
    assert rows[4] == ("Baris", "Hasil", "Nama", "Nomor", "Keterangan")
    body = rows[5:]
    assert len(body) == 60
    assert {row[1] for row in body} == {"Ditambah", "Ditolak"}
    assert {cell.data_type for cell in sheet["D"] if cell.value} == {"s"}


def test_the_report_is_saved_as_text(services: Services, tmp_path: Path) -> None:
    bring_in(services, LISTS / "dua-belas-salah.xlsx")
    services.exporting.save_report(tmp_path / "laporan.csv", Silent())
    text = (tmp_path / "laporan.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text), delimiter=";"))
    assert len(rows) == 60
    assert {row["Nomor"][:1] for row in rows} == {"'", ""}
    assert rows[0]["Baris"] == "3"


def test_the_report_is_saved_as_the_pages_that_are_printed(
    services: Services, tmp_path: Path
) -> None:
    bring_in(services, LISTS / "bulan-lalu.xlsx")
    services.exporting.save_report(tmp_path / "laporan.pdf", Silent())
    pages = services.exporting.report_pages(Silent())
    assert (tmp_path / "laporan.pdf").read_bytes() == pages.pdf
    assert len(pages.sizes) > 1
    assert all(size.width > size.height for size in pages.sizes)


def test_without_an_import_there_is_no_report(services: Services, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="Belum ada yang diimpor"):
        services.exporting.save_report(tmp_path / "laporan.xlsx", Silent())
    assert list(tmp_path.glob("laporan*")) == []
