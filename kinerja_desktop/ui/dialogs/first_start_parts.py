"""Parts of the first start: the steps at the left, tiles to choose from, the shape of a step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.painting import (
    CENTER,
    Canvas,
    FocusSeen,
    Painted,
    draw_box,
    draw_icon,
    draw_inner_ring,
    draw_text,
)
from kinerja_desktop.ui.widgets.wrapping import draw_lines, wrapped

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

STEP_HEIGHT, DISC = 60, 28


@dataclass(frozen=True, kw_only=True)
class StepWords:
    """A step at the left: what it is called and what it is about."""

    title: str
    line: str


class StepColumn(Painted):
    """The steps from top to bottom: done with a check, the present one in blue, the rest quiet."""

    def __init__(
        self, theme: Theme, steps: tuple[StepWords, ...], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._steps = list(steps)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_current(0)

    def set_current(self, place: int) -> None:
        self._current = place
        self.setAccessibleName(f"{place + 1}/{len(self._steps)}: {self._steps[place].title}")
        self.update()

    def set_line(self, place: int, line: str) -> None:
        """Say what a done step has brought, as the person's name."""
        self._steps[place] = StepWords(title=self._steps[place].title, line=line)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.px(STEP_HEIGHT) * len(self._steps))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            for place, step in enumerate(self._steps):
                self._paint_step(canvas, place, step)

    def _paint_step(self, canvas: Canvas, place: int, step: StepWords) -> None:
        theme, color = self.theme, self.theme.color
        top, side = place * theme.px(STEP_HEIGHT), theme.px(DISC)
        disc = QRectF(0, top + 6, side, side)
        if place < self._current:
            draw_box(canvas, disc, radius=side / 2, fill=color("primary-soft"))
            draw_icon(canvas, theme, disc, "check", color="on-primary-soft")
        else:
            is_now = place == self._current
            fill = "primary" if is_now else "surface"
            edge = None if is_now else color("border-input")
            draw_box(canvas, disc, radius=side / 2, fill=color(fill), edge=edge)
            look = "small/600 on-primary" if is_now else "small/600 text-2"
            draw_text(canvas, theme, disc, str(place + 1), look=look, align=CENTER)
        left = disc.right() + 14
        room = self.width() - left
        title, line = theme.line("medium"), theme.line("small")
        is_later = place > self._current
        looks = ("medium text-2", "small text-3") if is_later else ("strong text", "small text-2")
        draw_text(canvas, theme, QRectF(left, top, room, title), step.title, look=looks[0])
        lines = wrapped(theme, step.line, "small", room)
        draw_lines(canvas, theme, QRectF(left, top + title, room, line), lines, look=looks[1])


@dataclass(frozen=True, kw_only=True)
class TileWords:
    """A tile: the value it stands for, an icon, what it is, and one line about it."""

    value: str
    icon: str
    title: str
    line: str


class Tile(FocusSeen, QAbstractButton):
    """A choice as a tile; chosen: 2 px `primary` on `primary-soft`."""

    def __init__(self, theme: Theme, words: TileWords, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = words
        self.setCheckable(True)
        self.setText(words.title)
        self.setAccessibleName(f"{words.title}. {words.line}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(245, self._theme.px(60))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, chosen, is_on = self._theme, self.isChecked(), self.isEnabled()
        fill = "hover" if self.underMouse() and is_on else "surface"
        fill = "primary-soft" if chosen else fill
        edge, width = ("primary", 2) if chosen else ("border-input", 1)
        with Canvas(self, theme) as canvas:
            draw_box(
                canvas,
                self.rect(),
                radius=8,
                fill=theme.color(fill) if is_on else None,
                edge=theme.color(edge if is_on else "border"),
                width=width,
            )
            self._paint_words(canvas, chosen=chosen)
            if self.shows_focus:
                draw_inner_ring(canvas, theme, self.rect(), 8)

    def _paint_words(self, canvas: Canvas, *, chosen: bool) -> None:
        theme = self._theme
        title, line = theme.line("medium"), theme.line("caption")
        top = (self.height() - title - line - 4) / 2
        side = theme.px(18)
        color = "on-primary-soft" if chosen else "text-2"
        icon = QRectF(14, top, side, title)
        draw_icon(canvas, theme, icon, self.words.icon, color=color, size=18)
        look = "strong on-primary-soft" if chosen else "medium text-2"
        if self.isEnabled() and not chosen:
            look = "medium text"
        words = QRectF(24 + side, top, self.width() - 34 - side, title)
        draw_text(canvas, theme, words, self.words.title, look=look)
        second = QRectF(14, top + title + 4, self.width() - 24, line)
        draw_text(canvas, theme, second, self.words.line, look="caption text-2")


class Tiles(QWidget):
    """Tiles side by side, of which one is chosen."""

    value_changed = Signal(str)

    def __init__(
        self, theme: Theme, tiles: tuple[TileWords, ...], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._tiles = [Tile(theme, words, parent=self) for words in tiles]
        for tile in self._tiles:
            self._group.addButton(tile)
            tile.clicked.connect(lambda _on, value=tile.words.value: self.value_changed.emit(value))
        line = row(*self._tiles, gap=12)
        for place in range(len(self._tiles)):
            line.setStretch(place, 1)
        self.setLayout(line)

    def value(self) -> str:
        """Return the chosen value, or nothing."""
        return next((tile.words.value for tile in self._tiles if tile.isChecked()), "")

    def chosen_tile(self) -> QWidget:
        """Return who takes the focus: the chosen tile, else the first."""
        return next((tile for tile in self._tiles if tile.isChecked()), self._tiles[0])

    def set_value(self, value: str) -> None:
        for tile in self._tiles:
            tile.setChecked(tile.words.value == value)


class Step(QWidget):
    """One step of the first start: fills `body`; says when it is complete."""

    title = ""
    intro = ""

    completed = Signal(bool)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.body = column(gap=12)
        self.setLayout(self.body)

    def is_complete(self) -> bool:
        """Say whether Lanjut may be pressed."""
        return True

    def check(self) -> bool:
        """Look at the fields before going on; show what is wrong below them."""
        return True

    def first_focus(self) -> QWidget | None:
        return None

    def left_button(self) -> QWidget | None:
        """Return what stands at the left of the foot."""
        return None

    def announce(self, _changed: Any = None) -> None:
        """Tell the screen that is_complete may have changed."""
        self.completed.emit(self.is_complete())
