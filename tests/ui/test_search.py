"""Search from the header: typed, walked and opened by keys, as a person does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.services import Services
from kinerja_desktop.services.searching import HitKind
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.main_window import MainWindow
from kinerja_desktop.ui.pages.observations_page import ObservationsPage
from kinerja_desktop.ui.search_results import MOST_ROWS
from kinerja_desktop.ui.top_window import TopWindow


@dataclass(frozen=True, kw_only=True)
class Searched:
    """The window with one person, two periods and notes in both; and what a user does."""

    top: TopWindow
    window: MainWindow
    qtbot: QtBot

    def type(self, text: str) -> None:
        """Press Ctrl+K, type, and wait for the findings."""
        self.qtbot.keyClick(self.top, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        box = self.window.header.search
        self.qtbot.keyClicks(box, text)
        self.qtbot.waitUntil(self.window.search.results.isVisible)

    def press(self, *keys: Qt.Key) -> None:
        """Press keys where the focus is."""
        for key in keys:
            widget = QApplication.focusWidget()
            assert widget is not None
            self.qtbot.keyClick(widget, key)

    def titles(self) -> list[str]:
        return [finding.title for finding in self.window.search.results.findings]

    def page(self) -> str:
        page = self.window.pages.page
        assert page is not None
        return page.KEY


def note(employee_id: int, day: date, text: str) -> Observation:
    return Observation(
        employee_id=employee_id,
        happened_on=day,
        recorded_at=datetime(2026, 6, 1, 8),
        valence=Valence.PLUS,
        text=text,
    )


@pytest.fixture
def searched(frame: Frame, services: Services, tmp_path: Path, qtbot: QtBot) -> Searched:
    siti = services.staff.add(Employee(name="Siti Rahmawati", position="Bendahara"))
    for year in (2025, 2026):
        period = Period(name=f"Semester I {year}", start=date(year, 1, 1), end=date(year, 6, 30))
        services.periods.create(period, (siti,))
    services.observing.record(note(siti, date(2025, 3, 2), "Menata gudang lama."))
    for number in range(9):
        services.observing.record(note(siti, date(2026, 3, 2), f"Melaporkan kas {number}."))
    places = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    top = TopWindow(frame.theme.color("nav"), places)
    qtbot.addWidget(top)
    top.setWindowState(Qt.WindowState.WindowNoState)
    top.resize(1366, 689)
    window = MainWindow(frame, services, parent=top)
    top.show_screen(window)
    top.show()
    top.activateWindow()
    qtbot.waitUntil(top.isActiveWindow)
    return Searched(top=top, window=window, qtbot=qtbot)


def test_a_person_is_found_and_enter_opens_the_card(searched: Searched) -> None:
    searched.type("rahma")
    assert searched.titles() == ["Siti Rahmawati"]
    searched.press(Qt.Key.Key_Return)
    assert searched.page() == "staff"
    assert not searched.window.search.results.isVisible()
    assert searched.window.header.search.text() == ""


def test_pages_are_found_and_esc_gives_the_focus_back(searched: Searched) -> None:
    searched.window.navigation.button("home").setFocus()
    searched.type("periksa")
    assert "Periksa PDF" in searched.titles()
    searched.press(Qt.Key.Key_Escape)
    assert not searched.window.search.results.isVisible()
    assert searched.window.header.search.text() == ""
    assert QApplication.focusWidget() is searched.window.navigation.button("home")


def test_arrows_choose_a_note_and_enter_opens_it_in_place(searched: Searched) -> None:
    searched.type("lapor")
    searched.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    page = searched.window.pages.page
    assert isinstance(page, ObservationsPage)
    shown = page.pane.note
    assert shown is not None
    assert shown.text == "Melaporkan kas 6."


def test_tab_leads_to_the_kinds_and_arrows_narrow_to_one(searched: Searched) -> None:
    results = searched.window.search.results
    searched.type("lapor")
    assert len(results.findings) == MOST_ROWS
    searched.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is results.kinds.chips[0]
    searched.press(Qt.Key.Key_Right)
    assert (results.kind, searched.titles()) == (HitKind.PERSON, [])
    searched.press(Qt.Key.Key_Right)
    assert results.kind == HitKind.NOTE
    assert len(results.findings) == 9
    searched.press(*[Qt.Key.Key_Down] * 8)
    assert QApplication.focusWidget() is searched.window.header.search
    searched.press(Qt.Key.Key_Return)
    assert searched.page() == "observations"
    searched.type("lapor")
    assert results.kind is None


def test_esc_at_the_kinds_ends_the_search(searched: Searched) -> None:
    searched.type("lapor")
    searched.press(Qt.Key.Key_Tab, Qt.Key.Key_Escape)
    assert not searched.window.search.results.isVisible()


def test_all_periods_are_searched_when_wanted_and_the_note_opens_in_its_own(
    searched: Searched,
) -> None:
    searched.type("gudang")
    assert searched.titles() == []
    results = searched.window.search.results
    assert results.time.text() == "Cari di semua periode"
    results.time.setFocus(Qt.FocusReason.TabFocusReason)
    searched.press(Qt.Key.Key_Space)
    assert searched.titles() == ["Siti Rahmawati"]
    assert results.time.text() == "Hanya Semester I 2026"
    searched.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert searched.window.period is not None
    assert searched.window.period.name == "Semester I 2025"
    page = searched.window.pages.page
    assert isinstance(page, ObservationsPage)
    assert page.pane.note is not None
    assert page.pane.note.text == "Menata gudang lama."


def test_the_findings_close_when_one_goes_on_elsewhere(searched: Searched) -> None:
    searched.type("lapor")
    searched.window.navigation.button("staff").setFocus()
    assert not searched.window.search.results.isVisible()


def test_a_line_is_opened_by_the_mouse_and_the_wheel_shows_more(searched: Searched) -> None:
    results = searched.window.search.results
    searched.type("lapor")
    rows = results.rows
    assert rows.height() == rows.sizeHint().height()
    searched.qtbot.mouseClick(rows, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    assert searched.page() == "observations"
