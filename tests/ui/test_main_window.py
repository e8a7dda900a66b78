from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.period import Period
from kinerja_desktop.core.staff import Employee, Official, OfficialRole, Profile
from kinerja_desktop.services import Services
from kinerja_desktop.services.backups import Cause
from kinerja_desktop.ui.dialogs.help import HelpDialog
from kinerja_desktop.ui.dialogs.keys import KeysDialog
from kinerja_desktop.ui.dialogs.period import PeriodDialog
from kinerja_desktop.ui.dialogs.quick_note import QuickNoteDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.main_window import MainWindow
from kinerja_desktop.ui.pages import PAGES
from kinerja_desktop.ui.pages.results_page import ResultsPage
from kinerja_desktop.ui.pages.staff_page import StaffPage
from kinerja_desktop.ui.panels.staff.filter_menu import Scope
from kinerja_desktop.ui.runner import Runner
from kinerja_desktop.ui.theme.theme import Look, Theme
from kinerja_desktop.ui.top_window import TopWindow
from kinerja_desktop.ui.widgets.tab_order import shown_stops

SIZES = [(1366, 689), (1280, 641), (1093, 535)]


@pytest.fixture
def siti(services: Services) -> int:
    return services.staff.add(Employee(name="Siti Rahmawati", position="Bendahara"))


@pytest.fixture
def filled(services: Services, siti: int) -> Services:
    """Give the store a profile, one person and two periods."""
    person = Official(role=OfficialRole.APPRAISER, name="Ratna Kusumawardani", unit="Bagian Umum")
    nobody = Official(role=OfficialRole.REVIEWER, name="")
    services.profile.save(Profile(appraiser=person, reviewer=nobody))
    for year in (2025, 2026):
        period = Period(name=f"Semester I {year}", start=date(year, 1, 1), end=date(year, 6, 30))
        services.periods.create(period, (siti,))
    return services


@pytest.fixture
def top(frame: Frame, tmp_path: Path, qtbot: QtBot) -> TopWindow:
    places = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = TopWindow(frame.theme.color("nav"), places)
    qtbot.addWidget(made)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1366, 689)
    return made


@pytest.fixture
def window(frame: Frame, filled: Services, top: TopWindow) -> MainWindow:
    made = MainWindow(frame, filled, parent=top)
    top.show_screen(made)
    top.show()
    return made


def test_the_window_opens_at_home_in_the_period_of_today(window: MainWindow) -> None:
    assert window.pages.page is not None
    assert window.pages.page.KEY == "home"
    assert window.navigation.selected == "home"
    assert window.navigation.switcher.title == "Semester I 2026"
    assert window.header.title.text() == "Beranda"


def test_every_page_opens_and_lights_its_item(window: MainWindow) -> None:
    for page in PAGES:
        window.open_page(page.KEY)
        assert window.pages.page is not None
        assert window.pages.page.KEY == page.KEY
        assert window.navigation.selected == (page.PARENT or page.KEY)
        assert window.header.back.isVisible() == bool(page.PARENT)


def test_back_returns_the_way_one_came(window: MainWindow) -> None:
    for key in ("staff", "observations", "results"):
        window.open_page(key)
    window.pages.go_back()
    window.pages.go_back()
    assert window.pages.page is not None
    assert window.pages.page.KEY == "staff"


def test_a_page_is_built_when_it_is_first_shown(window: MainWindow) -> None:
    assert [page.KEY for page in window.pages.built] == ["home"]
    window.open_page("verify")
    assert [page.KEY for page in window.pages.built] == ["home", "verify"]


def test_the_other_pages_are_built_ahead_and_none_is_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    focused = QApplication.focusWidget()
    window.pages.build_ahead()
    qtbot.waitUntil(lambda: len(window.pages.built) == len(PAGES), timeout=60_000)
    assert window.pages.page is not None
    assert window.pages.page.KEY == "home"
    assert QApplication.focusWidget() is focused
    assert all(page.period == window.period for page in window.pages.built)
    window.open_page("staff")
    assert window.pages.page is not None
    assert window.pages.page.KEY == "staff"


def test_another_period_reaches_every_page(window: MainWindow, filled: Services) -> None:
    window.open_page("staff")
    older = next(p for p in filled.periods.list() if p.name == "Semester I 2025")
    window.navigation.switcher.period_chosen.emit(older.id)

    assert window.period == older
    assert all(page.period == older for page in window.pages.built)


def test_a_closed_period_says_that_it_can_only_be_read(
    window: MainWindow, filled: Services
) -> None:
    assert window.period is not None
    filled.periods.close(window.period.id)
    assert "arsip" in window.notices.texts["archive"]


