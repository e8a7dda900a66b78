from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.observation import (
    ATTACHMENT_LIMIT_BYTES,
    NoteKind,
    Observation,
    Source,
    Valence,
)
from kinerja_desktop.core.period import Period
from kinerja_desktop.services import Services
from kinerja_desktop.services.observing import ObservationFilter
from kinerja_desktop.ui.dialogs.quick_note import QuickNoteDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.runner import Runner
from kinerja_desktop.ui.widgets.attachments import PICTURE_LIMIT_PX
from tests.office import SEMESTER, Office

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Open = Callable[..., QuickNoteDialog]


@pytest.fixture
def office(services: Services) -> Office:
    return Office(services)


@pytest.fixture
def period(office: Office, services: Services) -> Period:
    return services.periods.list()[0]


@pytest.fixture
def open_note(qtbot: QtBot, frame: Frame, services: Services, period: Period) -> Open:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1366, 689)
    host.show()
    host.activateWindow()

    def _open(
        employee_id: int = 0, item_key: str = "", note: Observation | None = None
    ) -> QuickNoteDialog:
        dialog = QuickNoteDialog(
            frame, services, period=period, target=(employee_id, item_key), note=note, parent=host
        )
        dialog.open()
        return dialog

    return _open


def notes(services: Services) -> list[Observation]:
    return [row.observation for row in services.observing.timeline(ObservationFilter())]


def test_a_note_is_typed_from_person_to_saving_by_keys_alone(
    open_note: Open, office: Office, services: Services
) -> None:
    office.plan(office.rina)
    dialog = open_note()
    person = dialog.form.person.line
    QTest.keyClicks(person, "rin")
    QTest.keyClick(person, Qt.Key.Key_Return)
    chip = dialog.form.first_chip()
    assert chip is not None
    QTest.keyClick(chip, Qt.Key.Key_2)
    dialog.form.sign.findChildren(QAbstractButton)[0].click()
    QTest.keyClicks(dialog.form.text, "Menyusun daftar periksa.")
    QTest.keyClick(dialog.form.text, Qt.Key.Key_Return, CONTROL)
    (note,) = notes(services)
    assert note.employee_id == office.rina
    assert note.item_keys == (f"rhk-{office.rina}-1",)
    assert note.valence == Valence.PLUS
    assert note.text == "Menyusun daftar periksa."
    assert note.happened_on == services.clock().date()
    assert note.is_visible


def test_the_chips_take_the_focus_when_they_are_there(
    qtbot: QtBot, frame: Frame, services: Services, office: Office, period: Period
) -> None:
    office.plan(office.rina)
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    runner = Runner(host)
    patient = Frame(theme=frame.theme, runner=runner, preferences=frame.preferences)
    dialog = QuickNoteDialog(patient, services, period=period, parent=host)
    dialog.open()
    person = dialog.form.person.line
    QTest.keyClicks(person, "rin")
    qtbot.waitUntil(lambda: dialog.form.person.is_listing)
    QTest.keyClick(person, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.form.first_chip() is not None)
    assert QApplication.focusWidget() is dialog.form.first_chip()
    runner.close()


def test_a_person_is_found_by_the_end_of_the_nip(open_note: Open, office: Office) -> None:
    dialog = open_note()
    QTest.keyClicks(dialog.form.person.line, "11005")
    QTest.keyClick(dialog.form.person.line, Qt.Key.Key_Return)
    assert dialog.form.person.value() == office.ids[1]


def test_nothing_is_chosen_beforehand(open_note: Open) -> None:
    dialog = open_note()
    assert dialog.form.person.value() == 0
    assert dialog.form.sign.value() is None


def test_a_given_person_and_item_are_filled_in(open_note: Open, office: Office) -> None:
    dialog = open_note(office.rina, "kompeten")
    assert dialog.form.person.value() == office.rina
    assert dialog.form.item_keys() == ("kompeten",)


def test_what_is_missing_is_said_below_its_field(
    open_note: Open, office: Office, services: Services
) -> None:
    dialog = open_note(office.rina)
    dialog.submit()
    assert dialog.form.error("sign") == "Pilih jenis catatan."
    dialog.form.sign.set_value(0)
    dialog.submit()
    assert "Tulis yang terjadi" in dialog.form.error("text")
    assert dialog.is_open
    assert notes(services) == []


