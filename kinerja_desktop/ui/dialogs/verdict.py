"""VerdictDialog: what a check of one PDF found, for the lock screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinerja_desktop.i18n import N_, _, clock, long_date
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Notice
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme

WORDS = {
    "valid": ("success", N_("Intact: nothing was changed after signing")),
    "altered": ("danger", N_("Changed after signing")),
    "unsigned": ("neutral", N_("Not signed")),
    "unreadable": ("neutral", N_("Cannot be read")),
}


class VerdictDialog(Dialog):
    """The verdict, who signed and when, and the findings."""

    def __init__(self, theme: Theme, file_name: str, verdict: Any, *, parent: QWidget) -> None:
        super().__init__(theme, file_name, verb=_("Close"), width=560, parent=parent)
        self.cancel.hide()
        tone, words = WORDS[verdict.verdict]
        self.body.addWidget(Banner(theme, _(words), tone=tone, parent=self))
        for signature in verdict.signatures:
            self.body.addWidget(Text(theme, self._signed_by(signature), lines=0, parent=self))
        for finding in verdict.findings:
            self.body.addWidget(Notice(theme, finding, color="text-2", parent=self))

    def _signed_by(self, signature: Any) -> str:
        moment = signature.signed_at
        if moment is None:
            return str(signature.signer)
        text = _("{signer}, signed {date} at {time}")
        return text.format(
            signer=signature.signer, date=long_date(moment.date()), time=clock(moment.time())
        )
