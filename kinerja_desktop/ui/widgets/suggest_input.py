"""SuggestInput: one line of free text with earlier texts to choose from (editable combo)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from kinerja_desktop.ui.theme.theme import Theme


class _Line(QLineEdit):
    """Ends in … while nobody writes and the text is longer than the line."""

    def paintEvent(self, event: QPaintEvent) -> None:
        margins = self.textMargins()
        room = self.rect().adjusted(margins.left() + 2, 0, -margins.right() - 2, 0)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


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
        self._line = _Line(self)
        self._line.setProperty("bare", True)
        self._line.setAccessibleName(name)
        self._line.setPlaceholderText(placeholder)
        self._line.setTextMargins(-2, 0, -2, 0)
        self.setLineEdit(self._line)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self.set_suggestions(suggestions)
        self.editTextChanged.connect(self.edited)

    def set_suggestions(self, suggestions: Iterable[str]) -> None:
        """Offer other texts; what is written stays, and the cursor in it."""
        offered = list(suggestions)
        if offered == [self.itemText(place) for place in range(self.count())]:
            return
        written, cursor = self.text(), self._line.cursorPosition()
        blocked = self.blockSignals(True)
        self.clear()
        self.addItems(offered)
        self.setEditText(written)
        self._line.setCursorPosition(cursor)
        self.blockSignals(blocked)

    def text(self) -> str:
        return self.currentText()

    def set_text(self, text: str) -> None:
        """Show a text without telling `edited`."""
        if text == self.text():
            return
        blocked = self.blockSignals(True)
        self.setEditText(text)
        self._line.setCursorPosition(0)
        self.blockSignals(blocked)

    def sizeHint(self) -> QSize:
        return QSize(180, self.theme.control(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.theme.control(32))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
