"""The page Hasil as a person uses it, over real documents."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.data.store import Store
from kinerja_desktop.services import Services
from kinerja_desktop.services.verifying import verify_file
from kinerja_desktop.ui.dialogs.delivery import DeliveryDialog
from kinerja_desktop.ui.dialogs.finalise import FinaliseDialog
from kinerja_desktop.ui.dialogs.finalise_many import FinaliseManyDialog
from kinerja_desktop.ui.dialogs.identity import IdentityDialog
from kinerja_desktop.ui.dialogs.reason import ReasonDialog
from kinerja_desktop.ui.dialogs.submission_log import SubmissionLogDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.results_page import ResultsPage
from kinerja_desktop.ui.panels.results.result_list import RowState
from kinerja_desktop.ui.runner import Runner
from kinerja_desktop.ui.size_class import SizeClass, Width
from tests.ui.signed_office import IDENTITY_PASSPHRASE, SignedOffice

D = TypeVar("D", bound=QWidget)


@pytest.fixture
def office(store: Store, services: Services, now: datetime) -> SignedOffice:
    return SignedOffice(store, services, now, waiting=frozenset({"Maya"}))


@pytest.fixture
def page(qtbot: QtBot, frame: Frame, services: Services, office: SignedOffice) -> ResultsPage:
    made = ResultsPage(frame, services)
    qtbot.addWidget(made)
    made.show_period(office.period)
    made.resize(1118, 617)
    made.show()
    return made


@pytest.fixture
def folder(tmp_path: Path, frame: Frame) -> Path:
    place = tmp_path / "salinan"
    place.mkdir()
    frame.preferences.change(export_folder=str(place))
    return place


def choose(page: ResultsPage, office: SignedOffice, name: str) -> None:
    """Click on a person in the list."""
    key = office.row(name).employee.id
    page.card.list.setCurrentIndex(page.card.list.rows.index(page.card.list.rows.place_of(key)))


def check(qtbot: QtBot, page: ResultsPage, office: SignedOffice, *names: str) -> None:
    """Check people with the space bar."""
    for name in names:
        choose(page, office, name)
        qtbot.keyClick(page.card.list, Qt.Key.Key_Space)


def opened(page: ResultsPage, kind: type[D]) -> D:
    return page.window().findChildren(kind)[-1]


def test_the_chips_count_and_filter_people(page: ResultsPage, office: SignedOffice) -> None:
    office.finalise("Dewi")
    page.card.chips._chips[Stage.FINAL].click()
    assert [line.row.employee.name for line in page.card.list.rows.rows] == ["Dewi Lestari"]
    page.card.chips._chips[Stage.SUBMITTED].click()
    assert page.card.none_box.isVisible()
    assert not page.card.list.isVisible()


def test_pages_asked_for_are_shown_although_the_document_is_read_again(
    qtbot: QtBot, frame: Frame, services: Services, office: SignedOffice
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    runner = Runner(holder)
    patient = Frame(theme=frame.theme, runner=runner, preferences=frame.preferences)
    page = ResultsPage(patient, services, parent=holder)
    page.show_period(office.period)
    page.resize(1118, 617)
    again = page.refresh
    page.pane.page_wanted.connect(lambda number, _dpi: again() if number == 0 else None)
    holder.show()
    qtbot.waitUntil(lambda: bool(page.pane.paper.sheets))
    qtbot.waitUntil(lambda: page.pane.paper.sheets[0].image is not None)
    runner.close()


def test_the_pages_of_a_draft_are_shown_white_and_marked(
    page: ResultsPage, office: SignedOffice
) -> None:
    choose(page, office, "Siti")
    assert page.pane.rest.text.text() == "masih draf"
    assert page.pane.complete.text.text() == "data lengkap"
    assert page.pane.signatures.text.text() == "2 tanda tangan"
    image = page.pane.paper.sheets[0].image
    assert image is not None
    assert image.pixelColor(3, 3).name() == "#ffffff"
    assert len(page.pane.paper.sheets) == 2


def test_a_final_document_is_the_stored_one(page: ResultsPage, office: SignedOffice) -> None:
    office.finalise("Siti")
    choose(page, office, "Siti")
    assert page.pane.rest.text.text() == "lampiran tidak dicetak"
    page.pane.choose_report("evaluation_form")
    assert page.pane.chooser.text() == "Evaluasi kinerja"
    assert page._preview is not None
    assert page._preview.is_stored
    assert page._preview.report == "evaluation_form"


def test_somebody_not_rated_yet_has_nothing_to_look_at(
    page: ResultsPage, office: SignedOffice
) -> None:
    choose(page, office, "Joko")
    assert page.pane.none.text() == "Belum ada penilaian untuk dilihat."
    assert not page.pane.paper.isVisible()
    assert not page.pane.print.isEnabled()
    assert not page.card.next.isEnabled()


def test_keys_zoom_and_turn_pages(qtbot: QtBot, page: ResultsPage, office: SignedOffice) -> None:
    choose(page, office, "Siti")
    paper = page.pane.paper
    fitted = paper.percent
    qtbot.keyClick(paper, Qt.Key.Key_Plus)
    assert paper.percent > fitted
    qtbot.keyClick(paper, Qt.Key.Key_PageDown)
    assert paper.page_shown == 1
    qtbot.keyClick(paper, Qt.Key.Key_0)
    assert paper.percent == fitted
    assert page.pane.zoom.text() == f"{fitted} %"


def test_checks_say_what_comes_next(qtbot: QtBot, page: ResultsPage, office: SignedOffice) -> None:
    office.finalise("Dewi")
    choose(page, office, "Dewi")
    assert page.card.next.text() == "Ekspor 2 berkas"
    check(qtbot, page, office, "Dewi", "Siti", "Budi")
    assert page.card.next.text() == "Finalkan 2…"
    assert page.card.heads.check.checkState() == Qt.CheckState.Checked
    check(qtbot, page, office, "Budi")
    assert page.card.heads.check.checkState() == Qt.CheckState.PartiallyChecked
    page.card.heads.check.click()
    assert len(page.card.meant()) == 3


def test_drafts_cannot_be_checked(qtbot: QtBot, page: ResultsPage, office: SignedOffice) -> None:
    check(qtbot, page, office, "Agus")
    assert not any(line.checked for line in page.card.list.rows.rows)
    assert not page.card.next.isEnabled()


def test_finalising_refuses_a_wrong_passphrase_under_its_field(
    page: ResultsPage, office: SignedOffice, folder: Path
) -> None:
    office.make_identity()
    choose(page, office, "Siti")
    page.card.next.click()
    dialog = opened(page, FinaliseDialog)
    assert dialog.first_focus() is dialog.note
    assert dialog.gates.count.text() == "7 dari 7 terpenuhi"
    assert not dialog.primary.isEnabled()
    dialog.form.passphrase.setText("salah sekali")
    dialog.primary.click()
    assert dialog.is_open
    assert dialog.form.passphrase_field.error.isVisible()
    assert office.row("Siti").stage == Stage.SIGNED
    assert list(folder.iterdir()) == []


def test_finalising_signs_stores_and_saves_a_copy(
    page: ResultsPage, office: SignedOffice, folder: Path
) -> None:
    office.make_identity()
    choose(page, office, "Siti")
    page.card.next.click()
    dialog = opened(page, FinaliseDialog)
    dialog.note.setPlainText("Lanjutkan rekap mingguan.")
    dialog.form.passphrase.setText(IDENTITY_PASSPHRASE)
    dialog.primary.click()
    assert not dialog.is_open
    assert office.row("Siti").stage == Stage.FINAL
    files = sorted(folder.iterdir())
    assert len(files) == 2
    verdict = verify_file(files[0])
    assert verdict.verdict == "valid"
    assert verdict.record is not None
    assert verdict.record["box_note"] == "Lanjutkan rekap mingguan."
    assert page.card.list.current_row().files[2] == "PDF versi 1"


def test_the_first_identity_is_made_on_the_way(
    qtbot: QtBot, page: ResultsPage, office: SignedOffice
) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    choose(page, office, "Siti")
    page.card.next.click()
    dialog = opened(page, FinaliseDialog)
    assert dialog.form.make.isVisible()
    dialog.form.make.click()
    identity = opened(page, IdentityDialog)
    identity.first.setText(IDENTITY_PASSPHRASE)
    identity.second.setText("lain sama sekali")
    identity.primary.click()
    assert identity.second_field.error.text.text() == "Keduanya tidak sama."
    identity.second.setText(IDENTITY_PASSPHRASE)
    identity.primary.click()
    assert len(identity.fingerprint.text().split()) == 16
    identity.primary.click()
    assert QApplication.focusWidget() is dialog.form.passphrase
    assert dialog.primary.isEnabled()
    dialog.primary.click()
    assert office.row("Siti").stage == Stage.FINAL


def test_without_a_talk_a_reason_is_needed(
    qtbot: QtBot, page: ResultsPage, office: SignedOffice, services: Services
) -> None:
    office.make_identity()
    choose(page, office, "Maya")
    page.card.next.click()
    dialog = opened(page, FinaliseDialog)
    dialog.form.passphrase.setText(IDENTITY_PASSPHRASE)
    assert dialog.reason_field.isVisible()
    assert not dialog.primary.isEnabled()
    dialog.reason.setPlainText("Cuti melahirkan sampai akhir tahun.")
    qtbot.waitUntil(dialog.primary.isEnabled)
    dialog.primary.click()
    assert office.row("Maya").stage == Stage.FINAL
    view = services.finalising.check(office.row("Maya").appraisal_id)
    assert view.dossier.without_talk_reason == "Cuti melahirkan sampai akhir tahun."


def test_an_open_gate_leads_to_where_it_is_mended(
    qtbot: QtBot, page: ResultsPage, office: SignedOffice
) -> None:
    choose(page, office, "Maya")
    page.card.next.click()
    dialog = opened(page, FinaliseDialog)
    with qtbot.waitSignal(page.went) as went:
        dialog.gates.rows[4].wanted.emit()
    assert went.args is not None
    assert list(went.args) == ["discussion", {"employee_id": office.row("Maya").employee.id}]
    assert not dialog.is_open


def test_a_missing_folder_leaves_the_document_final_and_says_so(
    page: ResultsPage, office: SignedOffice, tmp_path: Path
) -> None:
    office.make_identity()
    choose(page, office, "Siti")
    page.card.next.click()
    dialog = opened(page, FinaliseDialog)
    dialog.form.folder.setText(str(tmp_path / "stik"))
    dialog.form.passphrase.setText(IDENTITY_PASSPHRASE)
    dialog.primary.click()
    assert office.row("Siti").stage == Stage.FINAL
    assert "tersimpan di aplikasi" in page.notices.texts["copy"]


def test_the_suggestion_for_box_five_comes_back(page: ResultsPage, office: SignedOffice) -> None:
    choose(page, office, "Siti")
    page.card.next.click()
    dialog = opened(page, FinaliseDialog)
    suggested = dialog.note.text()
    assert suggested
    dialog.note.setPlainText("x" * 1001)
    dialog.suggest.click()
    assert dialog.note.text() == suggested


def test_too_long_a_note_is_refused_under_its_field(
    page: ResultsPage, office: SignedOffice
) -> None:
    office.make_identity()
    choose(page, office, "Siti")
    page.card.next.click()
    dialog = opened(page, FinaliseDialog)
    dialog.note.setPlainText("x" * 1001)
    dialog.form.passphrase.setText(IDENTITY_PASSPHRASE)
    dialog.primary.click()
    assert dialog.note_field.error.isVisible()
    assert office.row("Siti").stage == Stage.SIGNED


def test_several_become_final_with_one_passphrase(
    qtbot: QtBot, page: ResultsPage, office: SignedOffice, folder: Path
) -> None:
    office.make_identity()
    check(qtbot, page, office, "Budi", "Dewi", "Siti")
    page.card.next.click()
    dialog = opened(page, FinaliseManyDialog)
    assert dialog.ready.text() == "3 dari 3 siap"
    dialog.people[0].check.setChecked(False)
    dialog.form.passphrase.setText("salah sekali")
    dialog.primary.click()
    assert dialog.is_open
    assert dialog.form.passphrase_field.error.isVisible()
    dialog.form.passphrase.setText(IDENTITY_PASSPHRASE)
    dialog.primary.click()
    assert dialog.isHidden()
    assert office.names(Stage.FINAL) == ["Dewi Lestari", "Siti Rahmawati"]
    assert len(list(folder.iterdir())) == 4
    states = {line.row.employee.name: line.state for line in page.card.list.rows.rows}
    assert states["Siti Rahmawati"] == RowState.SAVED
    assert states["Budi Santoso"] == RowState.NONE


def test_exporting_writes_every_document_and_keeps_what_is_there(
    page: ResultsPage, office: SignedOffice, folder: Path
) -> None:
    office.finalise("Siti")
    choose(page, office, "Siti")
    page.card.next.click()
    page.card.next.click()
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 4
    assert sum("(2)" in name for name in names) == 2
    assert page.card.list.current_row().files[2] == "Tersimpan"


def test_a_failed_export_is_told_with_another_folder(
    page: ResultsPage, office: SignedOffice, folder: Path
) -> None:
    office.finalise("Siti")
    folder.rmdir()
    choose(page, office, "Siti")
    page.card.next.click()
    assert page.notices.texts["copy"] == "0 tersimpan, 2 gagal"
    assert page.card.list.current_row().files[2] == "Gagal"


def test_handing_over_makes_it_sent_and_fills_the_log(
    page: ResultsPage, office: SignedOffice, tmp_path: Path
) -> None:
    office.finalise("Siti")
    choose(page, office, "Siti")
    page.card.deliver.click()
    dialog = opened(page, DeliveryDialog)
    dialog.primary.click()
    assert dialog.recipient_field.error.isVisible()
    dialog.recipient.setText("BKPSDM")
    dialog.primary.click()
    assert office.row("Siti").stage == Stage.SUBMITTED
    assert "BKPSDM" in page.card.last.text()
    page.card.log.click()
    log = opened(page, SubmissionLogDialog)
    assert log.model.rowCount() == 2
    log.save_to(tmp_path / "log.csv")
    text = (tmp_path / "log.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith("Tanggal;Pegawai;Berkas;Penerima")
    assert text.count("serah langsung") == 2
    assert len(text.splitlines()[1].split(";")[-1]) == 64


def test_reopening_asks_why_and_begins_the_next_version(
    page: ResultsPage, office: SignedOffice
) -> None:
    office.finalise("Siti")
    choose(page, office, "Siti")
    page.card.reopen.click()
    dialog = opened(page, ReasonDialog)
    dialog.area.setPlainText("Salah tulis realisasi.")
    dialog.primary.click()
    row = office.row("Siti")
    assert (row.stage, row.revision) == (Stage.DRAFT, 2)


def test_printing_sends_every_page_at_its_own_size(
    qtbot: QtBot, page: ResultsPage, office: SignedOffice, tmp_path: Path
) -> None:
    choose(page, office, "Siti")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    with qtbot.waitSignal(page.said) as said:
        page.print_on(printer)
    assert said.args[0].text == "Dikirim ke pencetak"
    document = pypdfium2.PdfDocument(tmp_path / "cetak.pdf")
    assert len(document) == 2
    width, height = document.get_page_size(0)
    assert (round(width), round(height)) == (595, 842)
    picture = document[0].render(scale=0.5).to_pil().convert("L")
    document.close()
    assert sum(picture.histogram()[:128]) > 200


def test_what_is_shown_can_be_saved(
    page: ResultsPage, office: SignedOffice, tmp_path: Path
) -> None:
    choose(page, office, "Siti")
    page.save_shown(tmp_path / "draf")
    assert (tmp_path / "draf.pdf").read_bytes().startswith(b"%PDF")


def test_a_target_chooses_its_person(page: ResultsPage, office: SignedOffice) -> None:
    page.show_target({"employee_id": office.row("Dewi").employee.id})
    current = page.card.current()
    assert current is not None
    assert current.employee.name == "Dewi Lestari"


def test_one_pane_at_a_time_in_a_narrow_window(
    qtbot: QtBot, page: ResultsPage, office: SignedOffice
) -> None:
    page.set_size_class(SizeClass(width=Width.SINGLE))
    assert not page.pane.isVisible()
    choose(page, office, "Siti")
    qtbot.keyClick(page.card.list, Qt.Key.Key_Return)
    assert page.pane.isVisible()
    assert not page.card.isVisible()
    page.pane.back.click()
    assert page.card.isVisible()


def test_a_period_without_people_says_what_to_do(
    qtbot: QtBot, frame: Frame, services: Services
) -> None:
    page = ResultsPage(frame, services)
    qtbot.addWidget(page)
    page.show()
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.went) as went:
        page.empty.button.click()
    assert went.args is not None
    assert went.args[0] == "staff"
