"""SlopeLines: last period and this one, a line a person; names only where something moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPen

from kinerja_desktop.ui.widgets.painting import (
    LEFT,
    RIGHT,
    Canvas,
    draw_box,
    draw_line,
    draw_text,
)
from kinerja_desktop.ui.widgets.plots import Plot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme

LINE, HEAD = 20, 26


@dataclass(frozen=True, kw_only=True)
class SlopeItem:
    """Where a person stood and stands, 0 (lowest) to 1; `told` says both. `is_named`: a label."""

    name: str
    before: float
    now: float
    told: str
    is_named: bool


class SlopeLines(Plot):
    """Rising lines are drawn through, falling ones dashed, level ones thin."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent=parent)
        self._items: list[SlopeItem] = []
        self._levels: list[str] = []
        self._heads = ("", "")

    def show_items(
        self, heads: tuple[str, str], levels: Sequence[str], items: Sequence[SlopeItem]
    ) -> None:
        """`heads` stand over the two sides; `levels` are the words from 0 to 1, evenly apart."""
        self._heads, self._levels, self._items = heads, list(levels), list(items)
        self.tell([f"{item.name} {item.told}" for item in items])

    def sizeHint(self) -> QSize:
        named = sum(item.is_named for item in self._items)
        return QSize(400, self.theme.px(HEAD + LINE * max(7, named + 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        line, head = theme.px(LINE), theme.px(HEAD)
        words = max((theme.width(word, "caption") for word in self._levels), default=0.0)
        names = max(
            (theme.width(i.name, "small/600") for i in self._items if i.is_named), default=40
        )
        left = words + 14
        right = self.width() - min(names + 14, self.width() * 0.4)
        top, foot = head + line / 2, self.height() - line / 2

        def y(value: float) -> float:
            return foot - value * (foot - top)

        with Canvas(self, theme) as canvas:
            box = QRectF(left, 0, right - left, head - 6)
            draw_text(canvas, theme, box, self._heads[0], look="caption/500 text-3")
            draw_text(canvas, theme, box, self._heads[1], look="caption/500 text-3", align=RIGHT)
            for place, word in enumerate(self._levels):
                level = y(place / max(1, len(self._levels) - 1))
                box = QRectF(0, level - line / 2, words + 2, line)
                draw_text(canvas, theme, box, word, look="caption text-3", align=RIGHT)
                ends = QPointF(left, round(level)), QPointF(right, round(level))
                draw_line(canvas, theme.color("border"), *ends)
            for item in sorted(self._items, key=lambda item: item.is_named):
                self._paint_line(canvas, item, (left, y(item.before)), (right, y(item.now)))
            for item, level in self._labels(y):
                box = QRectF(right + 12, level - line / 2, self.width() - right - 12, line)
                draw_text(canvas, theme, box, item.name, look="small/600 text", align=LEFT)

    def _labels(self, y: Callable[[float], float]) -> list[tuple[SlopeItem, float]]:
        """Return every name with its height, moved apart where they would touch."""
        named = sorted((i for i in self._items if i.is_named), key=lambda i: (-i.now, i.name))
        line, places = float(self.theme.px(LINE)), []
        level = 0.0
        for item in named:
            level = max(y(item.now), level + line)
            places.append(level)
        limit = self.height() - line / 2
        for place in range(len(places) - 1, -1, -1):
            places[place] = min(places[place], limit)
            limit = places[place] - line
        return list(zip(named, places, strict=True))

    def _paint_line(
        self, canvas: Canvas, item: SlopeItem, start: tuple[float, float], end: tuple[float, float]
    ) -> None:
        color = self.theme.color("primary" if item.is_named else "seq-2")
        pen = QPen(color, 2 if item.is_named else 1)
        if item.now < item.before:
            pen.setStyle(Qt.PenStyle.DashLine)
        canvas.setPen(pen)
        canvas.drawLine(QPointF(*start), QPointF(*end))
        for x, y in (start, end):
            draw_box(canvas, QRectF(x - 4, y - 4, 8, 8), radius=4, fill=color)
