"""SuggestInput: one line of free text with earlier texts to choose from (editable combo)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QWheelEvent

    from kinerja_desktop.ui.theme.theme import Theme


class SuggestInput(QComboBox):
    """Text that may be new. Suggestions hold what was typed anywhere in them."""

    edited = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        suggestions: Iterable[str] = (),
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        line = self.lineEdit()
        line.setProperty("bare", True)
        line.setAccessibleName(name)
        line.setPlaceholderText(placeholder)
        line.setTextMargins(-2, 0, -2, 0)
        completer = self.completer()
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.set_suggestions(suggestions)
        self.editTextChanged.connect(self.edited)

    def set_suggestions(self, suggestions: Iterable[str]) -> None:
        """Offer other texts; what is written stays."""
        written = self.text()
        blocked = self.blockSignals(True)
        self.clear()
        self.addItems(list(suggestions))
        self.setEditText(written)
        self.blockSignals(blocked)

    def text(self) -> str:
        return self.currentText()

    def set_text(self, text: str) -> None:
        """Show a text without telling `edited`."""
        if text == self.text():
            return
        blocked = self.blockSignals(True)
        self.setEditText(text)
        self.lineEdit().setCursorPosition(0)
        self.blockSignals(blocked)

    def sizeHint(self) -> QSize:
        return QSize(180, self.theme.control(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.theme.control(32))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
