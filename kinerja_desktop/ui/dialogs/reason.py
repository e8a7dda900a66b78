"""ReasonDialog: one sentence why something is done, before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import TextArea
from kinerja_desktop.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.frame import Frame


class ReasonDialog(Dialog):
    """Asks for `reason`; empty is not accepted."""

    def __init__(
        self, frame: Frame, title: str, *, verb: str, explanation: str = "", parent: QWidget
    ) -> None:
        super().__init__(frame.theme, title, verb=verb, width=480, parent=parent)
        if explanation:
            words = Text(self.theme, explanation, look="body text-2", lines=0, parent=self)
            self.body.addWidget(words)
        self.area = TextArea(self.theme, _("Reason"), lines=3, parent=self)
        self._field = Field(self.theme, _("Reason"), self.area, parent=self)
        self.body.addWidget(self._field)

    @property
    def reason(self) -> str:
        return self.area.text().strip()

    def submit(self) -> None:
        if not self.reason:
            self._field.set_error(_("Write the reason."))
            self.area.setFocus()
            return
        self.accept()
