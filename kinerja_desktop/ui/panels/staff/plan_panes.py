"""PlanPanes: beside the list of a plan, what is chosen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from kinerja_desktop.core.plan_editing import in_order
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.staff.agreement_form import AgreementForm
from kinerja_desktop.ui.panels.staff.appendix_form import AppendixForm
from kinerja_desktop.ui.panels.staff.expectations_form import ExpectationsForm
from kinerja_desktop.ui.panels.staff.plan_form import PlanForm
from kinerja_desktop.ui.panels.staff.plan_side import AGREEMENT, APPENDIX, EXPECTATIONS
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row, scrolling

if TYPE_CHECKING:
    from kinerja_desktop.core.plan import Plan, WorkResult
    from kinerja_desktop.services.planning import PlanView
    from kinerja_desktop.ui.theme.theme import Theme

_PLACES = {EXPECTATIONS: 1, APPENDIX: 2, AGREEMENT: 3}
_EMPTY = 4


class PlanPanes(QWidget):
    """A result, the expectations, the appendix, the agreement, or how to begin (`add_wanted`)."""

    add_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = PlanForm(theme, parent=self)
        self.expectations = ExpectationsForm(theme, parent=self)
        self.appendix = AppendixForm(theme, parent=self)
        self.agreement = AgreementForm(theme, parent=self)
        self._words = Text(theme, look="body text-2", lines=0, parent=self)
        self._first = make_button(
            theme,
            _("Add a main work result"),
            icon="plus",
            on_click=self.add_wanted.emit,
            parent=self,
        )
        self._stack = QStackedLayout(self)
        for part in (self.form, self.expectations, self.appendix, self.agreement):
            self._stack.addWidget(scrolling(part, parent=self))
        start = column(self._words, row(self._first, None), None, gap=12)
        start.setContentsMargins(20, 16, 20, 16)
        self._stack.addWidget(boxed(start, parent=self))

    def set_side(self, side: int) -> None:
        """Set the margins left and right."""
        for part in (self.form, self.expectations, self.appendix, self.agreement):
            part.set_side(side)

    def show_plan(
        self, chosen: str, plan: Plan, view: PlanView, *, locked: bool, fixed: bool
    ) -> None:
        """Show what is chosen; `locked` stops every change, `fixed` those of results."""
        self.expectations.show_values(view.values, plan)
        self.expectations.set_locked(locked=locked)
        self.appendix.show_appendix(plan.appendix)
        self.appendix.set_locked(locked=locked)
        self.agreement.show_plan(plan, today=view.today, locked=locked)
        result = plan.find(chosen)
        if chosen in _PLACES:
            self._stack.setCurrentIndex(_PLACES[chosen])
        elif result is None:
            self._show_empty(fixed=fixed)
        else:
            self._stack.setCurrentIndex(0)
            self._show_result(result, plan, view, fixed=fixed)

    def _show_empty(self, *, fixed: bool) -> None:
        self._stack.setCurrentIndex(_EMPTY)
        first = _("Write the first work result with + beside A. Main, or copy a plan.")
        self._words.set_text(_("This plan has no work results.") if fixed else first)
        self._first.setVisible(not fixed)

    def _show_result(self, result: WorkResult, plan: Plan, view: PlanView, *, fixed: bool) -> None:
        results = in_order(plan)
        self.form.show_result(
            result,
            place=results.index(result) + 1,
            count=len(results),
            leads_unit=view.employee.leads_unit,
        )
        self.form.show_course(plan, view.today)
        self.form.set_locked(locked=fixed)
        group = [r.key for r in plan.of_kind(result.kind)]
        at = group.index(result.key)
        self.form.set_movable(up=at > 0, down=at < len(group) - 1)
