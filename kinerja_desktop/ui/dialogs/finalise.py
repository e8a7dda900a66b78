"""FinaliseDialog: gates and what is still written for one person; signed and final in one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from kinerja_desktop.core.appraisal import BOX_NOTE_LIMIT
from kinerja_desktop.core.dossier import suggested_note
from kinerja_desktop.core.methods import predicate_word
from kinerja_desktop.errors import Cancelled, InvalidError, KinerjaError, WrongKeyError
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.services.finalising import FinalRequest
from kinerja_desktop.ui.dialogs.gate_list import GateList
from kinerja_desktop.ui.dialogs.identity import IdentityDialog
from kinerja_desktop.ui.dialogs.signing_form import SigningForm
from kinerja_desktop.ui.widgets.avatar import Avatar
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Audience, Field
from kinerja_desktop.ui.widgets.inputs import TextArea
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row
from kinerja_desktop.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from kinerja_desktop.services import Services
    from kinerja_desktop.services.finalising import Finalised, FinalView
    from kinerja_desktop.services.identities import IdentityRow
    from kinerja_desktop.ui.frame import Frame

WIDTH, HEIGHT, LEFT_WIDTH = 880, 626, 284
LOW_WINDOW = 600
ANY_WIDTH = 16777215
REASON_SETTLE_MS = 250
NO_TALK_GATE = "G5"


class FinaliseDialog(Dialog):
    """`begin()` reads and opens. `finalised(Finalised)` when it is done; `went(page, target)`."""

    finalised = Signal(object)
    went = Signal(str, object)

    def __init__(
        self, frame: Frame, services: Services, *, appraisal_id: int, parent: QWidget
    ) -> None:
        super().__init__(
            frame.theme,
            _("Finalise the rating"),
            verb=_("Finalise and save PDF"),
            width=WIDTH,
            height=HEIGHT,
            parent=parent,
        )
        self._frame = frame
        self._services = services
        self._appraisal_id = appraisal_id
        self._view: FinalView | None = None
        self._is_busy = False
        self._settle = QTimer(self, singleShot=True, interval=REASON_SETTLE_MS)
        self._settle.timeout.connect(self._check_again)
        self._build_head()
        self._build_note()
        self.gates = GateList(self.theme, parent=self)
        self.form = SigningForm(self.theme, parent=self)
        self._lay_out()
        self.gates.wanted.connect(self._on_gate_wanted)
        self.form.changed.connect(self._show_readiness)
        self.form.identity_wanted.connect(self._on_identity_wanted)
        self.form.folder_chosen.connect(
            lambda folder: frame.preferences.change(export_folder=folder)
        )
        self.primary.set_icon("lock")
        self.add_secondary(
            Audience(
                self.theme,
                _("Once final, a change becomes a new version with a reason."),
                icon="lock",
                parent=self,
            )
        )

    def first_focus(self) -> QWidget:
        """Return what is to be written, not the link of a gate that leads away from here."""
        return self.note

    def begin(self) -> None:
        """Read the gates and the identities, then show the dialog."""
        self._frame.runner.run(
            self, lambda _progress: self._read(), lambda read: self._on_read(*read)
        )

    def _read(self) -> tuple[FinalView, Sequence[IdentityRow]]:
        view = self._services.finalising.check(self._appraisal_id)
        return view, self._services.identities.list()

    def _build_head(self) -> None:
        theme = self.theme
        self.trouble = Banner(theme, "", tone="danger", parent=self)
        self.trouble.hide()
        self.who = Quiet(theme, margins=(14, 8, 16, 8), parent=self)
        self.avatar = Avatar(theme, "", size=40, parent=self)
        self.name = ElidedText(theme, look="strong", parent=self)
        self.what = ElidedText(theme, look="small text-2", parent=self)
        self.predicate = Text(theme, look="heading", parent=self)
        caption = Text(theme, _("Predicate"), look="small text-3", parent=self)
        right = column(row(None, caption), row(None, self.predicate), gap=0)
        line = row(self.avatar, column(None, self.name, self.what, None, gap=0), right, gap=12)
        line.setStretch(1, 1)
        self.who.body.addLayout(line)

    def _build_note(self) -> None:
        theme = self.theme
        self.note = TextArea(
            theme, "5. Catatan/Rekomendasi", lines=4, limit=BOX_NOTE_LIMIT, parent=self
        )
        printed = Audience(theme, _("printed in the document"), icon="printer", parent=self)
        self.note_field = Field(
            theme, "5. Catatan/Rekomendasi", self.note, beside=printed, parent=self
        )
        self.note_field.label.set_look("strong")
        self.note.edited.connect(lambda _text: self.note_field.set_error(""))
        self.origin = Audience(theme, "", icon="info", parent=self)
        self.suggest = Button(theme, _("Use the suggestion again"), kind="link", height=24)
        self.suggest.clicked.connect(self._on_suggest_clicked)
        below = row(self.origin, self.suggest, gap=12)
        below.setStretch(0, 1)
        self._origin_line = boxed(below, parent=self)
        self.reason = TextArea(theme, _("Reason without a talk"), lines=2, parent=self)
        self.reason_field = Field(
            theme, _("Reason without a talk"), self.reason, caption=_("kept with the rating")
        )
        self.reason.edited.connect(lambda _text: self._settle.start())
        self.reason_field.hide()

    def _lay_out(self) -> None:
        note = column(self.note_field, self._origin_line, gap=2)
        note.setStretch(0, 1)
        right = column(
            note,
            self.reason_field,
            self.form,
            gap=12,
        )
        right.setStretch(0, 1)
        self._left, self._right = self.gates, boxed(right, parent=self)
        self._divider = Divider(self.theme, upright=True, parent=self)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.who)
        self._columns = row(self._left, self._divider, self._right, gap=20, margins=(0, 4, 0, 0))
        self._columns.setStretch(2, 1)
        self.body.addLayout(self._columns, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = self.height() < LOW_WINDOW * self.theme.scale
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if is_low else directions.LeftToRight)
        self._divider.setVisible(not is_low)
        self._left.setMinimumWidth(0 if is_low else LEFT_WIDTH)
        self._left.setMaximumWidth(ANY_WIDTH if is_low else LEFT_WIDTH)

    # Showing.

    def _on_read(self, view: FinalView, identities: Sequence[IdentityRow]) -> None:
        dossier = view.dossier
        self.avatar.set_name(dossier.employee.display_name)
        self.name.set_text(dossier.employee.display_name)
        self.what.set_text(" · ".join((dossier.period.name, ", ".join(view.titles))))
        word = predicate_word(dossier.period.method, dossier.result.predicate)
        self.predicate.set_text(word)
        self.note.set_text(dossier.box_note)
        self.form.show_start(place=dossier.place, day=dossier.dated_on, folder=view.folder)
        self.form.show_names(view.file_names)
        self.form.show_identities(identities)
        count = len([a for a in dossier.talk.actions if a.what.strip()])
        words = ngettext(
            "Suggested from {n} shared plan, may be changed.",
            "Suggested from {n} shared plans, may be changed.",
            count,
        )
        self.origin.text.set_text(words.format(n=count))
        self._origin_line.setVisible(count > 0)
        self._show_gates(view)
        self.open()

    def _show_gates(self, view: FinalView) -> None:
        self._view = view
        needs_reason = bool(self.reason.text().strip()) or any(
            gate.key == NO_TALK_GATE and not gate.is_met for gate in view.gates
        )
        self.reason_field.setVisible(needs_reason)
        self.gates.show_gates(view.gates, view.open_points)
        self._show_readiness()

    def _show_readiness(self) -> None:
        can = self._view is not None and self._view.can_finalise and self.form.can_sign
        self.primary.setEnabled(can and not self._is_busy)

    def _check_again(self) -> None:
        reason = self.reason.text()
        self._frame.runner.run(
            self,
            lambda _progress: self._services.finalising.check(
                self._appraisal_id, without_talk_reason=reason
            ),
            self._show_gates,
            on_error=self._on_failed,
        )

    # What the person does.

    def submit(self) -> None:
        if self._view is None or self._is_busy:
            return
        choice = self.form.choice
        request = FinalRequest(
            appraisal_id=self._appraisal_id,
            version=self._view.dossier.appraisal.version,
            box_note=self.note.text().strip(),
            place=choice.place,
            dated_on=choice.dated_on,
            identity_id=choice.identity_id,
            folder=choice.folder,
            without_talk_reason=self.reason.text().strip(),
        )
        self._set_busy(busy=True)
        self._frame.runner.run(
            self,
            lambda _progress: self._services.finalising.finalise(request, choice.passphrase),
            self._on_finalised,
            on_error=self._on_failed,
            long=True,
        )

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        self.primary.setText(_("Signing…") if busy else _("Finalise and save PDF"))
        self.cancel.setEnabled(not busy)
        self.trouble.hide()
        self._show_readiness()

    def _on_finalised(self, done: Finalised) -> None:
        self._set_busy(busy=False)
        self.form.passphrase.clear()
        self.accept()
        self.finalised.emit(done)

    def _on_failed(self, error: KinerjaError | Cancelled) -> None:
        self._set_busy(busy=False)
        if isinstance(error, WrongKeyError):
            self.form.show_errors({"passphrase": error.message})
        elif isinstance(error, InvalidError):
            self.form.show_errors(error.fields)
            self.note_field.set_error(error.fields.get("box_note", ""))
        elif isinstance(error, KinerjaError):
            self.trouble.set_message(error.message, tone="danger")
            self.trouble.show()

    def _on_suggest_clicked(self) -> None:
        if self._view is not None:
            self.note.set_text(suggested_note(self._view.dossier.talk.actions))
            self.note_field.set_error("")

    def _on_gate_wanted(self, page: str) -> None:
        if self._view is not None:
            employee_id = self._view.dossier.employee.id
            self.reject()
            self.went.emit(page, {"employee_id": employee_id})

    def _on_identity_wanted(self) -> None:
        dialog = IdentityDialog(self._frame, self._services, parent=self)
        dialog.made.connect(self._on_identity_made)
        dialog.open()

    def _on_identity_made(self, identity_id: int, passphrase: str) -> None:
        self._frame.runner.run(
            self,
            lambda _progress: self._services.identities.list(),
            lambda rows: self._show_made(rows, identity_id, passphrase),
        )

    def _show_made(self, rows: Sequence[IdentityRow], identity_id: int, passphrase: str) -> None:
        self.form.show_identities(rows, identity_id)
        self.form.passphrase.setText(passphrase)
        self.form.passphrase.setFocus()
