from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.errors import StorageError
from kinerja_desktop.ui.dialogs.first_start import DATA, PROFILE, READY, SECURITY, FirstStartScreen
from kinerja_desktop.ui.dialogs.first_start_security import SecurityCalls
from kinerja_desktop.ui.dialogs.recovery_paper import SheetWords, short_name
from kinerja_desktop.ui.dialogs.without_passphrase import WithoutPassphraseDialog
from kinerja_desktop.ui.runner import InlineRunner
from kinerja_desktop.ui.theme.theme import Theme

GROUPS = ("7KQF", "M2XD", "9RTP", "4WHA", "LC6E", "3YNB", "V8JG", "5SZU")
PASSPHRASE = "kertas payung delima senja"


class KeyMaker:
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        self.protected: list[str] = []
        self.printed: list[SheetWords] = []

    def protect(self, passphrase: str) -> tuple[str, ...]:
        self.protected.append(passphrase)
        return GROUPS

    def save_sheet(self, path: Path, words: SheetWords) -> None:
        path.write_text(" ".join(words.groups), encoding="utf-8")

    def print_sheet(self, words: SheetWords, _parent: QWidget) -> bool:
        self.printed.append(words)
        return True


@pytest.fixture
def maker() -> KeyMaker:
    return KeyMaker()


@pytest.fixture
def screen(theme: Theme, qtbot: QtBot, maker: KeyMaker) -> FirstStartScreen:
    calls = SecurityCalls(
        protect=maker.protect, save_sheet=maker.save_sheet, print_sheet=maker.print_sheet
    )
    made = FirstStartScreen(theme, InlineRunner(), calls, today=date(2026, 6, 25))
    qtbot.addWidget(made)
    made.resize(1366, 689)
    made.show()
    return made


def fill_profile(screen: FirstStartScreen) -> None:
    own = screen.profile_step.own
    own.set_text("name", "Ratna Kusumawardani")
    own.set_text("front_title", "Dra.")
    own.set_text("back_title", "M.Si.")
    own.set_text("agency", "Pemerintah Kota")
    own.set_text("place", "Bandung")


def protect(screen: FirstStartScreen) -> None:
    step = screen.security_step
    step.passphrase.setText(PASSPHRASE)
    step.repeated.setText(PASSPHRASE)


def type_back(screen: FirstStartScreen) -> None:
    step = screen.security_step
    for answer, number in zip(step.answers, step.wanted, strict=True):
        answer.setText(GROUPS[number - 1].lower())


def test_a_name_is_needed_and_said_below_its_field(screen: FirstStartScreen) -> None:
    screen.forward.click()

    assert screen.place == PROFILE
    assert screen.profile_step.own.fields["name"].error.isVisible()


def test_a_complaint_goes_when_its_field_is_written_in(screen: FirstStartScreen) -> None:
    fields = screen.profile_step.own.fields
    screen.forward.click()
    tops = {fields[key].control.y() for key in ("front_title", "name", "back_title")}
    assert len(tops) == 1, "the controls of one line stay level"
    QTest.keyClicks(fields["name"].control, "Siti")
    assert not fields["name"].error.isVisible()


def test_a_wrong_nip_is_said_below_its_field(screen: FirstStartScreen) -> None:
    fill_profile(screen)
    screen.profile_step.own.set_text("nip", "19790412200312200")
    screen.forward.click()

    assert screen.place == PROFILE
    assert screen.profile_step.own.fields["nip"].error.isVisible()


def test_the_key_is_made_when_both_passphrases_agree(
    screen: FirstStartScreen, maker: KeyMaker
) -> None:
    screen.show_step(SECURITY)
    screen.security_step.passphrase.setText(PASSPHRASE)
    assert maker.protected == []

    screen.security_step.repeated.setText(PASSPHRASE)
    assert maker.protected == [PASSPHRASE]
    assert screen.security_step.groups == GROUPS


def test_two_groups_must_be_typed_back(screen: FirstStartScreen) -> None:
    screen.show_step(SECURITY)
    protect(screen)
    assert not screen.forward.isEnabled()

    type_back(screen)
    assert screen.forward.isEnabled()
    assert screen.security_step.fits.isVisible()


