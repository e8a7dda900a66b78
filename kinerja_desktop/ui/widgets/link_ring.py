"""LinkRing: the focus ring of a link, which stands outside of it to leave its letters air."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from kinerja_desktop.ui.widgets.painting import Canvas, FocusSeen, draw_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

_AROUND = (QEvent.Type.Move, QEvent.Type.Resize)
_MOVES = (QEvent.Type.FocusIn, QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize)
AIR = 5  # with the link's own pixel and the ring's two: four between ring and letters


class LinkRing(QWidget):
    """Stands in the nearest widget around its link that has room for it.

    While the link does not show its focus it is hidden in the link.
    """

    def __init__(self, theme: Theme, link: QWidget) -> None:
        super().__init__(link)
        self._theme, self._link = theme, link
        self._between: list[QWidget] = []  # those whose moves move the link within the room
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        link.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._link:
            if kind in (QEvent.Type.Hide, QEvent.Type.FocusOut):
                self._put_away()
            elif kind in _MOVES:
                QTimer.singleShot(0, self, self._follow)
        elif kind in _AROUND:
            QTimer.singleShot(0, self, self._follow)
        return super().eventFilter(watched, event)

    def _put_away(self) -> None:
        if self.parentWidget() is not self._link:
            self.hide()
            self.setParent(self._link)
        self._watch([])

    def _watch(self, between: list[QWidget]) -> None:
        for widget in self._between:
            widget.removeEventFilter(self)
        for widget in between:
            widget.installEventFilter(self)
        self._between = between

    def _follow(self) -> None:
        link, room = self._link, self._link.parentWidget()
        if room is None or not (isinstance(link, FocusSeen) and link.shows_focus):
            return
        place, between = link.geometry().adjusted(-AIR, 0, AIR, 0), []
        while not room.rect().contains(place) and (wider := _around(room)) is not None:
            between.append(room)
            place, room = place.translated(room.pos()), wider
        self._watch(between)
        if self.parentWidget() is not room:
            self.setParent(room)
        self.setGeometry(place & room.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self._theme) as canvas:
            draw_ring(canvas, self._theme, self.rect(), 6)


def _around(room: QWidget) -> QWidget | None:
    """Return the next wider widget; what is scrolled keeps its rings."""
    wider = room.parentWidget()
    is_scrolled = wider is not None and isinstance(wider.parentWidget(), QAbstractScrollArea)
    return None if is_scrolled or room.isWindow() else wider
