from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.discussion import AGENDA_MINUTES, AgendaStep, Choice, Discussion
from kinerja_desktop.core.observation import Valence
from kinerja_desktop.services import Services
from kinerja_desktop.ui.dialogs.choose_points import ChoosePointsDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.main_window import MainWindow
from kinerja_desktop.ui.pages.discussion_page import DiscussionPage
from kinerja_desktop.ui.panels.discussing.schedule import ScheduleCard
from kinerja_desktop.ui.panels.discussing.words import days_until
from kinerja_desktop.ui.size_class import size_class_of
from kinerja_desktop.ui.talk_room import TalkRoom
from kinerja_desktop.ui.theme.theme import Theme
from kinerja_desktop.ui.top_window import TopWindow
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.lines import AgendaRow, PointBlock
from tests.office import PRIVATE, Office


@pytest.fixture
def office(services: Services) -> Office:
    return Office(services)


def open_page(qtbot: QtBot, frame: Frame, services: Services, employee_id: int) -> DiscussionPage:
    page = DiscussionPage(frame, services)
    qtbot.addWidget(page)
    page.resize(1118, 617)
    page.show_target({"employee_id": employee_id})
    page.show_period(services.periods.list()[0])
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    return page


@pytest.fixture
def page(qtbot: QtBot, frame: Frame, services: Services, office: Office) -> DiscussionPage:
    """The page of a person whose rating is ready."""
    office.ready(office.rina)
    return open_page(qtbot, frame, services, office.rina)


def stored(page: DiscussionPage, services: Services, office: Office) -> Discussion:
    page.leave()
    return services.discussing.prepare(office.period_id, office.rina).discussion


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def where(page: DiscussionPage) -> list[tuple[str, dict[str, object]]]:
    went: list[tuple[str, dict[str, object]]] = []
    page.went.connect(lambda key, target: went.append((key, target)))
    return went


def dialog_of(page: DiscussionPage) -> ChoosePointsDialog:
    return page.window().findChildren(ChoosePointsDialog)[-1]


def visible_texts(page: QWidget) -> list[str]:
    QApplication.processEvents()
    return [text.text() for text in page.findChildren(Text) if text.isVisible()]


def test_the_whole_preparation_saves_itself(
    page: DiscussionPage, services: Services, office: Office
) -> None:
    card, schedule = page.preparation, page.schedule
    click(card.checks["room"])
    card.question.clear()
    QTest.keyClicks(card.question, "Apa yang membanggakan?")
    QTest.keyClicks(card.note, PRIVATE)
    schedule.day.setDate(schedule.day.date().fromString("2026-07-06", Qt.DateFormat.ISODate))
    schedule.time.set_value(time(9))
    schedule.minutes.setCurrentIndex(2)
    schedule.minutes.activated.emit(2)
    QTest.keyClicks(schedule.place, "Ruang rapat 2")
    click(page.shown.parts["self"])
    talk = stored(page, services, office)
    assert talk.checks == {"room"}
    assert talk.opening_question == "Apa yang membanggakan?"
    assert talk.private_note == PRIVATE
    assert talk.scheduled_at == datetime(2026, 7, 6, 9)
    assert talk.minutes == 60
    assert talk.place == "Ruang rapat 2"
    assert talk.shown_parts == {"evidence", "item_ratings", "self"}


def test_a_second_saving_changes_the_same_talk(
    page: DiscussionPage, services: Services, office: Office
) -> None:
    QTest.keyClicks(page.preparation.note, "satu")
    first = stored(page, services, office)
    QTest.keyClicks(page.preparation.note, " dua")
    second = stored(page, services, office)
    assert (first.id, first.private_note) == (second.id, "satu")
    assert second.private_note == "satu dua"


def test_undo_takes_back_what_was_prepared(
    page: DiscussionPage, services: Services, office: Office
) -> None:
    click(page.preparation.checks["shared"])
    assert page.undo_stack is not None
    page.undo_stack.undo()
    assert not page.preparation.checks["shared"].isChecked()
    assert stored(page, services, office).checks == frozenset()


def test_only_notes_the_employee_may_see_can_be_opened(
    page: DiscussionPage, services: Services, office: Office
) -> None:
    office.note(office.rina, text=PRIVATE, is_visible=False)
    click(page.preparation.strengths.link)
    rows = dialog_of(page).list.rows.rows
    assert [row.text for row in rows] == ["Mengirim laporan dua hari lebih awal."]


