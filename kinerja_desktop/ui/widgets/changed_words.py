"""ChangedWords: what stood in a place before, struck out, with the day and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja_desktop.ui.theme.theme import Theme


class StruckText(Text):
    """Words that hold no longer; read aloud as such."""

    def set_text(self, text: str) -> None:
        super().set_text(text)
        self.setAccessibleName(_("before: {words}").format(words=text))

    def _formats(self) -> list[QTextLayout.FormatRange]:
        part = QTextLayout.FormatRange()
        part.start, part.length = 0, len(self.text())
        char_format = QTextCharFormat()
        char_format.setFontStrikeOut(True)
        part.format = char_format
        return [part]


class ChangedWords(QWidget):
    """Pairs of earlier words and a sentence about their change, below each other."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.lines: tuple[tuple[str, str], ...] = ()
        self._parts: list[Text] = []
        self._box = column(gap=2)
        self.setLayout(self._box)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show `(earlier words, sentence)`; the words may be empty."""
        self.setVisible(bool(lines))
        if tuple(lines) == self.lines:
            return
        self.lines = tuple(lines)
        for old in self._parts:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts = []
        for before, told in self.lines:
            if before:
                struck = StruckText(self.theme, before, look="small text-3", lines=0, parent=self)
                self._parts.append(struck)
            self._parts.append(Text(self.theme, told, look="small text-2", lines=0, parent=self))
        for part in self._parts:
            self._box.addWidget(part)
            part.show()
