"""TrendLine: one value over several periods, each with its words; a period without one is a gap."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPen

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.painting import CENTER, Canvas, draw_box, draw_line, draw_text
from kinerja_desktop.ui.widgets.plots import Plot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme

TALL, DOT = 132, 9
NEWEST = 6


@dataclass(frozen=True, kw_only=True)
class TrendItem:
    """A period, where its value lies from 0 to 1 (None: no value), and the value in words."""

    head: str
    place: float | None
    told: str


class TrendLine(Plot):
    """The newest six periods; a line joins neighbours that both have a value."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent=parent)
        self._items: list[TrendItem] = []

    def show_items(self, items: Sequence[TrendItem]) -> None:
        self._items = list(items)[-NEWEST:]
        self.tell([f"{item.head} {item.told or _('no value')}" for item in items])

    def sizeHint(self) -> QSize:
        return QSize(400, self.theme.px(TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.theme.px(TALL))

    def spots(self) -> list[QPointF | None]:
        """Return the place of every value, None for a gap."""
        part = self.width() / max(1, len(self._items))
        top, foot = self.theme.px(34), self.height() - self.theme.px(40)
        return [
            None
            if item.place is None
            else QPointF((place + 0.5) * part, foot - item.place * (foot - top))
            for place, item in enumerate(self._items)
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, spots = self.theme, self.spots()
        line, foot = theme.px(20), self.height() - self.theme.px(24)
        part = self.width() / max(1, len(self._items))
        with Canvas(self, theme) as canvas:
            ends = QPointF(0, foot), QPointF(self.width(), foot)
            draw_line(canvas, theme.color("border"), *ends)
            canvas.setPen(QPen(theme.color("primary"), 2, Qt.PenStyle.SolidLine))
            for before, now in pairwise(spots):
                if before is not None and now is not None:
                    canvas.drawLine(before, now)
            for place, (item, spot) in enumerate(zip(self._items, spots, strict=True)):
                box = QRectF(place * part + 4, foot + 3, part - 8, line)
                draw_text(canvas, theme, box, item.head, look="caption text-3", align=CENTER)
                if spot is None:
                    box = QRectF(place * part + 4, foot - line - 2, part - 8, line)
                    words = _("no value")
                    draw_text(canvas, theme, box, words, look="caption text-3", align=CENTER)
                    continue
                dot = QRectF(spot.x() - DOT / 2, spot.y() - DOT / 2, DOT, DOT)
                draw_box(canvas, dot, radius=DOT / 2, fill=theme.color("primary"))
                box = QRectF(place * part + 4, spot.y() - line - 6, part - 8, line)
                draw_text(canvas, theme, box, item.told, look="small/600 text", align=CENTER)
