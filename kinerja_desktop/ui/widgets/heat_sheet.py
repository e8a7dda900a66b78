"""HeatSheet: a heat map that scrolls below heads that stand still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.heat_map import HeatMap
from kinerja_desktop.ui.widgets.layouts import column, scrolling
from kinerja_desktop.ui.widgets.painting import Canvas, Painted

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from kinerja_desktop.ui.theme.theme import Theme

ROOM_ABOVE_AND_BELOW = 30


class _Head(Painted):
    def __init__(self, theme: Theme, heat: HeatMap, *, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self._heat = heat
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(100, self.theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            self._heat.paint_head(canvas)


class _Body(HeatMap):
    """Lets its head follow when it became wider or narrower."""

    head: QWidget | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.head is not None:
            self.head.update()


class HeatSheet(QWidget):
    """`heat` is the HeatMap; the current cell is kept in view."""

    def __init__(
        self, theme: Theme, *, name_width: int = 132, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.heat: HeatMap
        self.heat = body = _Body(theme, name_width=name_width, has_head=False)
        self._head = body.head = _Head(theme, self.heat, parent=self)
        self._area = scrolling(self.heat, parent=self)
        self._area.setMinimumHeight(theme.px(24) * 3)
        self.heat.cell_pointed.connect(self._on_cell_pointed)
        self.setLayout(column(self._head, self._area, gap=0))

    def show_name_width(self, width: int) -> None:
        self.heat.set_name_width(width)
        self._head.update()

    def refresh_head(self) -> None:
        """Paint the heads anew after other columns were shown."""
        self._head.update()

    def _on_cell_pointed(self, line: int, place: int) -> None:
        cell = self.heat.cell_rect(line, place).center().toPoint()
        self._area.ensureVisible(cell.x(), cell.y(), 0, ROOM_ABOVE_AND_BELOW)