def test_a_strength_is_chosen_and_the_check_follows(
    page: DiscussionPage, services: Services, office: Office
) -> None:
    assert not page.preparation.checks["points_chosen"].isChecked()
    click(page.preparation.strengths.link)
    dialog = dialog_of(page)
    dialog.list.choose(dialog.list.rows.rows[0].key)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    click(dialog.primary)
    assert page.preparation.checks["points_chosen"].isChecked()
    assert len(page.preparation.strengths.findChildren(PointBlock)) == 1
    assert len(stored(page, services, office).strengths) == 1


def test_a_third_growth_point_takes_the_place_of_the_first(
    page: DiscussionPage, services: Services, office: Office
) -> None:
    ids = [
        office.note(office.rina, valence=Valence.MINUS, text=f"Catatan {n}").id for n in range(3)
    ]
    click(page.preparation.growth.link)
    dialog = dialog_of(page)
    for key in ids:
        dialog.list.check_toggled.emit(key, True)
    click(dialog.primary)
    assert stored(page, services, office).growth == tuple(ids[1:])
    assert page.preparation.growth.link.text() == "Ganti"
    assert "belum disampaikan" in visible_texts(page.preparation)


def test_another_example_goes_through_the_questions(
    page: DiscussionPage, services: Services, office: Office
) -> None:
    questions = services.discussing.prepare(office.period_id, office.rina).questions
    assert page.preparation.question.text() == questions[0]
    assert "Ibu banggakan" in questions[0]
    click(page.preparation.other)
    assert page.preparation.question.text() == questions[1]


@pytest.mark.parametrize("minutes", list(AGENDA_MINUTES))
def test_the_agenda_adds_up_to_the_length(page: DiscussionPage, minutes: int) -> None:
    page.schedule.minutes.set_value(minutes)
    page.schedule.minutes.activated.emit(page.schedule.minutes.currentIndex())
    QApplication.processEvents()
    shown = [line for line in page.shown.findChildren(AgendaRow) if not line.isHidden()]
    assert sum(int(line.accessibleName().rpartition(", ")[2]) for line in shown) == minutes
    assert page.shown.minutes.text() == f"{minutes} menit"


def test_one_screen_leaves_no_choice_of_screens(page: DiscussionPage) -> None:
    assert not page.shown.screen_choice.isEnabled()
    assert not page.shown.on_projector


def test_a_person_without_a_rating_is_sent_to_the_rating(
    qtbot: QtBot, frame: Frame, services: Services, office: Office
) -> None:
    page = open_page(qtbot, frame, services, office.rina)
    went = where(page)
    assert page.empty.title.text() == "Penilaian belum dimulai"
    click(page.empty.button)
    assert went == [("appraisal", {"employee_id": office.rina})]


def test_f5_names_what_is_missing_and_leads_there(
    qtbot: QtBot, frame: Frame, services: Services, office: Office
) -> None:
    office.plan(office.rina)
    view = services.appraising.view(office.period_id, office.rina)
    services.appraising.save_draft(view.appraisal, view.appraisal.draft)
    page = open_page(qtbot, frame, services, office.rina)
    went = where(page)
    page.preparation.note.setFocus()
    QTest.keyClick(page.preparation.note, Qt.Key.Key_F5)
    assert "11 rating belum diisi" in page.notices.texts["not_ready"]
    click(next(b for b in page.notices.findChildren(Button) if b.text() == "Buka penilaian"))
    assert went == [("appraisal", {"employee_id": office.rina})]


def test_a_complete_rating_is_marked_ready_and_the_talk_begins(
    qtbot: QtBot, frame: Frame, services: Services, office: Office
) -> None:
    office.plan(office.rina)
    office.rate(office.rina, evidence=(office.note(office.rina).id,))
    page = open_page(qtbot, frame, services, office.rina)
    went = where(page)
    click(page.schedule.start)
    click(next(b for b in page.notices.findChildren(Button) if b.text().startswith("Tandai")))
    assert [key for key, _target in went] == ["talk"]
    stage = services.appraising.view(office.period_id, office.rina).appraisal.stage
    assert stage == Stage.IN_DISCUSSION


def test_an_unprepared_talk_begins_all_the_same(page: DiscussionPage, office: Office) -> None:
    went = where(page)
    page.preparation.note.setFocus()
    QTest.keyClick(page.preparation.note, Qt.Key.Key_F5)
    key, target = went[0]
    assert key == "talk"
    assert target["employee_id"] == office.rina


def test_a_talk_that_was_left_goes_on_where_it_was(
    page: DiscussionPage, services: Services, office: Office
) -> None:
    page.start()
    talk = stored(page, services, office)
    shared = services.discussing.start(talk.id)
    state = type(shared.state)(step=AgendaStep.GROWTH, elapsed_s=26 * 60 + 10)
    services.discussing.save_state(talk.id, state)
    assert page.schedule.start.text() == "Lanjutkan dari langkah 4"
    assert page.schedule.hint.text() == "sudah 26.10"


