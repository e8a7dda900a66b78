"""Tabs of a person: words with counts, a bar under the chosen one, arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.painting import (
    Canvas,
    FocusSeen,
    Painted,
    draw_line,
    draw_ring,
    draw_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

_GAP = 24
_PEEK = 24  # of the next tab, where not all have room


class Tabs(FocusSeen, Painted):
    """`show_tabs([(key, word, count or None)])`; `chosen(key)`. 36 high."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        tabs: Iterable[Sequence[Any]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._tabs: list[Sequence[Any]] = []
        self._current = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_tabs(tabs)

    def show_tabs(self, tabs: Iterable[Sequence[Any]]) -> None:
        """Show tabs; the chosen key stays chosen if it is still there."""
        key = self.value()
        self._tabs = list(tabs)
        self._current = 0
        self.set_value(key)
        self.updateGeometry()
        self.update()

    def value(self) -> Any:
        return self._tabs[self._current][0] if self._tabs else None

    def set_value(self, key: Any) -> None:
        """Show a tab without telling."""
        keys = [tab[0] for tab in self._tabs]
        if key in keys:
            self._current = keys.index(key)
        if self._tabs:
            self.setAccessibleDescription(str(self._tabs[self._current][1]))
        self.update()

    def _all_boxes(self) -> list[QRectF]:
        found, left = [], 0.0
        for _key, word, count in self._tabs:
            width = self.theme.width(word, "strong")
            if count is not None:
                width += 8 + self.theme.width(str(count), "small")
            found.append(QRectF(left, 0, width, self.height()))
            left += width + _GAP
        return found

    def _boxes(self) -> list[QRectF]:
        """Return where the tabs stand: without room for all, so that the chosen one is seen."""
        boxes = self._all_boxes()
        beyond = boxes[-1].right() - self.width() if boxes else 0
        if beyond > 0:
            wanted = boxes[self._current].right() + _GAP + _PEEK - self.width()
            aside = max(0.0, min(beyond, wanted))
            boxes = [box.translated(-aside, 0) for box in boxes]
        return boxes

    def sizeHint(self) -> QSize:
        boxes = self._all_boxes()
        width = boxes[-1].right() if boxes else 0
        return QSize(round(width), self.theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.theme.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        with Canvas(self, theme) as canvas:
            y = self.height() - 1
            border = theme.color("border")
            draw_line(canvas, border, QPointF(0, y), QPointF(self.width(), y))
            for place, (tab, box) in enumerate(zip(self._tabs, self._boxes(), strict=True)):
                lit = place == self._current
                look = "strong text" if lit else "medium text-2"
                line = box.adjusted(0, 0, 2, -4)
                width = draw_text(canvas, theme, line, tab[1], look=look)
                if tab[2] is not None:
                    rest = line.adjusted(width + 8, 0, 0, 0)
                    draw_text(canvas, theme, rest, str(tab[2]), look="small text-3")
                if lit:
                    bar = QRectF(box.left(), self.height() - 2, box.width() + 1, 2)
                    canvas.fillRect(bar, theme.color("primary"))
                    if self.shows_focus:
                        draw_ring(canvas, theme, box.adjusted(-6, 2, 7, -4), 6)

    def _choose(self, place: int) -> None:
        if place != self._current and 0 <= place < len(self._tabs):
            self.set_value(self._tabs[place][0])
            self.chosen.emit(self.value())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, box in enumerate(self._boxes()):
            if box.adjusted(-8, 0, 8, 0).contains(event.position()):
                self._choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._choose(self._current + step)