def test_another_passphrase_keeps_the_recovery_code(
    screen: FirstStartScreen, maker: KeyMaker
) -> None:
    screen.show_step(SECURITY)
    protect(screen)
    type_back(screen)
    screen.security_step.passphrase.setText(PASSPHRASE + " baru")
    assert not screen.forward.isEnabled()

    screen.security_step.repeated.setText(PASSPHRASE + " baru")
    assert maker.protected == [PASSPHRASE, PASSPHRASE + " baru"]
    assert screen.forward.isEnabled()


def test_without_a_passphrase_it_goes_on_after_a_warning(
    screen: FirstStartScreen, maker: KeyMaker
) -> None:
    screen.show_step(SECURITY)
    screen.security_step.without.click()
    dialog = screen.findChild(WithoutPassphraseDialog)
    assert dialog is not None
    assert dialog.is_open
    assert maker.protected == []

    dialog.primary.click()
    assert maker.protected == [""]
    assert screen.place == DATA


def test_the_sheet_is_printed_with_the_short_name(
    screen: FirstStartScreen, maker: KeyMaker
) -> None:
    fill_profile(screen)
    screen.forward.click()
    protect(screen)
    screen.security_step.print_button.click()

    assert maker.printed == [
        SheetWords(groups=GROUPS, name="Ratna Kusumawardani", printed_on=date(2026, 6, 25))
    ]
    assert short_name("Ratna Kusumawardani") == "Ratna K."


def test_the_choice_comes_out_at_the_end(screen: FirstStartScreen, qtbot: QtBot) -> None:
    fill_profile(screen)
    screen.forward.click()
    protect(screen)
    type_back(screen)
    screen.forward.click()
    screen.data_step.data.set_value("sample")
    screen.forward.click()
    assert screen.place == READY

    with qtbot.waitSignal(screen.finished) as finished:
        screen.forward.click()
    choice = finished.args[0]
    assert choice.profile.appraiser.display_name == "Dra. Ratna Kusumawardani, M.Si."
    assert (choice.profile.agency, choice.profile.place) == ("Pemerintah Kota", "Bandung")
    assert (choice.begin_with, choice.method) == ("sample", "permenpanrb_6_2022")
    assert choice.has_passphrase


def test_wrong_groups_are_said_to_be_wrong(screen: FirstStartScreen) -> None:
    screen.show_step(SECURITY)
    protect(screen)
    step = screen.security_step
    step.answers[0].setText("XX")
    assert not step.fits.isVisible()
    for answer in step.answers:
        answer.setText("XXXX")
    assert step.fits.isVisible()
    assert step._verdict.text() == "tidak cocok dengan lembar"
    type_back(screen)
    assert step._verdict.text() == "cocok"


def test_enter_goes_on_from_a_field(screen: FirstStartScreen, qtbot: QtBot) -> None:
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    name = screen.profile_step.own.fields["name"].control
    assert name.hasFocus()
    qtbot.keyClicks(name, "Ratna Kusumawardani")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert screen.place == SECURITY
    assert screen.security_step.passphrase.hasFocus()


def test_trouble_at_the_end_lets_the_person_try_again(screen: FirstStartScreen) -> None:
    screen.show_step(READY)
    screen.set_busy(busy=True)
    screen.show_trouble(StorageError("Disk penuh."))

    assert screen.trouble.isVisible()
    assert screen.forward.isEnabled()


@pytest.mark.parametrize("size", [(1366, 689), (1280, 641), (1093, 535)])
def test_every_step_fits_the_window(screen: FirstStartScreen, size: tuple[int, int]) -> None:
    for place in (PROFILE, SECURITY, DATA, READY):
        screen.show_step(place)
        hint = screen.minimumSizeHint()
        assert hint.width() <= size[0]
        assert hint.height() <= size[1]


def test_enter_goes_on_from_what_is_chosen_already(screen: FirstStartScreen) -> None:
    screen.show_step(DATA)
    chosen = screen.data_step.data.chosen_tile()
    chosen.setFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Return)
    assert screen.place == READY
