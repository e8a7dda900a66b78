"""DropZone: a dashed field that takes a file let go over it, or opens the choice of one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPen

from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.painting import Canvas, Painted

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


def files_of(mime: QMimeData | None) -> list[Path]:
    """Return the files of this computer that were dragged or copied."""
    if mime is None or not mime.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


class DropZone(Painted):
    """`dropped` gives the first file's Path, `pressed` asks for the choice of one.

    `words` are title, the word before the link, and the link: "Letakkan berkas di sini",
    "atau", "pilih berkas".
    """

    dropped = Signal(object)
    pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        words: tuple[str, str, str],
        *,
        icon: str = "file-down",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._is_over = False
        title, before, link = words
        self.link = Button(theme, link, kind="link", height=24, parent=self)
        self.link.clicked.connect(self.pressed)
        self.title = Text(theme, title, look="strong", parent=self)
        self.hint = Text(theme, hint, look="small text-3", lines=2, parent=self)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.hint.setVisible(bool(hint))
        sign = IconLabel(theme, icon, color="primary", size=28, parent=self)
        choice = row(None, Text(theme, before, look="body text-2", parent=self), self.link, None)
        choice.setSpacing(6)
        lines = column(
            None,
            row(None, sign, None),
            4,
            row(None, self.title, None),
            choice,
            self.hint,
            None,
            gap=4,
            margins=(16, 12, 16, 12),
        )
        self.setLayout(lines)
        self.setAcceptDrops(True)
        self.setAccessibleName(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            color = self.theme.color
            pen = QPen(color("primary" if self._is_over else "border-strong"), 1)
            pen.setDashPattern([4, 4])
            canvas.setPen(pen)
            canvas.setBrush(color("primary-soft" if self._is_over else "surface"))
            canvas.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.pressed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(over=False)
        files = files_of(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files[0])

    def _show_over(self, *, over: bool) -> None:
        self._is_over = over
        self.update()
