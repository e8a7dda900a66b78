"""Text on the page: Text (real line height, never clipped), ElidedText, IconLabel, KeyCap.

`look` is "style color": "body", "caption text-3", "small/600 text-2" (styles and colours of
tokens.py). In `marked` texts, **two stars** make words semibold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.painting import (
    CENTER,
    RIGHT,
    Canvas,
    Painted,
    centred_baseline,
    draw_box,
    draw_icon,
    draw_text,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from kinerja_desktop.ui.theme.theme import Theme

Span = tuple[int, int]

MOST_MEASURES = 16


def read_marks(text: str) -> tuple[str, list[Span]]:
    """Take **stars** out of a text; return it with the (start, length) of the strong parts."""
    plain, spans = "", []
    for index, part in enumerate(text.split("**")):
        if index % 2:
            spans.append((len(plain), len(part)))
        plain += part
    return plain, spans


class Text(QLabel):
    """Words on the page.

    `lines` = 1: one line, never narrower than its words; 0: wraps freely; n: wraps to at most n
    lines and elides the last.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        look: str = "body",
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._lines = lines
        self._placed_width = 0
        self._spans: list[Span] = []
        self._style, self._color = "", ""
        self._measures: dict[float, tuple[int, int]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(lines != 1)
        self.setSizePolicy(policy)
        self.set_look(look)
        self.set_text(text)
        theme.changed.connect(self._on_look_changed)

    def set_look(self, look: str) -> None:
        style, _, color = look.partition(" ")
        self._style, self._color = style, color or "text"
        self._measures.clear()
        self.updateGeometry()
        self.update()

    def set_text(self, text: str) -> None:
        self._spans = []
        self.setText(text)
        self._fit()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        self._measures.clear()
        super().setText(text)

    def set_marked(self, text: str) -> None:
        """Show a text with **strong** parts."""
        plain, self._spans = read_marks(text)
        self.setText(plain)
        self._fit()

    def _on_look_changed(self) -> None:
        self._measures.clear()
        self.updateGeometry()
        self._fit()
        self.update()

    def _fit(self) -> None:
        if self._lines != 1 and self._placed_width:
            wanted = self.heightForWidth(self._placed_width)
            if wanted != self.minimumHeight():
                self.setMinimumHeight(wanted)

    def _laid_out(self, width: float) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self.text(), self.theme.font(self._style))
        option = QTextOption()
        one = self._lines == 1
        modes = QTextOption.WrapMode
        option.setWrapMode(modes.NoWrap if one else modes.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(1e6 if one else max(width, 1.0))
            count += 1
        layout.endLayout()
        return layout, max(count, 1)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats = []
        for start, length in self._spans:
            part = QTextLayout.FormatRange()
            part.start, part.length = start, length
            char_format = QTextCharFormat()
            char_format.setFontWeight(QFont.Weight.DemiBold)
            part.format = char_format
            formats.append(part)
        return formats

    def _measured(self, width: float) -> tuple[int, int]:
        """Return how wide the text would like to be and how many lines it takes, measured once."""
        known = self._measures.get(width)
        if known is None:
            if len(self._measures) >= MOST_MEASURES:  # of a window that is being dragged
                self._measures.clear()
            layout, count = self._laid_out(width)
            natural = -int(-layout.maximumWidth() // 1) if self.text() else 0
            known = self._measures[width] = natural, count
        return known

    def _natural_width(self) -> int:
        return self._measured(1e6)[0]

    def _line_height(self) -> int:
        return self.theme.line(self._style)

    def _token(self) -> str:
        return self._color if self.isEnabled() else "text-disabled"

    def hasHeightForWidth(self) -> bool:
        return self._lines != 1

    def heightForWidth(self, width: int) -> int:
        if self._lines == 1:
            return self._line_height()
        count = self._measured(width)[1]
        if self._lines:
            count = min(count, self._lines)
        return count * self._line_height()

    def sizeHint(self) -> QSize:
        width = self._natural_width()
        if self._lines == 1:
            return QSize(width, self._line_height())
        width = min(width, self.theme.px(560))
        return QSize(width, self.heightForWidth(self._placed_width or width))

    def minimumSizeHint(self) -> QSize:
        if self._lines == 1:
            return self.sizeHint()
        return QSize(min(self._natural_width(), 48), self._line_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placed_width = self.width()
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            layout, count = self._laid_out(self.width())
            shown = min(count, self._lines) if self._lines else count
            canvas.setFont(self.theme.font(self._style))
            canvas.setPen(self.theme.color(self._token()))
            height = self._line_height()
            top = 0.0
            if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
                top = max(0.0, (self.height() - shown * height) / 2)
            for index in range(shown):
                self._draw_line(canvas, layout, index, top + index * height, last=shown < count)

    def _draw_line(
        self, canvas: Canvas, layout: QTextLayout, index: int, top: float, *, last: bool
    ) -> None:
        line = layout.lineAt(index)
        if last and index == self._lines - 1:
            rest = self.text()[line.textStart() :]
            box = QRectF(0, top, self.width(), self._line_height())
            draw_text(canvas, self.theme, box, rest, look=f"{self._style} {self._token()}")
            return
        left = 0.0
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            left = self.width() - line.naturalTextWidth()
        elif self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            left = (self.width() - line.naturalTextWidth()) / 2
        metrics = self.theme.metrics(self._style)
        base = round(centred_baseline(metrics, top, self._line_height()))
        line.setPosition(QPointF(0, 0))
        line.draw(canvas, QPointF(left, base - line.ascent()))


class ElidedText(Text):
    """One line that gives way: shows … when there is no room, and the whole text as tooltip."""

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._natural_width(), 24), self._line_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._natural_width() > self.width() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        align = Qt.AlignmentFlag.AlignLeft
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            align = RIGHT
        elif self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            align = CENTER
        with Canvas(self, self.theme) as canvas:
            look = f"{self._style} {self._token()}"
            draw_text(canvas, self.theme, self.rect(), self.text(), look=look, align=align)


class IconLabel(Painted):
    """An icon that is not a button."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        color: str = "text-2",
        size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._name, self._color, self._size = name, color, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, color: str | None = None) -> None:
        self._name, self._color = name, color or self._color
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        color = self._color if self.isEnabled() else "text-disabled"
        with Canvas(self, self.theme) as canvas:
            draw_icon(canvas, self.theme, self.rect(), self._name, color=color, size=self._size)


class KeyCap(Painted):
    """A key to press: "Ctrl K"."""

    def __init__(self, theme: Theme, keys: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._keys = keys
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.theme.font("micro"))
        return QSize(round(metrics.horizontalAdvance(self._keys)) + 11, self.theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            surface, edge = self.theme.color("surface"), self.theme.color("border-input")
            draw_box(canvas, self.rect(), radius=4, fill=surface, edge=edge)
            draw_text(
                canvas, self.theme, self.rect(), self._keys, look="micro text-2", align=CENTER
            )
