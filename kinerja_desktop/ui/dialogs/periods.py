"""PeriodsDialog (Kelola periode): every period with what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.i18n import _, ngettext, number, short_date
from kinerja_desktop.ui.dialogs.period import PeriodDialog
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, row
from kinerja_desktop.ui.widgets.lines import SettingsRow
from kinerja_desktop.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.period import Period
    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.periods import PeriodView
    from kinerja_desktop.ui.frame import Frame


class PeriodsDialog(Dialog):
    """Change, close or open again; every act is done at once and can be taken back."""

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget) -> None:
        super().__init__(
            frame.theme, _("Manage periods"), verb=_("Close"), width=720, parent=parent
        )
        self._frame = frame
        self._services = services
        self._rows: list[QWidget] = []
        self.cancel.hide()
        self.body.setSpacing(0)
        self._trouble = Banner(frame.theme, "", tone="danger", parent=self)
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self.new = make_button(
            frame.theme, _("Create period…"), icon="plus", on_click=self._on_new_wanted
        )
        self.add_secondary(self.new)
        self._look()

    @property
    def rows(self) -> list[SettingsRow]:
        return [row for row in self._rows if isinstance(row, SettingsRow)]

    def _look(self) -> None:
        self._frame.runner.run(
            self, lambda _progress: self._services.periods.views(), self._show_views
        )

    def _show_views(self, views: tuple[PeriodView, ...]) -> None:
        for old in self._rows:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = []
        for view in views:
            if self._rows:
                self._add(Divider(self.theme, parent=self))
            self._add(self._row(view))

    def _add(self, widget: QWidget) -> None:
        self._rows.append(widget)
        self.body.addWidget(widget)
        widget.show()

    def _row(self, view: PeriodView) -> SettingsRow:
        period, theme = view.period, self.theme
        change = make_button(theme, _("Change…"), on_click=lambda: self._on_change_wanted(period))
        if period.is_closed:
            act = make_button(theme, _("Open again"), on_click=lambda: self._set_open(period))
        else:
            act = make_button(theme, _("Close period"), on_click=lambda: self._set_closed(period))
        change.setEnabled(not period.is_closed)
        change.setAccessibleName(_("Change {period}").format(period=period.name))
        act.setAccessibleName(f"{act.text()}: {period.name}")
        icon = "archive" if period.is_closed else "calendar"
        control = boxed(row(change, act, gap=8))
        return SettingsRow(theme, period.name, _note(view), icon=icon, control=control, parent=self)

    def _on_new_wanted(self) -> None:
        self._open(PeriodDialog(self._frame, self._services, parent=self))

    def _on_change_wanted(self, period: Period) -> None:
        self._open(PeriodDialog(self._frame, self._services, period=period, parent=self))

    def _open(self, dialog: PeriodDialog) -> None:
        dialog.saved.connect(lambda _id: self._look())
        dialog.open()

    def _set_closed(self, period: Period) -> None:
        self._do(lambda: self._services.periods.close(period.id))

    def _set_open(self, period: Period) -> None:
        self._do(lambda: self._services.periods.reopen(period.id))

    def _do(self, call: Callable[[], None]) -> None:
        self._trouble.hide()
        self._frame.runner.run(
            self,
            lambda _progress: call(),
            lambda _none: self._look(),
            on_error=self._on_refused,
        )

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        self._trouble.set_message(str(error), tone="danger")
        self._trouble.show()


def _note(view: PeriodView) -> str:
    """1 Jan – 30 Jun 2026 · PermenPANRB 6/2022 · 12 pegawai, 3 selesai."""
    period = view.period
    start = short_date(period.start, year=period.start.year != period.end.year)
    people = ngettext("{count} person", "{count} people", view.member_count)
    counted = people.format(count=number(view.member_count))
    done = _("{count} finished").format(count=number(view.finished_count))
    parts = [f"{start} – {short_date(period.end)}", _(METHODS[period.method].title)]
    parts.append(f"{counted}, {done}" if view.finished_count else counted)
    if view.elsewhere_count:
        elsewhere = _("{count} in other lists").format(count=number(view.elsewhere_count))
        parts.append(elsewhere)
    if period.closed_on is not None:
        parts.append(_("closed {day}").format(day=short_date(period.closed_on)))
    return " · ".join(parts)