def test_the_menu_of_periods_offers_making_and_managing(window: MainWindow) -> None:
    words = [a.text() for a in window.navigation.switcher.make_menu().actions() if a.text()]
    assert words == ["Semester I 2026", "Semester I 2025", "Buat periode…", "Kelola periode…"]


def test_keys_lead_to_pages(window: MainWindow, qtbot: QtBot) -> None:
    for number, key in enumerate(("home", "staff", "observations", "appraisal"), start=1):
        press(window, Qt.Key(Qt.Key.Key_0 + number), qtbot)
        assert window.pages.page is not None
        assert key == window.pages.page.KEY


def press(window: QWidget, key: Qt.Key, qtbot: QtBot) -> None:
    top = window.window()
    top.activateWindow()
    qtbot.waitUntil(top.isActiveWindow)
    qtbot.keyClick(top, key, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_n_opens_the_note_and_ctrl_slash_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_Slash, qtbot)
    keys = window.window().findChild(KeysDialog)
    assert keys is not None
    assert keys.is_open
    keys.reject()
    press(window, Qt.Key.Key_N, qtbot)
    note = window.window().findChild(QuickNoteDialog)
    assert note is not None
    assert note.is_open
    press(window, Qt.Key.Key_N, qtbot)
    assert len(window.window().findChildren(QuickNoteDialog)) == 1


def test_ctrl_n_asks_about_the_person_shown(window: MainWindow, siti: int, qtbot: QtBot) -> None:
    for key, item in (("staff", ""), ("appraisal", "berorientasi_pelayanan"), ("discussion", "")):
        window.open_page(key, {"employee_id": siti, "item_key": item})
        press(window, Qt.Key.Key_N, qtbot)
        note = window.window().findChild(QuickNoteDialog)
        assert note is not None
        assert note.form.person.value() == siti
        assert note.form.item_keys() == ((item,) if item else ())
        note.reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_ctrl_n_asks_for_nobody_who_is_not_in_the_period(
    window: MainWindow, filled: Services, qtbot: QtBot
) -> None:
    outside = filled.staff.add(Employee(name="Orang Luar"))
    window.open_page("staff")
    page = window.pages.page
    assert isinstance(page, StaffPage)
    page.list._on_scope_picked(Scope.OUTSIDE)
    page.show_person(outside)
    press(window, Qt.Key.Key_N, qtbot)
    note = window.window().findChild(QuickNoteDialog)
    assert note is not None
    assert note.form.person.value() == 0


def wake(top: TopWindow, qtbot: QtBot) -> None:
    top.activateWindow()
    qtbot.waitUntil(top.isActiveWindow)


def test_arrows_in_the_navigation_move_on_and_enter_opens(
    window: MainWindow, top: TopWindow, qtbot: QtBot
) -> None:
    wake(top, qtbot)
    navigation = window.navigation
    home = navigation.button("home")
    home.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(home, Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)

    assert QApplication.focusWidget() is navigation.button("observations")
    assert (navigation.selected, window.header.title.text()) == ("home", "Beranda")
    qtbot.keyClick(navigation.button("observations"), Qt.Key.Key_Return)
    assert (navigation.selected, window.header.title.text()) == ("observations", "Observasi")


