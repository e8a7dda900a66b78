from __future__ import annotations

import gc
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QButtonGroup, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kinerja_desktop.ui.theme.theme import Theme
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.dates import DateField, SpinBox
from kinerja_desktop.ui.widgets.inputs import ComboBox, TextInput
from kinerja_desktop.ui.widgets.layouts import boxed, column, scrolling
from kinerja_desktop.ui.widgets.tab_order import move_focus, shown_stops


class Walked(QWidget):
    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        return move_focus(self, forward=forward)


def form_of(theme: Theme) -> tuple[QWidget, list[QWidget]]:
    """Return a window with a form that scrolls, and its fields in reading order."""
    window = QWidget()
    fields: list[QWidget] = [
        TextInput(theme, "Nama"),
        DateField(theme, "Tanggal", value=date(2026, 6, 25)),
        SpinBox(theme, "Hari", limits=(1, 9)),
        ComboBox(theme, "Jenis", options=[("a", "A"), ("b", "B")]),
        Button(theme, "Simpan"),
    ]
    area = scrolling(boxed(column(*fields)), parent=window)
    window.setLayout(column(area))
    return window, fields


def test_tab_stops_once_at_every_field(theme: Theme, qtbot: QtBot) -> None:
    window, fields = form_of(theme)
    qtbot.addWidget(window)
    window.show()
    assert shown_stops(window) == fields


def test_a_blank_date_lets_tab_go_both_ways(theme: Theme, qtbot: QtBot) -> None:
    window = Walked()
    qtbot.addWidget(window)
    before, blank, after = (
        TextInput(theme, "Nama"),
        DateField(theme, "Tanggal", optional=True),
        TextInput(theme, "Jabatan"),
    )
    window.setLayout(column(before, blank, after))
    window.show()
    window.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    for key, stops in ((Qt.Key.Key_Tab, (blank, after)), (Qt.Key.Key_Backtab, (blank, before))):
        for stop in stops:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)
            assert QApplication.focusWidget() is stop


def test_walking_by_tab_leaves_windows_to_their_parents(theme: Theme, qtbot: QtBot) -> None:
    window, fields = form_of(theme)
    qtbot.addWidget(window)
    window.show()
    for _press in range(len(fields) + 1):
        assert move_focus(window, forward=True)
    gc.collect()
    assert all(isValid(field) for field in fields)


def test_a_button_and_its_group_do_not_own_each_other(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    group = QButtonGroup(window)
    buttons = [Button(theme, text, parent=window) for text in ("Kuat", "Netral")]
    for button in buttons:
        button.setCheckable(True)
        group.addButton(button)
    buttons[1].setChecked(True)
    window.setLayout(column(*buttons))
    window.show()
    assert shown_stops(window) == buttons[1:]
    del button, buttons, group
    gc.collect()
    assert [stop.text() for stop in shown_stops(window) if isinstance(stop, Button)] == ["Netral"]


def test_focus_stays_near_what_is_hidden(theme: Theme, qtbot: QtBot) -> None:
    window = Walked()
    qtbot.addWidget(window)
    far, near, gone = (Button(theme, text) for text in ("Jauh", "Dekat", "Pergi"))
    window.setLayout(column(far, boxed(column(near, gone))))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    gone.setFocus()
    assert QApplication.focusWidget() is gone
    gone.hide()
    assert QApplication.focusWidget() is near
