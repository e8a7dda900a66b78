"""AppraiserHistoryDialog (Riwayat penilai): who appraised a person from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.core.supervision import Supervision, in_order, with_new
from kinerja_desktop.errors import InvalidError
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.appraiser import AppraiserDialog, span_words
from kinerja_desktop.ui.widgets.buttons import IconButton, make_button
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, row
from kinerja_desktop.ui.widgets.lines import SettingsRow
from kinerja_desktop.ui.widgets.managed_rows import ManagedRows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.staff import Employee, Official
    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.supervision import SupervisionView
    from kinerja_desktop.ui.frame import Frame


class AppraiserField(Field):
    """Names today's appraiser beside the label; the button opens the history."""

    def __init__(
        self, frame: Frame, services: Services, employee: Employee, *, parent: QWidget
    ) -> None:
        button = make_button(frame.theme, _("Appraisers…"), on_click=self._on_wanted)
        super().__init__(frame.theme, _("Appraiser"), button, parent=parent)
        self._frame, self._services, self._employee = frame, services, employee
        self.setVisible(bool(employee.id))
        self._look()

    def _look(self) -> None:
        employee_id, supervision = self._employee.id, self._services.supervision
        if employee_id:
            self._frame.runner.run(
                self,
                lambda _progress: supervision.view(employee_id).appraiser.display_name,
                self.set_caption,
            )

    def _on_wanted(self) -> None:
        dialog = AppraiserHistoryDialog(self._frame, self._services, self._employee, parent=self)
        dialog.stored.connect(self._look)
        dialog.open()


class AppraiserHistoryDialog(Dialog):
    """The history is changed here and stored as a whole. `stored` follows."""

    stored = Signal()

    def __init__(
        self, frame: Frame, services: Services, employee: Employee, *, parent: QWidget
    ) -> None:
        title = _("Appraisers of {name}").format(name=employee.name)
        super().__init__(frame.theme, title, verb=_("Save changes"), width=640, parent=parent)
        self._frame, self._services, self._employee = frame, services, employee
        self._relations: tuple[Supervision, ...] = ()
        self._known: tuple[Official, ...] = ()
        self._own = ""
        self.words = Text(self.theme, look="small text-2", lines=0, parent=self)
        self.lines = ManagedRows(frame.theme, parent=self)
        self.body.addWidget(self.words)
        self.body.addWidget(self.lines)
        self.body.addStretch(1)
        self.new = make_button(
            frame.theme, _("New appraiser…"), icon="plus", on_click=self._on_new_wanted, parent=self
        )
        self.add_secondary(self.new)
        supervision = services.supervision
        frame.runner.run(
            self,
            lambda _progress: (supervision.view(employee.id), supervision.officials()),
            self._show_found,
        )

    def _show_found(self, found: tuple[SupervisionView, tuple[Official, ...]]) -> None:
        view, self._known = found
        self._relations = view.relations
        self._own = view.own.display_name or "–"
        self._show_rows()

    def _say_who_else(self) -> None:
        """Say who appraises on all other days."""
        words = _(
            "Outside these days {name} of the profile appraises. While somebody is Plt. or Plh., "
            "they are named on documents. An objection goes to the superior written here."
        )
        if not self._relations:
            words = _("No history: {name} of the profile appraises.")
        self.words.set_text(words.format(name=self._own))

    def _show_rows(self) -> None:
        self._say_who_else()
        self.lines.say_trouble("")
        self.lines.show_rows([self._row(one) for one in reversed(self._relations)])

    def _row(self, one: Supervision) -> SettingsRow:
        theme, name = self.theme, one.appraiser.display_name
        change = make_button(theme, _("Change…"), on_click=lambda: self._on_change_wanted(one))
        change.setAccessibleName(_("Change {name}").format(name=name))
        remove = IconButton(theme, "trash-2", _("Remove {name}").format(name=name))
        remove.clicked.connect(lambda: self._put(self._without(one)))
        superior = one.reviewer.display_name if one.reviewer is not None else ""
        parts = (
            one.official.position,
            span_words(one.start, one.end),
            _("superior: {name}").format(name=superior) if superior else "",
        )
        note = " · ".join(part for part in parts if part)
        control = boxed(row(change, remove, gap=8))
        return SettingsRow(theme, name, note, icon="user", control=control)

    def _without(self, one: Supervision) -> tuple[Supervision, ...]:
        return tuple(other for other in self._relations if other is not one)

    def _put(self, relations: tuple[Supervision, ...]) -> None:
        self._relations = in_order(relations)
        self._show_rows()

    def _on_new_wanted(self) -> None:
        """Ask for an appraiser, who ends the one before the day before."""
        dialog = self._dialog(None)
        dialog.given.connect(lambda new: self._put(with_new(self._relations, new)))
        dialog.open()

    def _on_change_wanted(self, one: Supervision) -> None:
        dialog = self._dialog(one)
        dialog.given.connect(lambda new: self._put((*self._without(one), new)))
        dialog.open()

    def _dialog(self, relation: Supervision | None) -> AppraiserDialog:
        today = self._services.clock().date()
        return AppraiserDialog(
            self._frame, self._known, relation=relation, today=today, parent=self
        )

    def submit(self) -> None:
        supervision, wanted = self._services.supervision, self._relations
        employee_id = self._employee.id
        self._frame.runner.run(
            self,
            lambda _progress: supervision.save(employee_id, wanted),
            lambda _none: self._on_stored(),
            on_error=self._on_refused,
        )

    def _on_stored(self) -> None:
        self.accept()
        self.stored.emit()

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        wrong = error.fields if isinstance(error, InvalidError) else {}
        self.lines.say_trouble(wrong.get("relations", str(error)))
