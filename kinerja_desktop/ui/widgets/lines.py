"""Lines of cards: facts, agenda, settings, files, points, comparisons, status, legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.badges import SignMark
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.field import Audience
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.painting import (
    RIGHT,
    Canvas,
    Painted,
    draw_box,
    draw_icon,
    draw_sign,
    draw_text,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme


class FactRow(QWidget):
    """A name at the left, a value at the right."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        value: str,
        *,
        look: str = "medium",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        label = ElidedText(theme, name, look="body text-2", parent=self)
        self.value = Text(theme, value, look=look, parent=self)
        line = row(label, self.value, gap=12)
        line.setStretchFactor(label, 1)
        self.setLayout(line)
        self.setMinimumHeight(theme.px(30))


class AgendaRow(Painted):
    """A step of the conversation with its minutes: 23 high."""

    def __init__(
        self,
        theme: Theme,
        number: int,
        title: str,
        *,
        minutes: int,
        most: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._number, self._title, self._minutes, self._most = number, title, minutes, most
        self.setAccessibleName(f"{number}. {title}, {minutes}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, self.theme.px(23))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, tall, wide = self.theme, self.height(), self.width()
        with Canvas(self, theme) as canvas:
            box = QRectF(0, 0, 22, tall)
            draw_text(canvas, theme, box, str(self._number), look="small/600 text-3")
            box = QRectF(22, 0, wide - 22 - 100, tall)
            draw_text(canvas, theme, box, self._title, look="small text")
            track = QRectF(wide - 88, (tall - 6) / 2, 60, 6)
            draw_box(canvas, track, radius=3, fill=theme.color("surface-2"))
            share = min(1.0, self._minutes / max(1, self._most))
            bar = QRectF(track.left(), track.top(), 60 * share, 6)
            draw_box(canvas, bar, radius=3, fill=theme.color("seq-2"))
            box = QRectF(0, 0, wide, tall)
            text = str(self._minutes)
            draw_text(canvas, theme, box, text, look="small/500 text", align=RIGHT)


class SettingsRow(QWidget):
    """Icon 20, title, note, control at the right; 64 high."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        note: str,
        *,
        icon: str,
        control: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        sign = IconLabel(theme, icon, size=20, parent=self)
        self.note = Text(theme, note, look="small text-3", lines=2, parent=self)
        name = Text(theme, title, look="medium", lines=2, parent=self)
        words = column(None, name, self.note, None, gap=0)
        line = row(sign, words, control, gap=16, margins=(0, 11, 0, 11))
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setMinimumHeight(theme.px(64))
        if not control.accessibleName():
            control.setAccessibleName(title)
        control.setAccessibleDescription(note)


class FileRow(Quiet):
    """An attached file: tile, name, size, something to do at the right."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        caption: str,
        *,
        icon: str = "file-text",
        right: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, margins=(8, 8, 12, 8), parent=parent)
        tile = Quiet(theme, tone="surface", margins=(10, 10, 10, 10), parent=self)
        tile.body.addWidget(IconLabel(theme, icon, color="primary", parent=tile))
        words = column(
            ElidedText(theme, name, look="medium", parent=self),
            ElidedText(theme, caption, look="caption text-3", parent=self),
            gap=0,
        )
        line = row(tile, words, right, gap=12) if right else row(tile, words, gap=12)
        line.setStretch(1, 1)
        self.body.addLayout(line)


class PointBlock(Quiet):
    """A strength or growth point of the preparation, with whether the employee knows it."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        sentence: str,
        *,
        sign: int,
        meta: str = "",
        told: str = "",
    ) -> None:
        super().__init__(theme, margins=(12, 8, 14, 8))
        mark = SignMark(theme, sign, parent=self)
        head = row(
            Text(theme, title, look="strong", parent=self),
            ElidedText(theme, meta, look="small text-3", parent=self),
            gap=10,
        )
        head.setStretch(1, 1)
        if told:
            self.told = Audience(theme, told, parent=self)
            head.addWidget(self.told)
        words = column(head, Text(theme, sentence, look="body text-2", lines=0, parent=self), gap=1)
        line = row(column(mark, None), words, gap=12)
        line.setStretch(1, 1)
        self.body.addLayout(line)

    def warn(self, text: str) -> None:
        """Say that the employee has not been told yet."""
        if hasattr(self, "told"):
            self.told.icon.set_icon("triangle-alert", "warn")
            self.told.text.set_text(text)
            self.told.text.set_look("caption warn")


class ComparisonRow(Painted):
    """Name, now, arrow, then, the difference in words; 28 high."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        values: tuple[str, str],
        *,
        difference: str = "",
        name_width: int = 100,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._name, self._values, self._difference = name, values, difference
        self._name_width = name_width
        self.setAccessibleName(f"{name}: {values[0]}, {values[1]}. {difference}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, self.theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, tall = self.theme, self.height()
        now, then = self._values
        with Canvas(self, theme) as canvas:
            box = QRectF(0, 0, theme.px(self._name_width), tall)
            draw_text(canvas, theme, box, self._name, look="small text-2")
            box = QRectF(box.right(), 0, theme.px(56), tall)
            draw_text(canvas, theme, box, now, look="small text-3", align=RIGHT)
            icon = QRectF(box.right() + 14, 0, theme.px(14), tall)
            draw_icon(canvas, theme, icon, "arrow-right", size=14)
            look = "small/500 text" if now == then else "small/600 text"
            box = QRectF(icon.right() + 4, 0, theme.px(46), tall)
            draw_text(canvas, theme, box, then, look=look, align=RIGHT)
            box = QRectF(box.right() + 8, 0, self.width() - box.right() - 8, tall)
            look = "caption text-3" if now == then else "caption text-2"
            draw_text(canvas, theme, box, self._difference, look=look, align=RIGHT)


class StatusLine(QWidget):
    """Icon 14 and 12 px words: the foot of the navigation, the foot of a card."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        icon: str,
        color: str = "text-3",
        icon_color: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.icon = IconLabel(theme, icon, color=icon_color or color, size=14, parent=self)
        self.text = ElidedText(theme, text, look=f"caption {color}", parent=self)
        line = row(self.icon, self.text, gap=8)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setFixedHeight(theme.px(20))

    def show_status(self, text: str, *, icon: str, color: str, icon_color: str = "") -> None:
        self.icon.set_icon(icon, icon_color or color)
        self.text.set_text(text)
        self.text.set_look(f"caption {color}")


class SignLegend(Painted):
    """The three signs with their words, bare."""

    def __init__(self, theme: Theme, words: dict[int, str], *, parent: QWidget | None) -> None:
        super().__init__(theme, parent=parent)
        self._words = words
        self.setAccessibleName(", ".join(words.values()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = sum(self.theme.width(word, "caption") for word in self._words.values())
        return QSize(round(words) + 38 * len(self._words), self.theme.line("caption"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        left = 0.0
        with Canvas(self, self.theme) as canvas:
            for sign, word in self._words.items():
                center = QPointF(left + 6, self.height() / 2)
                draw_sign(canvas, self.theme, center, sign, 11)
                box = QRectF(left + 18, 0, 200, self.height())
                left += 38 + draw_text(canvas, self.theme, box, word, look="caption text-2")
