"""Quadrant: the predicate grid of results and behaviour; a display, in full and mini size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.painting import CENTER, RIGHT, Canvas, Painted, draw_box, draw_text
from kinerja_desktop.ui.widgets.rating import RATING_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

_GAP = 2


class Quadrant(Painted):
    """Columns: results below, as expected, above. Rows from above down: behaviour above first.

    `words` maps (results, behaviour) to the predicate's words; `show_cell` lights one.
    """

    def __init__(
        self,
        theme: Theme,
        words: Mapping[tuple[int, int], str],
        *,
        mini: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._words = dict(words)
        self._is_mini = mini
        self._cell: tuple[int, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Quadrant"))

    def show_cell(self, results: int | None, behaviour: int | None) -> None:
        """Light the cell where the two overall ratings meet; None lights nothing."""
        self._cell = None if results is None or behaviour is None else (results, behaviour)
        told = "" if self._cell is None else self._words.get(self._cell, "")
        self.setAccessibleDescription(told)
        self.update()

    def set_mini(self, mini: bool) -> None:
        self._is_mini = mini
        self.updateGeometry()
        self.update()

    def _cell_size(self) -> tuple[int, int]:
        if self._is_mini:
            return 20, 12
        return round(90 * max(1.0, self.theme.scale)), self.theme.px(20)

    def _side(self) -> int:
        return 0 if self._is_mini else round(80 * max(1.0, self.theme.scale))

    def sizeHint(self) -> QSize:
        width, height = self._cell_size()
        foot = 0 if self._is_mini else self.theme.px(16)
        return QSize(self._side() + 3 * width + 2 * _GAP, 3 * height + 2 * _GAP + foot)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            for line, behaviour in enumerate((1, 0, -1)):
                for place, results in enumerate((-1, 0, 1)):
                    self._paint_cell(canvas, place, line, (results, behaviour))
            if not self._is_mini:
                self._paint_sides(canvas)

    def _paint_cell(self, canvas: Canvas, place: int, line: int, key: tuple[int, int]) -> None:
        width, height = self._cell_size()
        box = QRectF(self._side() + place * (width + _GAP), line * (height + _GAP), width, height)
        fill, look = "surface-2", "micro/500 text-3"
        if self._cell is not None:
            meets = key[0] == self._cell[0] or key[1] == self._cell[1]
            if key == self._cell:
                fill, look = "primary", "caption/600 on-primary"
            elif meets:
                fill, look = "primary-soft", "micro/500 on-primary-soft"
        draw_box(canvas, box, radius=3 if self._is_mini else 4, fill=self.theme.color(fill))
        if not self._is_mini:
            draw_text(
                canvas,
                self.theme,
                box.adjusted(1, 0, -1, 0),
                self._words.get(key, ""),
                look=look,
                align=CENTER,
            )

    def _paint_sides(self, canvas: Canvas) -> None:
        width, height = self._cell_size()
        theme, side = self.theme, self._side()
        lit = self._cell or (None, None)
        for line, behaviour in enumerate((1, 0, -1)):
            box = QRectF(16, line * (height + _GAP), side - 24, height)
            look = "micro/500 text" if behaviour == lit[1] else "micro/500 text-3"
            words = _(RATING_WORDS[behaviour])
            draw_text(canvas, theme, box, words, look=look, align=RIGHT)
        top = 3 * height + 2 * _GAP
        foot = theme.px(16)
        box = QRectF(0, top, side - 8, foot)
        draw_text(canvas, theme, box, _("Work results"), look="micro/500 text-3", align=RIGHT)
        for place, results in enumerate((-1, 0, 1)):
            box = QRectF(side + place * (width + _GAP), top, width, foot)
            look = "micro/500 text" if results == lit[0] else "micro/500 text-3"
            words = _(RATING_WORDS[results])
            draw_text(canvas, theme, box, words, look=look, align=CENTER)
        canvas.save()
        canvas.translate(0, top)
        canvas.rotate(-90)
        box = QRectF(0, 0, top, theme.px(14))
        draw_text(canvas, theme, box, _("Behaviour"), look="micro/500 text-3", align=CENTER)
        canvas.restore()