def test_arrows_in_the_navigation_go_around_and_space_opens(
    window: MainWindow, top: TopWindow, qtbot: QtBot
) -> None:
    wake(top, qtbot)
    navigation = window.navigation
    home = navigation.button("home")
    home.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(home, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is navigation.button("settings")
    qtbot.keyClick(navigation.button("settings"), Qt.Key.Key_Space)
    assert navigation.selected == "settings"


def test_tab_leaves_the_navigation_after_one_of_its_pages(
    window: MainWindow, top: TopWindow, qtbot: QtBot
) -> None:
    wake(top, qtbot)
    navigation = window.navigation
    navigation.switcher.setFocus(Qt.FocusReason.TabFocusReason)
    window.focusNextPrevChild(True)
    assert QApplication.focusWidget() is navigation.button("home")
    qtbot.keyClick(navigation.button("home"), Qt.Key.Key_Down)
    window.focusNextPrevChild(True)
    assert QApplication.focusWidget() is window.header.search
    window.focusNextPrevChild(False)
    assert QApplication.focusWidget() is navigation.button("home")


def test_a_page_come_to_by_keys_shows_where_the_keys_are(
    window: MainWindow, top: TopWindow, qtbot: QtBot
) -> None:
    wake(top, qtbot)
    staff = window.navigation.button("staff")
    staff.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(staff, Qt.Key.Key_Return)
    page = window.pages.page
    assert isinstance(page, StaffPage)
    assert page.list.list.shows_focus

    qtbot.mouseClick(window.navigation.button("home"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(staff, Qt.MouseButton.LeftButton)
    assert page.list.list.hasFocus()
    assert not page.list.list.shows_focus


def test_enter_opens_the_menu_of_periods(window: MainWindow, top: TopWindow, qtbot: QtBot) -> None:
    wake(top, qtbot)
    switcher = window.navigation.switcher
    switcher.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(switcher, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert "Kelola periode…" in [action.text() for action in menu.actions()]
    menu.close()


def test_f6_walks_through_the_panes_and_back(
    window: MainWindow, top: TopWindow, qtbot: QtBot
) -> None:
    wake(top, qtbot)
    window.open_page("staff")
    page = window.pages.page
    assert isinstance(page, StaffPage)
    page.list.list.setFocus()
    qtbot.keyClick(top, Qt.Key.Key_F6)
    assert page.card.tabs.isAncestorOf(focused()) or page.card.tabs is focused()
    qtbot.keyClick(top, Qt.Key.Key_F6)
    assert window.navigation.isAncestorOf(focused())
    qtbot.keyClick(top, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(top, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is page.list.list
    assert page.list.list.shows_focus


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_focus_stays_near_a_button_that_is_locked_while_another_window_is_in_front(
    window: MainWindow, top: TopWindow, qtbot: QtBot
) -> None:
    wake(top, qtbot)
    window.open_page("results")
    page = window.pages.page
    assert isinstance(page, ResultsPage)
    page.card.change_folder.setFocus()
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    other.clearFocus()
    page.card.change_folder.setEnabled(False)
    wake(top, qtbot)
    assert page.isAncestorOf(focused())


def test_a_dialog_gives_the_focus_back_as_it_was(
    window: MainWindow, top: TopWindow, qtbot: QtBot
) -> None:
    wake(top, qtbot)
    window.open_page("staff")
    page = window.pages.page
    assert isinstance(page, StaffPage)
    qtbot.keyClick(page.list.list, Qt.Key.Key_Home)
    press(window, Qt.Key.Key_Slash, qtbot)
    keys = top.findChild(KeysDialog)
    assert keys is not None
    assert not page.list.list.hasFocus()
    keys.reject()
    assert page.list.list.shows_focus


def test_f1_shows_help_for_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.header.help.click()
    dialog = window.window().findChild(HelpDialog)
    assert dialog is not None
    assert dialog.text.toPlainText().strip()


def test_the_foot_tells_the_last_backup(window: MainWindow, filled: Services) -> None:
    assert "Belum ada cadangan" in said(window)
    filled.backups.make(Cause.MANUAL)
    assert "Cadangan hari ini" in said(window)


def said(window: MainWindow) -> list[str]:
    return [line.text for line in window.navigation.status.lines]


def test_an_old_backup_is_a_banner_with_its_remedy(
    frame: Frame, filled: Services, top: TopWindow
) -> None:
    filled.backups.make(Cause.MANUAL)
    later = replace(filled, clock=lambda: datetime(2026, 7, 7, 9))
    window = MainWindow(frame, later, parent=top)
    top.show_screen(window)

    assert "12 hari lalu" in window.notices.texts["backup"]
    assert "Cadangan 12 hari lalu" in said(window)


def test_data_that_cannot_be_written_is_said(
    frame: Frame, filled: Services, top: TopWindow
) -> None:
    window = MainWindow(frame, replace(filled, is_read_only=True), parent=top)
    top.show_screen(window)
    assert "tidak dapat ditulis" in window.notices.texts["read-only"]


def test_sample_data_is_marked_on_every_page_and_left_by_one_action(
    frame: Frame, filled: Services, top: TopWindow, qtbot: QtBot
) -> None:
    window = MainWindow(frame, replace(filled, is_sample=True), parent=top)
    top.show_screen(window)
    assert "Data contoh" in window.notices.texts["sample"]
    with qtbot.waitSignal(window.left_sample_data):
        window.window_notices.left_sample_data.emit()


@pytest.mark.parametrize("size", SIZES)
def test_nothing_of_the_shell_is_clipped(
    window: MainWindow, top: TopWindow, size: tuple[int, int]
) -> None:
    top.resize(*size)
    assert (window.width(), window.height()) == size
    for part in (window.header.search, window.header.capture, window.header.lock):
        corner = part.mapTo(window, part.rect().bottomRight())
        assert window.rect().contains(corner)
        assert part.width() >= part.minimumSizeHint().width()
    is_compact = size[0] < 1240
    assert window.navigation.width() == (56 if is_compact else 200)


def test_a_locked_window_shows_nothing_of_the_data(
    window: MainWindow, top: TopWindow, qtbot: QtBot
) -> None:
    KeysDialog(window.navigation.theme, parent=window).open()
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    cover = QWidget()

    top.lock(cover)
    shown = [w for w in top.findChildren(QWidget) if w.isVisible() and w is not cover]
    assert shown == []
    assert not other.isVisible()
    assert cover.size() == top.size()

    top.unlock()
    assert window.isVisible()
    assert other.isVisible()


def test_the_focus_is_where_it_was_when_the_cover_goes(
    window: MainWindow, top: TopWindow, qtbot: QtBot
) -> None:
    wake(top, qtbot)
    window.open_page("staff")
    page = window.pages.page
    assert isinstance(page, StaffPage)
    page.list.filter.setFocus()
    cover = QLineEdit()
    top.lock(cover)
    cover.setFocus()
    assert focused() is cover

    assert top.unlock()
    assert focused() is page.list.filter


def test_a_cover_goes_when_what_had_the_focus_is_gone(
    window: MainWindow, top: TopWindow, qtbot: QtBot
) -> None:
    wake(top, qtbot)
    passing = QLineEdit(window)
    passing.show()
    passing.setFocus()
    top.lock(QWidget())
    passing.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert not top.unlock()
    assert window.isVisible()
    assert not top.is_locked
    window.pages.give_focus()
    assert window.pages.isAncestorOf(focused())


def test_every_button_of_the_shell_has_a_name(window: MainWindow) -> None:
    header = (window.header.back, window.header.capture, window.header.help, window.header.lock)
    for part in (*header, window.header.search, window.navigation.switcher):
        assert part.accessibleName() or part.text()


def test_the_place_of_the_window_is_kept(frame: Frame, tmp_path: Path, qtbot: QtBot) -> None:
    places = QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)
    first = TopWindow(frame.theme.color("nav"), places)
    qtbot.addWidget(first)
    first.setWindowState(Qt.WindowState.WindowNoState)
    first.resize(960, 640)
    first.show()
    first.close_for_good()

    second = TopWindow(frame.theme.color("nav"), places)
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (960, 640)


def test_closing_asks_the_program_first(top: TopWindow, qtbot: QtBot) -> None:
    top.show()
    with qtbot.waitSignal(top.close_wanted):
        top.close()
    assert top.isVisible()


def test_pages_stand_on_the_colour_of_the_page(window: MainWindow, top: TopWindow) -> None:
    image = top.grab().toImage()
    theme = window.navigation.theme
    assert image.pixelColor(4, 400) == theme.color("nav")
    assert image.pixelColor(205, 60) == theme.color("bg")


def test_a_page_takes_the_focus_when_it_has_been_told(
    frame: Frame, filled: Services, top: TopWindow, qtbot: QtBot
) -> None:
    runner = Runner(top)
    patient = Frame(theme=frame.theme, runner=runner, preferences=frame.preferences)
    window = MainWindow(patient, filled, parent=top)
    top.show_screen(window)
    top.show()
    top.activateWindow()
    qtbot.waitUntil(top.isActiveWindow)
    qtbot.waitUntil(lambda: window.pages.page is not None)

    def has_focus() -> bool:
        page, focused = window.pages.page, QApplication.focusWidget()
        return page is not None and focused is not None and page.isAncestorOf(focused)

    for key in ("discussion", "observations", "results"):
        window.open_page(key)
        qtbot.waitUntil(has_focus)
    runner.close()


def test_another_theme_reaches_the_ground_of_the_window(
    frame: Frame, filled: Services, top: TopWindow, theme: Theme, qapp: QApplication
) -> None:
    top.show()
    qapp.processEvents()
    top.show_screen(MainWindow(frame, filled, parent=top))
    before = Look(reduced_motion=True)
    try:
        theme.set_look(replace(before, scheme="dark"))
        theme.apply(qapp)
        assert top.palette().window().color() == theme.color("bg")
    finally:
        theme.set_look(before)
        theme.apply(qapp)
    assert top.palette().window().color() == theme.color("bg")


def test_focus_that_is_given_from_afar_comes_into_view(
    window: MainWindow, top: TopWindow, qtbot: QtBot
) -> None:
    top.resize(1093, 535)
    window.open_period_dialog()
    dialog = top.findChild(PeriodDialog)
    assert dialog is not None
    top.activateWindow()
    qtbot.waitUntil(dialog.isVisible)
    stops = [stop for stop in shown_stops(dialog) if stop.visibleRegion().isEmpty()]
    assert stops
    stops[-1].setFocus()
    qtbot.waitUntil(lambda: not stops[-1].visibleRegion().isEmpty())
