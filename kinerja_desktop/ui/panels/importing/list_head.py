"""ListHead: the file in hand at the top of a card, with something at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel
from kinerja_desktop.ui.widgets.layouts import boxed, column, row

if TYPE_CHECKING:
    from kinerja_desktop.ui.theme.theme import Theme


class ListHead(QWidget):
    """Icon, name of the file and a caption; `right` goes below when there is little room."""

    def __init__(self, theme: Theme, right: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = IconLabel(theme, "file-spreadsheet", color="primary", size=20, parent=self)
        self.name = ElidedText(theme, look="strong", parent=self)
        self.caption = ElidedText(theme, look="caption text-3", parent=self)
        words = column(self.name, self.caption, gap=1)
        about = row(icon, words, gap=10)
        about.setStretch(1, 1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(16, 8, 16, 8)
        self._box.setSpacing(10)
        self._box.addWidget(boxed(about, parent=self), 1)
        self._box.addWidget(right)
        self.setLayout(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_file(self, name: str, caption: str) -> None:
        self.name.set_text(name)
        self.caption.set_text(caption)

    def set_stacked(self, *, stacked: bool) -> None:
        """Put what stands at the right below the name."""
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
