"""Plots: ProgressLines, DotDistribution, CountBars. Each tells its numbers in words too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.painting import (
    CENTER,
    RIGHT,
    Canvas,
    Painted,
    draw_box,
    draw_icon,
    draw_line,
    draw_text,
)
from kinerja_desktop.ui.widgets.wrapping import draw_lines, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QColor, QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

Item = TypeVar("Item")


class Plot(Painted):
    """A picture that is as wide as it may be and tells its numbers as description."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, parts: Sequence[str]) -> None:
        """Say what the picture shows, and paint it anew."""
        self.setAccessibleDescription("; ".join(parts))
        self.updateGeometry()
        self.update()

    def exposed(
        self, event: QPaintEvent, items: Sequence[Item], tall: float
    ) -> Iterable[tuple[int, Item]]:
        """Give the items to be painted anew, one in each row of this height below a head."""
        seen = event.rect()
        first, last = max(1, int(seen.top() // tall)), int(seen.bottom() // tall)
        return enumerate(items[first - 1 : last], start=first)

    def paint_bar(self, canvas: Canvas, box: QRectF, share: float, token: str) -> None:
        """Paint a bar over its share of `box`."""
        if share > 0:
            width = max(box.height() / 2, box.width() * min(1.0, share))
            part = QRectF(box.left(), box.top(), width, box.height())
            draw_box(canvas, part, radius=3, fill=self.theme.color(token))


def _dashed(color: QColor) -> QPen:
    pen = QPen(color, 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([2, 3])
    return pen


@dataclass(frozen=True, kw_only=True)
class ProgressItem:
    """A stage with how many are in it; `token` colours its bar."""

    icon: str
    word: str
    count: int
    token: str = "primary"  # noqa: S105 - a colour


class ProgressLines(Plot):
    """Icon, word, bar, number: how many appraisals are in which stage."""

    ROW = 33

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent=parent)
        self._items: list[ProgressItem] = []
        self._total, self._row = 1, self.ROW

    def show_items(
        self, items: Sequence[ProgressItem], *, total: int, row_height: int = ROW
    ) -> None:
        """Show stages; a bar is full at `total`."""
        self._items, self._total, self._row = list(items), max(1, total), row_height
        self.tell([f"{item.word} {item.count}" for item in items])

    def sizeHint(self) -> QSize:
        return QSize(300, len(self._items) * self.theme.px(self._row))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        tall = theme.px(self._row)
        words = max((theme.width(item.word, "body") for item in self._items), default=0.0)
        left = theme.px(16) + 10 + words + 26
        with Canvas(self, theme) as canvas:
            for place, item in enumerate(self._items):
                top = place * tall
                quiet = not item.count
                token = "text-3" if quiet else "text"
                icon = QRectF(0, top, theme.px(16), tall)
                draw_icon(canvas, theme, icon, item.icon, color="text-3" if quiet else "text-2")
                box = QRectF(icon.right() + 10, top, words + 2, tall)
                draw_text(canvas, theme, box, item.word, look=f"body {token}")
                track = QRectF(left, top + (tall - 6) / 2, self.width() - left - 30, 6)
                draw_box(canvas, track, radius=3, fill=theme.color("surface-2"))
                self.paint_bar(canvas, track, item.count / self._total, item.token)
                box = QRectF(0, top, self.width(), tall)
                style = "body" if quiet else "strong"
                look = f"{style} {token}"
                draw_text(canvas, theme, box, str(item.count), look=look, align=RIGHT)


class DotDistribution(Plot):
    """A dot a person, stacked over the predicates; bars with numbers when people are many."""

    DOT, STEP, LEAST_STEP = 12, 14.5, 3.5

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent=parent)
        self._items: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_items(self, items: Sequence[tuple[str, int]]) -> None:
        """Show (predicate, how many), lowest first."""
        self._items = list(items)
        self.tell([f"{word} {count}" for word, count in items])

    def sizeHint(self) -> QSize:
        return QSize(300, 134)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 90)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        if not self._items:
            return
        wide = self.width() / len(self._items)
        foot = self.height() - 2 * theme.line("caption") - 8
        most = max(1, *(count for _word, count in self._items))
        step = min(self.STEP, (foot - 4) / most)
        with Canvas(self, theme) as canvas:
            y = round(foot)
            draw_line(canvas, theme.color("border"), QPointF(0, y), QPointF(self.width(), y))
            for place, (word, count) in enumerate(self._items):
                middle = (place + 0.5) * wide
                if step < self.LEAST_STEP:
                    self._paint_column(canvas, middle, foot, (count, most))
                else:
                    self._paint_dots(canvas, middle, foot, (count, step))
                token = "text-2" if count else "text-3"
                lines = wrapped(theme, word, "caption", wide - 4)
                box = QRectF(place * wide, foot + 6, wide, 1)
                draw_lines(canvas, theme, box, lines, look=f"caption {token}", align=CENTER)

    def _paint_dots(
        self, canvas: Canvas, middle: float, foot: float, stack: tuple[int, float]
    ) -> None:
        count, step = stack
        dot = min(float(self.DOT), step * 0.83)
        for number in range(count):
            box = QRectF(middle - dot / 2, foot - 5 - dot - number * step, dot, dot)
            draw_box(canvas, box, radius=dot / 2, fill=self.theme.color("primary"))

    def _paint_column(
        self, canvas: Canvas, middle: float, foot: float, share: tuple[int, int]
    ) -> None:
        count, most = share
        line = self.theme.line("caption")
        tall = (foot - line - 4) * count / most
        bar = QRectF(middle - 10, foot - tall, 20, tall)
        if count:
            draw_box(canvas, bar, radius=3, fill=self.theme.color("primary"))
            box = QRectF(middle - 30, bar.top() - line - 1, 60, line)
            look = "caption/600 text-2"
            draw_text(canvas, self.theme, box, str(count), look=look, align=CENTER)


