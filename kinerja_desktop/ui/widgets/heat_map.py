"""HeatMap: how many notes each person has on each item, with keyboard and totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.painting import (
    CENTER,
    RIGHT,
    Canvas,
    Painted,
    draw_box,
    draw_icon,
    draw_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

GAP = 2
ROOMY = 680
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True, kw_only=True)
class HeatRow:
    """A person: the counts in the order of the columns, the total, and whether notes are few."""

    key: int
    name: str
    counts: tuple[int, ...]
    total: int
    is_rare: bool = False


class HeatMap(Painted):
    """Arrow keys move, Enter chooses the cell, Space the person.

    `cell_chosen(row, column)`, `person_chosen(key)` (Space), `name_clicked(key)`; `cell_pointed`
    follows the current cell. Without `has_head` the column heads stand elsewhere (HeatSheet).
    """

    cell_chosen = Signal(int, int)
    cell_pointed = Signal(int, int)
    person_chosen = Signal(int)
    name_clicked = Signal(int)

    def __init__(
        self,
        theme: Theme,
        *,
        name_width: int = 132,
        has_head: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._has_head = has_head
        self._rows: list[HeatRow] = []
        self._columns: list[str] = []
        self._tips: list[str] = []
        self._name_width = name_width
        self._current = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Completeness of evidence"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(
        self, columns: Sequence[str], rows: Sequence[HeatRow], *, tips: Sequence[str] = ()
    ) -> None:
        """Show people and counts; `columns` are short words, `tips` the full names."""
        self._columns, self._rows = list(columns), list(rows)
        self._tips = list(tips or columns)
        line = min(self._current[0], max(0, len(self._rows) - 1))
        place = min(self._current[1], max(0, len(self._columns) - 1))
        self._current = (line, place)
        self._tell()
        self.updateGeometry()
        self.update()

    def set_name_width(self, width: int) -> None:
        self._name_width = width
        self.update()

    @property
    def current(self) -> tuple[int, int]:
        return self._current

    def set_current(self, line: int, place: int) -> None:
        if 0 <= line < len(self._rows) and 0 <= place < len(self._columns):
            self._current = (line, place)
            self._tell()
            self.cell_pointed.emit(line, place)
            self.update()

    def _tell(self) -> None:
        line, place = self._current
        if line < len(self._rows) and place < len(self._columns):
            self.setAccessibleDescription(self._words(line, place))

    def _words(self, line: int, place: int) -> str:
        row = self._rows[line]
        return _("{name}, {item}: {n} notes").format(
            name=row.name, item=self._tips[place], n=row.counts[place]
        )

    def _head(self) -> int:
        return self.theme.px(22) if self._has_head and any(self._columns) else 0

    def _step(self) -> int:
        return self.theme.px(22) + GAP

    def _total_width(self) -> int:
        if not any(self._columns):
            return 0
        return 66 if self.width() >= ROOMY else 52

    def _cell_width(self) -> float:
        room = self.width() - self._name_width - self._total_width()
        return room / max(1, len(self._columns))

    def cell_rect(self, line: int, place: int) -> QRectF:
        """Return where a cell is painted."""
        width = self._cell_width()
        left = self._name_width + round(place * width)
        right = self._name_width + round((place + 1) * width) - GAP
        top = self._head() + line * self._step() + 1
        return QRectF(left, top, right - left, self._step() - GAP)

    def _cell_at(self, spot: QPoint) -> tuple[int, int] | None:
        line = (spot.y() - self._head()) // self._step()
        place = int((spot.x() - self._name_width) // self._cell_width())
        inside = 0 <= line < len(self._rows) and spot.y() >= self._head()
        return (line, place) if inside and place < len(self._columns) else None

    def sizeHint(self) -> QSize:
        return QSize(620, self._head() + len(self._rows) * self._step())

    def minimumSizeHint(self) -> QSize:
        width = self._name_width + 52 + 26 * len(self._columns)
        return QSize(width, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = event.rect()
        first = max(0, (seen.top() - self._head()) // self._step())
        last = max(0, (seen.bottom() - self._head()) // self._step() + 1)
        with Canvas(self, self.theme) as canvas:
            if self._has_head:
                self.paint_head(canvas)
            for line, row in enumerate(self._rows[first:last], start=first):
                self._paint_row(canvas, line, row)
            if self.hasFocus() and self._rows and self._columns:
                self._paint_current(canvas)

    def paint_head(self, canvas: Canvas) -> None:
        """Paint the words over the columns: into this widget, or into a head that stands still."""
        if not any(self._columns):
            return
        tall = self.theme.px(22)
        for place, word in enumerate(self._columns):
            cell = self.cell_rect(0, place)
            box = QRectF(cell.left() - 2, 0, cell.width() + 4, tall - 4)
            draw_text(canvas, self.theme, box, word, look="caption/500 text-3", align=CENTER)
        box = QRectF(self.width() - 90, 0, 90, tall - 4)
        draw_text(canvas, self.theme, box, _("Notes"), look="caption/500 text-3", align=RIGHT)

    def _paint_row(self, canvas: Canvas, line: int, row: HeatRow) -> None:
        theme = self.theme
        first = self.cell_rect(line, 0)
        box = QRectF(0, first.top(), self._name_width - 8, first.height())
        draw_text(canvas, theme, box, row.name, look="small text")
        for place, count in enumerate(row.counts):
            cell = self.cell_rect(line, place)
            step = min(max(count, 0), 4)
            draw_box(canvas, cell, radius=3, fill=theme.color(f"seq-{step}"))
            draw_text(
                canvas, theme, cell, str(count), look=f"caption/500 on-seq-{step}", align=CENTER
            )
        if not self._total_width():
            return
        total = QRectF(self.width() - 34, first.top(), 34, first.height())
        style = "small/600 text" if row.is_rare else "small text-2"
        draw_text(canvas, theme, total, str(row.total), look=style, align=RIGHT)
        if row.is_rare:
            eye = QRectF(self.width() - 48, first.top(), 16, first.height())
            draw_icon(canvas, theme, eye, "eye-off", color="warn", size=14)

    def _paint_current(self, canvas: Canvas) -> None:
        cell = self.cell_rect(*self._current)
        draw_box(canvas, cell, radius=4, edge=self.theme.color("text"), width=2)
        inner = cell.adjusted(2, 2, -2, -2)
        draw_box(canvas, inner, radius=2, edge=self.theme.color("surface"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        line, place = self._current
        if key in _MOVES:
            down, right = _MOVES[key]
            self.set_current(
                min(max(line + down, 0), len(self._rows) - 1),
                min(max(place + right, 0), len(self._columns) - 1),
            )
        elif key == Qt.Key.Key_Home:
            self.set_current(line, 0)
        elif key == Qt.Key.Key_End:
            self.set_current(line, len(self._columns) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._rows:
            self.cell_chosen.emit(line, place)
        elif key == Qt.Key.Key_Space and self._rows:
            self.person_chosen.emit(self._rows[line].key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._cell_at(event.position().toPoint())
        if found is None:
            return
        line, place = found
        if place < 0:
            self.name_clicked.emit(self._rows[line].key)
        else:
            self.set_current(line, place)
            self.cell_chosen.emit(line, place)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)  # type: ignore[arg-type]
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        found = self._cell_at(event.pos())
        if found is None or found[1] < 0:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), self._words(*found), self)


class HeatLegend(Painted):
    """What the five tints mean: swatches 16×12."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _words(self) -> list[str]:
        return ["0", "1", "2", "3", _("4 or more")]

    def sizeHint(self) -> QSize:
        words = sum(self.theme.width(word, "caption") + 37 for word in self._words())
        return QSize(round(words), self.theme.line("caption"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        left = 0.0
        with Canvas(self, self.theme) as canvas:
            for step, word in enumerate(self._words()):
                box = QRectF(left, (self.height() - 12) / 2, 16, 12)
                draw_box(canvas, box, radius=3, fill=self.theme.color(f"seq-{step}"))
                place = QRectF(left + 22, 0, 100, self.height())
                left += 37 + draw_text(canvas, self.theme, place, word, look="caption text-3")
