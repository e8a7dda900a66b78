"""Page: what every page does the same way. A page knows services and widgets, no other page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kinerja_desktop.core.changes import Changes, Kind, kinds_of
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.notices import NoticeBar
from kinerja_desktop.ui.size_class import SizeClass
from kinerja_desktop.ui.widgets.hold import Hold

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent, QUndoStack

    from kinerja_desktop.core.period import Period
    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.progress import Progress
    from kinerja_desktop.ui.runner import Job

__all__ = ["Frame", "Page", "Said"]

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Said:
    """A toast: what happened, and how to take it back."""

    text: str
    icon: str = "circle-check"
    undo: Callable[[], object] | None = None
    undo_words: str = ""


class Page(QWidget):
    """The base of all pages.

    KEY names the page in go(); TITLE is marked with N_(); ICON is a Lucide name; SHOWS are the
    kinds of record it displays. PARENT makes a sub-page: a back arrow, and the navigation item
    that stays lit. SHOWS_PROGRESS: the page draws its own progress block for long work.
    """

    KEY: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    ICON: ClassVar[str] = ""
    SHOWS: ClassVar[frozenset[Kind]] = frozenset()
    PARENT: ClassVar[str] = ""
    SHOWS_PROGRESS: ClassVar[bool] = False

    went = Signal(str, object)  # page key, target: see go()
    said = Signal(object)  # Said
    note_wanted = Signal(int, str)  # employee id or 0, item key or "": opens Catat observasi
    header_changed = Signal()
    told = Signal()  # after each answer of a service has been shown

    def __init__(self, frame: Frame, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = frame
        self.theme = frame.theme
        self.period: Period | None = None
        self.size_class = SizeClass()
        self.subtitle = ""
        self.header_widget: QWidget | None = None
        self.undo_stack: QUndoStack | None = None
        self.hold = Hold(parent=self)
        self._is_stale = True
        self._calls_under_way = 0
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        self.notices = NoticeBar(frame.theme, parent=self)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self._outer.addWidget(self.notices)
        self._outer.addLayout(self.body, 1)
        self._set_margins()
        frame.runner.changed.connect(self._on_records_changed)

    # What a page overrides.

    def refresh(self) -> None:
        """Ask the services and show what they say. Called when shown, and when SHOWS changed."""

    def leave(self) -> None:
        """Save what is unsaved; called before another page is shown or the window closes."""

    def show_target(self, target: dict[str, Any]) -> None:
        """Show what go() asked for, like {"employee_id": 17}; mark_stale() if it must be read."""

    def fit(self, size: SizeClass) -> None:
        """Give way to a smaller window; called when the class has changed."""

    def first_focus(self) -> QWidget | None:
        """Return the widget that has the focus when the page opens."""
        return None

    @property
    def note_target(self) -> tuple[int, str]:
        """About whom Ctrl+N asks for a note: employee id or 0, item key or ""."""
        return 0, ""

    @property
    def place(self) -> dict[str, Any]:
        """What show_target() needs to show the same again."""
        employee_id, item_key = self.note_target
        return {"employee_id": employee_id, "item_key": item_key}

    def panes(self) -> list[QWidget]:
        """Return the parts F6 walks through."""
        return [self]

    def toast_pane(self) -> QWidget | None:
        """Return a row of buttons in the corner that a toast must not cover."""
        return None

    # What a page uses.

    def run(
        self,
        call: Callable[[Progress], T],
        then: Callable[[T], None] | None = None,
        *,
        on_error: Callable[[KinerjaError | Cancelled], None] | None = None,
        long: bool = False,
    ) -> Job:
        """Hand a service call to the runner. Errors nobody takes go to the notices."""

        def show(found: T) -> None:
            if then is not None:
                then(found)
            self.told.emit()

        job = self.frame.runner.run(
            self, call, show, on_error=on_error or self.notices.show_error, long=long
        )
        if job.is_running:
            self._calls_under_way += 1
            job.ended.connect(self._on_call_ended)
        return job

    def go(self, page_key: str, **target: Any) -> None:
        """Ask the window for another page."""
        self.went.emit(page_key, target)

    def say(
        self,
        text: str,
        *,
        icon: str = "circle-check",
        undo: Callable[[], object] | None = None,
    ) -> None:
        """Say once that something is done; with `undo`, offer to take it back."""
        self.said.emit(Said(text=text, icon=icon, undo=undo))

    def set_subtitle(self, text: str) -> None:
        self.subtitle = text
        self.header_changed.emit()

    def set_header_widget(self, widget: QWidget | None) -> None:
        """Put a widget beside the title: the person switcher, a badge. None takes it away."""
        if widget is not self.header_widget:
            self.header_widget = widget
            self.header_changed.emit()

    def _bind_keys(
        self, keys: str, call: Callable[[], object], *, while_held: bool = False
    ) -> None:
        """Answer keys while the focus is anywhere on the page.

        Only those that go on to somebody else are answered `while_held`: while a person is read.
        """

        def answer() -> None:
            if while_held or not self.hold.is_on:
                call()

        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(answer)

    # What the window calls.

    def show_period(self, period: Period | None) -> None:
        """Work in another period from now on."""
        if period == self.period:
            return
        self.period = period
        self._look_again()

    def set_size_class(self, size: SizeClass) -> None:
        if size == self.size_class:
            return
        self.size_class = size
        self._set_margins()
        self.fit(size)

    @property
    def is_asking(self) -> bool:
        """Whether a service has yet to answer."""
        return self._calls_under_way > 0

    def mark_stale(self) -> None:
        """Look again when next shown, or now if visible."""
        self._look_again()

    def _set_margins(self) -> None:
        size = self.size_class
        self._outer.setContentsMargins(size.side_margin, 0, size.side_margin, size.bottom_margin)

    def _on_records_changed(self, changes: Changes) -> None:
        if kinds_of(changes) & self.SHOWS:
            self._look_again()

    def _on_call_ended(self) -> None:
        self._calls_under_way -= 1

    def _look_again(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def hasHeightForWidth(self) -> bool:
        """Fit the window: only with large text a page may have the height it wishes, and scroll."""
        return self.theme.scale > 1 and super().hasHeightForWidth()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()
