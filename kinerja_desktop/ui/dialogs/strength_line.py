"""StrengthLine: how hard a passphrase is to guess, in four bars and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.core.passphrase import strength
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_box, draw_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

LEVELS = 4
_COLORS = {0: "text-3", 1: "danger", 2: "warn", 3: "success", 4: "success"}


class StrengthLine(Painted):
    """Four bars, a word, and what guessing it would take."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_text("")

    def show_text(self, text: str) -> None:
        self._is_empty = not text
        self._strength = strength(text)
        words = "" if self._is_empty else f"{_(self._strength.word)}, {self._effort()}"
        self.setAccessibleName(words)
        self.update()

    def _effort(self) -> str:
        effort = _(self._strength.effort)
        if not self._strength.level:
            return effort
        return _("guessing it takes {effort}").format(effort=effort)

    def sizeHint(self) -> QSize:
        return QSize(300, self.theme.line("small"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, level = self.theme, 0 if self._is_empty else self._strength.level
        color = _COLORS[level]
        with Canvas(self, theme) as canvas:
            for place in range(LEVELS):
                bar = QRectF(place * 48, self.height() / 2 - 2, 44, 4)
                fill = color if place < level else "border"
                draw_box(canvas, bar, radius=2, fill=theme.color(fill))
            if self._is_empty:
                return
            left = LEVELS * 48 + 4
            box = QRectF(left, 0, self.width() - left, self.height())
            taken = draw_text(canvas, theme, box, _(self._strength.word), look=f"small/600 {color}")
            box.setLeft(left + taken + 11)
            draw_text(canvas, theme, box, self._effort(), look="small text-3")
