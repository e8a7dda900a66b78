"""SufficiencyRow: how much evidence an item has: four pips, the count, a word; leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kinerja_desktop.core.evidence import Level
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.widgets.painting import (
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

PIPS = 4
_LEVELS = {
    Level.SUFFICIENT: ("circle-check", "primary", N_("Enough")),
    Level.LIMITED: ("circle-dot", "primary", N_("Limited")),
    Level.LOW: ("circle-dashed", "text-3", N_("Little")),
}


class SufficiencyRow(Pressed, QAbstractButton):
    """24 px: name, pips (four is the target), count, icon and word. `name_width` aligns rows.

    It is pressed to look at the notes, or to write one where there is none.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        count: int,
        *,
        level: Level,
        name_width: int = 115,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._name, self._count, self._level = name, count, level
        self._name_width = name_width
        word = _(_LEVELS[level][2])
        self.setAccessibleName(f"{name}: {count}, {word}")
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._name_width + 160, self.theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._name_width + 150, self.theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, tall = self.theme, self.height()
        icon, icon_token, word = _LEVELS[self._level]
        with Canvas(self, theme) as canvas:
            if self.underMouse():
                draw_box(canvas, self.rect(), radius=4, fill=theme.color("hover"))
            if self.shows_focus:
                draw_ring(canvas, theme, self.rect(), 4)
            box = QRectF(0, 0, self._name_width, tall)
            draw_text(canvas, theme, box, self._name, look="small text")
            left = self._name_width + 8.0
            for pip in range(PIPS):
                box = QRectF(left + pip * 11, (tall - 8) / 2, 9, 8)
                token = "primary" if pip < self._count else "border"
                draw_box(canvas, box, radius=2, fill=theme.color(token))
            left += 4 * 11 + 4
            box = QRectF(left, 0, theme.px(14), tall)
            draw_text(canvas, theme, box, str(self._count), look="small/500 text", align=RIGHT)
            left = box.right() + 7
            draw_icon(canvas, theme, QRectF(left, 0, theme.px(16), tall), icon, color=icon_token)
            left += theme.px(16) + 4
            text = "text-3" if self._level == Level.LOW else "text-2"
            box = QRectF(left, 0, self.width() - left, tall)
            draw_text(canvas, theme, box, _(word), look=f"small {text}")

    def enterEvent(self, event: QEvent) -> None:
        self.update()
        super().enterEvent(event)  # type: ignore[arg-type]

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)
