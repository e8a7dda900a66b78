"""The method with indicators: AnchorScale (rows of words), BandStrip (where a total lies)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.painting import (
    CENTER,
    Canvas,
    Painted,
    draw_box,
    draw_ring,
    draw_text,
)
from kinerja_desktop.ui.widgets.wrapping import draw_lines, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from kinerja_desktop.ui.theme.theme import Theme


class AnchorScale(Painted):
    """Five rows, highest first; digits and arrows choose; nothing is chosen beforehand."""

    value_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        row_height: int = 42,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._anchors: list[tuple[int, str]] = []
        self._value: int | None = None
        self._row_height = row_height
        self._hovered = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_anchors(self, anchors: Sequence[tuple[int, str]], *, value: int | None = None) -> None:
        """Show (step, words), in any order."""
        self._anchors = sorted(anchors, reverse=True)
        self.set_value(value)
        self._fit()

    def set_row_height(self, height: int) -> None:
        self._row_height = height
        self._fit()
        self.update()

    def value(self) -> int | None:
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a step without telling."""
        self._value = value
        words = next((text for step, text in self._anchors if step == value), "")
        self.setAccessibleDescription("" if value is None else f"{value}: {words}")
        self.update()

    def _tall(self) -> int:
        return self.theme.px(self._row_height)

    def _rows(self) -> list[tuple[int, str, QRectF]]:
        """Return step, words and place of every row; one of two lines may be higher."""
        found, top = [], 0
        for step, words in self._anchors:
            lines = wrapped(self.theme, words, "medium", self.width() - 58)
            tall = max(self._tall(), len(lines) * self.theme.line("body") + 10)
            found.append((step, words, QRectF(0, top, self.width(), tall)))
            top += tall
        return found

    def _fit(self) -> None:
        rows = self._rows()
        tall = round(rows[-1][2].bottom()) if rows else self._tall()
        if self.width() > 0 and tall != self.minimumHeight():
            self.setFixedHeight(tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(440, max(1, len(self._anchors)) * self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            for step, words, box in self._rows():
                self._paint_row(canvas, box.adjusted(0, 1, 0, -1), step, words)
            if self.hasFocus() and self._value is None:
                draw_ring(canvas, self.theme, self.rect(), 6)

    def _paint_row(self, canvas: Canvas, box: QRectF, step: int, words: str) -> None:
        theme, chosen = self.theme, step == self._value
        color = theme.color
        if chosen:
            edge = color("focus" if self.hasFocus() else "primary")
            draw_box(canvas, box, fill=color("primary-soft"), edge=edge, width=2)
        elif self._hovered == step:
            draw_box(canvas, box, fill=color("hover"))
        side = theme.px(26)
        disc = QRectF(10, box.center().y() - side / 2, side, side)
        if chosen:
            draw_box(canvas, disc, radius=side / 2, fill=color("primary"))
        else:
            draw_box(canvas, disc, radius=side / 2, edge=color("border-strong"))
        look = "small/600 on-primary" if chosen else "small/600 text-2"
        draw_text(canvas, theme, disc, str(step), look=look, align=CENTER)
        left = disc.right() + 12
        style = "medium" if chosen else "body"
        lines = wrapped(theme, words, style, box.right() - left - 10)
        tall = len(lines) * theme.line("body")
        place = QRectF(left, box.center().y() - tall / 2, box.right() - left - 10, tall)
        token = "on-primary-soft" if chosen else "text"
        draw_lines(canvas, theme, place, lines, look=f"{style} {token}")

    def press(self, digit: int) -> None:
        """Choose the step with this number, as its key does."""
        self._choose(digit)

    def _choose(self, value: int) -> None:
        if value != self._value and any(step == value for step, _ in self._anchors):
            self.set_value(value)
            self.value_changed.emit(value)

    def _step_at(self, y: float) -> int:
        return next((step for step, _words, box in self._rows() if y < box.bottom()), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._step_at(event.position().y())
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hovered = -1
        self.update()
        super().leaveEvent(event)  # type: ignore[arg-type]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._choose(self._step_at(event.position().y()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = [step for step, _words in self._anchors]
        key = event.key()
        digit = key - Qt.Key.Key_0
        if digit in steps:
            self._choose(digit)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and steps:
            move = -1 if key == Qt.Key.Key_Up else 1
            place = -1 if self._value is None and move == -1 else 0
            if self._value is not None:
                place = min(max(steps.index(self._value) + move, 0), len(steps) - 1)
            self._choose(steps[place])
        else:
            super().keyPressEvent(event)


class BandStrip(Painted):
    """Five bands of a total, the one it lies in lit, a tick at the exact place.

    `show_bands(words, limits, total)`: limits are one more than words, as (value, text).
    """

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._words: list[str] = []
        self._limits: list[tuple[float, str]] = []
        self._total: float | None = None
        self._cell = 92
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_bands(
        self,
        words: Sequence[str],
        limits: Sequence[tuple[float, str]],
        *,
        total: float | None,
        cell: int = 92,
    ) -> None:
        """Show bands from lowest to highest; narrow cells (below 72) have no words."""
        self._words, self._limits = list(words), list(limits)
        self._total, self._cell = total, cell
        self.updateGeometry()
        self.update()

    def _cell_width(self) -> int:
        return round(self._cell * max(1.0, self.theme.scale))

    def sizeHint(self) -> QSize:
        width = len(self._words) * (self._cell_width() + 2) - 2 + 32
        return QSize(width, self.theme.px(22) + 10 + self.theme.px(20))

    def _band(self) -> int:
        if self._total is None:
            return -1
        above = [i for i, (value, _text) in enumerate(self._limits[:-1]) if self._total >= value]
        return above[-1] if above else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, wide = self.theme, self._cell_width()
        lit, tall = self._band(), theme.px(22)
        with Canvas(self, theme) as canvas:
            for place, words in enumerate(self._words):
                box = QRectF(16 + place * (wide + 2), 10, wide, tall)
                fill = "primary-soft" if place == lit else "surface-2"
                look = "caption/600 on-primary-soft" if place == lit else "micro/500 text-3"
                draw_box(canvas, box, radius=4, fill=theme.color(fill))
                if self._cell >= 72:
                    inner = box.adjusted(1, 0, -1, 0)
                    draw_text(canvas, theme, inner, words, look=look, align=CENTER)
            for place, (_value, text) in enumerate(self._limits):
                middle = 16 + place * (wide + 2) - 1
                box = QRectF(middle - 24, 10 + tall + 3, 48, theme.line("micro"))
                draw_text(canvas, theme, box, text, look="micro/500 text-3", align=CENTER)
            if self._total is not None and lit >= 0:
                self._paint_tick(canvas, lit, tall)

    def _paint_tick(self, canvas: Canvas, lit: int, tall: int) -> None:
        low, high = self._limits[lit][0], self._limits[lit + 1][0]
        share = min(1.0, ((self._total or 0.0) - low) / (high - low)) if high > low else 0.0
        x = round(16 + lit * (self._cell_width() + 2) + share * self._cell_width())
        ink = self.theme.color("text")
        canvas.fillRect(QRectF(x - 1, 2, 2, tall + 13), ink)
        canvas.setBrush(ink)
        canvas.setPen(Qt.PenStyle.NoPen)
        point = [QPointF(x - 5, 0), QPointF(x + 5, 0), QPointF(x, 6)]
        canvas.drawPolygon(QPolygonF(point))
