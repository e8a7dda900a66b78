"""SecuritySection (Keamanan): passphrase, locking, recovery sheet, identities, the register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import N_, _, long_date
from kinerja_desktop.ui.dialogs.identity import IdentityDialog
from kinerja_desktop.ui.dialogs.new_sheet import NewSheetDialog
from kinerja_desktop.ui.dialogs.passphrase import PassphraseDialog
from kinerja_desktop.ui.dialogs.question import QuestionDialog
from kinerja_desktop.ui.panels.settings.section import Desk, Section, group
from kinerja_desktop.ui.panels.settings.setting_rows import SettingRow
from kinerja_desktop.ui.sheet_printing import print_sheet
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.lines import SettingsRow

if TYPE_CHECKING:
    from kinerja_desktop.services.identities import IdentityRow
    from kinerja_desktop.services.security import NewSheet
    from kinerja_desktop.ui.widgets.card import Card


@dataclass(frozen=True, kw_only=True)
class _Standing:
    """What the section reads in one go."""

    has_passphrase: bool
    identities: tuple[IdentityRow, ...]


class SecuritySection(Section):
    KEY = "security"
    TITLE = N_("Security")
    ICON = "shield-check"
    CAPTION = N_("passphrase, lock, certificates")

    def __init__(self, desk: Desk, *, parent: QWidget) -> None:
        super().__init__(desk, parent=parent)
        theme = self.theme
        self._has_passphrase = True
        self.passphrase = make_button(theme, _("Change…"), on_click=self._on_passphrase_wanted)
        self.sheet = make_button(theme, _("Make a new one…"), on_click=self._on_sheet_wanted)
        self.check = make_button(theme, _("Check now"), on_click=self._on_check_wanted)
        self.add = make_button(theme, _("Add…"), on_click=self._on_identity_wanted)
        self._lock = SettingRow(desk, "lock_after_minutes", icon="timer")
        self._passphrase_row = SettingsRow(
            theme, _("Passphrase"), _("asked when the program opens"), icon="key-round",
            control=self.passphrase,
        )  # fmt: skip
        sheet = SettingsRow(
            theme,
            _("Recovery sheet"),
            _("opens the data when the passphrase is forgotten"),
            icon="life-buoy",
            control=self.sheet,
        )
        self.register = SettingsRow(
            theme,
            _("Register of changes"),
            _("every entry is sealed to the one before; nothing in it can be edited"),
            icon="list-checks",
            control=self.check,
        )
        if desk.services.is_sample:
            self.passphrase.setEnabled(False)
            self.sheet.setEnabled(False)
        self.add_group(self._passphrase_row, self._lock, sheet, self.register)
        self._identities: Card | None = None
        self.removers: dict[int, QWidget] = {}

    def look(self) -> None:
        services = self.desk.services

        def read() -> _Standing:
            return _Standing(
                has_passphrase=services.security.has_passphrase(),
                identities=services.identities.list(),
            )

        self.desk.page.run(lambda _progress: read(), self._show)

    def _show(self, standing: _Standing) -> None:
        self._has_passphrase = standing.has_passphrase
        self.passphrase.setText(_("Change…") if standing.has_passphrase else _("Set…"))
        note = _("asked when the program opens")
        if not standing.has_passphrase:
            note = _("not set: whoever uses this computer can read everything")
        self._passphrase_row.note.set_text(note)
        self._show_identities(standing.identities)

    def _show_identities(self, identities: tuple[IdentityRow, ...]) -> None:
        old = self._identities
        self.removers = {}
        if old is not None:
            self.body.removeWidget(old)
            old.hide()
            self.add.setParent(self)
            old.deleteLater()
        rows = [self._identity_row(identity) for identity in identities]
        note = _("signs final documents; made here or brought as .p12")
        title = _("Certificate of the appraiser") if not rows else _("Another certificate")
        rows.append(SettingsRow(self.theme, title, note, icon="plus", control=self.add))
        self._identities = group(self.theme, rows, parent=self)
        self.body.addWidget(self._identities)
        self._identities.show()
        self.caption_changed.emit()

    def _identity_row(self, identity: IdentityRow) -> SettingsRow:
        until = _("valid until {day}") if not identity.is_expired else _("expired {day}")
        origin = _("made here") if identity.is_own else _("brought")
        note = f"{until.format(day=long_date(identity.not_after))} · {origin}"
        remove = make_button(
            self.theme, _("Remove…"), on_click=lambda: self._on_remove_wanted(identity)
        )
        remove.setAccessibleName(_("Remove {name}").format(name=identity.label))
        self.removers[identity.id] = remove
        made = SettingsRow(
            self.theme, identity.label, note, icon="badge-check", control=remove, parent=self
        )
        made.note.setToolTip(identity.fingerprint)
        return made

    def _on_passphrase_wanted(self) -> None:
        page = self.desk.page
        dialog = PassphraseDialog(
            page.frame, self.desk.services, has_old=self._has_passphrase, parent=self
        )
        dialog.accepted.connect(self._on_passphrase_changed)
        dialog.open()

    def _on_passphrase_changed(self) -> None:
        self.desk.page.say(_("Passphrase changed"), icon="key-round")
        self.look()

    def _on_sheet_wanted(self) -> None:
        words = _(
            "The new sheet takes the place of the old one: sheets printed earlier no longer open "
            "the data."
        )
        dialog = QuestionDialog(
            self.theme, _("Make a new recovery sheet?"), words, verb=_("Make sheet"), parent=self
        )
        dialog.accepted.connect(self._make_sheet)
        dialog.open()

    def _make_sheet(self) -> None:
        security = self.desk.services.security
        self.desk.page.run(lambda _progress: security.new_recovery_sheet(), self._show_sheet)

    def _show_sheet(self, sheet: NewSheet) -> None:
        dialog = NewSheetDialog(self.desk.page.frame, self.desk.services, sheet, parent=self)
        dialog.print_wanted.connect(lambda _words: self._print(dialog))
        dialog.open()

    def _print(self, dialog: NewSheetDialog) -> None:
        if print_sheet(dialog.words, self.theme.family, dialog):
            dialog.say(_("Printed today, one sheet"))

    def _on_identity_wanted(self) -> None:
        dialog = IdentityDialog(self.desk.page.frame, self.desk.services, parent=self)
        dialog.made.connect(lambda _id, _passphrase: self.look())
        dialog.rejected.connect(self.look)
        dialog.open()

    def _on_remove_wanted(self, identity: IdentityRow) -> None:
        words = _(
            "Documents already signed stay valid. To sign again, a new certificate is needed."
        )
        title = _("Remove the certificate of {name}?").format(name=identity.label)
        dialog = QuestionDialog(self.theme, title, words, verb=_("Remove"), parent=self)
        dialog.primary.set_kind("danger")
        dialog.accepted.connect(lambda: self._remove(identity.id))
        dialog.open()

    def _remove(self, identity_id: int) -> None:
        identities = self.desk.services.identities
        self.desk.page.run(
            lambda _progress: identities.remove(identity_id), lambda _none: self.look()
        )

    def _on_check_wanted(self) -> None:
        security = self.desk.services.security
        self.desk.page.run(lambda _progress: security.broken_entry(), self._show_register)

    def _show_register(self, broken: int | None) -> None:
        if broken is None:
            self.register.note.set_look("small success")
            self.register.note.set_text(_("intact: every entry fits the one before"))
        else:
            self.register.note.set_look("small danger")
            words = _("entry {number} was altered from outside; restore a backup from before")
            self.register.note.set_text(words.format(number=broken))
