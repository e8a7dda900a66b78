"""Rows that lead somewhere: DueRow (something to do), DateRow (a coming date)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.painting import (
    CENTER,
    Canvas,
    FocusSeen,
    draw_box,
    draw_icon,
    draw_ring,
    draw_text,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

_TILES = {
    "warn": ("warn-soft", "warn"),
    "neutral": ("surface-2", "text-2"),
    "primary": ("primary-soft", "on-primary-soft"),
    "success": ("success-soft", "success"),
    "danger": ("danger-soft", "danger"),
}


class _RowButton(FocusSeen, QAbstractButton):
    """A row that can be pressed: hover fill, focus ring."""

    def __init__(self, theme: Theme, name: str, *, height: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._height = height
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(240, self.theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.theme.px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            if self.underMouse() or self.isDown():
                token = "pressed" if self.isDown() else "hover"
                draw_box(canvas, self.rect(), fill=self.theme.color(token))
            self.paint_row(canvas, QRectF(self.rect()).adjusted(6, 0, -6, 0))
            if self.shows_focus:
                draw_ring(canvas, self.theme, self.rect())

    def paint_row(self, canvas: Canvas, box: QRectF) -> None:
        raise NotImplementedError

    def _two_lines(self, canvas: Canvas, box: QRectF, title: str, caption: str) -> None:
        theme = self.theme
        line, small = theme.line("body"), theme.line("caption")
        top = box.top() + (box.height() - line - small) / 2
        place = QRectF(box.left(), top, box.width(), line)
        draw_text(canvas, theme, place, title, look="body text")
        place = QRectF(box.left(), top + line, box.width(), small)
        draw_text(canvas, theme, place, caption, look="caption text-3")

    def enterEvent(self, event: QEvent) -> None:
        self.update()
        super().enterEvent(event)  # type: ignore[arg-type]

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)


class DueRow(_RowButton):
    """Something to do: tile, number and words, names, chevron. 40 high; `clicked`.

    It reaches 6 px beyond its text on both sides: give its card side margins 6 less.
    """

    def __init__(
        self,
        theme: Theme,
        words: tuple[int, str, str],
        *,
        icon: str,
        tone: str = "neutral",
        parent: QWidget | None = None,
    ) -> None:
        count, title, names = words
        super().__init__(theme, f"{count} {title}. {names}", height=40, parent=parent)
        self._words, self._icon, self._tone = words, icon, tone

    def paint_row(self, canvas: Canvas, box: QRectF) -> None:
        theme = self.theme
        count, title, names = self._words
        fill, color = _TILES[self._tone]
        tile = QRectF(box.left(), box.center().y() - 16, 32, 32)
        draw_box(canvas, tile, fill=theme.color(fill))
        draw_icon(canvas, theme, tile, self._icon, color=color)
        left = tile.right() + 12
        line, small = theme.line("body"), theme.line("caption")
        top = box.top() + (box.height() - line - small) / 2
        place = QRectF(left, top, box.right() - left - 24, line)
        number = draw_text(canvas, theme, place, str(count), look="strong text")
        draw_text(canvas, theme, place.adjusted(number + 7, 0, 0, 0), title, look="body text")
        place = QRectF(left, top + line, place.width(), small)
        draw_text(canvas, theme, place, names, look="caption text-3")
        chevron = QRectF(box.right() - 16, box.top(), 16, box.height())
        draw_icon(canvas, theme, chevron, "chevron-right")


class DateRow(_RowButton):
    """A coming date: tile 40 with day and month, title, line. 52 high; `clicked`."""

    def __init__(
        self,
        theme: Theme,
        day: tuple[str, str],
        words: tuple[str, str],
        *,
        soon: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        name = f"{day[0]} {day[1]}: {words[0]}, {words[1]}"
        super().__init__(theme, name, height=52, parent=parent)
        self._day, self._words, self._is_soon = day, words, soon

    def paint_row(self, canvas: Canvas, box: QRectF) -> None:
        theme = self.theme
        fill, color = (
            ("primary-soft", "on-primary-soft")
            if self._is_soon
            else (
                "surface-2",
                "text",
            )
        )
        tile = QRectF(box.left(), box.center().y() - 20, 40, 40)
        draw_box(canvas, tile, fill=theme.color(fill))
        day, month = self._day
        place = tile.adjusted(0, 3, 0, -17)
        draw_text(canvas, theme, place, day, look=f"strong {color}", align=CENTER)
        place = tile.adjusted(0, 21, 0, -4)
        token = color if self._is_soon else "text-2"
        draw_text(canvas, theme, place, month, look=f"micro/600 {token}", align=CENTER)
        self._two_lines(canvas, box.adjusted(52, 0, 0, 0), *self._words)
