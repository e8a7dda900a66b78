"""PageStack: builds pages when first shown, moves between them, remembers the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.navigation import SETTINGS_KEY, NavigationEntry
from kinerja_desktop.ui.size_class import SizeClass

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.core.period import Period
    from kinerja_desktop.ui.page import Page

MOST_STEPS_BACK = 50
REST_MS = 250  # between two pages that are built ahead, so that the window answers at once
PATIENCE_MS = 80  # the page before stays in sight so long, until the next one is filled


class PageStack(QStackedWidget):
    """The pages of the window. `build` makes a page by class; each keeps its own state."""

    opened = Signal(object)  # the Page now shown
    header_changed = Signal(object)  # the shown Page, whose title or subtitle changed
    said = Signal(object)
    note_wanted = Signal(int, str)
    elsewhere = Signal(str, object)  # a key that is no page: the talk window

    def __init__(
        self,
        classes: tuple[type[Page], ...],
        build: Callable[[type[Page]], Page],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._classes = {page_class.KEY: page_class for page_class in classes}
        self._build = build
        self._pages: dict[str, Page] = {}
        self._back: list[str] = []
        self._period: Period | None = None
        self._size = SizeClass()
        self._shown = ""
        self._ahead = QTimer(self, interval=REST_MS)
        self._ahead.timeout.connect(self._build_next)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._uncover)
        self._waits_with: QWidget | None = None  # who has the focus until the page can take it
        self._reason = Qt.FocusReason.OtherFocusReason  # how the shown page was come to

    @property
    def page(self) -> Page | None:
        """The page now shown."""
        return self._pages.get(self._shown)

    @property
    def built(self) -> tuple[Page, ...]:
        return tuple(self._pages.values())

    def open(self, key: str, target: dict[str, Any] | None = None) -> None:
        """Leave the present page and show another; the way back is kept."""
        if key not in self._classes:
            self.elsewhere.emit(key, target or {})
            return
        if self._shown and self._shown != key:
            self._back = [*self._back[-MOST_STEPS_BACK:], self._shown]
        self._show(key, target or {})

    def go_back(self) -> None:
        """Return to the page before; a sub-page without a past goes to its parent."""
        page = self.page
        if self._back:
            self._show(self._back.pop(), {})
        elif page is not None and page.PARENT:
            self._show(page.PARENT, {})

    def build_ahead(self) -> None:
        """Build the pages not seen yet, one after another while the person looks at the first."""
        self._ahead.start()

    def leave(self) -> None:
        """Let every built page save what is unsaved."""
        for page in self._pages.values():
            page.leave()

    def show_period(self, period: Period | None) -> None:
        self._period = period
        for page in self._pages.values():
            page.show_period(period)

    def set_size_class(self, size: SizeClass) -> None:
        self._size = size
        if self.page is not None:
            self.page.set_size_class(size)

    def _show(self, key: str, target: dict[str, Any]) -> None:
        before = self.page
        self._reason = _reason_to_come()
        if before is not None and self._shown != key:
            before.leave()
        page = self._pages.get(key) or self._make(key)
        page.set_size_class(self._size)
        if target:
            page.show_target(target)
        self._shown = key
        self._count_only(page)
        self.setUpdatesEnabled(False)
        self.setCurrentWidget(page)
        self.opened.emit(page)
        self._give_focus(page)
        if page.is_asking:
            self._patience.start()
        else:
            self._uncover()

    def give_focus(self) -> None:
        """Let the shown page begin anew where it wants to."""
        if self.page is not None:
            self._give_focus(self.page)

    def _give_focus(self, page: Page) -> None:
        """Let a page begin where it wants to; if that is not there yet, when it has been told."""
        first = page.first_focus() or page
        first.setFocus(self._reason)
        is_there = first.isVisible() and first.isEnabled()
        self._waits_with = None if is_there else QApplication.focusWidget() or page

    def _uncover(self) -> None:
        """Paint the shown page: once, with what its services said."""
        self._patience.stop()
        self.setUpdatesEnabled(True)

    def _on_page_told(self) -> None:
        page = self.page
        if page is not None and not page.is_asking:
            self._uncover()
        if page is None or self._waits_with is None:
            return
        if (QApplication.focusWidget() or page) is self._waits_with:
            self._give_focus(page)
        else:
            self._waits_with = None  # the person has gone somewhere else

    def _count_only(self, shown: Page) -> None:
        """Let the shown page alone say how much room the stack needs."""
        policies = QSizePolicy.Policy
        for page in self._pages.values():
            policy = policies.Preferred if page is shown else policies.Ignored
            page.setSizePolicy(policy, policy)

    def _make(self, key: str) -> Page:
        page = self._build(self._classes[key])
        self._pages[key] = page
        page.show_period(self._period)
        page.went.connect(self.open)
        page.said.connect(self.said)
        page.note_wanted.connect(self.note_wanted)
        page.told.connect(self._on_page_told)
        page.header_changed.connect(lambda: self._on_header_changed(key))
        self.addWidget(page)
        return page

    def _build_next(self) -> None:
        missing = next((key for key in self._classes if key not in self._pages), None)
        shown = self.page
        if missing is None or shown is None:
            self._ahead.stop()
        else:
            self._make(missing)
            self._count_only(shown)

    def _on_header_changed(self, key: str) -> None:
        if key == self._shown:
            self.header_changed.emit(self._pages[key])


def _reason_to_come() -> Qt.FocusReason:
    """Tell whether keys are in use, so that the page may show where they are."""
    focused = QApplication.focusWidget()
    by_keys = getattr(focused, "shows_focus", isinstance(focused, (QLineEdit, QTextEdit)))
    return Qt.FocusReason.ShortcutFocusReason if by_keys else Qt.FocusReason.OtherFocusReason


def navigation_entries(classes: tuple[type[Page], ...]) -> tuple[NavigationEntry, ...]:
    """Return the items of the navigation: every page that is no sub-page, with its key."""
    shown = [page for page in classes if not page.PARENT]
    return tuple(
        NavigationEntry(
            key=page.KEY,
            title=_(page.TITLE),
            icon=page.ICON,
            shortcut="Ctrl+," if page.KEY == SETTINGS_KEY else f"Ctrl+{place}",
        )
        for place, page in enumerate(shown, start=1)
    )