def test_a_note_without_a_fact_is_kept_as_a_draft_when_saved_once_more(
    open_note: Open, office: Office, services: Services
) -> None:
    dialog = open_note(office.rina, "kompeten")
    dialog.form.sign.set_value(-1)
    dialog.submit()
    assert "belum menjadi bukti" in dialog.form.error("text")
    dialog.submit()
    assert not dialog.is_open
    (draft,) = notes(services)
    assert draft.is_draft
    assert services.appraising.view(office.period_id, office.rina).notes == ()
    again = open_note(note=services.observing.get(draft.id))
    assert again.form.details.isVisible()
    again.form.text.setPlainText("Rekap mundur sehari.")
    again.submit()
    assert not again.is_open
    emptied = open_note(note=services.observing.get(draft.id))
    emptied.form.text.setPlainText(" ")
    emptied.submit()
    emptied.submit()
    assert emptied.is_open
    assert [note.text for note in notes(services)] == ["Rekap mundur sehari."]


def test_a_report_asks_for_its_realisation_and_a_spoken_source_for_the_speaker(
    open_note: Open, office: Office, services: Services
) -> None:
    dialog = open_note(office.rina, "kompeten")
    origin = dialog.form.origin
    assert not origin.realisation.isVisible()
    assert not origin.told_by.isVisible()
    kinds = {action.text(): action for action in origin.kind.make_menu().actions()}
    assert list(kinds)[:2] == ["Kejadian", "Laporan kemajuan"]
    kinds["Laporan kemajuan"].trigger()
    origin.source.setFocus()
    QTest.keyClick(origin.source, Qt.Key.Key_Down)
    assert origin.source.value() == Source.TOLD
    assert origin.told_by.isVisible()
    QTest.keyClicks(origin.told_by, "Kepala loket")
    QTest.keyClicks(origin.realisation, "5 laporan")
    dialog.form.sign.set_value(1)
    dialog.form.text.setPlainText("Rekap bulanan selesai sampai Mei.")
    dialog.submit()
    (note,) = notes(services)
    assert (note.kind, note.realisation) == (NoteKind.REPORT, "5 laporan")
    assert (note.source, note.told_by) == (Source.TOLD, "Kepala loket")
    again = open_note(note=services.observing.get(note.id))
    assert again.form.origin.kind.text() == "Laporan kemajuan"
    assert again.form.origin.realisation.text() == "5 laporan"
    assert again.form.origin.told_by.text() == "Kepala loket"


def test_a_late_day_and_one_of_another_period_are_told_before_saving(
    open_note: Open, office: Office, services: Services
) -> None:
    dialog = open_note(office.rina)
    hint, today = dialog.form.day_hint, services.clock().date()
    assert not hint.isVisible()
    for day, words in (
        (today - timedelta(days=30), ""),
        (today - timedelta(days=31), "Lebih dari 30 hari yang lalu"),
        (SEMESTER.start - timedelta(days=1), "Di luar Semester I 2026"),
    ):
        dialog.form.happened_on.setDate(QDate(day.year, day.month, day.day))
        assert hint.text.text().startswith(words)
        assert hint.isVisible() == bool(words)


def test_what_each_direction_means_stands_with_it(open_note: Open) -> None:
    buttons = open_note().form.sign.findChildren(QAbstractButton)
    assert [button.accessibleDescription() for button in buttons] == [
        "membantu; layak diulang",
        "perlu diketahui, tanpa arah",
        "menghambat; perlu cara lain",
    ]


def test_files_dropped_anywhere_on_the_note_are_attached(
    open_note: Open, office: Office, tmp_path: Path
) -> None:
    dialog = open_note(office.rina)
    paper = tmp_path / "bukti.txt"
    paper.write_bytes(b"bukti")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(paper))])
    place, button = QPoint(5, 5), Qt.MouseButton.LeftButton
    copying, held = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, copying, dropped, button, held)
    QApplication.sendEvent(dialog, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(place), copying, dropped, button, held))
    assert dialog.files.files == [("bukti.txt", b"bukti")]


def test_save_and_record_another_keeps_the_person_only(
    open_note: Open, office: Office, services: Services
) -> None:
    dialog = open_note(office.rina, "kompeten")
    dialog.form.sign.set_value(-1)
    dialog.form.text.setPlainText("Rekap mundur sehari.")
    QTest.keyClick(dialog.form.text, Qt.Key.Key_Return, CONTROL | SHIFT)
    assert len(notes(services)) == 1
    assert dialog.is_open
    assert dialog.form.person.value() == office.rina
    assert dialog.form.text.text() == ""
    assert dialog.form.sign.value() is None
    assert dialog.form.item_keys() == ()


