"""What was found: VerdictBlock, EventLine (who and when), GateRow (a condition and its proof)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.painting import (
    RIGHT,
    Canvas,
    Painted,
    draw_box,
    draw_icon,
    draw_line,
    draw_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

SOFT = {
    "success": ("success-soft", "success"),
    "warn": ("warn-soft", "warn"),
    "danger": ("danger-soft", "danger"),
    "info": ("info-soft", "info"),
    "neutral": ("surface-2", "text-2"),
}


class IconDisc(Painted):
    """An icon on a disc."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        *,
        side: int = 56,
        tokens: tuple[str, str] = ("surface", "text-2"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._icon, self._side, self._tokens = icon, side, tokens
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, tokens: tuple[str, str]) -> None:
        self._icon, self._tokens = icon, tokens
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill, color = self._tokens
        size = 28 if self._side >= 56 else (18 if self._side >= 36 else 14)
        with Canvas(self, self.theme) as canvas:
            draw_box(canvas, self.rect(), radius=self._side / 2, fill=self.theme.color(fill))
            draw_icon(canvas, self.theme, self.rect(), self._icon, color=color, size=size)


class VerdictBlock(Quiet):
    """The verdict on a file: disc, title, one sentence that says what to do."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(20, 16, 20, 16), parent=parent)
        self._disc = IconDisc(theme, "file-search", parent=self)
        self.title = Text(theme, look="title", lines=2, parent=self)
        self.sentence = Text(theme, look="body text-2", lines=0, parent=self)
        line = row(self._disc, column(None, self.title, self.sentence, None, gap=2), gap=18)
        line.setStretch(1, 1)
        self.body.addLayout(line)

    def show_verdict(self, title: str, sentence: str, *, tone: str, icon: str) -> None:
        """Tones: success, warn, danger, info, neutral."""
        soft, color = SOFT[tone]
        self.set_tone(soft)
        self._disc.set_icon(icon, ("surface", color))
        self.title.set_text(title)
        self.sentence.set_text(sentence)


@dataclass(frozen=True, kw_only=True)
class EventItem:
    """Something that happened: title and note at the left, time at the right."""

    title: str
    note: str
    when: str = ""
    icon: str = "check"
    tone: str = "success"


class EventLine(Painted):
    """Events below each other, discs joined by a hairline; rows 46."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._items: list[EventItem] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_items(self, items: Sequence[EventItem]) -> None:
        self._items = list(items)
        told = ". ".join(f"{item.title}, {item.note}, {item.when}" for item in items)
        self.setAccessibleName(told)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, len(self._items) * self.theme.px(46))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, tall = self.theme, self.theme.px(46)
        side = theme.px(26)
        with Canvas(self, theme) as canvas:
            for place, item in enumerate(self._items):
                top = place * tall
                disc = QRectF(0, top + 2, side, side)
                soft, color = SOFT[item.tone]
                draw_box(canvas, disc, radius=side / 2, fill=theme.color(soft))
                draw_icon(canvas, theme, disc, item.icon, color=color, size=14)
                if place + 1 < len(self._items):
                    x = round(side / 2)
                    start, end = QPointF(x, disc.bottom()), QPointF(x, top + tall + 2)
                    draw_line(canvas, theme.color("border"), start, end)
                self._paint_words(canvas, item, top, side + 12)

    def _paint_words(self, canvas: Canvas, item: EventItem, top: float, left: float) -> None:
        theme = self.theme
        wide = theme.width(item.when, "small")
        line, small = theme.line("body"), theme.line("small")
        block = top + (theme.px(40) - line - small) / 2 - 1
        room = self.width() - left - wide - 12
        box = QRectF(left, block, room, line)
        draw_text(canvas, theme, box, item.title, look="medium")
        box = QRectF(left, block + line, room, small)
        draw_text(canvas, theme, box, item.note, look="small text-3")
        box = QRectF(0, block, self.width(), line + small)
        draw_text(canvas, theme, box, item.when, look="small text-3", align=RIGHT)


class GateRow(QWidget):
    """A condition: met, or open with what to do. `wanted` when its link is pressed."""

    wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        proof: str,
        *,
        met: bool,
        link: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        icon, color = ("circle-check", "success") if met else ("circle-dashed", "warn")
        sign = IconLabel(theme, icon, color=color, parent=self)
        name = Text(theme, title, look="small/500", lines=0, parent=self)
        words = column(name, gap=0)
        if link and not met:
            button = Button(theme, proof, kind="link", height=24, parent=self)
            button.clicked.connect(self.wanted)
            words.addLayout(row(button, None))
        else:
            words.addWidget(ElidedText(theme, proof, look="caption text-3", parent=self))
        line = row(column(sign, None, margins=(0, 1, 0, 0)), words, gap=10)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setAccessibleName(f"{title}: {proof}")
        self.setMinimumHeight(theme.px(40))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
