"""Card (white sheet with a line), Quiet (tinted block inside a card), CardHead, PaneHead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import NO_MARGINS, Margins, column
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme


class CardHead(QWidget):
    """24 px: title left, an optional caption after it, one thing at the right."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        caption: str = "",
        right: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = Text(theme, title, look="strong", parent=self)
        self.caption = ElidedText(theme, caption, look="caption text-3", parent=self)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(*NO_MARGINS)
        self._box.setSpacing(10)
        self._box.addWidget(self.title)
        self._box.addWidget(self.caption, 1)
        self.setFixedHeight(theme.px(24))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if right is not None:
            self.add_right(right)

    def add_right(self, widget: QWidget) -> None:
        self._box.addWidget(widget)


class Card(Painted):
    """A white sheet: surface, 1 px border, radius 8. `body` is its column."""

    def __init__(
        self,
        theme: Theme,
        *,
        title: str = "",
        caption: str = "",
        right: QWidget | None = None,
        margins: Margins = (16, 12, 16, 12),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self.body: QVBoxLayout = column(gap=8, margins=margins)
        self.setLayout(self.body)
        self.head: CardHead | None = None
        if title:
            self.head = CardHead(theme, title, caption=caption, right=right, parent=self)
            self.body.addWidget(self.head)

    def add(self, item: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(item, stretch)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            surface, edge = self.theme.color("surface"), self.theme.color("border")
            draw_box(canvas, self.rect(), radius=8, fill=surface, edge=edge)


class Quiet(Painted):
    """A block without outline: `surface-2` or a soft tone, radius 8. `body` is its column."""

    def __init__(
        self,
        theme: Theme,
        *,
        tone: str = "surface-2",
        margins: Margins = (14, 10, 14, 10),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._tone = tone
        self.body: QVBoxLayout = column(gap=4, margins=margins)
        self.setLayout(self.body)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_tone(self, tone: str) -> None:
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            draw_box(canvas, self.rect(), radius=8, fill=self.theme.color(self._tone))
