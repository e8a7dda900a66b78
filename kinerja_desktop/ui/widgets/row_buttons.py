"""Rows that lead somewhere: DueRow (to do), DateRow (coming), StageRow (how many), FactLink."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.painting import (
    CENTER,
    RIGHT,
    Canvas,
    Pressed,
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


class RowButton(Pressed, QAbstractButton):
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

    def set_row_height(self, height: int) -> None:
        """Give way in low windows."""
        self._height = height
        self.updateGeometry()

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


class DueRow(RowButton):
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
        side = theme.px(32)
        tile = QRectF(box.left(), box.center().y() - side / 2, side, side)
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


class DateRow(RowButton):
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
        side = float(theme.px(40))
        tall = min(side, box.height() - 3)
        tile = QRectF(box.left(), box.center().y() - tall / 2, side, tall)
        draw_box(canvas, tile, fill=theme.color(fill))
        day, month = self._day
        line, small = theme.line("strong"), theme.line("micro")
        place = QRectF(tile.left(), tile.top() + (tall - line - small) / 2, side, line)
        draw_text(canvas, theme, place, day, look=f"strong {color}", align=CENTER)
        place = QRectF(tile.left(), place.bottom(), side, small)
        token = color if self._is_soon else "text-2"
        draw_text(canvas, theme, place, month, look=f"micro/600 {token}", align=CENTER)
        self._two_lines(canvas, box.adjusted(side + 12, 0, 0, 0), *self._words)


@dataclass(frozen=True, kw_only=True)
class StageCount:
    """How many of `total` people are in a stage; `token` colours the bar."""

    icon: str
    word: str
    count: int
    total: int
    token: str = "primary"  # noqa: S105 - a colour


class StageRow(RowButton):
    """Icon, word, bar, number. `word_width` is that of the widest word below each other."""

    def __init__(
        self, theme: Theme, stage: StageCount, *, word_width: float, parent: QWidget | None = None
    ) -> None:
        name = f"{stage.word}: {stage.count}"
        super().__init__(theme, name, height=32, parent=parent)
        self._stage, self._word_width = stage, word_width

    def paint_row(self, canvas: Canvas, box: QRectF) -> None:
        theme, stage = self.theme, self._stage
        token = "text" if stage.count else "text-3"
        icon = QRectF(box.left(), box.top(), theme.px(16), box.height())
        color = "text-2" if stage.count else "text-3"
        draw_icon(canvas, theme, icon, stage.icon, color=color)
        place = QRectF(icon.right() + 10, box.top(), self._word_width + 2, box.height())
        draw_text(canvas, theme, place, stage.word, look=f"body {token}")
        left = place.right() + 24
        track = QRectF(left, round(box.center().y()) - 3, box.right() - left - 30, 6)
        if track.width() >= 24:
            draw_box(canvas, track, radius=3, fill=theme.color("surface-2"))
            self._paint_bar(canvas, track)
        style = "strong" if stage.count else "body"
        draw_text(canvas, theme, box, str(stage.count), look=f"{style} {token}", align=RIGHT)

    def _paint_bar(self, canvas: Canvas, track: QRectF) -> None:
        if self._stage.count:
            share = self._stage.count / max(1, self._stage.total)
            bar = QRectF(track.left(), track.top(), max(6.0, track.width() * share), 6)
            draw_box(canvas, bar, radius=3, fill=self.theme.color(self._stage.token))


class FactLink(RowButton):
    """A name at the left, a value at the right; 30 high."""

    def __init__(
        self, theme: Theme, name: str, value: str, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, f"{name}: {value}", height=30, parent=parent)
        self._name, self._value = name, value

    def paint_row(self, canvas: Canvas, box: QRectF) -> None:
        theme = self.theme
        used = draw_text(canvas, theme, box, self._value, look="medium text", align=RIGHT)
        room = box.adjusted(0, 0, -used - 12, 0)
        draw_text(canvas, theme, room, self._name, look="body text-2")


class PlaceRow(RowButton):
    """A folder or drive to look in: icon on a tile, name, line, chevron. 48 high; `clicked`."""

    def __init__(
        self,
        theme: Theme,
        words: tuple[str, str],
        *,
        icon: str = "folder",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, ", ".join(words), height=48, parent=parent)
        self._words, self._icon = words, icon

    def paint_row(self, canvas: Canvas, box: QRectF) -> None:
        theme = self.theme
        tile = QRectF(box.left(), box.center().y() - 16, 32, 32)
        draw_box(canvas, tile, fill=theme.color("surface-2"))
        draw_icon(canvas, theme, tile, self._icon, color="text-2")
        self._two_lines(canvas, box.adjusted(44, 0, -24, 0), *self._words)
        chevron = QRectF(box.right() - 16, box.top(), 16, box.height())
        draw_icon(canvas, theme, chevron, "chevron-right")