def test_esc_closes_an_empty_note_and_asks_once_for_a_written_one(
    open_note: Open, office: Office
) -> None:
    dialog = open_note(office.rina)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.is_open
    written = open_note(office.rina)
    written.form.text.setPlainText("Sesuatu.")
    QTest.keyClick(written, Qt.Key.Key_Escape)
    assert written.is_open
    assert written.trouble.isVisible()
    QTest.keyClick(written, Qt.Key.Key_Escape)
    assert not written.is_open


def test_a_file_over_ten_megabytes_is_refused_with_its_size(
    open_note: Open, office: Office, tmp_path: Path
) -> None:
    large, small = tmp_path / "besar.bin", tmp_path / "bukti.txt"
    large.write_bytes(b"x" * (ATTACHMENT_LIMIT_BYTES + 1))
    small.write_bytes(b"bukti")
    dialog = open_note(office.rina)
    dialog.files.read([large])
    assert "besar.bin" in dialog.form.error("files")
    dialog.files.read([small])
    assert dialog.form.error("files") == ""
    assert dialog.files.files == [("bukti.txt", b"bukti")]


def test_files_and_pictures_are_pasted_into_the_note(
    open_note: Open, office: Office, tmp_path: Path, services: Services
) -> None:
    dialog = open_note(office.rina)
    paper = tmp_path / "bukti.txt"
    paper.write_bytes(b"bukti")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(paper))])
    dialog.form.text.insertFromMimeData(dropped)
    picture = QImage(PICTURE_LIMIT_PX + 500, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    QApplication.clipboard().setImage(picture)
    QTest.keyClick(dialog, Qt.Key.Key_V, CONTROL)
    names = [name for name, _data in dialog.files.files]
    assert names[0] == "bukti.txt"
    assert names[1].endswith(".png")
    shown = QImage.fromData(dialog.files.files[1][1])
    assert shown.width() == PICTURE_LIMIT_PX
    dialog.form.sign.set_value(1)
    dialog.form.text.setPlainText("Dengan lampiran.")
    dialog.submit()
    (note,) = notes(services)
    assert [kept.name for kept in note.attachments] == names


def test_the_switch_says_who_will_read_it(
    open_note: Open, office: Office, services: Services
) -> None:
    dialog = open_note(office.rina)
    dialog.visible.click()
    dialog.form.sign.set_value(1)
    dialog.form.text.setPlainText("Hanya untuk penilai.")
    dialog.submit()
    assert not notes(services)[0].is_visible


def test_editing_keeps_the_earlier_wording(
    open_note: Open, office: Office, services: Services
) -> None:
    old = services.observing.get(office.note(office.rina).id)
    dialog = open_note(note=old)
    assert not dialog.form.person.isEnabled()
    dialog.form.text.setPlainText("Mengirim laporan tiga hari lebih awal.")
    dialog.submit()
    stored = services.observing.get(old.id)
    assert stored.text == "Mengirim laporan tiga hari lebih awal."
    assert stored.item_keys == old.item_keys
    assert [revision.text for revision in stored.revisions] == [old.text]


def test_indicators_are_the_chips_of_the_weighted_method(
    qtbot: QtBot, frame: Frame, services: Services, office: Office
) -> None:
    del office
    ids = tuple(row.employee.id for row in services.staff.list_staff())
    period = Period(
        name="Semester II 2026",
        start=SEMESTER.end.replace(month=7, day=1),
        end=SEMESTER.end.replace(month=12, day=31),
        method="weighted_indicators",
    )
    period_id = services.periods.create(period, ids)
    found = next(p for p in services.periods.list() if p.id == period_id)
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    dialog = QuickNoteDialog(frame, services, period=found, target=(ids[0], ""), parent=host)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_2)
    assert dialog.form.item_keys() == ("kualitas_pekerjaan",)
    assert not dialog.form.values_chips.isVisible()


PHRASE = "Menyelesaikan tugas sebelum tenggat."
KEY_SECONDS, DECISION_SECONDS = 0.28, 1.35


class Hands:
    """Types where the focus is and counts the keys."""

    def __init__(self) -> None:
        self.count = 0

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.count += 1
        QTest.keyClick(self._focus(), key, held)

    def write(self, text: str) -> None:
        for letter in text:
            self.count += 1
            QTest.keyClicks(self._focus(), letter)

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus


def called(office: Office, employee_id: int, nickname: str) -> None:
    person = office.services.staff.get(employee_id)
    office.services.staff.save(replace(person, nickname=nickname))


