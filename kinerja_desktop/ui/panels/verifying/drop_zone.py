"""DropZone: where PDF files are put down, or chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QFileDialog, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.painting import Canvas, Painted

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

HEIGHT = 124


class DropZone(Painted):
    """`files_chosen(list of Path)`: dropped here, or chosen in the window that asks for files."""

    files_chosen = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._is_over = False
        self.setAcceptDrops(True)
        self.setFixedHeight(theme.px(HEIGHT))
        self.setAccessibleName(_("Put PDF files down here"))
        icon = IconLabel(theme, "file-down", color="primary", size=28, parent=self)
        title = Text(theme, _("Put PDF files down here"), look="medium", parent=self)
        word = Text(theme, _("or"), look="small text-2", parent=self)
        self.choose = Button(theme, _("choose files"), kind="link", height=24, parent=self)
        self.choose.clicked.connect(self.ask)
        self.setLayout(
            column(
                None,
                row(None, icon, None),
                4,
                row(None, title, None),
                row(None, word, self.choose, None, gap=5),
                None,
                gap=2,
            )
        )

    def ask(self) -> None:
        """Let the person choose files."""
        names, _kind = QFileDialog.getOpenFileNames(
            self, _("Verify PDF"), str(Path.home()), "PDF (*.pdf);;* (*)"
        )
        if names:
            self.files_chosen.emit([Path(name) for name in names])

    def _show_over(self, *, is_over: bool) -> None:
        self._is_over = is_over
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            color = self.theme.color("primary" if self._is_over else "border-strong")
            pen = QPen(color, 1)
            pen.setDashPattern([4, 3])
            canvas.setPen(pen)
            fill = self.theme.color("primary-soft" if self._is_over else "bg")
            canvas.setBrush(fill)
            canvas.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            self._show_over(is_over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(is_over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(is_over=False)
        files = dropped_files(event.mimeData())
        if files:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.files_chosen.emit(files)


def dropped_files(dropped: QMimeData) -> list[Path]:
    """Return the files among what is dropped; folders and links to elsewhere are left out."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]
