"""NoteWording: underlines words about the person while a note is written, and says why (M17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from kinerja_desktop.core.wording import Flag, check_text
from kinerja_desktop.i18n import _

if TYPE_CHECKING:
    from kinerja_desktop.ui.theme.theme import Theme
    from kinerja_desktop.ui.widgets.field import Notice
    from kinerja_desktop.ui.widgets.inputs import TextArea


class NoteWording(QObject):
    """Watches a text area. `hint` explains the marked word at the cursor, else the first one.

    The note is saved with these words all the same.
    """

    def __init__(self, theme: Theme, area: TextArea, hint: Notice) -> None:
        super().__init__(area)
        self._theme, self._area, self._hint = theme, area, hint
        self.flags: tuple[Flag, ...] = ()
        area.textChanged.connect(self.check)
        area.cursorPositionChanged.connect(self._explain)
        theme.changed.connect(self._underline)
        self._explain()

    def check(self) -> None:
        """Look at the whole text again."""
        self.flags = check_text(self._area.text()).flags
        self._underline()
        self._explain()

    def _underline(self) -> None:
        self._area.setExtraSelections([self._mark(flag) for flag in self.flags])

    def _mark(self, flag: Flag) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(self._theme.color("info")))
        cursor = QTextCursor(self._area.document())
        cursor.setPosition(flag.start)
        cursor.setPosition(flag.end, QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, look
        return mark

    def _explain(self) -> None:
        place = self._area.textCursor().position()
        here = [flag for flag in self.flags if flag.start <= place <= flag.end]
        told = next(iter(here or self.flags), None)
        if told is None:
            words = _("Write what was done and what came of it, not what the person is like.")
        else:
            words = told.explanation
        self._hint.set_text(words)
        self._area.setAccessibleDescription("" if told is None else words)
