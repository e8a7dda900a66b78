from __future__ import annotations

import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.observation import Source, Valence
from kinerja_desktop.services import Services
from kinerja_desktop.ui.dialogs.quick_note import QuickNoteDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.page import Said
from kinerja_desktop.ui.pages.observations_page import ObservationsPage
from kinerja_desktop.ui.size_class import size_class_of
from kinerja_desktop.ui.widgets.note_list import DayHead, NoteLine
from tests.office import Office


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


def test_an_opened_attachment_lies_in_a_private_folder_and_goes_on_leaving(
    page: ObservationsPage, office: Office, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = services.observing.get(office.note(office.rina).id)
    services.observing.save(note, (("../bukti.pdf", b"%PDF"),))
    (attachment,) = services.observing.get(note.id).attachments
    opened: list[Path] = []
    monkeypatch.setattr(page, "_on_copy_written", opened.append)
    page._open_attachment(attachment.id)
    (path,) = opened
    assert path.name == "bukti.pdf"
    assert path.read_bytes() == b"%PDF"
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == stat.S_IRWXU
    page.leave()
    assert not path.exists()


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
