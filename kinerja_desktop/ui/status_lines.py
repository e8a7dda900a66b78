"""The lines at the foot of the navigation: saved, age of the backup, Tanpa internet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_icon, draw_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme


@dataclass(frozen=True, kw_only=True)
class StatusLine:
    """A line at the foot. `tone` is a colour token for its icon; words turn with warn, danger."""

    icon: str
    text: str
    tone: str = "text-3"


class StatusLines(Painted):
    """Saved time, age of the backup, Tanpa internet; one icon when compact."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        offline = StatusLine(icon="wifi-off", text=_("No internet"))
        self._lines = {"saved": None, "backup": None, "network": offline}
        self._is_compact = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> list[StatusLine]:
        return [line for line in self._lines.values() if line is not None]

    def set_line(self, key: str, line: StatusLine) -> None:
        self._lines[key] = line
        text = "\n".join(line.text for line in self.lines)
        self.setAccessibleName(text)
        self.setToolTip(text if self._is_compact else "")
        self.updateGeometry()
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        self._is_compact = compact
        self.setToolTip(self.accessibleName() if compact else "")
        self.updateGeometry()

    def _worst(self) -> StatusLine:
        order = {"danger": 0, "warn": 1, "success": 2}
        return min(self.lines, key=lambda line: order.get(line.tone, 3))

    def sizeHint(self) -> QSize:
        count = 1 if self._is_compact else len(self.lines)
        return QSize(40 if self._is_compact else 180, self.theme.px(20) * count)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            if self._is_compact:
                worst = self._worst()
                draw_icon(canvas, self.theme, self.rect(), worst.icon, color=worst.tone, size=18)
                return
            height = self.theme.px(20)
            for place, line in enumerate(self.lines):
                box = QRectF(12, place * height, self.theme.px(14), height)
                draw_icon(canvas, self.theme, box, line.icon, color=line.tone, size=14)
                words = QRectF(box.right() + 8, box.top(), self.width() - box.right() - 8, height)
                color = line.tone if line.tone in {"warn", "danger"} else "text-3"
                draw_text(canvas, self.theme, words, line.text, look=f"caption {color}")
