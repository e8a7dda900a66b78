"""Steps: Stepper (import), StepBar (conversation), NumberedSteps (what will happen)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.painting import (
    CENTER,
    Canvas,
    FocusSeen,
    Painted,
    draw_box,
    draw_icon,
    draw_line,
    draw_ring,
    draw_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme


class Stepper(Painted):
    """Circles with words: done, current, next; with little room the current one alone has words."""

    def __init__(
        self, theme: Theme, steps: Sequence[str], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._steps, self._current = list(steps), 0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_current(0)

    def set_current(self, current: int) -> None:
        self._current = current
        place = min(current, len(self._steps) - 1)
        self.setAccessibleName(f"{place + 1}/{len(self._steps)}: {self._steps[place]}")
        self.updateGeometry()
        self.update()

    def _style(self, place: int) -> str:
        return "strong" if place == self._current else "body"

    def _needed(self, *, short: bool) -> QSize:
        words = sum(
            self.theme.width(text, self._style(place))
            for place, text in enumerate(self._steps)
            if place == self._current or not short
        )
        side = self.theme.px(24)
        gaps = (len(self._steps) - 1) * 60
        return QSize(round(words + len(self._steps) * (side + 8) + gaps) + 2, side)

    def sizeHint(self) -> QSize:
        return self._needed(short=False)

    def minimumSizeHint(self) -> QSize:
        return self._needed(short=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, left = self.theme, 0.0
        side = theme.px(24)
        is_short = self.width() < self.sizeHint().width()
        with Canvas(self, theme) as canvas:
            for place, words in enumerate(self._steps):
                if place:
                    y = round(side / 2)
                    start, end = QPointF(left + 14, y), QPointF(left + 46, y)
                    draw_line(canvas, theme.color("border-input"), start, end)
                    left += 60
                self._paint_disc(canvas, QRectF(left, 0, side, side), place)
                left += side + 8
                if is_short and place != self._current:
                    continue
                token = "text" if place == self._current else "text-2"
                token = "text-3" if place > self._current else token
                box = QRectF(left, 0, self.width() - left, side)
                look = f"{self._style(place)} {token}"
                left += draw_text(canvas, theme, box, words, look=look)

    def _paint_disc(self, canvas: Canvas, disc: QRectF, place: int) -> None:
        color, radius = self.theme.color, disc.width() / 2
        if place < self._current:
            draw_box(canvas, disc, radius=radius, fill=color("primary-soft"))
            draw_icon(canvas, self.theme, disc, "check", color="on-primary-soft", size=14)
            return
        look = "caption/600 on-primary"
        if place == self._current:
            draw_box(canvas, disc, radius=radius, fill=color("primary"))
        else:
            edge = color("border-input")
            draw_box(canvas, disc, radius=radius, fill=color("surface"), edge=edge)
            look = "caption/600 text-3"
        draw_text(canvas, self.theme, disc, str(place + 1), look=look, align=CENTER)


class StepBar(FocusSeen, Painted):
    """The steps of the conversation: equal columns, a bar and a word; `step_chosen(place)`."""

    step_chosen = Signal(int)

    def __init__(
        self, theme: Theme, steps: Sequence[str], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._steps, self._current = list(steps), 0
        self._done: set[int] = set()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, current: int, done: set[int]) -> None:
        self._current, self._done = current, set(done)
        place = min(current, len(self._steps) - 1)
        self.setAccessibleName(f"{place + 1}/{len(self._steps)}: {self._steps[place]}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(800, self.theme.px(40))

    def _column(self, place: int) -> QRectF:
        count = len(self._steps)
        width = (self.width() - 8 * (count - 1)) / count
        return QRectF(place * (width + 8), 0, width, self.height())

    def _style(self) -> str:
        """Return the type style in which every word has room."""
        room = self._column(0).width() - 20
        widest = max(self.theme.width(words, "talk-caption/600") for words in self._steps)
        return "talk-caption" if widest <= room else "caption"

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, style = self.theme, self._style()
        with Canvas(self, theme) as canvas:
            for place, words in enumerate(self._steps):
                box = self._column(place)
                current, done = place == self._current, place in self._done
                token = "primary" if current else ("seq-2" if done else "border")
                bar = QRectF(box.left(), 0, box.width(), 4)
                draw_box(canvas, bar, radius=2, fill=theme.color(token))
                line = QRectF(box.left() + 1, 14, box.width(), box.height() - 14)
                if done and not current:
                    icon = QRectF(line.left(), line.top(), 14, line.height())
                    draw_icon(canvas, theme, icon, "check", color="primary", size=16)
                else:
                    look = "talk-caption/500 primary" if current else "talk-caption/500 text-3"
                    draw_text(canvas, theme, line, str(place + 1), look=look)
                look = f"{style}/600 text" if current else f"{style}/500 text-2"
                draw_text(canvas, theme, line.adjusted(19, 0, 0, 0), words, look=look)
                if current and self.shows_focus:
                    draw_ring(canvas, theme, box.adjusted(0, 8, 0, 0), 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in range(len(self._steps)):
            if self._column(place).contains(event.position()):
                self.step_chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= self._current + step < len(self._steps):
            self.step_chosen.emit(self._current + step)


class _NumberDisc(Painted):
    def __init__(self, theme: Theme, number: int, *, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self.theme.px(22)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            radius = self.width() / 2
            draw_box(canvas, self.rect(), radius=radius, fill=self.theme.color("primary-soft"))
            look = "caption/600 on-primary-soft"
            text = str(self._number)
            draw_text(canvas, self.theme, self.rect(), text, look=look, align=CENTER)


class NumberedSteps(QWidget):
    """What will happen, step by step: `steps` are (title, line)."""

    def __init__(
        self, theme: Theme, steps: Sequence[tuple[str, str]], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        box = column(gap=10)
        for number, (title, line) in enumerate(steps, start=1):
            disc = _NumberDisc(theme, number, parent=self)
            words = column(
                Text(theme, title, look="medium", lines=0, parent=self),
                Text(theme, line, look="small text-3", lines=0, parent=self),
                None,
                gap=0,
            )
            item = row(column(disc, None), words, gap=12)
            item.setStretch(1, 1)
            box.addLayout(item)
        self.setLayout(box)