def test_the_shortest_note_takes_eight_keys(
    open_note: Open, office: Office, services: Services
) -> None:
    office.plan(office.rina)
    services.phrases.save(("Membantu rekan.", PHRASE))
    open_note()
    hands = Hands()
    hands.write("rin")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    hands.press(Qt.Key.Key_2, CONTROL)
    hands.press(Qt.Key.Key_Return, CONTROL)
    (note,) = notes(services)
    assert (note.employee_id, note.item_keys) == (office.rina, (f"rhk-{office.rina}-0",))
    assert (note.valence, note.text, note.missing) == (Valence.PLUS, PHRASE, ())
    assert hands.count == 8
    assert hands.count * KEY_SECONDS + 5 * DECISION_SECONDS < 15


def test_a_short_sentence_by_nickname_stays_below_fifteen_seconds(
    open_note: Open, office: Office, services: Services
) -> None:
    called(office, office.ids[1], "Abah")
    open_note()
    hands = Hands()
    hands.write("ab")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    hands.write("Rekap telat 1 hari")
    hands.press(Qt.Key.Key_Return, CONTROL)
    (note,) = notes(services)
    assert note.employee_id == office.ids[1]
    assert note.text == "Rekap telat 1 hari"
    assert note.missing == ("item_keys", "impact")
    assert hands.count * KEY_SECONDS + 5 * DECISION_SECONDS < 15


def test_a_phrase_joins_what_is_written(open_note: Open, office: Office) -> None:
    office.services.phrases.save((PHRASE,))
    dialog = open_note(office.rina)
    dialog.form.text.setFocus()
    QTest.keyClicks(dialog.form.text, "Kamis:")
    QTest.keyClick(dialog.form.text, Qt.Key.Key_1, CONTROL)
    QTest.keyClick(dialog.form.text, Qt.Key.Key_5, CONTROL)
    assert dialog.form.text.text() == f"Kamis: {PHRASE}"


def test_a_page_does_not_open_when_a_phrase_is_meant(
    open_note: Open, office: Office, services: Services
) -> None:
    services.phrases.save((PHRASE,))
    dialog = open_note(office.rina)
    opened: list[str] = []
    page_key = QShortcut(QKeySequence("Ctrl+1"), dialog.window())
    page_key.activated.connect(lambda: opened.append("page"))
    dialog.form.text.setFocus()
    QTest.keyClick(dialog.form.text, Qt.Key.Key_1, CONTROL)
    assert opened == []
    assert dialog.form.text.text() == PHRASE


def test_phrases_are_kept_and_forgotten_from_their_menu(
    open_note: Open, office: Office, services: Services
) -> None:
    dialog = open_note(office.rina)
    keep = dialog.phrases.menu().actions()[0]
    assert not keep.isEnabled()
    dialog.form.text.setPlainText(PHRASE)
    dialog.phrases.menu().actions()[0].trigger()
    assert services.phrases.all() == (PHRASE,)
    menu = dialog.phrases.menu()
    assert menu.actions()[0].text() == f"{PHRASE}\tCtrl+1"
    forget = menu.actions()[-1].menu()
    assert isinstance(forget, QMenu)
    forget.actions()[0].trigger()
    assert services.phrases.all() == ()


def test_words_about_the_person_are_underlined_and_explained_but_saved(
    open_note: Open, office: Office, services: Services, frame: Frame
) -> None:
    dialog = open_note(office.rina)
    usual = dialog.form.hint.text.text()
    dialog.form.text.setPlainText("Rina malas dan tidak pernah datang.")
    marks = dialog.form.text.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["malas", "tidak pernah"]
    assert {mark.format.underlineColor().name() for mark in marks} == {
        frame.theme.color("info").name()
    }
    assert dialog.form.hint.text.text().startswith("‘malas’ menilai orangnya.")
    cursor = dialog.form.text.textCursor()
    cursor.setPosition(18)
    dialog.form.text.setTextCursor(cursor)
    assert "tidak pernah" in dialog.form.hint.text.text()
    assert dialog.form.text.accessibleDescription() == dialog.form.hint.text.text()
    dialog.form.sign.set_value(-1)
    dialog.submit()
    assert [note.text for note in notes(services)] == ["Rina malas dan tidak pernah datang."]
    again = open_note(office.rina)
    again.form.text.setPlainText("Hadir pukul 07.15.")
    assert again.form.text.extraSelections() == []
    assert again.form.hint.text.text() == usual
