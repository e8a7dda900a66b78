"""The page before stays in sight until the next one is filled, but not for long."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.progress import Progress
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.page import Page
from kinerja_desktop.ui.page_stack import PATIENCE_MS, PageStack
from kinerja_desktop.ui.preferences import Preferences
from kinerja_desktop.ui.runner import Runner
from kinerja_desktop.ui.theme.theme import Theme

ANSWER = threading.Event()
SECONDS = 20


class FirstPage(Page):
    KEY = "first"
    TITLE = "Staff"


class AskingPage(Page):
    """Shows what a service says once the test lets it speak; asks a second time then."""

    KEY = "asking"
    TITLE = "Staff"

    def refresh(self) -> None:
        self.run(answer, self._ask_again)

    def _ask_again(self, _found: bool) -> None:
        self.run(answer)


class FailingPage(Page):
    KEY = "failing"
    TITLE = "Staff"

    def refresh(self) -> None:
        self.run(fail)


def answer(_progress: Progress) -> bool:
    return ANSWER.wait(SECONDS)


def fail(_progress: Progress) -> None:
    ANSWER.wait(SECONDS)
    raise KinerjaError("Stik dicabut.")


@pytest.fixture
def stack(theme: Theme, preferences: Preferences, qtbot: QtBot) -> Iterator[PageStack]:
    ANSWER.clear()
    runner = Runner()
    frame = Frame(theme=theme, runner=runner, preferences=preferences)
    made = PageStack((FirstPage, AskingPage, FailingPage), lambda kind: kind(frame))
    qtbot.addWidget(made)
    made.show()
    made.open(FirstPage.KEY)
    yield made
    ANSWER.set()
    runner.close()


def test_a_page_that_asks_nobody_is_painted_at_once(stack: PageStack) -> None:
    assert stack.updatesEnabled()


def test_a_page_is_painted_when_the_last_answer_is_there(stack: PageStack, qtbot: QtBot) -> None:
    stack._patience.setInterval(1000 * SECONDS)
    stack.open(AskingPage.KEY)
    assert isinstance(stack.page, AskingPage)
    assert not stack.updatesEnabled()
    ANSWER.set()
    qtbot.waitUntil(stack.updatesEnabled)
    assert not stack.page.is_asking


@pytest.mark.parametrize("key", [AskingPage.KEY, FailingPage.KEY])
def test_nobody_waits_long_for_a_slow_answer(stack: PageStack, qtbot: QtBot, key: str) -> None:
    stack.open(key)
    assert not stack.updatesEnabled()
    assert stack._patience.interval() == PATIENCE_MS
    qtbot.waitUntil(stack.updatesEnabled)
    assert stack.page is not None
    assert stack.page.is_asking


def test_going_back_meanwhile_shows_the_page_before(stack: PageStack) -> None:
    stack.open(AskingPage.KEY)
    stack.go_back()
    assert isinstance(stack.page, FirstPage)
    assert stack.updatesEnabled()
