"""PlanTab (Rencana, SKP): bar, list and form of one person's plan. No rating anywhere here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from kinerja_desktop.core.plan import Plan, ResultKind, WorkResult
from kinerja_desktop.core.plan_editing import first_gap, in_order, moved, with_new_result
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.editing import DraftEditor
from kinerja_desktop.ui.panels.staff.expectations_form import ExpectationsForm
from kinerja_desktop.ui.panels.staff.plan_bar import PlanBar
from kinerja_desktop.ui.panels.staff.plan_form import PlanForm
from kinerja_desktop.ui.panels.staff.plan_side import EXPECTATIONS, PlanSide
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

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
        self.editor: DraftEditor[Plan] = DraftEditor(runner, self._save, parent=self)
        self.editor.changed.connect(self._show)

    def _make_parts(self) -> None:
        theme = self.theme
        self.bar = PlanBar(theme, parent=self)
        self.banner = Banner(theme, "", tone="neutral", icon="lock", parent=self)
        self.side = PlanSide(theme, parent=self)
        self.form = PlanForm(theme, parent=self)
        self.expectations = ExpectationsForm(theme, parent=self)
        self._empty_words = Text(theme, look="body text-2", lines=0, parent=self)
        self._first = make_button(
            theme,
            _("Add a main work result"),
            icon="plus",
            on_click=lambda: self._on_add_wanted(ResultKind.MAIN),
            parent=self,
        )
        self._lay_out()
        self._connect()
        self._has_parts = True
        self.set_side(self._side, short=self._is_short)

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        start = column(self._empty_words, row(self._first, None), None, gap=12)
        start.setContentsMargins(20, 16, 20, 16)
        for part in (self.form, self.expectations):
            self._stack.addWidget(scrolling(part, parent=self))
        self._stack.addWidget(boxed(start, parent=self))
        panes = row(self.side, Divider(self.theme, upright=True, parent=self), gap=0)
        panes.addLayout(self._stack, 1)
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
        self.form.edited.connect(self._on_result_edited)
        self.form.moved.connect(self._on_moved)
        self.form.deleted.connect(self._on_deleted)
        self.form.field_left.connect(self.editor.end_field)
        self.expectations.edited.connect(self._on_expectation_edited)
        self.expectations.field_left.connect(self.editor.end_field)

    @property
    def is_locked(self) -> bool:
        return bool(self._lock_words())

    def _lock_words(self) -> str:
        """Say why nothing can be changed; nothing when it can."""
        view = self._view
        if view is None:
            return _("Choose or create a period first.")
        reasons = (
            (self._planning.is_read_only, _("This data can only be looked at.")),
            (view.is_locked, _("The talk about this plan has begun; it stays as it is.")),
            (view.period.is_closed, _("This period is closed; its plans are read only.")),
            (view.employee.is_archived, _("This person is archived; the plan is read only.")),
            (not self._is_member, _("This person is not in this period.")),
        )
        return next((words for applies, words in reasons if applies), "")

    def set_side(self, side: int, *, short: bool) -> None:
        """Give way: margins left and right, shorter words."""
        self._side, self._is_short = side, short
        if not self._has_parts:
            return
        for line in (self._head, self._line):
            line.setContentsMargins(side, 0, side, 0)
        self.bar.set_short(short=short, low=side < 20)
        self.side.set_side(side)
        self.form.set_side(side)
        self.expectations.set_side(side)

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
        if gap is None or self.is_locked:
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
        if self._view is None or self.editor.draft.employee_id != plan.employee_id:
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
        if self._chosen != EXPECTATIONS and plan.find(self._chosen) is None:
            self._chosen = results[0].key if results else ""
            if not view.uses_results:
                self._chosen = EXPECTATIONS
        locked = self.is_locked
        self.bar.show_plan(plan, uses_results=view.uses_results)
        self.bar.set_locked(locked=locked)
        self._show_banner(locked=locked)
        self.side.show_plan(plan, value_count=len(view.values), uses_results=view.uses_results)
        self.side.set_locked(locked=locked)
        self.side.choose(self._chosen)
        self.expectations.show_values(view.values, plan)
        self.expectations.set_locked(locked=locked)
        self._show_form(plan, results, locked=locked)

    def _show_form(self, plan: Plan, results: tuple[WorkResult, ...], *, locked: bool) -> None:
        if self._chosen == EXPECTATIONS:
            self._stack.setCurrentIndex(1)
            return
        result = plan.find(self._chosen)
        self._stack.setCurrentIndex(2 if result is None else 0)
        first = _("Write the first work result with + beside A. Main, or copy a plan.")
        self._empty_words.set_text(_("This plan has no work results.") if locked else first)
        self._first.setVisible(not locked)
        if result is None or self._view is None:
            return
        place = results.index(result)
        leads = self._view.employee.leads_unit
        self.form.show_result(result, place=place + 1, count=len(results), leads_unit=leads)
        self.form.set_locked(locked=locked)
        group = [r.key for r in plan.of_kind(result.kind)]
        at = group.index(result.key)
        self.form.set_movable(up=at > 0, down=at < len(group) - 1)

    def _show_banner(self, *, locked: bool) -> None:
        self._banner_line.setVisible(locked)
        if locked:
            self.banner.set_message(self._lock_words(), icon="lock")

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._show(self.editor.draft)

    def _on_chosen(self, key: str) -> None:
        self.editor.end_field()
        self._choose(key)

    def _on_add_wanted(self, kind: ResultKind) -> None:
        if self._view is None or self.is_locked:
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
        self.editor.end_field()
        plan = moved(self.editor.draft, self._chosen, step)
        self.editor.edit(f"{self._chosen}.moved.{step}", plan)
        self.editor.end_field()

    def _on_deleted(self) -> None:
        before = self.editor.draft
        results = in_order(before)
        gone = before.find(self._chosen)
        if gone is None or self.is_locked:
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
