"""IdentityDialog: make an identity on this computer, or bring a certificate as .p12."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from kinerja_desktop.errors import Cancelled, InvalidError, KinerjaError, WrongKeyError
from kinerja_desktop.i18n import _, long_date
from kinerja_desktop.services.identities import PASSPHRASE_MINIMUM
from kinerja_desktop.ui.widgets.buttons import IconButton, make_button
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field, Notice
from kinerja_desktop.ui.widgets.inputs import PasswordInput, TextInput
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.messages import Banner
from kinerja_desktop.ui.widgets.rating import SegmentedChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.services import Services
    from kinerja_desktop.services.identities import IdentityRow
    from kinerja_desktop.ui.frame import Frame

MAKE, BRING = "make", "bring"


class IdentityDialog(Dialog):
    """`made(identity_id, passphrase)` when the person closes what was made or brought."""

    made = Signal(int, str)

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget) -> None:
        super().__init__(
            frame.theme, _("Identity to sign with"), verb=_("Make identity"), width=520,
            parent=parent,
        )  # fmt: skip
        self._frame = frame
        self._services = services
        self._identity_id = 0
        self._is_busy = False
        theme = self.theme
        self.way = SegmentedChoice(
            theme,
            _("Where the identity comes from"),
            [(MAKE, _("Make it here")), (BRING, _("Bring a .p12 file"))],
            value=MAKE,
            parent=self,
        )
        self.way.value_changed.connect(lambda _way: self._show_way())
        self.trouble = Banner(theme, "", tone="danger", parent=self)
        self._make = self._build_make()
        self._bring = self._build_bring()
        self._result = self._build_result()
        self.body.addWidget(self.trouble)
        for part in (self.way, self._make, self._bring, self._result):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._show_way()

    def first_focus(self) -> QWidget:
        """Return where the passphrase is written; digits there choose no other way."""
        return self.first if self.first.isVisibleTo(self) else super().first_focus()

    def _build_make(self) -> QWidget:
        theme = self.theme
        words = Text(
            theme,
            _(
                "The certificate carries the name and NIP of your profile and is valid for three "
                "years. Whoever checks a file compares its fingerprint with yours once."
            ),
            look="small text-2",
            lines=0,
            parent=self,
        )
        self.first = self._password(_("New passphrase of the identity"))
        self.second = self._password(_("Once more"))
        self.first_field = Field(
            theme,
            _("New passphrase of the identity"),
            self.first,
            hint=_("At least {n} characters. It is asked for when you make a rating final.").format(
                n=PASSPHRASE_MINIMUM
            ),
        )
        self.second_field = Field(theme, _("Once more"), self.second)
        kept = Notice(
            theme,
            _(
                "It cannot be recovered. If you forget it, make a new identity; "
                "old files stay valid."
            ),
            icon="key-round",
            parent=self,
        )
        parts = column(words, self.first_field, self.second_field, kept, gap=12)
        return boxed(parts, parent=self)

    def _build_bring(self) -> QWidget:
        theme = self.theme
        self.path = TextInput(
            theme, _("File with certificate and key"), icon="file-text", placeholder=".p12, .pfx"
        )
        choose = make_button(theme, _("Choose file"), on_click=self._on_choose_clicked)
        line = row(self.path, choose, gap=8)
        line.setStretch(0, 1)
        self.path_field = Field(theme, _("File with certificate and key"), boxed(line, parent=self))
        self.password = self._password(_("Password of the file"))
        self.password_field = Field(theme, _("Password of the file"), self.password)
        return boxed(column(self.path_field, self.password_field, gap=12), parent=self)

    def _build_result(self) -> QWidget:
        theme = self.theme
        self.label = Text(theme, look="strong", lines=0, parent=self)
        self.valid = Text(theme, look="small text-2", lines=0, parent=self)
        self.fingerprint = Text(theme, look="small/500", lines=0, parent=self)
        copy = IconButton(theme, "copy", _("Copy the fingerprint"), size=28, parent=self)
        copy.clicked.connect(self.copy_fingerprint)
        icon = IconLabel(theme, "circle-check", color="success", size=20, parent=self)
        block = Quiet(theme, margins=(14, 12, 10, 12), parent=self)
        head = row(icon, column(self.label, self.valid, gap=0), gap=12)
        head.setStretch(1, 1)
        block.body.addLayout(head)
        block.body.addSpacing(6)
        block.body.addWidget(Text(theme, _("Fingerprint (SHA-256)"), look="caption text-3"))
        line = row(self.fingerprint, column(copy, None), gap=8)
        line.setStretch(0, 1)
        block.body.addLayout(line)
        words = Notice(
            theme,
            _("Give this fingerprint to those who check your files, on paper or by voice."),
            parent=self,
        )
        return boxed(column(block, words, gap=12), parent=self)

    def _password(self, name: str) -> PasswordInput:
        made = PasswordInput(self.theme, name, parent=self)
        made.textEdited.connect(lambda _text: self._clear_errors())
        made.returnPressed.connect(self.submit)
        return made

    def _show_way(self) -> None:
        is_done = bool(self._identity_id)
        self.trouble.hide()
        self.way.setVisible(not is_done)
        self._make.setVisible(not is_done and self.way.value() == MAKE)
        self._bring.setVisible(not is_done and self.way.value() == BRING)
        self._result.setVisible(is_done)
        verb = _("Make identity") if self.way.value() == MAKE else _("Bring certificate")
        self.primary.setText(_("Done") if is_done else verb)
        self.cancel.setVisible(not is_done)

    def _clear_errors(self) -> None:
        for field in (self.first_field, self.second_field, self.password_field, self.path_field):
            field.set_error("")

    # What the person does.

    def submit(self) -> None:
        if self._is_busy:
            return
        if self._identity_id:
            self.accept()
            self.made.emit(self._identity_id, self._typed())
        elif self.way.value() == MAKE:
            self._submit_make()
        else:
            self._submit_bring()

    def reject(self) -> None:
        """Keep what was made already: closing is no refusal then."""
        if self._identity_id:
            self.accept()
            self.made.emit(self._identity_id, self._typed())
        else:
            super().reject()

    def _typed(self) -> str:
        return (self.first if self.way.value() == MAKE else self.password).text()

    def _submit_make(self) -> None:
        passphrase = self.first.text()
        if passphrase != self.second.text():
            self.second_field.set_error(_("The two are not the same."))
            self.second.setFocus()
            return
        self._run(lambda: self._services.identities.make(passphrase))

    def _submit_bring(self) -> None:
        name, password = self.path.text().strip(), self.password.text()
        if not name:
            self.path_field.set_error(_("Choose the file."))
            self.path.setFocus()
            return
        self._run(lambda: self._services.identities.bring(Path(name), password))

    def _run(self, call: Callable[[], int]) -> None:
        def make_and_read() -> IdentityRow:
            identity_id = call()
            rows = self._services.identities.list()
            return next(row for row in rows if row.id == identity_id)

        self._clear_errors()
        self.trouble.hide()
        self._is_busy = True
        self._frame.runner.run(
            self, lambda _progress: make_and_read(), self._on_made, on_error=self._on_failed
        )

    def _on_made(self, identity: IdentityRow) -> None:
        self._is_busy = False
        self._identity_id = identity.id
        self.label.set_text(identity.label)
        day = long_date(identity.not_after)
        text = _("made on this computer, valid until {day}") if identity.is_own else ""
        self.valid.set_text((text or _("certificate, valid until {day}")).format(day=day))
        self.fingerprint.set_text(identity.fingerprint)
        self._show_way()
        self.primary.setFocus()

    def _on_failed(self, error: KinerjaError | Cancelled) -> None:
        self._is_busy = False
        if isinstance(error, InvalidError) and "passphrase" in error.fields:
            self.first_field.set_error(error.fields["passphrase"])
            self.first.setFocus()
        elif isinstance(error, WrongKeyError):
            self.password_field.set_error(error.message)
            self.password.setFocus()
            self.password.selectAll()
        elif isinstance(error, KinerjaError):
            self.trouble.set_message(error.message, tone="danger")
            self.trouble.show()

    def copy_fingerprint(self) -> None:
        """Copy the fingerprint in groups of four."""
        QApplication.clipboard().setText(self.fingerprint.text())

    def _on_choose_clicked(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("File with certificate and key"), str(Path.home()), "PKCS #12 (*.p12 *.pfx)"
        )
        if chosen:
            self.path.setText(chosen)
            self.password.setFocus()
