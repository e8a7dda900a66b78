"""PlanTab (Rencana, SKP): bar, list and form of one person's plan. No rating anywhere here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.plan import Plan, ResultKind
from kinerja_desktop.core.plan_editing import first_gap, in_order, moved, with_new_result
from kinerja_desktop.ui.panels.staff.plan_bar import PlanBar
from kinerja_desktop.ui.panels.staff.plan_editor import PlanEditor
from kinerja_desktop.ui.panels.staff.plan_panes import PlanPanes
from kinerja_desktop.ui.panels.staff.plan_side import EXPECTATIONS, EXTRAS, PlanSide
from kinerja_desktop.ui.panels.staff.plan_words import agreement_banner, lock_words
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row
from kinerja_desktop.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from kinerja_desktop.core.plan import Appendix, WorkResult
    from kinerja_desktop.core.plan_changes import Amendment
    from kinerja_desktop.services.planning import PlanningService, PlanView
    from kinerja_desktop.ui.runner import Runner
    from kinerja_desktop.ui.theme.theme import Theme


def content_of(plan: Plan) -> Plan:
    """Return what a person wrote, without the marks of storage."""
    return replace(plan, id=0, version=0)


class PlanTab(QWidget):
    """Edits through a DraftEditor; `result_deleted(WorkResult, Plan before)` offers the undo.

    Its parts are built when it is first looked at.
    """

    copy_wanted = Signal(object)  # Plan
    spread_wanted = Signal(object)  # Plan
    result_deleted = Signal(object)
    amend_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        runner: Runner,
        planning: PlanningService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._planning = planning
        self._view: PlanView | None = None
        self._chosen = ""
        self._is_member = True
        self._has_parts = False
        self._side, self._is_short = 20, False
        self.editor = PlanEditor(runner, self._save, parent=self)
        self.editor.changed.connect(self._show)

    def _make_parts(self) -> None:
        theme = self.theme
        self.bar = PlanBar(theme, parent=self)
        self.banner = Banner(theme, "", tone="neutral", icon="lock", parent=self)
        self.side = PlanSide(theme, parent=self)
        self.panes = PlanPanes(theme, parent=self)
        self.form, self.expectations = self.panes.form, self.panes.expectations
        self.appendix, self.agreement = self.panes.appendix, self.panes.agreement
        self._lay_out()
        self._connect()
        self._has_parts = True
        self.set_side(self._side, short=self._is_short)

    def _lay_out(self) -> None:
        panes = row(self.side, Divider(self.theme, upright=True, parent=self), gap=0)
        panes.addWidget(self.panes, 1)
        self._banner_line = boxed(row(self.banner, margins=(20, 8, 20, 8)), parent=self)
        self._head = row(self.bar, margins=(20, 0, 20, 0))
        self._line = row(Divider(self.theme, parent=self), margins=(20, 0, 20, 0))
        box = column(self._head, self._line, self._banner_line, gap=0)
        box.addLayout(panes, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.bar.copy_wanted.connect(lambda: self.copy_wanted.emit(self.editor.draft))
        self.bar.spread_wanted.connect(self._on_spread_wanted)
        self.side.chosen.connect(self._on_chosen)
        self.side.add_wanted.connect(self._on_add_wanted)
        self.side.delete_wanted.connect(self._on_deleted)
        self.side.move_wanted.connect(self._on_moved)
        self.panes.add_wanted.connect(lambda: self._on_add_wanted(ResultKind.MAIN))
        self.banner.pressed.connect(self._on_banner_pressed)
        self.form.edited.connect(self._on_result_edited)
        self.form.moved.connect(self._on_moved)
        self.form.deleted.connect(self._on_deleted)
        self.form.field_left.connect(self.editor.end_field)
        self.expectations.edited.connect(self._on_expectation_edited)
        self.appendix.edited.connect(self._on_appendix_edited)
        self.agreement.agreed.connect(self._on_agreed)
        self.agreement.taken_back.connect(lambda: self._on_agreed(None))
        for part in (self.expectations, self.appendix):
            part.field_left.connect(self.editor.end_field)

    @property
    def is_locked(self) -> bool:
        """Whether nothing can be changed at all."""
        return bool(self._lock_words)

    @property
    def _lock_words(self) -> str:
        is_read_only = self._planning.is_read_only
        return lock_words(self._view, is_read_only=is_read_only, is_member=self._is_member)

    @property
    def _is_fixed(self) -> bool:
        """Whether results cannot be changed: locked, or agreed without a reason given yet."""
        return self.is_locked or self.editor.is_fixed

    def set_side(self, side: int, *, short: bool) -> None:
        """Give way: margins left and right, shorter words."""
        self._side, self._is_short = side, short
        if not self._has_parts:
            return
        for line in (self._head, self._line):
            line.setContentsMargins(side, 0, side, 0)
        self.bar.set_short(short=short, low=side < 20)
        self.side.set_side(side)
        self.panes.set_side(side)

    def show_view(self, view: PlanView, *, is_member: bool = True) -> None:
        """Show what is stored. What is being written here is not disturbed."""
        before, self._view = self._view, view
        self._is_member = is_member
        is_same = before is not None and (
            (before.period.id, before.employee.id) == (view.period.id, view.employee.id)
        )
        stored = content_of(view.plan)
        keeps = is_same and (self.editor.has_unsaved or stored == content_of(self.editor.draft))
        if not keeps:
            if not is_same:
                self._chosen = ""
            self.editor.open(view.plan, view.plan.version)
        self._show(self.editor.draft)

    def drop(self) -> None:
        """Forget what is written here: what is stored is shown next."""
        self._view = None

    def focus_gap(self) -> None:
        """Choose the first incomplete result and put the cursor into what is missing."""
        gap = first_gap(self.editor.draft)
        if gap is None or self._is_fixed:
            self.side.list.setFocus()
            return
        if not gap.result_key:
            self._on_add_wanted(ResultKind.MAIN)
            return
        self._choose(gap.result_key)
        # after the layout has made room for the form
        QTimer.singleShot(0, self.form, self._go_to_gap)

    def _go_to_gap(self) -> None:
        gap = first_gap(self.editor.draft)
        if gap is not None:
            self.form.focus_gap(gap)

    def leave(self) -> None:
        if self._view is not None:
            self.editor.leave()

    def put_back(self, plan: Plan) -> bool:
        """Undo of a deletion: show the plan as it was, if it is still the one shown here."""
        is_shown = self._view is not None and self.editor.draft.employee_id == plan.employee_id
        if not is_shown or self._is_fixed:
            return False
        self.editor.end_field()
        self.editor.edit("put back", plan)
        return True

    def _save(self, draft: Plan, version: int) -> int:
        return self._planning.save(replace(draft, version=version)).version

    def _show(self, plan: Plan) -> None:
        view = self._view
        if view is None or not self.isVisible():
            return
        self.form.set_suggestions(supports=view.supported, assigners=view.assigners)
        results = in_order(plan)
        if self._chosen not in EXTRAS and plan.find(self._chosen) is None:
            self._chosen = results[0].key if results else ""
            if not view.uses_results:
                self._chosen = EXPECTATIONS
        fixed = self._is_fixed
        self.bar.show_plan(plan, uses_results=view.uses_results)
        self.bar.set_locked(locked=fixed or plan.shared_on is not None)
        self._show_banner(plan)
        self.side.show_plan(plan, view)
        self.side.set_locked(locked=fixed)
        self.side.choose(self._chosen)
        self.panes.show_plan(self._chosen, plan, view, locked=self.is_locked, fixed=fixed)

    def _show_banner(self, plan: Plan) -> None:
        """Say why the results stay as they are, or with which reason they are changed."""
        words, icon, button = self._lock_words, "lock", ""
        if not words and plan.shared_on is not None:
            words, icon, button = agreement_banner(plan, self.editor.why)
        self._banner_line.setVisible(bool(words))
        self.banner.set_message(words, icon=icon)
        self.banner.set_button(button)

    def amend(self, why: Amendment) -> None:
        """Let an agreed plan be changed from now on, each change with this day and reason."""
        self.editor.amend(why)
        self._show(self.editor.draft)

    def _on_banner_pressed(self) -> None:
        self.editor.end_field()
        if self.editor.is_fixed:
            self.amend_wanted.emit()
            return
        self.editor.finish()
        self.editor.save_now()
        self._show(self.editor.draft)

    def _on_agreed(self, day: date | None) -> None:
        self.editor.end_field()
        self.editor.edit("shared_on", replace(self.editor.draft, shared_on=day))
        self.editor.save_now()

    def _on_appendix_edited(self, field: str, appendix: Appendix) -> None:
        self.editor.edit(f"appendix.{field}", replace(self.editor.draft, appendix=appendix))

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._show(self.editor.draft)

    def _on_chosen(self, key: str) -> None:
        self.editor.end_field()
        self._choose(key)

    def _on_add_wanted(self, kind: ResultKind) -> None:
        if self._view is None or self._is_fixed:
            return
        leads = self._view.employee.leads_unit
        plan, key = with_new_result(self.editor.draft, kind, leads_unit=leads)
        self._chosen = key
        self.editor.end_field()
        self.editor.edit(f"{key}.added", plan)
        self.form.text.setFocus()

    def _on_result_edited(self, field: str, result: WorkResult) -> None:
        self.editor.edit(field, self.editor.draft.with_result(result))

    def _on_expectation_edited(self, key: str, text: str) -> None:
        plan = self.editor.draft
        texts = {**dict(plan.expectations), key: text}
        self.editor.edit(f"expectation.{key}", plan.with_expectations(texts))

    def _on_moved(self, step: int) -> None:
        if self._chosen in EXTRAS or self._is_fixed:
            return
        self.editor.end_field()
        plan = moved(self.editor.draft, self._chosen, step)
        self.editor.edit(f"{self._chosen}.moved.{step}", plan)
        self.editor.end_field()

    def _on_deleted(self) -> None:
        before = self.editor.draft
        results = in_order(before)
        gone = before.find(self._chosen)
        if gone is None or self._is_fixed:
            return
        place, rest = results.index(gone), [r.key for r in results if r.key != gone.key]
        self._chosen = rest[min(place, len(rest) - 1)] if rest else ""
        self.editor.end_field()
        self.editor.edit(f"{gone.key}.deleted", before.without_result(gone.key))
        self.editor.end_field()
        self.side.list.setFocus()
        self.result_deleted.emit(before)

    def _on_spread_wanted(self) -> None:
        self.editor.leave()
        self.spread_wanted.emit(self.editor.draft)

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        if visible and not self._has_parts:
            self._make_parts()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._view is not None:
            self._show(self.editor.draft)
