"""SectionNameDialog: the title of a section of an instrument, as it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import TextInput

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


class SectionNameDialog(Dialog):
    """Gives `title_written`; empty is not accepted."""

    def __init__(self, theme: Theme, *, title: str = "", parent: QWidget) -> None:
        heading = _("Rename the section") if title else _("New section")
        super().__init__(theme, heading, verb=_("Use this title"), width=440, parent=parent)
        self.name = TextInput(theme, _("Title"), parent=self)
        self.name.setText(title)
        hint = _("printed over its indicators")
        self._field = Field(theme, _("Title"), self.name, caption=hint, parent=self)
        self.body.addWidget(self._field)
        self.name.returnPressed.connect(self.submit)

    @property
    def title_written(self) -> str:
        return " ".join(self.name.text().split())

    def submit(self) -> None:
        if not self.title_written:
            self._field.set_error(_("Write the title."))
            self.name.setFocus()
            return
        self.accept()
