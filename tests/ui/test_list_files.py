"""From a button to a file: the template, the staff list, chosen people."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.staff_import import EntryKind
from kinerja_desktop.importing.opened_list import ImportRequest
from kinerja_desktop.progress import Silent
from kinerja_desktop.services import Services
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.page import Page, Said
from kinerja_desktop.ui.pages.staff_page import StaffPage
from kinerja_desktop.ui.panels.importing.wizard_steps import Step
from tests.office import Office
from tests.ui.import_visit import Visit


def answer(page: Page, path: Path, *, kind: str = "") -> QFileDialog:
    """Choose a place in the window that asks for one."""
    (chooser,) = [shown for shown in page.findChildren(QFileDialog) if shown.isVisible()]
    if kind:
        chooser.filterSelected.emit(kind)
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    return chooser


@pytest.fixture
def visit(qtbot: QtBot, frame: Frame, services: Services) -> Visit:
    return Visit(qtbot, frame, services)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def staff(window: QWidget, frame: Frame, services: Services) -> StaffPage:
    Office(services)
    window.resize(1118, 617)
    page = StaffPage(frame, services, parent=window)
    page.resize(1118, 617)
    page.show_period(services.periods.current())
    window.show()
    return page


def test_the_template_is_saved_from_the_first_step_and_says_that_nobody_is_in_it(
    visit: Visit, tmp_path: Path
) -> None:
    path = tmp_path / "template.xlsx"
    visit.press(visit.page.files.template.save)
    chooser = answer(visit.page, path)
    assert chooser.defaultSuffix() == "xlsx"
    assert visit.said[-1].text == "Tersimpan sebagai template.xlsx"
    assert openpyxl.load_workbook(path).sheetnames == ["Pegawai", "Petunjuk"]
    visit.drop(path)
    assert visit.is_at(Step.FILE)
    assert "baru berisi baris contohnya" in visit.page.notices.texts["error"]


def test_cancelling_saves_nothing(visit: Visit) -> None:
    visit.press(visit.page.files.template.save)
    chooser = visit.page.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.reject()
    assert visit.said == []


def test_a_place_that_cannot_be_written_is_said_in_the_page(visit: Visit, tmp_path: Path) -> None:
    visit.press(visit.page.files.template.save)
    answer(visit.page, tmp_path / "tidak-ada" / "template.xlsx")
    assert "tidak dapat ditulis" in visit.page.notices.texts["error"]


@pytest.mark.parametrize("name", ["daftar.xlsx", "daftar.csv"])
def test_the_list_is_saved_from_its_menu_and_changes_nothing_when_it_comes_back(
    staff: StaffPage, services: Services, tmp_path: Path, name: str
) -> None:
    said: list[Said] = []
    staff.said.connect(said.append)
    actions = {action.text(): action for action in staff.list.fill_menu().actions()}
    actions["Simpan daftar ini sebagai berkas…"].trigger()
    answer(staff, tmp_path / name)
    assert said[-1].text == f"3 orang disimpan sebagai {name}"
    assert said[-1].undo_words == "Buka folder"
    plan = services.importing.preview(ImportRequest(source=tmp_path / name), Silent())
    assert plan.count(EntryKind.SAME) == plan.rows_total == 3


def test_only_what_the_filter_shows_is_saved(staff: StaffPage, tmp_path: Path) -> None:
    staff.list.filter.setText("dedi")
    actions = {action.text(): action for action in staff.list.fill_menu().actions()}
    actions["Simpan daftar ini sebagai berkas…"].trigger()
    chooser = answer(staff, tmp_path / "daftar.csv", kind="CSV (*.csv)")
    assert chooser.defaultSuffix() == "csv"
    text = (tmp_path / "daftar.csv").read_text("utf-8-sig")
    assert [row["Nama"] for row in csv.DictReader(StringIO(text), delimiter=";")] == [
        "Dedi Misalkan"
    ]


def test_chosen_people_are_saved_from_menu_and_bar(staff: StaffPage, tmp_path: Path) -> None:
    staff.list.list.selectAll()
    actions = {action.text(): action for action in staff.list_doings.make_menu().actions()}
    actions["Simpan sebagai berkas…"].trigger()
    answer(staff, tmp_path / "menu.csv")
    staff.list.chosen.save.click()
    answer(staff, tmp_path / "bilah.csv")
    assert (tmp_path / "menu.csv").read_bytes() == (tmp_path / "bilah.csv").read_bytes()
    assert len((tmp_path / "menu.csv").read_text("utf-8").splitlines()) == 4
