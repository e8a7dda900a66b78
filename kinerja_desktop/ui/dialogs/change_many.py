"""ChangeManyDialog: unit, appraiser, list or archive of all chosen people at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.errors import InvalidError
from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.services.staff_changes import NewAppraiser, StaffChange
from kinerja_desktop.ui.dialogs.appraiser import AppraiserDialog, span_words
from kinerja_desktop.ui.dialogs.archive import OTHER, REASONS, reason_words
from kinerja_desktop.ui.dialogs.staff_lists import list_name
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.inputs import ComboBox, DateField, TextInput
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.messages import Banner
from kinerja_desktop.ui.widgets.suggest_input import SuggestInput
from kinerja_desktop.ui.widgets.switches import CheckBox

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.staff import Official, Unit
    from kinerja_desktop.core.supervision import Supervision
    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.staff_changes import ChangedStaff
    from kinerja_desktop.services.staff_lists import ListView
    from kinerja_desktop.ui.frame import Frame

Known = tuple[tuple["Unit", ...], tuple["ListView", ...], tuple["Official", ...]]


class ChangeManyDialog(Dialog):
    """What is checked is changed for everybody, all or nothing. `changed` tells what was."""

    changed = Signal(object)  # ChangedStaff

    def __init__(
        self, frame: Frame, services: Services, employee_ids: tuple[int, ...], *, parent: QWidget
    ) -> None:
        count = len(employee_ids)
        title = ngettext("Change {count} person", "Change {count} people", count)
        title = title.format(count=number(count))
        super().__init__(frame.theme, title, verb=_("Save changes"), width=560, parent=parent)
        self._frame, self._services, self._ids = frame, services, employee_ids
        self._appraiser: NewAppraiser | None = None
        self._known: tuple[Official, ...] = ()
        self.trouble = Banner(frame.theme, "", tone="danger", parent=self)
        self.trouble.hide()
        words = _("What is checked is changed for all of them, in one step that can be undone.")
        self.body.addWidget(self.trouble)
        self.body.addWidget(Text(self.theme, words, look="small text-2", lines=0, parent=self))
        self._make_parts()
        self._on_checked()
        services_read = (services.units.views, services.lists.views, services.supervision.officials)
        units, lists, officials = services_read
        frame.runner.run(
            self,
            lambda _progress: (tuple(view.unit for view in units()), lists(), officials()),
            self._show_known,
        )

    def _make_parts(self) -> None:
        theme = self.theme
        self.unit = SuggestInput(theme, _("New work unit"), parent=self)
        self.has_unit = self._part(_("Work unit"), self.unit)
        self.choose = make_button(
            theme, _("Choose…"), on_click=self._on_appraiser_wanted, parent=self
        )
        self.choose.setAccessibleName(_("Choose the appraiser"))
        self.named = ElidedText(theme, _("nobody chosen yet"), look="body text-2", parent=self)
        line = row(self.choose, self.named, gap=12)
        line.setStretch(1, 1)
        self.has_appraiser = self._part(_("Appraiser"), boxed(line, parent=self))
        self.list = ComboBox(theme, _("Other list"), parent=self)
        self.has_list = self._part(_("Staff list"), self.list)
        reasons = [(key, reason_words(key)) for key in REASONS]
        self.reason = ComboBox(
            theme, _("Reason"), options=[*reasons, (OTHER, _("Other"))], parent=self
        )
        self.other = TextInput(theme, _("Other reason"), placeholder=_("which reason"), parent=self)
        today = self._services.clock().date()
        self.since = DateField(theme, _("Since"), value=today, parent=self)
        self.since.setFixedWidth(theme.px(148))
        line = row(self.reason, self.since, gap=12)
        line.setStretch(0, 1)
        away = boxed(column(line, self.other, gap=8), parent=self)
        self.has_archive = self._part(_("Archive"), away)
        self.reason.value_chosen.connect(lambda _value: self._on_checked())

    def _part(self, words: str, control: QWidget) -> CheckBox:
        check = CheckBox(self.theme, words, parent=self)
        self.body.addLayout(column(check, control, gap=6))
        control.hide()
        check.toggled.connect(control.setVisible)
        check.toggled.connect(self._on_checked)
        return check

    def _show_known(self, known: Known) -> None:
        units, lists, self._known = known
        self.unit.set_suggestions(dict.fromkeys(unit.name for unit in units))
        others = [view.staff_list for view in lists if not view.is_current]
        self.list.set_options([(one.id, list_name(one)) for one in others])
        self.has_list.setVisible(bool(others))

    def _on_checked(self) -> None:
        self.other.setVisible(self.has_archive.isChecked() and self.reason.value() == OTHER)
        checks = (self.has_unit, self.has_appraiser, self.has_list, self.has_archive)
        self.primary.setEnabled(any(check.isChecked() for check in checks))
        self.trouble.hide()

    def _on_appraiser_wanted(self) -> None:
        today = self._services.clock().date()
        dialog = AppraiserDialog(self._frame, self._known, today=today, parent=self)
        dialog.given.connect(self._on_appraiser_given)
        dialog.open()

    def _on_appraiser_given(self, relation: Supervision) -> None:
        self._appraiser = NewAppraiser(
            appraiser=relation.appraiser,
            reviewer=relation.reviewer,
            acting=relation.acting,
            start=relation.start,
            end=relation.end,
        )
        span = span_words(relation.start, relation.end)
        acting = relation.acting.value
        parts = (f"{acting} {relation.appraiser.display_name}".strip(), span)
        self.named.set_text(" · ".join(parts))
        self.trouble.hide()

    def wanted(self) -> StaffChange:
        """Return what is checked."""
        reason = self.reason.value() or self.other.text().strip()
        is_away = self.has_archive.isChecked()
        return StaffChange(
            unit=self.unit.text() if self.has_unit.isChecked() else None,
            appraiser=self._appraiser if self.has_appraiser.isChecked() else None,
            list_id=self.list.value() if self.has_list.isChecked() else None,
            archive_reason=reason if is_away else None,
            archived_on=self.since.value() if is_away else None,
        )

    def submit(self) -> None:
        if self.has_appraiser.isChecked() and self._appraiser is None:
            self._say(_("Choose the appraiser."), self.choose)
            return
        change, ids, changes = self.wanted(), self._ids, self._services.changes
        self.primary.setEnabled(False)
        self._frame.runner.run(
            self,
            lambda _progress: changes.change_many(ids, change),
            self._on_changed,
            on_error=self._on_refused,
        )

    def _on_changed(self, done: ChangedStaff) -> None:
        self.primary.setEnabled(True)
        self.accept()
        self.changed.emit(done)

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        self.primary.setEnabled(True)
        wrong = error.fields if isinstance(error, InvalidError) else {}
        self._say(str(error), self.other if "archive_reason" in wrong else None)

    def _say(self, words: str, where: QObject | None) -> None:
        self.trouble.set_message(words, tone="danger")
        self.trouble.show()
        if where is self.other:
            self.other.setFocus()
        elif where is self.choose:
            self.choose.setFocus()
