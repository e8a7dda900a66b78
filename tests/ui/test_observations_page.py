from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.evidence import notes_of_item
from kinerja_desktop.core.observation import NoteKind, Source, Valence
from kinerja_desktop.data.store import Store
from kinerja_desktop.services import Services
from kinerja_desktop.ui.dialogs.attachment import AttachmentDialog
from kinerja_desktop.ui.dialogs.quick_note import QuickNoteDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.page import Said
from kinerja_desktop.ui.pages.observations_page import ObservationsPage
from kinerja_desktop.ui.panels.observing.file_tile import FileTile
from kinerja_desktop.ui.panels.observing.filters import CONTRIBUTIONS, REPORTS
from kinerja_desktop.ui.panels.observing.note_history import NoteHistory
from kinerja_desktop.ui.size_class import size_class_of
from kinerja_desktop.ui.widgets.attachments import picture_bytes
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.chips import Chip
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.note_list import DayHead, NoteLine
from tests.office import Office
from tests.reports.test_tagged_canvas import sample_document


@pytest.fixture
def office(services: Services) -> Office:
    return Office(services)


@pytest.fixture
def page(qtbot: QtBot, frame: Frame, services: Services, office: Office) -> ObservationsPage:
    del office
    made = ObservationsPage(frame, services)
    qtbot.addWidget(made)
    made.resize(1118, 617)
    made.show_period(services.periods.list()[0])
    made.show()
    made.activateWindow()
    return made


def lines(page: ObservationsPage) -> list[NoteLine]:
    return [row for row in page.list.rows.rows if isinstance(row, NoteLine)]


def test_a_period_without_notes_offers_to_write_one(page: ObservationsPage, qtbot: QtBot) -> None:
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.note_wanted) as asked:
        page.empty.button.click()
    assert asked.args == [0, ""]


def test_notes_stand_below_their_day_newest_first(page: ObservationsPage, office: Office) -> None:
    office.note(office.rina, happened_on=date(2026, 3, 10))
    office.note(office.ids[1], happened_on=date(2026, 6, 24))
    office.note(office.rina, happened_on=date(2026, 6, 24), text="Catatan kedua hari itu.")
    heads = [row for row in page.list.rows.rows if isinstance(row, DayHead)]
    assert [head.title for head in heads] == ["Rabu, 24 Juni", "Selasa, 10 Maret"]
    assert heads[0].count == "2 catatan"
    assert page.subtitle == "3 catatan · terbaru di atas"


def test_a_private_note_says_so_in_its_line(page: ObservationsPage, office: Office) -> None:
    office.note(office.rina, is_visible=False)
    office.note(office.rina, happened_on=date(2026, 3, 9))
    assert [line.meta.endswith("hanya Anda") for line in lines(page)] == [True, False]


def test_filters_narrow_the_timeline_and_reset_brings_all_back(
    page: ObservationsPage, office: Office
) -> None:
    office.note(office.rina, "kompeten")
    office.note(office.ids[1], valence=Valence.MINUS, source=Source.REPORT, impact="")
    page.filters.person.set_value(office.rina)
    page.filters.changed.emit()
    assert [line.name for line in lines(page)] == ["Rina Contohwati"]
    page.filters.reset.click()
    page.filters.kind.set_value(Valence.MINUS)
    page.filters.changed.emit()
    assert [line.name for line in lines(page)] == ["Dedi Misalkan"]
    page.filters.reset.click()
    QTest.keyClicks(page.filters.text, "tidak ada yang begini")
    assert lines(page) == []
    assert page.card.none.isVisible()
    page.filters.reset.click()
    assert len(lines(page)) == 2


