"""Plots of Keseimbangan: GuidelineBars (shares of predicates), RangeDots (notes and ratings)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize

from kinerja_desktop.ui.widgets.painting import (
    CENTER,
    RIGHT,
    Canvas,
    draw_box,
    draw_line,
    draw_text,
)
from kinerja_desktop.ui.widgets.plots import Plot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


@dataclass(frozen=True, kw_only=True)
class GuidelineItem:
    """A predicate with its share (0..1), its words "8 (67 %)", and a limit if one applies."""

    word: str
    share: float
    told: str
    limit: float | None = None


class GuidelineBars(Plot):
    """Shares of predicates beside the official guideline: bars 12 high, the limit as a tick.

    What lies beyond the limit has a colour of its own.
    """

    def __init__(
        self, theme: Theme, name: str, *, name_width: int = 116, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, parent=parent)
        self._items: list[GuidelineItem] = []
        self._name_width = name_width

    def show_items(self, items: Sequence[GuidelineItem]) -> None:
        self._items = list(items)
        self.tell([f"{item.word} {item.told}" for item in items])

    def sizeHint(self) -> QSize:
        return QSize(360, self.theme.px(28) * len(self._items))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._name_width + 160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, tall = self.theme, self.theme.px(28)
        told = max((theme.width(item.told, "small/600") for item in self._items), default=0.0)
        with Canvas(self, theme) as canvas:
            for place, item in enumerate(self._items):
                top = place * tall
                box = QRectF(0, top, self._name_width - 8, tall)
                draw_text(canvas, theme, box, item.word, look="small text")
                width = self.width() - self._name_width - told - 14
                track = QRectF(self._name_width, top + (tall - 12) / 2, width, 12)
                draw_box(canvas, track, radius=3, fill=theme.color("surface-2"))
                self.paint_bar(canvas, track, item.share, "primary")
                if item.limit is not None:
                    x = round(track.left() + width * item.limit)
                    over = QRectF(x, track.top(), width * (item.share - item.limit), 12)
                    if over.width() > 0:
                        canvas.fillRect(over, theme.color("warn"))
                    tick = QRectF(x - 1, track.center().y() - 10, 2, 20)
                    canvas.fillRect(tick, theme.color("text"))
                look = "small/600 text" if item.share else "small text-3"
                box = QRectF(0, top, self.width(), tall)
                draw_text(canvas, theme, box, item.told, look=look, align=RIGHT)


@dataclass(frozen=True, kw_only=True)
class RangeItem:
    """Direction of notes (low..high around middle) and the rating given, on -1..1.

    `error` is half the uncertainty of the rating, drawn as whiskers; `told` its words.
    """

    name: str
    low: float
    middle: float
    high: float
    rating: float
    error: float = 0.0
    told: str = ""

    @property
    def is_outside(self) -> bool:
        return not self.low <= self.rating <= self.high


class RangeDots(Plot):
    """Bands of the notes' direction with the rating as a dot; three named columns."""

    def __init__(
        self, theme: Theme, name: str, *, name_width: int = 132, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, parent=parent)
        self._items: list[RangeItem] = []
        self._heads: tuple[str, ...] = ()
        self._name_width = name_width

    def show_items(self, heads: tuple[str, str, str], items: Sequence[RangeItem]) -> None:
        """`heads` are the words of -1, 0 and 1."""
        self._heads, self._items = heads, list(items)
        self.tell([f"{item.name} {item.told or item.rating}" for item in items])

    def sizeHint(self) -> QSize:
        return QSize(440, self.theme.px(24) * (len(self._items) + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._name_width + 200, self.sizeHint().height())

    def _x(self, value: float) -> float:
        left, right = self._name_width + 51, self.width() - 58
        return left + (min(1.3, max(-1.3, value)) + 1) / 2 * (right - left)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tall = self.theme, self.theme.px(24)
        with Canvas(self, theme) as canvas:
            for value, word in zip((-1, 0, 1), self._heads, strict=False):
                x = round(self._x(value))
                box = QRectF(x - 60, 0, 120, tall - 6)
                draw_text(canvas, theme, box, word, look="caption/500 text-3", align=CENTER)
                start, end = QPointF(x, tall - 4), QPointF(x, self.height())
                draw_line(canvas, theme.color("border"), start, end)
            for place, item in self.exposed(event, self._items, tall):
                self._paint_item(canvas, item, place * tall, tall)

    def _paint_item(self, canvas: Canvas, item: RangeItem, top: float, tall: float) -> None:
        theme, middle = self.theme, top + tall / 2
        style = "small/600" if item.is_outside else "small"
        box = QRectF(0, top, self._name_width - 8, tall)
        draw_text(canvas, theme, box, item.name, look=f"{style} text")
        low, high = self._x(item.low), self._x(item.high)
        band = QRectF(low, middle - 5, max(10.0, high - low), 10)
        draw_box(canvas, band, radius=5, fill=theme.color("seq-1"))
        tick = QRectF(round(self._x(item.middle)) - 1, middle - 5, 2, 10)
        canvas.fillRect(tick, theme.color("primary"))
        x = self._x(item.rating)
        if item.error:
            ends = (self._x(item.rating - item.error), self._x(item.rating + item.error))
            whisker = QRectF(ends[0], middle - 1, ends[1] - ends[0], 2)
            canvas.fillRect(whisker, theme.color("text-2"))
            for end in ends:
                canvas.fillRect(QRectF(end - 1, middle - 4, 2, 8), theme.color("text-2"))
        halo = QRectF(x - 8, middle - 8, 16, 16)
        draw_box(canvas, halo, radius=8, fill=theme.color("surface"))
        draw_box(canvas, halo.adjusted(2, 2, -2, -2), radius=6, fill=theme.color("text"))
