"""Backdrop: the surface behind the unlock card, with the motif of the logo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

TILE, TILE_GAP, MOTIF_RIGHT, MOTIF_TOP = 124, 8, 444, 328


class Backdrop(Painted):
    """The `nav` surface with the 3x3 motif, very faint, at the lower right."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        with Canvas(self, theme) as canvas:
            canvas.fillRect(self.rect(), theme.color("nav"))
            for place in range(9):
                line, col = divmod(place, 3)
                tint = QColor(theme.color("primary"))
                tint.setAlphaF(0.07 if place == 2 else 0.03)
                step = TILE + TILE_GAP
                box = QRectF(
                    self.width() - MOTIF_RIGHT + col * step,
                    self.height() - MOTIF_TOP + line * step,
                    TILE,
                    TILE,
                )
                draw_box(canvas, box, radius=18, fill=tint)