def test_another_page_can_ask_for_a_person_an_item_or_what_is_incomplete(
    page: ObservationsPage, office: Office
) -> None:
    office.plan(office.rina)
    office.note(office.rina, "kompeten")
    office.note(office.rina, f"rhk-{office.rina}-0")
    office.note(office.ids[1], valence=Valence.MINUS, impact="")
    page.show_target({"employee_id": office.rina, "item_key": "kompeten"})
    assert [line.meta for line in lines(page)] == ["Kompeten · pengamatan langsung"]
    page.show_target({"employee_id": office.rina, "item_key": "results"})
    assert [line.meta for line in lines(page)] == ["Laporan keuangan · pengamatan langsung"]
    page.show_target({"incomplete": True})
    assert [line.name for line in lines(page)] == ["Dedi Misalkan"]
    page.show_target({"employee_id": office.rina, "month": date(2026, 3, 1)})
    assert len(lines(page)) == 2
    page.show_target({"employee_id": office.rina, "month": date(2026, 5, 1)})
    assert lines(page) == []
    asked: list[tuple[int, str]] = []
    page.note_wanted.connect(lambda person, item: asked.append((person, item)))
    page.card.none.findChildren(Button)[1].click()
    assert asked == [(office.rina, "")]


def test_a_note_without_impact_says_what_is_missing(page: ObservationsPage, office: Office) -> None:
    office.note(office.rina, valence=Valence.MINUS, impact="")
    (line,) = lines(page)
    assert line.badge is not None
    assert line.badge.word == "Add the impact"


def test_deleting_chooses_the_next_note_and_undo_brings_it_back(
    page: ObservationsPage, office: Office, services: Services
) -> None:
    newest = office.note(office.rina, happened_on=date(2026, 6, 20))
    older = office.note(office.rina, happened_on=date(2026, 6, 19))
    page.list.choose(newest.id)
    page._show_current()
    said: list[Said] = []
    page.said.connect(said.append)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert [line.key for line in lines(page)] == [older.id]
    assert page.list.current_key() == older.id
    assert said[0].text == "Catatan dihapus"
    assert said[0].undo is not None
    said[0].undo()
    assert page.list.current_key() == newest.id
    assert services.observing.get(newest.id).deleted_at is None
    assert page.undo_stack is not None
    page.undo_stack.redo()
    assert [line.key for line in lines(page)] == [older.id]


def test_a_note_behind_a_signed_result_can_only_be_copied(
    page: ObservationsPage, office: Office
) -> None:
    office.signed(office.rina)
    page.refresh()
    assert page.pane.is_locked
    assert not page.pane.edit.isVisible()
    assert not page.pane.delete.isVisible()
    page.pane.copy.click()
    copied = QApplication.clipboard().text()
    assert "Rina Contohwati" in copied
    assert "Mengirim laporan dua hari lebih awal." in copied


def test_f2_opens_the_note_with_its_text(page: ObservationsPage, office: Office) -> None:
    office.note(office.rina)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_F2)
    (dialog,) = page.window().findChildren(QuickNoteDialog)
    assert dialog.form.text.text() == "Mengirim laporan dua hari lebih awal."


def test_an_edited_note_shows_its_earlier_wording(
    page: ObservationsPage, office: Office, services: Services
) -> None:
    note = services.observing.get(office.note(office.rina).id)
    page.pane.edit.click()
    (dialog,) = page.window().findChildren(QuickNoteDialog)
    dialog.form.text.setPlainText("Tiga hari lebih awal.")
    dialog.submit()
    assert "diubah 1 kali" in page.pane.recorded.text()
    assert services.observing.get(note.id).text == "Tiga hari lebih awal."


def test_the_switch_changes_who_may_see_the_note(
    page: ObservationsPage, office: Office, services: Services
) -> None:
    note = office.note(office.rina)
    page.pane.visible.click()
    assert not services.observing.get(note.id).is_visible


def test_telling_the_employee_is_dated(
    page: ObservationsPage, office: Office, services: Services
) -> None:
    note = office.note(office.rina)
    page.pane.told_wanted.emit(True)
    assert services.observing.get(note.id).shared_on == services.clock().date()


def show_file(page: ObservationsPage, office: Office, name: str, data: bytes) -> None:
    """Attach a file to a new note, and choose the note."""
    observing = office.services.observing
    note = observing.get(office.note(office.rina).id)
    observing.save(note, ((name, data),))
    page.list.choose(note.id)
    page._show_current()


