"""LinkRing: the focus ring of a link, which stands outside of it to leave its letters air."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from kinerja_desktop.ui.widgets.painting import Canvas, FocusSeen, draw_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

_MOVES = (QEvent.Type.FocusIn, QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize)
AIR = 5  # with the link's own pixel and the ring's two: four between ring and letters


class LinkRing(QWidget):
    """Stands beside the link in its parent while the link shows its focus, else hidden in it."""

    def __init__(self, theme: Theme, link: QWidget) -> None:
        super().__init__(link)
        self._theme, self._link = theme, link
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        link.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._link:
            kind = event.type()
            if kind in (QEvent.Type.Hide, QEvent.Type.FocusOut):
                self._put_away()
            elif kind in _MOVES:
                QTimer.singleShot(0, self, self._follow)
        return super().eventFilter(watched, event)

    def _put_away(self) -> None:
        if self.parentWidget() is not self._link:
            self.hide()
            self.setParent(self._link)

    def _follow(self) -> None:
        link, room = self._link, self._link.parentWidget()
        if room is None or not (isinstance(link, FocusSeen) and link.shows_focus):
            return
        if self.parentWidget() is not room:
            self.setParent(room)
        self.setGeometry(link.geometry().adjusted(-AIR, 0, AIR, 0))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self._theme) as canvas:
            draw_ring(canvas, self._theme, self.rect(), 6)
