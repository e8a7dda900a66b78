from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.ui.theme.theme import Theme
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.inputs import TextInput
from kinerja_desktop.ui.widgets.toast import MOST_WIDE, Toasts

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1093, 535)
    opener = QPushButton("Ubah", made)
    opener.setObjectName("opener")
    made.show()
    made.activateWindow()
    opener.setFocus()
    return made


@pytest.fixture
def dialog(window: QWidget, theme: Theme) -> Dialog:
    made = Dialog(theme, "Buat periode", verb="Simpan", parent=window)
    for name in ("Nama", "Jenis"):
        made.body.addWidget(TextInput(theme, name))
    return made


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_dialog_covers_the_window_and_focuses_its_first_field(
    window: QWidget, dialog: Dialog
) -> None:
    dialog.open()
    assert dialog.geometry() == window.rect()
    assert focused().accessibleName() == "Nama"


def test_escape_cancels_and_gives_the_focus_back(
    qtbot: QtBot, window: QWidget, dialog: Dialog
) -> None:
    dialog.open()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(focused(), Key.Key_Escape)
    assert not dialog.is_open
    assert focused().objectName() == "opener"


def test_control_enter_is_the_verb(qtbot: QtBot, dialog: Dialog) -> None:
    dialog.open()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(focused(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_disabled_verb_does_nothing(qtbot: QtBot, dialog: Dialog) -> None:
    dialog.open()
    dialog.primary.setEnabled(False)
    qtbot.keyClick(focused(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.is_open


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Backtab])
def test_tab_stays_inside(qtbot: QtBot, dialog: Dialog, key: Qt.Key) -> None:
    dialog.open()
    seen: list[QWidget] = []
    for _ in range(6):
        qtbot.keyClick(focused(), key)
        assert dialog.isAncestorOf(focused())
        seen.append(focused())
    assert len(set(seen)) == 5


def test_a_tall_dialog_scrolls_and_keeps_its_buttons(
    qtbot: QtBot, window: QWidget, dialog: Dialog, theme: Theme
) -> None:
    for number in range(30):
        dialog.body.addWidget(TextInput(theme, f"Isian {number}"))
    dialog.open()
    qtbot.wait(10)
    sheet = dialog._sheet.geometry()
    assert sheet.height() == window.height() - 32
    button = dialog.primary
    bottom = button.mapTo(dialog, button.rect().bottomLeft()).y()
    assert bottom < sheet.bottom()
    assert dialog._area.verticalScrollBar().maximum() > 0


def test_a_dialog_grows_with_its_body_and_follows_the_window(
    qtbot: QtBot, window: QWidget, dialog: Dialog, theme: Theme
) -> None:
    dialog.open()
    before = dialog._sheet.height()
    dialog.body.addWidget(TextInput(theme, "Lagi"))
    qtbot.wait(10)
    assert dialog._sheet.height() > before
    window.resize(900, 500)
    assert dialog.geometry() == window.rect()


def test_the_close_button_cancels(qtbot: QtBot, dialog: Dialog) -> None:
    dialog.open()
    with qtbot.waitSignal(dialog.rejected):
        dialog.close_button.click()


def test_a_toast_stands_in_the_corner_and_can_be_undone(
    qtbot: QtBot, window: QWidget, theme: Theme
) -> None:
    toasts = Toasts(theme, window)
    undone: list[bool] = []
    toast = toasts.show(
        "Catatan dihapus", icon="trash-2", link="Urungkan", on_link=lambda: undone.append(True)
    )
    corner = toast.geometry().bottomRight()
    assert (window.width() - corner.x() - 1, window.height() - corner.y() - 1) == (24, 24)
    window.resize(1000, 500)
    assert toast.geometry().right() == 1000 - 25
    toast.link.click()
    assert undone == [True]
    assert toasts.current is None


def test_a_toast_stands_above_the_buttons_of_a_pane_and_is_never_a_banner(
    window: QWidget, theme: Theme
) -> None:
    toasts = Toasts(theme, window)
    window.resize(1200, 700)
    foot = QWidget(window)
    foot.show()
    for width, wanted in ((300, 300), (1000, MOST_WIDE)):
        foot.setGeometry(1180 - width, 600, width, 40)
        toasts.set_pane(foot)
        place = toasts.show("Diskusi tersimpan").geometry()
        assert (place.width(), place.right() + 1, place.bottom() + 1) == (wanted, 1180, 588)


def test_a_second_toast_replaces_the_first(window: QWidget, theme: Theme) -> None:
    toasts = Toasts(theme, window)
    first = toasts.show("satu")
    second = toasts.show("dua")
    assert not first.isVisible()
    assert toasts.current is second


def test_a_toast_waits_while_the_pointer_is_on_it(window: QWidget, theme: Theme) -> None:
    toast = Toasts(theme, window).show("5 perubahan diterapkan")
    seen = [toast.is_waiting]
    spot = QPointF(4, 4)
    QApplication.sendEvent(toast, QEnterEvent(spot, spot, spot))
    seen.append(toast.is_waiting)
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    seen.append(toast.is_waiting)
    assert seen == [True, False, True]


def test_a_toast_stands_above_the_buttons_of_a_pane(window: QWidget, theme: Theme) -> None:
    buttons = QLineEdit(window)
    buttons.setGeometry(700, 480, 356, 32)
    buttons.show()
    toasts = Toasts(theme, window)
    toasts.set_pane(buttons)
    toast = toasts.show("Catatan dihapus")
    assert toast.geometry().bottom() == 480 - 13
    assert (toast.x(), toast.width()) == (700, 356)


def test_a_toast_is_as_wide_as_its_words_need(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 689)
    toasts = Toasts(theme, window)
    short = toasts.show("Tersimpan").width()
    long = toasts.show("Rencana diterapkan ke 4 pegawai, satu diganti", link="Urungkan").width()
    assert short == 360
    assert 360 < long <= 560