def tile(page: ObservationsPage) -> FileTile:
    QApplication.processEvents()
    (shown,) = [one for one in page.pane.findChildren(FileTile) if one.isVisible()]
    return shown


def opened(page: ObservationsPage) -> AttachmentDialog:
    """Look at the only file of the note shown."""
    tile(page).button.click()
    dialogs = page.window().findChildren(AttachmentDialog)
    (shown,) = [one for one in dialogs if one.is_open]
    return shown


def test_text_pictures_and_pdf_are_looked_at_inside(
    page: ObservationsPage, office: Office, tmp_path: Path
) -> None:
    show_file(page, office, "catatan.txt", b"Isi daftar periksa")
    dialog = opened(page)
    assert dialog.text.isVisible()
    assert dialog.text.toPlainText() == "Isi daftar periksa"
    dialog.reject()
    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    show_file(page, office, "foto.png", picture_bytes(picture))
    dialog = opened(page)
    assert dialog.paper.isVisible()
    assert dialog.paper.sheets[0].image is not None
    assert dialog.paper.sheets[0].image.size() == QSize(40, 20)
    dialog.reject()
    show_file(page, office, "surat.pdf", sample_document())
    dialog = opened(page)
    assert dialog.paper.sheets[0].image is not None
    assert dialog.paper.sheets[0].image.width() > 100
    dialog.save_copy(tmp_path / "salinan.pdf")
    assert (tmp_path / "salinan.pdf").read_bytes() == sample_document()
    assert "tidak dienkripsi" in dialog.saved.text.text()


def test_a_file_that_cannot_be_shown_can_be_saved(page: ObservationsPage, office: Office) -> None:
    for name, data in (("surat.docx", b"PK"), ("foto.png", b"\x89PNG\r\n rusak")):
        show_file(page, office, name, data)
        dialog = opened(page)
        assert "tidak ditampilkan di sini" in dialog.words.text()
        assert dialog.save.isEnabled()
        dialog.reject()
    show_file(page, office, "rusak.pdf", b"%PDF rusak")
    dialog = opened(page)
    assert dialog.trouble.isVisible()
    assert dialog.save.isEnabled()


def test_an_altered_copy_is_warned_of_on_the_page_and_not_shown(
    page: ObservationsPage, office: Office, store: Store
) -> None:
    show_file(page, office, "bukti.txt", b"asli")
    assert not tile(page).warning.isVisible()
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE attachment_contents SET data = x'00'")
    page.refresh()
    assert "Jangan mengandalkannya" in tile(page).warning.text()
    assert tile(page).warning.isVisible()
    dialog = opened(page)
    assert "bukti.txt" in dialog.trouble.text.text()
    assert not dialog.save.isEnabled()


def test_kind_lateness_and_a_draft_are_seen_in_the_line_and_the_note(
    page: ObservationsPage, office: Office
) -> None:
    office.note(
        office.rina,
        happened_on=date(2026, 6, 20),
        kind=NoteKind.REPORT,
        realisation="3 laporan",
        source=Source.TOLD,
        told_by="Kepala loket",
    )
    office.note(office.rina, happened_on=date(2026, 2, 3), text="", situation="Rapat")
    report, draft = lines(page)
    assert [look.word for look in report.marks] == ["Progress report"]
    assert report.text == "Mengirim laporan dua hari lebih awal. (3 laporan)"
    assert [look.word for look in draft.badges] == ["Recorded late", "Draft: write what happened"]
    shown = {text.text() for text in page.pane.findChildren(Text)}
    assert {"3 laporan", "Kepala loket"} <= shown
    page.pane.copy.click()
    assert "Kepala loket" not in QApplication.clipboard().text()
    page.list.choose(draft.key)
    page._show_current()
    assert "142 hari sesudah kejadian" in page.pane.recorded.text()
    page.filters.kind.set_value(REPORTS)
    page.filters.changed.emit()
    assert [line.key for line in lines(page)] == [report.key]
    page.filters.kind.set_value(CONTRIBUTIONS)
    page.filters.changed.emit()
    assert lines(page) == []


