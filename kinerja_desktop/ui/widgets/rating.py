"""SegmentedRating (three steps, nothing preselected) and SegmentedChoice (settings, white part).

Digits and arrow keys choose; the wheel does nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.widgets.painting import (
    CENTER,
    Canvas,
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

RATING_WORDS = {-1: N_("Below"), 0: N_("Meets"), 1: N_("Above")}
RATING_FULL_WORDS = {
    -1: N_("Below expectation"),
    0: N_("Meets expectation"),
    1: N_("Above expectation"),
}
RATING_ICONS = {-1: "arrow-down", 0: "equal", 1: "arrow-up"}
_FULL_WORDS_WIDTH = 160


class _Segments(Painted):
    """A tray with equal parts, of which at most one is chosen. `value_changed(value)`."""

    value_changed = Signal(object)

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._values: list[Any] = []
        self._chosen: int | None = None
        self._hovered: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def value(self) -> Any:
        return None if self._chosen is None else self._values[self._chosen]

    def set_value(self, value: Any) -> None:
        """Show a value without telling; None shows nothing chosen."""
        self._chosen = self._values.index(value) if value in self._values else None
        self.setAccessibleDescription("" if self._chosen is None else self._word(self._chosen))
        self.update()

    def press(self, digit: int) -> None:
        """Choose the part with this number, counted from 1, as its key does."""
        if 1 <= digit <= len(self._values):
            self._choose(digit - 1)

    def _word(self, index: int) -> str:
        raise NotImplementedError

    def _choose(self, index: int | None) -> None:
        if index == self._chosen:
            return
        self.set_value(None if index is None else self._values[index])
        self.value_changed.emit(self.value())

    def _part(self, index: int) -> QRectF:
        width = (self.width() - 6) / len(self._values)
        return QRectF(3 + index * width, 3, width, self.height() - 6)

    def _at(self, x: float) -> int | None:
        found = int((x - 3) // ((self.width() - 6) / len(self._values)))
        return found if 0 <= found < len(self._values) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._at(event.position().x())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = event.position()
        found = self._at(spot.x())
        if self.rect().contains(spot.toPoint()) and found is not None:
            self._choose(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._at(event.position().x())
        self.update()

    def leaveEvent(self, event: Any) -> None:
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        last = len(self._values) - 1
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_1 + last:
            self._choose(key - Qt.Key.Key_1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._choose(0 if self._chosen is None else min(self._chosen + 1, last))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._choose(last if self._chosen is None else max(self._chosen - 1, 0))
        else:
            super().keyPressEvent(event)

    def _paint_tray(self, canvas: Canvas) -> None:
        color = self.theme.color
        draw_box(canvas, self.rect(), radius=8, fill=color("surface-2"), edge=color("border-input"))
        inset = round(self.height() * 0.2)
        for index in range(1, len(self._values)):
            if self._chosen in (index, index - 1):
                continue
            x = round(self._part(index).left())
            start, end = QPointF(x, inset), QPointF(x, self.height() - inset)
            draw_line(canvas, color("border-input"), start, end)

    def _paint_hover(self, canvas: Canvas, index: int) -> None:
        if index == self._hovered and index != self._chosen and self.isEnabled():
            box = self._part(index).adjusted(1, 0, -1, 0)
            draw_box(canvas, box, radius=6, fill=self.theme.color("hover"))

    def _paint_focus(self, canvas: Canvas) -> None:
        if self.hasFocus():
            draw_ring(canvas, self.theme, self.rect(), 8)


class SegmentedRating(_Segments):
    """Below, as expected, above: values -1, 0, 1 or None. `overall` is 34 high, 270 wide."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        overall: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, parent=parent)
        self._is_overall = overall
        self._is_dense = False
        self._values = [-1, 0, 1]
        horizontal = QSizePolicy.Policy.Preferred if overall else QSizePolicy.Policy.Expanding
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)

    def set_dense(self, *, is_dense: bool) -> None:
        """Show the overall ratings without icons, 203 wide and 32 high."""
        self._is_dense = is_dense
        self.updateGeometry()
        self.update()

    def set_steps(self, values: Sequence[int]) -> None:
        """Offer only some of the steps, as a method may have it."""
        self._values = list(values)
        self.update()

    def sizeHint(self) -> QSize:
        if self._is_dense:
            return QSize(round(203 * max(1.0, self.theme.scale)), self.theme.px(32))
        if self._is_overall:
            return QSize(270, self.theme.px(34))
        return QSize(488, self.theme.px(44))

    def minimumSizeHint(self) -> QSize:
        least = self.theme.px(203 if self._is_dense else 252 if self._is_overall else 210)
        return QSize(least, self.sizeHint().height())

    def _word(self, index: int) -> str:
        return _(RATING_FULL_WORDS[self._values[index]])

    def _shown_word(self, index: int) -> str:
        full = self._part(index).width() >= _FULL_WORDS_WIDTH * self.theme.scale
        words = RATING_FULL_WORDS if full and not self._is_overall else RATING_WORDS
        return _(words[self._values[index]])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            self._paint_tray(canvas)
            for index in range(len(self._values)):
                self._paint_hover(canvas, index)
                self._paint_part(canvas, index)
            self._paint_focus(canvas)

    def _word_token(self, *, is_on: bool) -> str:
        """Return the colour of a word; what was chosen stays readable when it is locked."""
        if is_on:
            return "on-primary"
        return "text-2" if self.isEnabled() else "text-3"

    def _paint_part(self, canvas: Canvas, index: int) -> None:
        is_on = index == self._chosen
        box = self._part(index)
        style = "small/600" if is_on else "small/500"
        token = self._word_token(is_on=is_on)
        if is_on:
            draw_box(canvas, box, radius=6, fill=self.theme.color("primary"))
        words = self._shown_word(index)
        if self._is_dense:
            draw_text(canvas, self.theme, box, words, look=f"{style} {token}", align=CENTER)
            return
        size = 14 if self._is_overall else 16
        gap = 4 if self._is_overall else 6
        side = self.theme.px(size)
        width = QFontMetricsF(self.theme.font(style)).horizontalAdvance(words)
        left = box.left() + max(2.0, (box.width() - width - side - gap) / 2)
        icon = QRectF(left, box.top(), side, box.height())
        name = RATING_ICONS[self._values[index]]
        draw_icon(canvas, self.theme, icon, name, color=token, size=size)
        place = QRectF(left + side + gap, box.top(), box.right() - left - side - gap, box.height())
        draw_text(canvas, self.theme, place, words, look=f"{style} {token}")


class SegmentedChoice(_Segments):
    """One of a few words, 32 high, white chosen part. `options` are (value, words)."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Sequence[tuple[Any, str]],
        *,
        value: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, parent=parent)
        self._values = [key for key, _words in options]
        self._words = [words for _key, words in options]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_value(value)

    def _word(self, index: int) -> str:
        return self._words[index]

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.theme.font("small/600"))
        widest = max(metrics.horizontalAdvance(words) for words in self._words)
        width = round(len(self._words) * (widest + 28)) + 6
        return QSize(width, self.theme.control(32))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width() - 20 * len(self._words), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        color = self.theme.color
        with Canvas(self, self.theme) as canvas:
            self._paint_tray(canvas)
            for index, words in enumerate(self._words):
                box = self._part(index)
                self._paint_hover(canvas, index)
                look = "small/500 text-2"
                if index == self._chosen:
                    look = "small/600 text"
                    draw_box(
                        canvas, box, radius=6, fill=color("surface"), edge=color("border-input")
                    )
                if not self.isEnabled():
                    look = "small/500 text-disabled"
                draw_text(canvas, self.theme, box, words, look=look, align=CENTER)
            self._paint_focus(canvas)
