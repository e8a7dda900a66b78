"""EmptyState: a drawing, a title, a sentence, one button; and Logo, the mark of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.labels import KeyCap, Text
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_box, draw_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme


class _Drawing(Painted):
    """Soft disc, two sheets, one badge; 176×120."""

    def __init__(self, theme: Theme, icon: str, *, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self._icon = icon
        self.setFixedSize(176, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        color = self.theme.color
        with Canvas(self, self.theme) as canvas:
            disc = QRectF(34, 6, 108, 108)
            draw_box(canvas, disc, radius=54, fill=color("primary-soft"))
            self._sheet(canvas, QPointF(69, 64), -7, tall=70)
            self._sheet(canvas, QPointF(105, 57), 5, tall=80)
            badge = QRectF(114, 72, 32, 32)
            draw_box(canvas, badge, radius=16, fill=color("bg"))
            inner = badge.adjusted(2.5, 2.5, -2.5, -2.5)
            draw_box(canvas, inner, radius=13.5, fill=color("primary"))
            draw_icon(canvas, self.theme, badge, self._icon, color="on-primary", size=18)

    def _sheet(self, canvas: Canvas, center: QPointF, turn: float, *, tall: float) -> None:
        color = self.theme.color
        canvas.save()
        canvas.translate(center)
        canvas.rotate(turn)
        page = QRectF(-32, -tall / 2, 64, tall)
        draw_box(canvas, page, radius=6, fill=color("surface"), edge=color("border-input"))
        for line, (width, token) in enumerate(
            ((40, "seq-2"), (30, "seq-1"), (38, "seq-1"), (22, "seq-1"))
        ):
            bar = QRectF(-20, -tall / 2 + 14 + line * 15, width, 5)
            draw_box(canvas, bar, radius=2.5, fill=color(token))
        canvas.restore()


LARGE_SCALE = 1.5  # beyond it the words have the room of the drawing


class EmptyState(QWidget):
    """A page without content. `pressed` is its button; `keys` adds "before [keys] after"."""

    pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        sentence: str,
        *,
        button: str = "",
        icon: str = "plus",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        center = Qt.AlignmentFlag.AlignHCenter
        drawing = _Drawing(theme, icon, parent=self)
        drawing.setVisible(theme.scale <= LARGE_SCALE)
        self.title = Text(theme, title, look="title", parent=self)
        self.sentence = Text(theme, sentence, look="body text-2", lines=0, parent=self)
        for words in (self.title, self.sentence):
            words.setAlignment(center)
        self.sentence.setFixedWidth(round(400 * theme.scale))
        self.button = Button(theme, button, kind="primary", icon=icon, height=36, parent=self)
        self.button.setVisible(bool(button))
        self.button.clicked.connect(self.pressed)
        self._box = column(gap=0)
        self._box.addStretch(5)
        for part, space in ((drawing, 20), (self.title, 6), (self.sentence, 20), (self.button, 14)):
            self._box.addWidget(part, 0, center)
            self._box.addSpacing(space)
        self._box.addStretch(7)
        self.setLayout(self._box)

    def add_keys(self, before: str, keys: str, after: str) -> None:
        """Add the shortcut line below the button."""
        theme = self._theme
        line = row(
            None,
            Text(theme, before, look="small text-3", parent=self),
            KeyCap(theme, keys, parent=self),
            Text(theme, after, look="small text-3", parent=self),
            None,
            gap=9,
        )
        self._box.insertLayout(self._box.count() - 1, line)

    def show_words(self, title: str, sentence: str) -> None:
        self.title.set_text(title)
        self.sentence.set_text(sentence)


class Logo(Painted):
    """The rounded square with 3×3 dots; `faint` is the motif of the lock screen."""

    def __init__(
        self, theme: Theme, *, side: int = 28, faint: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._side, self._is_faint = side, faint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        unit = self._side / 28
        with Canvas(self, self.theme) as canvas:
            dot = self.theme.color("on-primary")
            if self._is_faint:
                dot = self.theme.color("border")
            else:
                tile = self.theme.color("primary")
                draw_box(canvas, self.rect(), radius=6 * unit, fill=tile)
            for line in range(3):
                for place in range(3):
                    is_lit = line == 0 and place == 2
                    canvas.setOpacity(1.0 if is_lit or self._is_faint else 0.4)
                    left, top = (6 + place * 5.7) * unit, (6 + line * 5.7) * unit
                    box = QRectF(left, top, 4.6 * unit, 4.6 * unit)
                    draw_box(canvas, box, radius=1.2 * unit, fill=dot)
