"""TopWindow: the one window of the program. It shows a screen: first start, unlock, or the shell.

While it is locked nothing else in it, and no other window, is visible. Loads nothing heavy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QColor, QPaintEvent, QResizeEvent

MINIMUM_SIZE = (960, 520)
FIRST_SIZE = (1366, 689)
TITLE = "Kinerja Desktop"


class TopWindow(QWidget):
    """Shows one screen at a time and covers it when locked. `ground` fills it while it is empty."""

    close_wanted = Signal()

    def __init__(self, ground: QColor, geometry_store: QSettings) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*MINIMUM_SIZE)
        # Painted, not set as a palette: the stylesheet would bring it back in another theme.
        self._ground: QColor | None = ground
        self._geometry_store = geometry_store
        self._screen: QWidget | None = None
        self._cover: QWidget | None = None
        self._hidden: list[QWidget] = []
        self._focused: QWidget | None = None  # who had the focus before the cover came
        self._may_close = False
        self._opens_maximised = False
        self._restore_place()

    @property
    def screen_shown(self) -> QWidget | None:
        return self._screen

    @property
    def is_locked(self) -> bool:
        return self._cover is not None

    @property
    def cover(self) -> QWidget | None:
        """What lies over the screen while the window is locked."""
        return self._cover

    def show_screen(self, screen: QWidget) -> None:
        """Show a screen instead of the present one, which is deleted."""
        self._ground = None  # the colour of the empty window is not for its screens
        old, self._screen = self._screen, screen
        screen.setParent(self)
        screen.setGeometry(self.rect())
        screen.show()
        if old is not None:
            old.hide()
            old.deleteLater()

    def lock(self, cover: QWidget) -> None:
        """Put a cover over everything; all that was visible is hidden, not only covered."""
        if self._cover is not None:
            return
        self._focused = QApplication.focusWidget()
        self._hidden = [child for child in self._own_children() if child.isVisible()]
        self._hidden += [
            window
            for window in QApplication.topLevelWidgets()
            if window is not self and window.isVisible()
        ]
        for widget in self._hidden:
            widget.hide()
        self._cover = cover
        cover.setParent(self)
        cover.setGeometry(self.rect())
        cover.show()
        cover.raise_()

    def unlock(self) -> bool:
        """Take the cover away and show again what was there, with the focus where it was.

        Returns whether what had the focus is still there to take it.
        """
        cover, self._cover = self._cover, None
        if cover is not None:
            cover.hide()
            cover.deleteLater()
        for widget in self._hidden:
            if isValid(widget):
                widget.show()
        self._hidden = []
        focused, self._focused = self._focused, None
        if focused is None or not isValid(focused) or not focused.isVisible():
            return False
        focused.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        return True

    def drop_cover(self) -> None:
        """Take the cover away and leave hidden what was under it: it will not be shown again."""
        cover, self._cover = self._cover, None
        self._hidden, self._focused = [], None
        if cover is not None:
            cover.hide()
            cover.deleteLater()

    def close_for_good(self) -> None:
        """Close without asking anybody again."""
        self._may_close = True
        self._geometry_store.setValue("window/geometry", self.saveGeometry())
        self.close()

    def _own_children(self) -> list[QWidget]:
        return [child for child in self.children() if isinstance(child, QWidget)]

    def _restore_place(self) -> None:
        kept = self._geometry_store.value("window/geometry")
        if kept is not None and self.restoreGeometry(kept):
            return
        screen = QGuiApplication.primaryScreen()
        room = screen.availableGeometry() if screen is not None else None
        self.resize(*FIRST_SIZE)
        if room is not None and (room.width() <= 1440 or room.height() <= 800):
            self._opens_maximised = True

    def open(self) -> None:
        """Show the window where it was, or filling a small screen."""
        if self._opens_maximised:
            self.showMaximized()
        else:
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ground is not None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._ground)
            painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for screen in (self._screen, self._cover):
            if screen is not None:
                screen.setGeometry(self.rect())
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_wanted.emit()
