"""NoteAudience: who will read a note, as a switch that says it in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import row
from kinerja_desktop.ui.widgets.switches import Switch

if TYPE_CHECKING:
    from kinerja_desktop.ui.theme.theme import Theme


class NoteAudience(QWidget):
    """`switch` is on while the employee may see the note."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._eye = IconLabel(theme, "eye", parent=self)
        self._words = Text(theme, look="small text-2", parent=self)
        self.switch = Switch(theme, _("Visible to the employee"), parent=self)
        self.switch.toggled.connect(self._show)
        self.setLayout(row(self._eye, self._words, 4, self.switch, 12, gap=8))
        self._show()

    def _show(self) -> None:
        is_on = self.switch.isChecked()
        self._eye.set_icon("eye" if is_on else "eye-off")
        self._words.set_text(_("Visible to the employee") if is_on else _("Only for you"))
