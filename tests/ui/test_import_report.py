"""The report of an import in the window: looked at, narrowed, saved, printed, the import undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.import_lines import Outcome
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.services import Services
from kinerja_desktop.ui.dialogs.import_report import ALL, ImportReportDialog
from kinerja_desktop.ui.dialogs.undo_import import UndoImportDialog, names_words
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.staff_page import StaffPage
from kinerja_desktop.ui.theme.theme import Theme
from tests.office import Office
from tests.ui.import_visit import LISTS, Visit
from tests.ui.imported import import_account, undo_preview

TWO = (
    "NIP\tNama\tUnit Kerja\n"
    "198503122010012001\tRINA CONTOHWATI\tDinas\n"
    "199207182022211005\tDEDI MISALKAN\tSekolah\n"
)


@pytest.fixture
def visit(qtbot: QtBot, frame: Frame, services: Services) -> Visit:
    return Visit(qtbot, frame, services)


def report_of(page: QWidget) -> ImportReportDialog:
    (shown,) = [one for one in page.window().findChildren(ImportReportDialog) if one.isVisible()]
    return shown


def save_as(page: QWidget, path: Path) -> None:
    (chooser,) = [one for one in page.findChildren(QFileDialog) if one.isVisible()]
    chooser.fileSelected.emit(str(path))
    chooser.reject()


def test_the_report_after_an_import_counts_every_row(visit: Visit) -> None:
    visit.bring_in(LISTS / "dua-belas-salah.xlsx")
    visit.press(visit.page.done.report)
    dialog = report_of(visit.page)
    assert dialog.model.rowCount() == 60
    assert dialog.counts.text().endswith("= 60 baris di berkas")
    visit.press(dialog.chips._chips[Outcome.REFUSED])
    assert {line.outcome for line in dialog.model.rows} == {Outcome.REFUSED}
    assert dialog.model.rowCount() == 10
    words = [dialog.model.index(place, 4).data() for place in range(10)]
    assert any("17 angka" in text for text in words)
    visit.press(dialog.chips._chips[ALL])
    assert dialog.model.rowCount() == 60


def test_the_shown_rows_are_copied(visit: Visit, qtbot: QtBot) -> None:
    visit.bring_in(TWO)
    visit.press(visit.page.done.report)
    dialog = report_of(visit.page)
    dialog.table.setFocus()
    qtbot.keySequence(dialog.table, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text().splitlines()[0].startswith("2\tDitambah\tRina")


@pytest.mark.parametrize("suffix", ["pdf", "xlsx", "csv"])
def test_the_report_is_saved_from_its_button(visit: Visit, tmp_path: Path, suffix: str) -> None:
    visit.bring_in(LISTS / "dua-belas-salah.xlsx")
    visit.press(visit.page.done.report)
    visit.press(report_of(visit.page).save)
    path = tmp_path / f"laporan.{suffix}"
    save_as(visit.page, path)
    assert visit.said[-1].text == f"Tersimpan sebagai laporan.{suffix}"
    if suffix == "pdf":
        document = pypdfium2.PdfDocument(path)
        text = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        assert "Laporan impor" in text
        assert text.count("Ditolak") >= 10
    elif suffix == "xlsx":
        assert openpyxl.load_workbook(path).worksheets[0].max_row == 65
    else:
        assert len(path.read_text("utf-8-sig").splitlines()) == 61


def test_the_report_is_printed_page_by_page(visit: Visit, qtbot: QtBot, tmp_path: Path) -> None:
    visit.bring_in(LISTS / "dua-belas-salah.xlsx")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    with qtbot.waitSignal(visit.page.said) as said:
        visit.page._reports.print_on(printer)
    assert said.args[0].text == "Dikirim ke pencetak"
    document = pypdfium2.PdfDocument(tmp_path / "cetak.pdf")
    width, height = document.get_page_size(0)
    assert (len(document), round(width), round(height)) == (3, 842, 595)
    document.close()


def test_the_report_is_there_later_on_the_staff_page_and_takes_the_import_back(
    qtbot: QtBot, frame: Frame, services: Services
) -> None:
    Office(services)
    visit = Visit(qtbot, frame, services)
    text = TWO + "199503032019032003\tTUTI ANDAIKAN\tDinas\n"
    visit.bring_in(text)
    page = StaffPage(frame, services)
    qtbot.addWidget(page)
    page.resize(1118, 617)
    page.show_period(services.periods.current())
    page.show()
    actions = {action.text(): action for action in page.list.fill_menu().actions()}
    actions["Impor terakhir…"].trigger()
    dialog = report_of(page)
    assert dialog.account.counts()[Outcome.ADDED] == 1
    visit.press(dialog.undo)
    assert not dialog.isVisible()
    (question,) = [one for one in page.findChildren(UndoImportDialog) if one.isVisible()]
    assert "1 orang yang ditambahkan impor ini dikeluarkan: Tuti Andaikan" in question.sentences
    visit.press(question.primary)
    assert "Tuti Andaikan" not in {row.employee.name for row in services.staff.list_staff()}


def test_without_an_import_the_staff_page_says_so(
    qtbot: QtBot, frame: Frame, services: Services
) -> None:
    services.staff.add(Employee(name="Joko Prasetyo"))
    page = StaffPage(frame, services)
    qtbot.addWidget(page)
    page.show()
    actions = {action.text(): action for action in page.list.fill_menu().actions()}
    actions["Impor terakhir…"].trigger()
    assert page.notices.texts["import-report"] == "Belum ada yang diimpor."


def test_the_report_of_an_import_taken_back_says_so_and_offers_no_second_time(
    visit: Visit,
) -> None:
    visit.bring_in(TWO)
    visit.take_back(visit.page.done.undo)
    visit.page.hide()
    visit.page.show()
    visit.press(visit.page.files.last.report)
    dialog = report_of(visit.page)
    assert dialog.head.text().endswith("sudah diurungkan")
    assert not dialog.undo.isVisibleTo(dialog)


def test_an_import_without_lines_says_so(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 700)
    window.show()
    dialog = ImportReportDialog(theme, replace(import_account(), lines=()), parent=window)
    dialog.open()
    assert dialog.counts.text() == "Impor ini tidak menyimpan laporan per baris."
    assert not dialog.table.isVisible()
    assert not dialog.save.isEnabled()


def test_the_question_names_who_leaves_stays_and_keeps_edits(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 700)
    window.show()
    question = UndoImportDialog(theme, undo_preview(), parent=window)
    question.open()
    first = "; ".join(f"Pegawai Contoh {n}" for n in range(1, 7))
    stays = "1 orang yang ditambahkan impor ini tetap ada: sudah ada pekerjaan tentang mereka"
    assert question.sentences == [
        f"9 orang yang ditambahkan impor ini dikeluarkan: {first}; dan 3 lainnya",
        "1 di antaranya diubah sejak itu; perubahannya ikut hilang: Pegawai Contoh 2",
        "2 orang kembali ke data semula: Dedi Misalkan; Sari Umpama",
        "1 sudah diubah sejak itu dan tetap: Dedi Misalkan (Unit kerja, Jabatan)",
        f"{stays}: Rina Contohwati, S.E. (2 catatan, rencana)",
    ]
    assert question.first_focus() is question.cancel
    assert names_words(("dr. A, Sp.A", "B, S.E.")) == "dr. A, Sp.A; B, S.E."


def test_cancelling_the_question_takes_nothing_back(visit: Visit) -> None:
    visit.bring_in(TWO)
    visit.press(visit.page.done.undo)
    visit.press(visit.asked_whether_to_take_back().cancel)
    assert len(visit.names()) == 2


def test_what_changed_while_one_was_asked_is_asked_again(visit: Visit, services: Services) -> None:
    visit.bring_in(TWO)
    visit.press(visit.page.done.undo)
    question = visit.asked_whether_to_take_back()
    rina = next(one for one in services.staff.list_staff() if one.employee.name.startswith("Rina"))
    services.staff.save(replace(rina.employee, unit="Kecamatan"))
    visit.press(question.primary)
    assert len(visit.names()) == 2
    assert "Tidak ada yang diurungkan" in visit.page.notices.texts["error"]
    visit.press(visit.page.notices._rows["error"].button)
    again = visit.asked_whether_to_take_back()
    assert any("diubah sejak itu" in sentence for sentence in again.sentences)
    visit.press(again.primary)
    assert visit.names() == set()


def test_escape_closes_the_report(visit: Visit, qtbot: QtBot) -> None:
    visit.bring_in(TWO)
    visit.press(visit.page.done.report)
    dialog = report_of(visit.page)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