@dataclass(frozen=True, kw_only=True)
class CountItem:
    """A person with a number of notes; `is_low` is below half the median."""

    name: str
    count: int
    is_low: bool = False


class CountBars(Plot):
    """Bars with the median as a dashed line and its number on top."""

    def __init__(
        self, theme: Theme, name: str, *, name_width: int = 124, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, parent=parent)
        self._items: list[CountItem] = []
        self._median, self._median_words = 0.0, ""
        self._name_width = name_width

    def show_items(self, items: Sequence[CountItem], *, median: float, median_words: str) -> None:
        self._items, self._median, self._median_words = list(items), median, median_words
        self.tell([f"{item.name} {item.count}" for item in items] + [median_words])

    def sizeHint(self) -> QSize:
        return QSize(400, self.theme.px(20) * (len(self._items) + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._name_width + 120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tall = self.theme, self.theme.px(20)
        most = max([self._median, 1.0, *(float(item.count) for item in self._items)])
        room = QRectF(self._name_width, 0, self.width() - self._name_width - 56, 10)
        with Canvas(self, theme) as canvas:
            for place, item in self.exposed(event, self._items, tall):
                top = place * tall
                style = "small/600" if item.is_low else "small"
                box = QRectF(0, top, self._name_width - 8, tall)
                draw_text(canvas, theme, box, item.name, look=f"{style} text")
                bar = room.translated(0, top + (tall - 10) / 2)
                token = "primary" if item.is_low else "seq-2"
                self.paint_bar(canvas, bar, item.count / most, token)
                box = QRectF(0, top, self.width(), tall)
                style = "small/600 text" if item.is_low else "small text-2"
                draw_text(canvas, theme, box, str(item.count), look=style, align=RIGHT)
            x = round(room.left() + room.width() * self._median / most) + 0.5
            box = QRectF(x - 60, 0, 120, tall - 2)
            words = self._median_words
            draw_text(canvas, theme, box, words, look="caption text-2", align=CENTER)
            canvas.setPen(_dashed(theme.color("text-2")))
            canvas.drawLine(QPointF(x, tall - 2), QPointF(x, self.height()))
