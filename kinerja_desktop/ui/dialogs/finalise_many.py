"""FinaliseManyDialog: several people at once; the passphrase is asked for once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.methods import predicate_word
from kinerja_desktop.errors import InvalidError, KinerjaError, WrongKeyError
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.services.finalising import FinalRequest
from kinerja_desktop.ui.dialogs.identity import IdentityDialog
from kinerja_desktop.ui.dialogs.signing_form import SigningForm
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Audience
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row
from kinerja_desktop.ui.widgets.messages import Banner
from kinerja_desktop.ui.widgets.switches import CheckBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja_desktop.services import Services
    from kinerja_desktop.services.finalising import FinalView
    from kinerja_desktop.services.identities import IdentityRow
    from kinerja_desktop.ui.frame import Frame

WIDTH, LEFT_WIDTH = 880, 372


@dataclass(frozen=True, kw_only=True)
class FinalBatch:
    """What shall become final, whose it is (in the same order), and the passphrase."""

    requests: tuple[FinalRequest, ...]
    employee_ids: tuple[int, ...]
    passphrase: str


class _PersonCheck(QWidget):
    """One person: a check, the predicate, and what is missing."""

    def __init__(self, dialog: Dialog, view: FinalView) -> None:
        super().__init__(dialog)
        theme = dialog.theme
        self.view = view
        open_gates = [gate for gate in view.gates if gate.is_hard and not gate.is_met]
        self.check = CheckBox(theme, view.dossier.employee.display_name, parent=self)
        self.check.setChecked(not open_gates)
        self.check.setEnabled(not open_gates)
        dossier = view.dossier
        word = predicate_word(dossier.period.method, dossier.result.predicate)
        words = Text(theme, word, look="small text-2", parent=self)
        line = row(self.check, words, gap=12)
        line.setStretch(0, 1)
        lines = column(line, gap=0)
        if open_gates:
            told = "; ".join(f"{gate.title}: {gate.proof}" for gate in open_gates)
            missing = Text(theme, told, look="caption warn", lines=0, parent=self)
            lines.addLayout(row(27, missing, gap=0))
        self.setLayout(lines)


class FinaliseManyDialog(Dialog):
    """`begin()` reads and opens. `batch_wanted(FinalBatch)`: the page runs it, then says how."""

    batch_wanted = Signal(object)

    def __init__(
        self,
        frame: Frame,
        services: Services,
        *,
        appraisal_ids: tuple[int, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(
            frame.theme, _("Finalise several ratings"), verb=_("Finalise and save PDF"),
            width=WIDTH, parent=parent,
        )  # fmt: skip
        self._frame = frame
        self._services = services
        self._appraisal_ids = appraisal_ids
        self._is_busy = False
        self.people: list[_PersonCheck] = []
        theme = self.theme
        self.trouble = Banner(theme, "", tone="danger", parent=self)
        self.trouble.hide()
        self.ready = Text(theme, look="small text-3", parent=self)
        self.form = SigningForm(theme, parent=self)
        self._people = column(gap=6)
        self._lay_out()
        self.form.changed.connect(self._show_readiness)
        self.form.identity_wanted.connect(self._on_identity_wanted)
        self.form.folder_chosen.connect(
            lambda folder: frame.preferences.change(export_folder=folder)
        )
        self.primary.set_icon("lock")
        words = _("Once final, a change becomes a new version with a reason.")
        self.add_secondary(Audience(theme, words, icon="lock", parent=self))

    def _lay_out(self) -> None:
        theme = self.theme
        block = Quiet(theme, margins=(12, 10, 12, 10), parent=self)
        title = Text(theme, _("People"), look="strong", parent=self)
        block.body.addLayout(self._people)
        note = Audience(
            theme, _("Box 5 takes the suggestion from the shared plans."), icon="info", parent=self
        )
        left = column(row(title, self.ready, None, gap=10), block, note, None, gap=8)
        self._left = boxed(left, parent=self)
        self._left.setFixedWidth(LEFT_WIDTH)
        columns = row(self._left, Divider(theme, upright=True, parent=self), self.form, gap=20)
        columns.setStretch(2, 1)
        self.body.addWidget(self.trouble)
        self.body.addLayout(columns, 1)

    def first_focus(self) -> QWidget:
        return self.form.passphrase if self.form.passphrase.isVisibleTo(self) else self.cancel

    def begin(self) -> None:
        """Read gates and identities of all, then show the dialog."""
        self._frame.runner.run(
            self, lambda _progress: self._read(), lambda read: self._on_read(*read)
        )

    def _read(self) -> tuple[tuple[FinalView, ...], Sequence[IdentityRow]]:
        check = self._services.finalising.check
        return tuple(map(check, self._appraisal_ids)), self._services.identities.list()

    def _on_read(self, views: Sequence[FinalView], identities: Sequence[IdentityRow]) -> None:
        for view in views:
            person = _PersonCheck(self, view)
            person.check.toggled.connect(lambda _on: self._show_readiness())
            self.people.append(person)
            self._people.addWidget(person)
        first = views[0]
        self.form.show_start(
            place=first.dossier.place, day=first.dossier.dated_on, folder=first.folder
        )
        self.form.show_names([name for view in views for name in view.file_names])
        self.form.show_identities(identities)
        self.open()

    @property
    def chosen(self) -> tuple[FinalView, ...]:
        return tuple(person.view for person in self.people if person.check.isChecked())

    def _show_readiness(self) -> None:
        count = len(self.chosen)
        words = ngettext("{n} of {count} ready", "{n} of {count} ready", count)
        self.ready.set_text(words.format(n=count, count=len(self.people)))
        self.primary.setEnabled(count > 0 and self.form.can_sign and not self._is_busy)

    def submit(self) -> None:
        if self._is_busy:
            return
        choice, chosen = self.form.choice, self.chosen
        requests = tuple(
            FinalRequest(
                appraisal_id=view.dossier.appraisal.id,
                version=view.dossier.appraisal.version,
                box_note=view.dossier.box_note,
                place=choice.place,
                dated_on=choice.dated_on,
                identity_id=choice.identity_id,
                folder=choice.folder,
            )
            for view in chosen
        )
        employee_ids = tuple(view.dossier.employee.id for view in chosen)
        self._set_busy(busy=True)
        self.batch_wanted.emit(
            FinalBatch(requests=requests, employee_ids=employee_ids, passphrase=choice.passphrase)
        )

    def let_go(self) -> None:
        """Close: the passphrase fits and the batch runs."""
        self.form.passphrase.clear()
        if self.is_open:
            self.accept()

    def show_trouble(self, error: KinerjaError) -> None:
        """Say why the batch could not begin."""
        self._set_busy(busy=False)
        if isinstance(error, WrongKeyError):
            self.form.show_errors({"passphrase": error.message})
        elif isinstance(error, InvalidError):
            self.form.show_errors(error.fields)
        else:
            self.trouble.set_message(error.message, tone="danger")
            self.trouble.show()

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        self.trouble.hide()
        self.primary.setText(_("Signing…") if busy else _("Finalise and save PDF"))
        self._show_readiness()

    def _on_identity_wanted(self) -> None:
        dialog = IdentityDialog(self._frame, self._services, parent=self)
        dialog.made.connect(self._on_identity_made)
        dialog.open()

    def _on_identity_made(self, identity_id: int, passphrase: str) -> None:
        def show(rows: Sequence[IdentityRow]) -> None:
            self.form.show_identities(rows, identity_id)
            self.form.passphrase.setText(passphrase)

        self._frame.runner.run(self, lambda _progress: self._services.identities.list(), show)