def test_an_ended_talk_shows_what_came_of_it_and_leads_on(
    qtbot: QtBot, frame: Frame, services: Services, office: Office
) -> None:
    office.signed(office.rina)
    page = open_page(qtbot, frame, services, office.rina)
    went = where(page)
    assert not page.preparation.isVisible()
    assert "Sudah dibaca dan didiskusikan" in visible_texts(page)
    assert "Terima kasih." in visible_texts(page)
    click(page.ended.primary)
    assert went[0][0] == "results"


def test_the_focus_goes_on_to_making_final_when_the_talk_has_ended(
    qtbot: QtBot, page: DiscussionPage, office: Office
) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    page.schedule.start.setFocus()
    office.talk(office.rina)
    page.refresh()
    assert QApplication.focusWidget() is page.ended.primary


def test_an_objection_names_its_way(
    qtbot: QtBot, frame: Frame, services: Services, office: Office
) -> None:
    office.ready(office.rina)
    office.talk(office.rina, Choice.OBJECTS)
    page = open_page(qtbot, frame, services, office.rina)
    said = " ".join(visible_texts(page))
    assert "Pegawai mengajukan keberatan" in said
    assert "14 hari sejak dokumen diterima" in said


def test_a_talk_without_a_signature_can_go_on(
    qtbot: QtBot, frame: Frame, services: Services, office: Office
) -> None:
    office.ready(office.rina)
    office.talk(office.rina, Choice.NOT_TODAY)
    page = open_page(qtbot, frame, services, office.rina)
    assert page.schedule.start.isVisible()
    assert "Belum ditandatangani pada 25 Jun 2026" in page.notices.texts["unsigned"]


def test_another_person_can_be_chosen_in_the_header(
    page: DiscussionPage, services: Services, office: Office
) -> None:
    QTest.keyClicks(page.preparation.note, "untuk Rina")
    click(page.switcher.next)
    assert page.empty.isVisible()
    assert stored(page, services, office).private_note == "untuk Rina"


def test_the_distance_to_the_day_is_told_in_words() -> None:
    today = date(2026, 6, 25)
    assert days_until(date(2026, 7, 6), today) == "11 hari lagi"
    assert days_until(today, today) == "hari ini"
    assert days_until(date(2026, 6, 23), today) == "2 hari lalu"
    assert days_until(None, today) == "belum ada tanggal"


@pytest.mark.parametrize("size", [(1366, 689), (1280, 641), (1093, 535), (960, 520)])
def test_the_page_gives_way_to_small_windows(page: DiscussionPage, size: tuple[int, int]) -> None:
    shape = size_class_of(*size)
    page.set_size_class(shape)
    navigation = 56 if shape.compact_navigation else 200
    page.resize(size[0] - navigation, size[1] - 56)
    QApplication.processEvents()
    assert page.minimumSizeHint().width() <= page.width()
    assert page.minimumSizeHint().height() <= page.height()


def test_the_talk_opens_over_a_locked_shell_and_ends_on_its_page(
    qtbot: QtBot, frame: Frame, services: Services, office: Office, tmp_path: object
) -> None:
    office.ready(office.rina)
    places = QSettings(f"{tmp_path}/places.ini", QSettings.Format.IniFormat)
    top = TopWindow(frame.theme.color("nav"), places)
    qtbot.addWidget(top)
    shell = MainWindow(frame, services, parent=top)
    top.show_screen(shell)
    top.show()
    room = TalkRoom(frame, services, shell)
    shell.lock_wanted.connect(lambda: top.lock(QWidget()))
    shell.open_page("discussion", {"employee_id": office.rina})
    page = shell.pages.page
    assert isinstance(page, DiscussionPage)
    page.start()
    window = room.window
    assert window is not None
    qtbot.addWidget(window)
    assert top.is_locked
    assert window.isVisible()
    assert not shell.isVisible()
    window.leave()
    assert room.window is None
    assert top.is_locked
    top.unlock()
    assert page.isVisible()
    assert page.schedule.start.text().startswith("Lanjutkan")


def test_the_whole_date_of_the_talk_can_be_read(qtbot: QtBot, theme: Theme) -> None:
    card = ScheduleCard(theme)
    qtbot.addWidget(card)
    card.resize(380, 200)
    card.show()
    card.day.set_value(date(2026, 11, 30))
    QApplication.processEvents()
    line = card.day.lineEdit()
    assert theme.width(line.text(), "body") + 4 <= line.width()