def test_the_inbox_is_emptied_by_keys_and_each_tie_can_be_taken_back(
    page: ObservationsPage, office: Office, services: Services
) -> None:
    office.plan(office.rina)
    for number in range(10):
        office.note(office.rina, happened_on=date(2026, 3, 20 - number))
    for line in lines(page)[:3]:
        services.observing.tie(line.key, ())
    chips = {chip.text(): chip for chip in page.card.views.findChildren(Chip)}
    assert chips["Perlu dikaitkan"].accessibleName() == "Perlu dikaitkan 3"
    chips["Perlu dikaitkan"].click()
    waiting = [line.key for line in lines(page)]
    assert len(waiting) == 3
    said: list[Said] = []
    page.said.connect(said.append)
    page.list.choose(waiting[0])
    page._show_current()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_2)
    QTest.keyClick(page.list, Qt.Key.Key_3)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    first_value = services.observing.items_for(office.period_id, office.rina)[2].key
    assert services.observing.get(waiting[0]).item_keys == (f"rhk-{office.rina}-1", first_value)
    assert [line.key for line in lines(page)] == waiting[1:]
    assert page.list.current_key() == waiting[1]
    assert said[-1].undo is not None
    said[-1].undo()
    assert page.list.current_key() == waiting[0]
    for _note in waiting:
        QTest.keyClick(page.list, Qt.Key.Key_1)
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert not page.card.views.isVisible()
    assert len(lines(page)) == 10
    notes = services.appraising.view(office.period_id, office.rina).notes
    assert len(notes_of_item(notes, f"rhk-{office.rina}-0")) == 3


def test_two_edits_leave_two_earlier_versions_with_day_source_and_ties(
    page: ObservationsPage, office: Office, services: Services
) -> None:
    first = services.observing.get(office.note(office.rina, "kompeten").id)
    second = services.observing.save(
        replace(first, text="Dua hari lebih awal.", source=Source.DOCUMENT, item_keys=("loyal",))
    )
    services.observing.save(replace(second, happened_on=date(2026, 3, 9), item_keys=("loyal",)))
    QApplication.processEvents()
    (history,) = [one for one in page.pane.findChildren(NoteHistory) if one.isVisible()]
    assert not history.versions.isVisible()
    history.link.click()
    told = [text.text() for text in history.versions.findChildren(Text)]
    assert "10 Mar 2026 · dokumen · kelebihan · kejadian · Loyal" in told
    assert "10 Mar 2026 · pengamatan langsung · kelebihan · kejadian · Kompeten" in told
    assert told.index("Dua hari lebih awal.") < told.index(first.text)


@pytest.mark.parametrize("window", [(1366, 689), (1280, 641), (1093, 535)])
def test_nothing_is_wider_than_its_window(
    page: ObservationsPage, office: Office, window: tuple[int, int]
) -> None:
    office.note(office.rina)
    size = size_class_of(*window)
    page.set_size_class(size)
    room = window[0] - (56 if size.compact_navigation else 200)
    assert page.minimumSizeHint().width() <= room
    assert page.minimumSizeHint().height() <= window[1] - 56


def test_in_a_single_pane_a_note_opens_and_back_returns(
    page: ObservationsPage, office: Office
) -> None:
    office.note(office.rina)
    page.set_size_class(size_class_of(1093, 535, 1.5))
    assert not page.pane.isVisible()
    page.list.row_opened.emit(lines(page)[0].key)
    assert page.pane.isVisible()
    assert not page.card.isVisible()
    page.pane.back.click()
    assert page.card.isVisible()


def test_a_long_list_is_laid_out_in_parts(page: ObservationsPage, office: Office) -> None:
    for number in range(60):
        office.note(office.rina, happened_on=date(2026, 1, 1) + timedelta(days=number))
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_End)
    assert page.list.current_key() == lines(page)[-1].key
