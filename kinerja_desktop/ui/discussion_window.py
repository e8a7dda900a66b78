"""DiscussionWindow: the shared screen of a talk. Always light; fed with a SharedTalk only.

It knows one employee and nothing private: no navigation, search, other names or prompts are made
here. It emits `left` or `finished`; who opened it locks the rest of the program meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from kinerja_desktop.core.discussion import STEPS
from kinerja_desktop.errors import InvalidError, KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.talk.actions_step import ActionsPane
from kinerja_desktop.ui.panels.talk.comment_step import CommentPane
from kinerja_desktop.ui.panels.talk.cover import TalkCover
from kinerja_desktop.ui.panels.talk.evidence_steps import GrowthPane, StrengthsPane
from kinerja_desktop.ui.panels.talk.first_steps import OpeningPane, StoryPane
from kinerja_desktop.ui.panels.talk.head import TalkFoot, TalkHead
from kinerja_desktop.ui.panels.talk.keeper import TalkKeeper
from kinerja_desktop.ui.panels.talk.panes import Room, StepPane
from kinerja_desktop.ui.panels.talk.signing_step import SigningPane
from kinerja_desktop.ui.panels.talk.tab_order import move_focus
from kinerja_desktop.ui.panels.talk.talk_clock import TalkClock
from kinerja_desktop.ui.panels.talk.words import NEXT_WORDS, SHORT_WORDS, audience, place_of
from kinerja_desktop.ui.theme.theme import Look, Theme
from kinerja_desktop.ui.widgets.layouts import boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.painting import Canvas
from kinerja_desktop.ui.widgets.steps import StepBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QScreen

    from kinerja_desktop.errors import Cancelled
    from kinerja_desktop.services.shared_talk import SharedTalk, TalkState
    from kinerja_desktop.ui.runner import Runner

TEXT_SIZES = (18, 22, 26)
SAVE_TIME_EVERY_S = 15
LAST = len(STEPS) - 1


@dataclass(frozen=True, kw_only=True)
class TalkCalls:
    """What the window may do with the talk, and what time it is."""

    save: Callable[[TalkState], None]
    finish: Callable[[TalkState], None]
    now: Callable[[], datetime]


class DiscussionWindow(QWidget):
    """Seven steps on a screen of its own."""

    left = Signal()  # Esc: everything is saved, the talk goes on later
    finished = Signal()

    def __init__(
        self,
        talk: SharedTalk,
        runner: Runner,
        calls: TalkCalls,
        *,
        look: Look | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        given = look or Look()
        self._size = min(range(3), key=lambda i: abs(TEXT_SIZES[i] / 18 - given.scale))
        self._look = replace(given, scheme="light", touch=True)
        self.theme = Theme(self._sized_look(), parent=self)
        self._talk, self._runner, self._calls = talk, runner, calls
        self._is_closing = self._has_failed = False
        self._reached = place_of(talk.state.step)
        self._at = self._reached
        self.clock = TalkClock(talk.state.elapsed_s, talk.minutes, parent=self)
        self.keeper = TalkKeeper(runner, calls.save, talk.state, parent=self)
        self.setWindowTitle(_("Talk with {called}").format(called=talk.called))
        self.setWindowIcon(self.theme.icon("app-logo"))
        self._make_parts()
        self._lay_out()
        self._connect()
        self.theme.dress(self)
        self.show_step(self._at)
        self._show_time()

    def _make_parts(self) -> None:
        theme, talk, keeper = self.theme, self._talk, self.keeper
        self.head = TalkHead(theme, talk)
        self.bar = StepBar(theme, [_(SHORT_WORDS[step]) for step in STEPS])
        self.foot = TalkFoot(theme)
        panes = (OpeningPane, StoryPane, StrengthsPane, GrowthPane, ActionsPane, CommentPane)
        self.steps: tuple[StepPane, ...] = (
            *(pane(theme, talk, keeper) for pane in panes),
            SigningPane(theme, talk, keeper, now=self._calls.now),
        )

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        for pane in self.steps:
            self._stack.addWidget(scrolling(pane))
        self._bar_room = row(self.bar)
        parts = column(self.head, self._bar_room, self._stack, self.foot, gap=0)
        parts.setStretch(2, 1)
        self._all = boxed(parts)
        self.setLayout(column(self._all, gap=0))
        self.cover = TalkCover(self.theme, parent=self)

    def _connect(self) -> None:
        self.head.larger_wanted.connect(lambda: self._set_size(self._size + 1))
        self.head.smaller_wanted.connect(lambda: self._set_size(self._size - 1))
        self.head.hiding_wanted.connect(self._hide_screen)
        self.head.paused.connect(self.clock.set_paused)
        self.clock.ticked.connect(self._on_second_passed)
        self.bar.step_chosen.connect(self.show_step)
        self.foot.back_wanted.connect(self._on_back_wanted)
        self.foot.next_wanted.connect(self._on_next_wanted)
        self.cover.left.connect(self._uncover)
        self.keeper.failed.connect(self._on_save_failed)
        self.keeper.saved.connect(self._on_saved)
        keys = {
            "PgUp": self._on_back_wanted,
            "PgDown": self._on_next_wanted,
            "Esc": self.leave,
            "B": self._hide_screen,
            "F5": lambda: None,
        }
        for sequence, command in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.activated.connect(command)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._on_screen_removed)

    def open_on(self, screen: QScreen | None) -> None:
        """Fill a screen."""
        if screen is not None:
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
        self.showFullScreen()
        self._focus_step()

    def show_step(self, place: int) -> None:
        """Open a step, whichever; what is written stays."""
        self._at = min(max(place, 0), LAST)
        self._reached = max(self._reached, self._at)
        step = STEPS[self._at]
        self.keeper.change(step=step)
        pane = self.steps[self._at]
        pane.show_state()
        self._stack.setCurrentIndex(self._at)
        self.bar.show_steps(self._at, set(range(self._reached + 1)) - {self._at})
        back = _(SHORT_WORDS[STEPS[self._at - 1]]) if self._at else ""
        forward = _("Save and finish")
        if self._at < LAST:
            forward = _(NEXT_WORDS[STEPS[self._at + 1]])
        self.foot.show_step(back, forward, is_last=self._at == LAST)
        self._show_audience()
        self._show_time()
        self._focus_step()

    def leave(self) -> None:
        """Save and go; nothing is asked. When saving fails, say so; the next time go anyway."""
        if self._has_failed:
            self._close(self.left.emit)
        elif not self._is_closing:
            self._is_closing = True
            self._stamp_time()
            self.keeper.close(lambda: self._close(self.left.emit))

    def _close(self, tell: Callable[[], None]) -> None:
        self._is_closing = True
        self.clock.set_paused(True)
        self.keeper.stop()
        self.hide()
        tell()

    def _finish(self) -> None:
        self._stamp_time()
        self.keeper.stop()
        state = self.keeper.state
        self._runner.run(
            self,
            lambda _progress: self._calls.finish(state),
            lambda _nothing: self._close(self.finished.emit),
            on_error=self._on_finish_failed,
        )

    def _on_finish_failed(self, error: KinerjaError | Cancelled) -> None:
        if isinstance(error, InvalidError):
            self.steps[LAST].show_errors(error.fields)
            self.keeper.save_now()
        elif isinstance(error, KinerjaError):
            self._on_save_failed(error)

    def _on_save_failed(self, error: KinerjaError) -> None:
        self._is_closing, self._has_failed = False, True
        words = _("Not saved yet: {reason}").format(reason=error.message)
        self.foot.say(words, icon="circle-alert", color="danger")

    def _on_saved(self) -> None:
        self._has_failed = False
        self._show_audience()

    def _show_audience(self) -> None:
        self.foot.say(audience(self._talk, STEPS[self._at]))

    def _focus_step(self) -> None:
        target = self.steps[self._at].first_focus() or self.foot.next
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back_wanted(self) -> None:
        if self._at:
            self.show_step(self._at - 1)

    def _on_next_wanted(self) -> None:
        if self._at == LAST:
            self._finish()
        else:
            self.show_step(self._at + 1)

    def _sized_look(self) -> Look:
        return replace(self._look, scale=TEXT_SIZES[self._size] / 18)

    def _set_size(self, size: int) -> None:
        self._size = min(max(size, 0), len(TEXT_SIZES) - 1)
        self.theme.set_look(self._sized_look())
        self.theme.dress(self)
        self._fit()

    def _fit(self) -> None:
        scale = self.theme.scale
        room = Room(width=self.width() / scale, height=self.height() / scale)
        self.head.fit(room)
        self.foot.fit(room)
        side = room.side_margin
        self._bar_room.setContentsMargins(side, 0, side, 0)
        for pane in self.steps:
            pane.fit(room)
        self.head.set_text_limits(
            smallest=self._size == 0, largest=self._size == len(TEXT_SIZES) - 1
        )
        self.cover.setGeometry(self.rect())

    def _hide_screen(self) -> None:
        """Blank the screen, or show it again: B does both."""
        if self.cover.isVisible():
            self._uncover()
            return
        self._all.hide()
        self.cover.show_hidden()

    def _uncover(self) -> None:
        self.cover.hide()
        self._all.show()
        self._focus_step()

    def _on_screen_removed(self, screen: QScreen) -> None:
        if self.isVisible() and screen is self.screen():
            self.keeper.save_now()
            self._all.hide()
            self.cover.show_unplugged()

    def _on_second_passed(self, seconds: int) -> None:
        self._show_time()
        if seconds % SAVE_TIME_EVERY_S == 0:
            self._stamp_time()
            self.keeper.save_now()

    def _stamp_time(self) -> None:
        self.keeper.count(self.clock.seconds)

    def _show_time(self) -> None:
        self.head.show_time(self.clock.seconds, is_over=self.clock.is_over(self._at))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        return move_focus(self.cover if self.cover.isVisible() else self._all, forward=forward)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            canvas.fillRect(self.rect(), self.theme.color("bg"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and not self._is_closing:
            event.ignore()
            self.leave()
        else:
            event.accept()
