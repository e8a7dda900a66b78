"""The windows beside the shell, looked at like every room: the talk, the start, the lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.discussion import STEPS, Choice
from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.closing import ClosingCover
from kinerja_desktop.ui.dialogs.first_start import FirstStartScreen
from kinerja_desktop.ui.dialogs.first_start_security import SecurityCalls
from kinerja_desktop.ui.dialogs.unlock import UnlockCalls, UnlockFacts, UnlockScreen
from kinerja_desktop.ui.discussion_window import DiscussionWindow
from kinerja_desktop.ui.runner import InlineRunner
from kinerja_desktop.ui.theme.theme import Look, Theme
from tests.ui import screen_checks as checks
from tests.ui.house import PLAIN, House, settle

SIZES = [(1366, 689), (1280, 641), (1093, 535)]
GROUPS = ("ABCD", "EFGH", "JKLM", "NPQR", "STUV", "WXYZ", "2345", "6789")
LARGE_PX = 40


def looked_at(root: QWidget, *, least_height: int = 24) -> list[str]:
    """Return all that is wrong with a window."""
    shown = checks.parts(root)
    return [
        *checks.clipped(shown),
        *checks.outside(shown),
        *checks.squeezed(shown),
        *checks.overlapping(shown),
        *checks.nameless(shown),
        *checks.silent_rows(shown),
        *checks.small_targets(shown, least_height=least_height),
        *checks.rival_primaries(shown),
    ]


@pytest.fixture
def talk(house: House, qtbot: QtBot) -> DiscussionWindow:
    window = house.talk()
    qtbot.addWidget(window)
    window.keeper.change(story="Menata ulang arsip.", choice=Choice.READ_WITH_REMARKS)
    window.show()
    window.activateWindow()
    return window


def steps_of(window: DiscussionWindow) -> Iterator[str]:
    for place, step in enumerate(STEPS):
        window.show_step(place)
        settle()
        yield step.value


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "text_size",
    [0, pytest.param(1, marks=pytest.mark.slow), pytest.param(2, marks=pytest.mark.slow)],
)
def test_every_step_of_the_talk_fits_and_is_large(
    talk: DiscussionWindow, size: tuple[int, int], text_size: int
) -> None:
    talk._set_size(text_size)
    talk.resize(*size)
    found = {step: looked_at(talk, least_height=LARGE_PX) for step in steps_of(talk)}
    assert checks.report(found) == ""


def test_tab_reaches_everything_in_every_step_of_the_talk(talk: DiscussionWindow) -> None:
    found = {}
    talk.resize(1366, 689)
    for step in steps_of(talk):
        shown = checks.parts(talk)
        stops = checks.tab_walk(checks.focusable(shown)[0])
        found[step] = checks.unreached(shown, stops) + checks.steps_back(talk, stops)
    assert checks.report(found) == ""


# The start and the lock.


def first_start(theme: Theme, step: int) -> QWidget:
    calls = SecurityCalls(
        protect=lambda _words: GROUPS,
        save_sheet=lambda _path, _words: None,
        print_sheet=lambda _words, _parent: True,
    )
    screen = FirstStartScreen(theme, InlineRunner(), calls, today=date(2026, 6, 25))
    screen.profile_step.own.set_text("name", "Ratna Kusumawardani")
    screen.security_step.passphrase.setText("kertas payung delima senja")
    screen.security_step.repeated.setText("kertas payung delima senja")
    screen.show_step(step)
    return screen


def unlock(theme: Theme, *, trouble: bool, **facts: str) -> QWidget:
    def refuse(_words: str) -> Any:
        raise KinerjaError("x")

    calls = UnlockCalls(unlock=refuse, unlock_with_recovery=refuse, waiting_s=lambda _n: 0)
    screen = UnlockScreen(theme, InlineRunner(), calls, facts=UnlockFacts(**facts))
    if trouble:
        sentence = _("The data folder {folder} cannot be written. Choose another folder.")
        screen.show_trouble(KinerjaError(sentence.format(folder="/media/stick/kinerja-2026")))
    return screen


OWNER = {
    "period": "Semester I 2026",
    "name": "Dra. Ratna Kusumawardani, M.Si.",
    "position": "Kepala Bagian Umum",
    "locked_at": "14.32",
}
SCREENS: dict[str, Callable[[Theme], QWidget]] = {
    "start/1": lambda theme: first_start(theme, 0),
    "start/2": lambda theme: first_start(theme, 1),
    "start/3": lambda theme: first_start(theme, 2),
    "start/4": lambda theme: first_start(theme, 3),
    "unlock": lambda theme: unlock(theme, trouble=False),
    "unlock/trouble": lambda theme: unlock(theme, trouble=True),
    "locked": lambda theme: unlock(theme, trouble=False, **OWNER),
    "closing": ClosingCover,
}


@pytest.fixture
def plain(theme: Theme, house: House) -> Iterator[House]:
    yield house
    house.wear(PLAIN)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "percent",
    [100, pytest.param(130, marks=pytest.mark.slow), pytest.param(150, marks=pytest.mark.slow)],
)
def test_the_start_and_the_lock_fit(
    plain: House, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    plain.wear(Look(scale=percent / 100, reduced_motion=True))
    found = {}
    for name, make in SCREENS.items():
        screen = make(plain.theme)
        qtbot.addWidget(screen)
        screen.resize(*size)
        screen.show()
        settle()
        found[name] = looked_at(screen)
        screen.hide()
    assert checks.report(found) == ""


@pytest.mark.parametrize("name", SCREENS)
def test_tab_reaches_everything_at_the_start(house: House, qtbot: QtBot, name: str) -> None:
    screen = SCREENS[name](house.theme)
    qtbot.addWidget(screen)
    screen.resize(1366, 689)
    screen.show()
    screen.activateWindow()
    settle()
    shown = checks.parts(screen)
    if checks.focusable(shown):
        stops = checks.tab_walk(checks.focusable(shown)[0])
        assert checks.unreached(shown, stops) + checks.steps_back(screen, stops) == []
