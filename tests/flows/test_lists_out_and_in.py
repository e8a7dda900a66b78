"""A list goes out and comes in again: template, import, report, export, restart, taken back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.import_lines import Outcome
from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.paths import Paths
from kinerja_desktop.services import Services, build_services
from kinerja_desktop.ui.dialogs.import_report import ImportReportDialog
from kinerja_desktop.ui.dialogs.undo_import import UndoImportDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.staff_page import StaffPage
from tests.ui.import_visit import LISTS, Visit

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 6, 25, 14, 32)
PASSPHRASE = "kertas payung delima senja"
HOSTILE = (
    ("198503122010012001", "=cmd|' /C calc'!A0", "@SUM(A1)"),
    ("199207182022211005", "'Aisyah", "3 Desember"),
    (None, "Tanpa Nomor", "+62 Unit"),
)


def kinerja(*arguments: object) -> Any:
    """Run a command as a person does, and return what it answers to programs."""
    done = subprocess.run(
        [sys.executable, "-m", "kinerja_desktop", *map(str, arguments), "--json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT), "KINERJA_PASSPHRASE": PASSPHRASE},
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def fill(template: Path) -> None:
    """Type three people below the examples, as text; nobody deletes the examples."""
    book = openpyxl.load_workbook(template)
    sheet = book["Pegawai"]
    heads = [cell.value for cell in sheet[1]]
    for number, person in enumerate(HOSTILE, start=4):
        for heading, text in zip(("NIP", "Nama", "Unit Kerja"), person, strict=True):
            cell = sheet.cell(number, heads.index(heading) + 1)
            cell.value = text
            cell.data_type = "s" if text else "n"
    book.save(template)


def opened(paths: Paths, key: DataKey, frame: Frame, *, create: bool = False) -> Services:
    """Open the store as the program does when it starts."""
    announce = frame.runner.announce
    store = open_store(paths, key, announce=announce, create=create)
    preferences = frame.preferences
    return build_services(
        store, paths, key, clock=lambda: NOW, settings=lambda: preferences.current
    )


def shown(page: QWidget, kind: type[Any]) -> Any:
    (found,) = [one for one in page.window().findChildren(kind) if one.isVisible()]
    return found


def save_as(page: QWidget, path: Path) -> None:
    chooser = shown(page, QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.reject()


def test_a_filled_template_comes_in_goes_out_and_changes_nothing(
    qtbot: QtBot, frame: Frame, paths: Paths, data_key: DataKey, tmp_path: Path
) -> None:
    services = opened(paths, data_key, frame, create=True)
    visit = Visit(qtbot, frame, services)
    template = tmp_path / "template.xlsx"
    visit.press(visit.page.files.template.save)
    save_as(visit.page, template)
    fill(template)
    visit.check(template)
    head = visit.page.review.head.caption.text()
    assert head.endswith("2 baris contoh template dilewati")
    visit.click_row(next(row for row in visit.rows if row.name == "Tanpa Nomor"), 24)
    visit.press(visit.page.review.foot.apply)
    assert len(visit.names()) == 3
    services.staff._store.close()
    for name in ("daftar.xlsx", "daftar.csv"):
        assert kinerja("export", tmp_path / name, "--data-dir", paths.data)["people"] == 3
        plan = kinerja("import", tmp_path / name, "--data-dir", paths.data, "--dry-run")
        assert (plan["new"], plan["changed"], plan["gone"], plan["same"]) == (0, 0, 0, 3)


def test_an_import_is_told_printed_and_taken_back_after_a_restart(
    qtbot: QtBot, frame: Frame, paths: Paths, data_key: DataKey, tmp_path: Path
) -> None:
    services = opened(paths, data_key, frame, create=True)
    visit = Visit(qtbot, frame, services)
    visit.bring_in(LISTS / "bulan-lalu.xlsx")
    before = {row.employee for row in services.staff.list_staff()}
    visit.press(visit.page.done.again)
    visit.bring_in(LISTS / "bulan-ini.xlsx")
    added = [row.employee for row in services.staff.list_staff() if row.employee.id > 120]
    assert len(added) == 6
    services.observing.record(
        Observation(
            employee_id=added[0].id,
            happened_on=date(2026, 6, 1),
            recorded_at=NOW,
            valence=Valence.PLUS,
            text="Menyusun daftar periksa.",
        )
    )
    visit.page.hide()
    services.staff._store.close()

    again = opened(paths, data_key, frame)
    page = StaffPage(frame, again)
    qtbot.addWidget(page)
    page.resize(1118, 617)
    page.show()
    actions = {action.text(): action for action in page.list.fill_menu().actions()}
    actions["Impor terakhir…"].trigger()
    report = shown(page, ImportReportDialog)
    counts = report.account.counts()
    assert sum(counts.values()) == report.account.rows_total == 121
    assert [counts[one] for one in (Outcome.ADDED, Outcome.CHANGED, Outcome.SAME)] == [6, 11, 104]
    report.save.click()
    save_as(page, tmp_path / "laporan.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "laporan.pdf")
    text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    assert text.count("Ditambah") == 6 + 1
    report.undo.click()
    question = shown(page, UndoImportDialog)
    assert [sentence.partition(":")[0] for sentence in question.sentences] == [
        "5 orang yang ditambahkan impor ini dikeluarkan",
        "11 orang kembali ke data semula",
        "1 orang yang ditambahkan impor ini tetap ada",
    ]
    question.primary.click()
    after = {row.employee for row in again.staff.list_staff()}
    assert after - before == {added[0]}
    assert before <= after
    again.staff._store.close()
