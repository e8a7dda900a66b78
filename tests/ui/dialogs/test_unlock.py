from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from kinerja_desktop.errors import StorageError, WrongKeyError
from kinerja_desktop.ui.dialogs.unlock import UnlockCalls, UnlockFacts, UnlockScreen
from kinerja_desktop.ui.runner import InlineRunner
from kinerja_desktop.ui.theme.theme import Theme
from tests.ui.house import settle

RIGHT, CODE = "kertas payung delima senja", "7KQF M2XD"


def unlock(typed: str) -> str:
    if typed != RIGHT:
        raise WrongKeyError("Frasa sandi tidak cocok.")
    return "key"


def unlock_with_recovery(typed: str) -> str:
    if typed != CODE:
        raise WrongKeyError("Kode pemulihan tidak cocok.")
    return "key by code"


def make_screen(
    theme: Theme, qtbot: QtBot, facts: UnlockFacts | None = None, *, wait_s: int = 0
) -> UnlockScreen:
    calls = UnlockCalls(
        unlock=unlock, unlock_with_recovery=unlock_with_recovery, waiting_s=lambda _: wait_s
    )
    screen = UnlockScreen(theme, InlineRunner(), calls, facts=facts or UnlockFacts())
    qtbot.addWidget(screen)
    screen.resize(1366, 689)
    screen.show()
    return screen


def test_the_right_passphrase_opens_by_enter(theme: Theme, qtbot: QtBot) -> None:
    screen = make_screen(theme, qtbot)
    qtbot.keyClicks(screen.passphrase, RIGHT)

    with qtbot.waitSignal(screen.opened) as opened:
        qtbot.keyClick(screen.passphrase, Qt.Key.Key_Return)
    assert opened.args == ["key"]
    assert screen.passphrase.text() == ""


def test_a_wrong_passphrase_says_so_and_makes_wait(theme: Theme, qtbot: QtBot) -> None:
    screen = make_screen(theme, qtbot, wait_s=4)
    qtbot.keyClicks(screen.passphrase, "salah")
    screen.open.click()

    assert screen.field.error.text.text() == "Frasa sandi tidak cocok."
    assert screen.open.text() == "Tunggu 4 detik"
    assert not screen.open.isEnabled()


def test_enter_while_waiting_opens_when_the_wait_is_over(theme: Theme, qtbot: QtBot) -> None:
    screen = make_screen(theme, qtbot, wait_s=2)
    qtbot.keyClicks(screen.passphrase, "salah")
    screen.open.click()
    screen.passphrase.clear()
    qtbot.keyClicks(screen.passphrase, RIGHT)

    with qtbot.assertNotEmitted(screen.opened):
        qtbot.keyClick(screen.passphrase, Qt.Key.Key_Return)
    assert screen.open.text() == "Membuka dalam 2 detik"
    heard: list[object] = []
    screen.opened.connect(heard.append)
    qtbot.waitUntil(lambda: heard == ["key"])
    settle()  # the job that opened goes before the screen it belongs to


def test_who_types_on_while_waiting_takes_the_enter_back(theme: Theme, qtbot: QtBot) -> None:
    screen = make_screen(theme, qtbot, wait_s=1)
    qtbot.keyClicks(screen.passphrase, "salah")
    screen.open.click()
    qtbot.keyClick(screen.passphrase, Qt.Key.Key_Return)
    qtbot.keyClicks(screen.passphrase, RIGHT)
    assert screen.open.text() == "Tunggu 1 detik"

    with qtbot.assertNotEmitted(screen.opened):
        qtbot.waitUntil(screen.open.isEnabled, timeout=5000)
    assert screen.passphrase.text() == RIGHT


def test_after_restoring_the_card_says_which_backup_it_was(theme: Theme, qtbot: QtBot) -> None:
    screen = make_screen(theme, qtbot, UnlockFacts(restored="25 Jun 2026, 13.12"))
    said = " ".join(label.text() for label in screen.findChildren(QLabel))
    assert "Cadangan 25 Jun 2026, 13.12 sudah dipulihkan" in said


def test_the_error_goes_as_soon_as_one_types_anew(theme: Theme, qtbot: QtBot) -> None:
    screen = make_screen(theme, qtbot, wait_s=4)
    qtbot.keyClicks(screen.passphrase, "salah")
    screen.open.click()
    qtbot.keyClicks(screen.passphrase, "k")

    assert screen.field.error.text.text() == ""
    assert screen.open.text() == "Tunggu 4 detik"


def test_after_the_wait_it_can_be_tried_again(theme: Theme, qtbot: QtBot) -> None:
    screen = make_screen(theme, qtbot, wait_s=1)
    qtbot.keyClicks(screen.passphrase, "salah")
    screen.open.click()

    qtbot.waitUntil(screen.open.isEnabled, timeout=5000)
    assert screen.open.text() == "Buka"


def test_the_recovery_sheet_opens_too_and_is_told_apart(theme: Theme, qtbot: QtBot) -> None:
    screen = make_screen(theme, qtbot)
    screen.other_way.click()
    qtbot.keyClicks(screen.code, CODE)

    with qtbot.waitSignal(screen.opened_with_recovery) as opened:
        screen.open.click()
    assert opened.args == ["key by code"]


def test_a_store_that_cannot_be_opened_says_why(theme: Theme, qtbot: QtBot) -> None:
    screen = make_screen(theme, qtbot)
    screen.set_busy(busy=True)
    screen.show_trouble(StorageError("Berkas data dibuat oleh versi lebih baru."))

    assert screen.trouble.isVisible()
    assert screen.trouble.text.text() == "Berkas data dibuat oleh versi lebih baru."
    assert screen.open.isEnabled()


def test_before_it_was_open_nobody_is_named(theme: Theme, qtbot: QtBot) -> None:
    facts = UnlockFacts(name="Ratna Kusumawardani", position="Kepala", locked_at="14.40")
    locked, fresh = make_screen(theme, qtbot, facts), make_screen(theme, qtbot)

    def said(screen: UnlockScreen) -> str:
        return " ".join(label.text() for label in screen.findChildren(QLabel))

    assert "Ratna Kusumawardani" in said(locked)
    assert "14.40" in said(locked)
    assert "Ratna" not in said(fresh)


def test_the_eye_shows_what_is_typed(theme: Theme, qtbot: QtBot) -> None:
    screen = make_screen(theme, qtbot)
    assert screen.passphrase.echoMode() == QLineEdit.EchoMode.Password
    screen.passphrase.eye.click()
    assert screen.passphrase.echoMode() == QLineEdit.EchoMode.Normal
