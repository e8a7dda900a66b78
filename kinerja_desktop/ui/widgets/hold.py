"""Hold: while somebody else is read, what still shows the one before takes no key and no click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_DOINGS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TouchBegin,
        QEvent.Type.ContextMenu,
        QEvent.Type.Drop,
    }
)


class Hold(QObject):
    """Knows who was asked for and who is shown: (period id, employee id).

    While they differ, what is typed into the covered parts goes to nobody: it was meant for
    somebody who is not there yet, and the fields still belong to another person.
    """

    def __init__(self, *, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: tuple[QWidget, ...] = ()
        self._wanted = self._shown = (0, 0)

    @property
    def is_on(self) -> bool:
        return self._wanted != self._shown

    def cover(self, *parts: QWidget) -> None:
        """Say which parts belong to the person shown."""
        self._parts = parts

    def want(self, period_id: int, employee_id: int) -> None:
        """Somebody is read now; nothing is held when they are shown already."""
        self._wanted = (period_id, employee_id)
        self._follow()

    def want_nobody(self) -> None:
        """Nobody is there to be shown: nothing is held."""
        self._wanted = self._shown = (0, 0)
        self._follow()

    def takes(self, period_id: int, employee_id: int) -> bool:
        """Return whether they are still who is wanted; from now on they are who is shown."""
        if (period_id, employee_id) != self._wanted:
            return False
        self._shown = self._wanted
        self._follow()
        return True

    def _follow(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
            if self.is_on:
                app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DOINGS:
            return False
        inside: QObject | None = watched
        while inside is not None and inside not in self._parts:
            inside = inside.parent()
        return inside is not None
