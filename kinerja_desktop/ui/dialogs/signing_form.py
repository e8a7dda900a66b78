"""SigningForm: place and date, who signs with which passphrase, and where the copies go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget

from kinerja_desktop.i18n import _, ngettext, short_date
from kinerja_desktop.ui.size_class import VERY_LARGE_TEXT
from kinerja_desktop.ui.widgets.buttons import Button, make_button
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.dates import DateField
from kinerja_desktop.ui.widgets.field import Audience, Field, Notice
from kinerja_desktop.ui.widgets.inputs import ComboBox, PasswordInput, TextInput
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kinerja_desktop.services.identities import IdentityRow
    from kinerja_desktop.ui.theme.theme import Theme

NAME_ROOM = 156


@dataclass(frozen=True, kw_only=True)
class SigningChoice:
    """What was filled in. `identity_id` is 0 without an identity."""

    place: str
    dated_on: date
    identity_id: int
    passphrase: str
    folder: str


class SigningForm(QWidget):
    """The lower right of the Finalkan dialog."""

    changed = Signal()
    identity_wanted = Signal()
    folder_chosen = Signal(str)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._identities: dict[int, IdentityRow] = {}
        self._build_place()
        self._build_identity()
        self._build_folder()
        self.setLayout(
            column(
                self._pair(self.place_field, self.date_field),
                self._signer,
                self._nobody,
                boxed(self._folder_lines(), parent=self),
                None,
                gap=12,
            )
        )
        self.show_identities(())

    def _build_place(self) -> None:
        theme = self.theme
        self.place = TextInput(theme, _("Place"), parent=self)
        self.place.setMaxLength(80)
        self.place_field = Field(theme, _("Place"), self.place, parent=self)
        self.day = DateField(theme, _("Date"), parent=self)
        self.date_field = Field(theme, _("Date"), self.day, parent=self)
        self.place.textEdited.connect(lambda _text: self.changed.emit())
        self.day.value_changed.connect(lambda _day: self.changed.emit())

    def _build_identity(self) -> None:
        theme = self.theme
        self.identity = ComboBox(theme, _("Identity of the appraiser"), parent=self)
        self.identity.value_chosen.connect(lambda _value: self._show_chosen())
        self.identity_field = Field(
            theme, _("Identity of the appraiser"), self.identity, parent=self
        )
        self.passphrase = PasswordInput(theme, _("Passphrase of the identity"), parent=self)
        self.passphrase.textChanged.connect(self._on_passphrase_changed)
        self.passphrase_field = Field(
            theme, _("Passphrase of the identity"), self.passphrase, parent=self
        )
        self.validity = Notice(theme, icon="circle-check", parent=self)
        self.more = Button(theme, _("Other identity…"), kind="link", height=24, parent=self)
        self.more.clicked.connect(self.identity_wanted)
        below = row(self.validity, column(self.more, None), gap=12)
        below.setStretch(0, 1)
        pair = self._pair(self.identity_field, self.passphrase_field)
        self._signer = boxed(column(pair, below, gap=4), parent=self)
        self._nobody = self._make_nobody()

    def _make_nobody(self) -> Quiet:
        theme = self.theme
        block = Quiet(theme, tone="info-soft", margins=(14, 10, 10, 10), parent=self)
        icon = IconLabel(theme, "key-round", color="info", parent=block)
        words = Text(
            theme,
            _("There is no identity to sign with yet. Make one here; it takes a minute."),
            look="small text",
            lines=0,
            parent=block,
        )
        self.make = make_button(
            theme, _("Make identity…"), on_click=self.identity_wanted.emit, parent=block
        )
        line = row(icon, words, self.make, gap=10)
        line.setStretch(1, 1)
        block.body.addLayout(line)
        return block

    def _build_folder(self) -> None:
        theme = self.theme
        self.folder = TextInput(
            theme,
            _("Save a copy to"),
            icon="folder",
            placeholder=_("in the program only"),
            parent=self,
        )
        self.folder.textChanged.connect(lambda _text: self.changed.emit())
        self.change = make_button(
            theme, _("Change folder"), on_click=self._on_change_clicked, parent=self
        )
        self.change.setAccessibleName(_("Change the folder for copies"))
        self.names = Audience(theme, "", icon="file-text", parent=self)
        self.kept = Audience(
            theme, _("always kept in the program too"), icon="hard-drive", parent=self
        )

    def _folder_lines(self) -> QVBoxLayout:
        label = Text(self.theme, _("Save a copy to"), look="small/500 text-2", parent=self)
        label.setBuddy(self.folder)
        where = row(self.folder, self.change, gap=8)
        where.setStretch(0, 1)
        below: QBoxLayout = column(self.names, self.kept, gap=3)
        if self.theme.scale < VERY_LARGE_TEXT:
            below = row(self.names, self.kept, gap=16)
            below.setStretch(0, 1)
        return column(label, where, below, gap=5)

    def _pair(self, left: QWidget, right: QWidget) -> QWidget:
        line = row(left, right, gap=12)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        return boxed(line, parent=self)

    # What is shown.

    def show_start(self, *, place: str, day: date, folder: str) -> None:
        self.place.setText(place)
        self.day.set_value(day)
        self.folder.setText(folder)

    def show_names(self, names: Sequence[str]) -> None:
        """Say how the files will be called."""
        if not names:
            return
        rest = len(names) - 1
        text = names[0]
        if rest == 1:
            text = _("{name} and one more").format(name=names[0])
        elif rest:
            words = ngettext("{n} file, {name}", "{n} files, {name}", rest + 1)
            text = words.format(n=rest + 1, name=names[0])
        self.names.text.set_text(text)
        self.names.setToolTip("\n".join(names))

    def show_identities(self, rows: Sequence[IdentityRow], chosen: int = 0) -> None:
        """Offer identities; one just made is chosen, else the first that is still valid."""
        self._identities = {row.id: row for row in rows}
        self.identity.set_options([(row.id, self._short(row.label)) for row in rows])
        valid = [row.id for row in rows if not row.is_expired]
        self.identity.set_value(chosen or (valid[0] if valid else 0))
        self._signer.setVisible(bool(rows))
        self._nobody.setVisible(not rows)
        self._show_chosen()

    def _short(self, label: str) -> str:
        """Leave out titles, and shorten a name that is longer than the box."""
        words = [word for word in label.partition(",")[0].split() if not word.endswith(".")]
        label = " ".join(words) or label
        metrics = QFontMetricsF(self.theme.font("body"))
        return metrics.elidedText(label, Qt.TextElideMode.ElideRight, NAME_ROOM)

    def _show_chosen(self) -> None:
        found = self._identities.get(self.identity.value() or 0)
        if found is not None:
            self.identity.setToolTip(found.label)
            day = short_date(found.not_after)
            if found.is_expired:
                text, icon, color = _("expired on {day}"), "circle-alert", "danger"
            elif found.is_own:
                text, icon, color = _("made here, valid until {day}"), "circle-check", "text-3"
            else:
                text, icon, color = _("certificate, valid until {day}"), "circle-check", "text-3"
            self.validity.text.set_text(text.format(day=day))
            self.validity.text.set_look(f"caption {color}")
            self.validity.icon.set_icon(icon, color)
        self.changed.emit()

    # What was filled in.

    @property
    def choice(self) -> SigningChoice:
        day = self.day.value()
        if day is None:
            raise ValueError(day)
        return SigningChoice(
            place=self.place.text().strip(),
            dated_on=day,
            identity_id=self.identity.value() or 0,
            passphrase=self.passphrase.text(),
            folder=self.folder.text().strip(),
        )

    @property
    def can_sign(self) -> bool:
        """Whether an identity that is still valid is chosen and its passphrase typed."""
        found = self._identities.get(self.identity.value() or 0)
        return found is not None and not found.is_expired and bool(self.passphrase.text())

    def show_errors(self, fields: dict[str, str]) -> None:
        """Show what is wrong under the fields; the first gets the focus."""
        known = {
            "place": (self.place_field, self.place),
            "dated_on": (self.date_field, self.day),
            "passphrase": (self.passphrase_field, self.passphrase),
        }
        for name, (shown, _control) in known.items():
            shown.set_error(fields.get(name, ""))
        wrong = [control for name, (_shown, control) in known.items() if name in fields]
        if wrong:
            wrong[0].setFocus()
            if isinstance(wrong[0], PasswordInput):
                wrong[0].selectAll()

    def _on_passphrase_changed(self, _text: str) -> None:
        self.passphrase_field.set_error("")
        self.changed.emit()

    def _on_change_clicked(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Folder for copies"), self.folder.text())
        if folder:
            self.folder.setText(folder)
            self.folder_chosen.emit(folder)
