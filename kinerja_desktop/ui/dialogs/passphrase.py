"""PassphraseDialog: set or change the passphrase of the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.errors import InvalidError, WrongKeyError
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.strength_line import StrengthLine
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import PasswordInput
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.frame import Frame


class PassphraseDialog(Dialog):
    """`accepted` once the key file is rewritten."""

    def __init__(self, frame: Frame, services: Services, *, has_old: bool, parent: QWidget) -> None:
        title = _("Change the passphrase") if has_old else _("Set a passphrase")
        super().__init__(frame.theme, title, verb=title, width=480, parent=parent)
        self._frame = frame
        self._services = services
        theme = self.theme
        words = _(
            "Four random words are easy to remember and hard to guess. The recovery sheet stays "
            "valid; older backups keep the passphrase of their day."
        )
        self.trouble = Banner(theme, "", tone="danger", parent=self)
        self.trouble.hide()
        self.old = PasswordInput(theme, _("Present passphrase"), parent=self)
        self.new = PasswordInput(theme, _("New passphrase"), parent=self)
        self.again = PasswordInput(theme, _("Once more"), parent=self)
        self._fields = {
            "old": Field(theme, _("Present passphrase"), self.old, parent=self),
            "new": Field(theme, _("New passphrase"), self.new, parent=self),
            "again": Field(theme, _("Once more"), self.again, parent=self),
        }
        self._fields["old"].setVisible(has_old)
        self.strength = StrengthLine(theme, parent=self)
        self.body.addWidget(Text(theme, words, look="body text-2", lines=0, parent=self))
        self.body.addWidget(self.trouble)
        for key in ("old", "new"):
            self.body.addWidget(self._fields[key])
        self.body.addWidget(self.strength)
        self.body.addWidget(self._fields["again"])
        self.new.textChanged.connect(self.strength.show_text)
        self.again.returnPressed.connect(self.submit)

    def submit(self) -> None:
        old, new = self.old.text(), self.new.text()
        for field in self._fields.values():
            field.set_error("")
        if new != self.again.text():
            self._show_error("again", _("The two differ."))
            return
        self.primary.setEnabled(False)
        self._frame.runner.run(
            self,
            lambda _progress: self._services.security.change_passphrase(old, new),
            lambda _none: self.accept(),
            on_error=self._on_refused,
        )

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        self.primary.setEnabled(True)
        if isinstance(error, InvalidError):
            self._show_error("new", error.fields.get("new", str(error)))
        elif isinstance(error, WrongKeyError):
            self._show_error("old", error.message)
        else:
            self.trouble.set_message(str(error), tone="danger")
            self.trouble.show()

    def _show_error(self, key: str, words: str) -> None:
        self._fields[key].set_error(words)
        self._fields[key].control.setFocus()
