"""PeriodDialog: Buat periode, and changing one: name, kind, days, method, people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.core.period import Period, first_of
from kinerja_desktop.core.rows import StaffRow
from kinerja_desktop.errors import InvalidError
from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.dialogs.period_form import PeriodForm
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.lines import StatusLine
from kinerja_desktop.ui.widgets.messages import Banner
from kinerja_desktop.ui.widgets.people_block import PeopleBlock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.frame import Frame

MOST_NAMES = 2


@dataclass(frozen=True, kw_only=True)
class _Material:
    """What the dialog reads before it shows."""

    periods: tuple[Period, ...]
    candidates: tuple[StaffRow, ...]
    members: tuple[int, ...]
    started: int


class PeriodDialog(Dialog):
    """Makes a new period, or changes `period`. `saved` tells the id."""

    saved = Signal(int)

    def __init__(
        self,
        frame: Frame,
        services: Services,
        *,
        period: Period | None = None,
        parent: QWidget,
    ) -> None:
        title = _("Create period") if period is None else _("Change {period}")
        verb = _("Create period") if period is None else _("Save changes")
        title = title.format(period=period.name if period is not None else "")
        super().__init__(frame.theme, title, verb=verb, width=760, parent=parent)
        self._frame = frame
        self._services = services
        self._period = period
        self.form = PeriodForm(frame.theme, is_new=period is None, parent=self)
        self.people = PeopleBlock(frame.theme, parent=self)
        self._people_field = Field(frame.theme, _("People appraised"), self.people, parent=self)
        self._trouble = Banner(frame.theme, "", tone="danger", parent=self)
        self._trouble.hide()
        for part in (self._trouble, self.form, self._people_field):
            self.body.addWidget(part)
        if period is None:
            words = _("The running period stays open until it is closed.")
            self.promise = StatusLine(
                frame.theme, words, icon="info", color="text-2", icon_color="info"
            )
            self.add_secondary(self.promise)
            self.promise.hide()
            self._foot.setStretch(0, 1)
            self._foot.setStretch(1, 0)
        self.people.changed.connect(self._on_people_changed)
        self._names: dict[int, str] = {}
        frame.runner.run(self, lambda _progress: self._read(), self._show_material)

    def _read(self) -> _Material:
        periods = self._services.periods
        listed = periods.list()
        members: tuple[int, ...] = ()
        started = 0
        source = self._period or next(iter(listed), None)
        if source is not None:
            members = periods.members(source.id)
            started = periods.view(source.id).started_count if self._period else 0
        return _Material(
            periods=listed, candidates=periods.candidates(), members=members, started=started
        )

    def _show_material(self, found: _Material) -> None:
        self._names = {row.employee.id: row.employee.name for row in found.candidates}
        chosen = tuple(key for key in found.members if key in self._names)
        if self._period is None and not chosen:
            chosen = tuple(self._names)
        shown = sorted(self._names.items(), key=lambda person: person[1].casefold())
        self.people.show_people(shown, chosen=chosen)
        self._people_field.setVisible(bool(shown))
        if self._period is None:
            self.promise.setVisible(bool(found.periods))
        self._on_people_changed(self.people.chosen())
        others = tuple(p for p in found.periods if self._period is None or p.id != self._period.id)
        self.form.show_period(self._period or self._suggested(found.periods), others=others)
        if found.started:
            self._say_begun(found.started)
        if self.isVisible():
            self.first_focus().setFocus()

    def _say_begun(self, started: int) -> None:
        self.form.lock_method()
        words = ngettext(
            "{count} rating has begun: the method stays, and that person stays.",
            "{count} ratings have begun: the method stays, and those people stay.",
            started,
        )
        self._trouble.set_message(words.format(count=number(started)), tone="info", icon="lock")
        self._trouble.show()

    def _suggested(self, periods: tuple[Period, ...]) -> Period:
        """Return a period that joins the newest one, or begins with this half year."""
        newest = max(periods, key=lambda period: period.end, default=None)
        method = self._services.settings().new_period_method
        today = self._services.clock().date()
        blank = Period(name="", start=today, end=today, method=method)
        if newest is None:
            return replace(blank, start=first_of(blank.kind, today))
        return replace(blank, kind=newest.kind, start=newest.end + timedelta(days=1))

    def _on_people_changed(self, chosen: tuple[int, ...]) -> None:
        left_out = [name for key, name in self._names.items() if key not in set(chosen)]
        words = ""
        if 0 < len(left_out) <= MOST_NAMES:
            words = _("without {names}").format(names=", ".join(left_out))
        self.people.note.set_text(words)

    def written(self) -> Period:
        """Return the period as the fields have it."""
        return self.form.written(self._period)

    def submit(self) -> None:
        period, members = self.written(), self.people.chosen()
        periods, source = self._services.periods, self.form.plan_source()
        self.form.clear_errors()
        self._people_field.set_error("")
        self.primary.setEnabled(False)

        def store() -> int:
            if not period.id:
                return periods.create(period, members, copy_plans_from=source)
            periods.save(period, members)
            return period.id

        self._frame.runner.run(
            self, lambda _progress: store(), self._on_stored, on_error=self._on_refused
        )

    def _on_stored(self, period_id: int) -> None:
        self.primary.setEnabled(True)
        self.accept()
        self.saved.emit(period_id)

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        self.primary.setEnabled(True)
        if not isinstance(error, InvalidError):
            self._trouble.set_message(str(error), tone="danger")
            self._trouble.show()
            return
        if words := error.fields.get("members", ""):
            self._people_field.set_error(words)
        self.form.show_errors(error.fields)
