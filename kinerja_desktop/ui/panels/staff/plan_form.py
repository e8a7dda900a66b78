"""PlanForm: one planned work result (RHK): its words, whom it serves, indicators and targets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from kinerja_desktop.core.plan import ResultKind, WorkResult
from kinerja_desktop.core.plan_editing import (
    Gap,
    Lack,
    new_indicator,
    unused_aspects,
    with_indicator,
    without_indicator,
)
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.panels.staff.indicator_rows import IndicatorRows
from kinerja_desktop.ui.panels.staff.plan_words import change_lines
from kinerja_desktop.ui.size_class import VERY_LARGE_TEXT
from kinerja_desktop.ui.widgets.badges import Badge, BadgeLook
from kinerja_desktop.ui.widgets.buttons import IconButton, make_button
from kinerja_desktop.ui.widgets.card import CardHead
from kinerja_desktop.ui.widgets.changed_words import ChangedWords
from kinerja_desktop.ui.widgets.dates import DateField
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import TextArea
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.suggest_input import SuggestInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinerja_desktop.core.plan import Plan, WorkIndicator
    from kinerja_desktop.ui.theme.theme import Theme

KINDS = {
    ResultKind.MAIN: BadgeLook(icon="", word=N_("Main"), tone="primary"),
    ResultKind.ADDITIONAL: BadgeLook(icon="", word=N_("Additional"), tone="primary"),
}


class PlanForm(QWidget):
    """`edited(field, WorkResult)` at every keystroke; `field_left` when the focus leaves one."""

    edited = Signal(str, object)
    field_left = Signal()
    moved = Signal(int)
    deleted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._result = WorkResult(key="")
        self._leads_unit = False
        self._today = date.min
        self.badge = Badge(theme, KINDS[ResultKind.MAIN], height=22, parent=self)
        self.place = Text(theme, look="small text-3", parent=self)
        self.up = IconButton(theme, "arrow-up", _("Move up"), size=28, parent=self)
        self.down = IconButton(theme, "arrow-down", _("Move down"), size=28, parent=self)
        self.delete = IconButton(theme, "trash-2", _("Delete work result"), size=28, parent=self)
        self.text = TextArea(theme, _("Planned work result"), lines=2, parent=self)
        self.text.document().setDocumentMargin(1)
        self.text.setViewportMargins(3, 0, 3, 0)
        self.text.setFixedHeight(2 * theme.line("body") + 14)
        self.supports = SuggestInput(theme, _("Work result of the superior"), parent=self)
        self.assigned_by = SuggestInput(theme, _("Assigned by"), parent=self)
        self.indicators = IndicatorRows(theme, parent=self)
        self.add = make_button(theme, _("Add indicator"), kind="link", icon="plus", parent=self)
        self.unused = ElidedText(theme, look="caption text-3", parent=self)
        self.unused.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.due = DateField(theme, _("Reached by"), optional=True, parent=self)
        self.lapsed = IconLabel(theme, "clock", color="warn", parent=self)
        self.lapsed_words = Text(theme, _("Lapsed"), look="small warn", parent=self)
        self.changes = ChangedWords(theme, parent=self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme = self.theme
        head = row(self.badge, self.place, None, self.up, self.down, self.delete, gap=8)
        head.setSpacing(8)
        caption = _("the expected result, not the activity")
        words = Field(theme, _("Planned work result"), self.text, caption=caption, parent=self)
        label = _("Work result of the superior")
        self._supports_field = Field(theme, label, self.supports, parent=self)
        assigned = Field(theme, _("Assigned by"), self.assigned_by, parent=self)
        self._pair = row(self._supports_field, assigned, gap=12)
        self._is_narrow = theme.scale >= VERY_LARGE_TEXT
        if self._is_narrow:
            self._pair.setDirection(QBoxLayout.Direction.TopToBottom)
        else:
            assigned.setFixedWidth(theme.px(182))
        self._pair.setStretch(0, 1)
        self._assigned = assigned
        title = CardHead(
            theme,
            _("Indicators and targets"),
            caption=_("one line for every aspect that is used"),
            parent=self,
        )
        foot = row(self.add, self.unused, gap=12)
        foot.setStretch(1, 1)
        caption = _("only where it is before the end of the period")
        due = Field(theme, _("Reached by"), self.due, caption=caption, parent=self)
        state = column(None, row(self.lapsed, self.lapsed_words, gap=6), 8)
        self._box = column(
            head,
            8,
            words,
            10,
            self._pair,
            14,
            title,
            6,
            self.indicators,
            4,
            foot,
            6,
            self.changes,
            10,
            row(due, state, gap=12),
            None,
            gap=0,
            margins=(20, 12, 20, 16),
        )
        self.setLayout(self._box)

    def _connect(self) -> None:
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.delete.clicked.connect(self.deleted)
        self.text.edited.connect(self._on_text_edited)
        self.supports.edited.connect(self._on_supports_edited)
        self.assigned_by.edited.connect(self._on_assigned_edited)
        self.indicators.edited.connect(self._on_indicator_edited)
        self.indicators.removed.connect(self._on_indicator_removed)
        self.indicators.rows_changed.connect(self._watch_rows)
        self.add.clicked.connect(self._on_add_clicked)
        self.due.value_changed.connect(self._on_due_changed)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            move = QShortcut(QKeySequence(keys), self.text)
            move.setContext(Qt.ShortcutContext.WidgetShortcut)
            move.activated.connect(lambda by=step: self.moved.emit(by))
        for field in (self.text, self.supports, self.assigned_by):
            field.installEventFilter(self)

    def _watch_rows(self) -> None:
        for shown in self.indicators.rows:
            for field in shown.inputs:
                field.installEventFilter(self)

    def set_suggestions(self, *, supports: Iterable[str], assigners: Iterable[str]) -> None:
        self.supports.set_suggestions(supports)
        self.assigned_by.set_suggestions(assigners)

    def show_result(self, result: WorkResult, *, place: int, count: int, leads_unit: bool) -> None:
        """Show a result without telling; `place` counts from 1 over both groups."""
        self._result, self._leads_unit = result, leads_unit
        self.badge.set_look(KINDS[result.kind])
        self.place.set_text(_("{place} of {count}").format(place=place, count=count))
        self.text.set_text(result.text)
        self.supports.set_text(result.supports)
        self.assigned_by.set_text(result.assigned_by)
        self.due.set_value(result.due_on)
        self._supports_field.setVisible(not leads_unit)
        is_free = leads_unit or self._is_narrow
        self._assigned.setMaximumWidth(16777215 if is_free else self.theme.px(182))
        self.indicators.show_indicators(result.indicators, leads_unit=leads_unit)
        unused = [] if leads_unit else [aspect.value for aspect in unused_aspects(result)]
        words = _("{aspects} not used").format(aspects=", ".join(unused))
        self.unused.set_text(words if unused else "")

    def show_course(self, plan: Plan, today: date) -> None:
        """Show whether the result has lapsed, and what an agreed plan said before."""
        self._today = today
        self._show_lapsed(self._result)
        own = [change for change in plan.changes if change.result_key == self._result.key]
        self.changes.show_lines(change_lines(own))

    def set_side(self, side: int) -> None:
        """Set the margins left and right."""
        self._box.setContentsMargins(side, 12, side, 16)

    def set_locked(self, *, locked: bool) -> None:
        """Show without letting anything be changed."""
        self.text.setReadOnly(locked)
        for field in (self.supports, self.assigned_by, self.due):
            field.setEnabled(not locked)
        self.indicators.set_locked(locked=locked)
        for button in (self.up, self.down, self.delete, self.add):
            button.setVisible(not locked)
        self.unused.setVisible(not locked)

    def set_movable(self, *, up: bool, down: bool) -> None:
        self.up.setEnabled(up)
        self.down.setEnabled(down)

    def focus_gap(self, gap: Gap) -> None:
        """Put the cursor where something is missing."""
        shown = self.indicators.row_of(gap.indicator_key)
        if gap.lack == Lack.INDICATORS:
            self.add.setFocus()
        elif shown is None:
            self.text.setFocus()
        else:
            (shown.target if gap.lack == Lack.TARGET else shown.text).setFocus()

    def _tell(self, field: str, result: WorkResult) -> None:
        self._result = result
        self.edited.emit(f"{result.key}.{field}", result)

    def _on_text_edited(self, text: str) -> None:
        self._tell("text", replace(self._result, text=text))

    def _on_supports_edited(self, text: str) -> None:
        self._tell("supports", replace(self._result, supports=text))

    def _on_assigned_edited(self, text: str) -> None:
        self._tell("assigned_by", replace(self._result, assigned_by=text))

    def _on_due_changed(self, day: date | None) -> None:
        self._show_lapsed(replace(self._result, due_on=day))
        self._tell("due_on", replace(self._result, due_on=day))

    def _show_lapsed(self, result: WorkResult) -> None:
        has_lapsed = result.has_lapsed(self._today)
        self.lapsed.setVisible(has_lapsed)
        self.lapsed_words.setVisible(has_lapsed)

    def _on_indicator_edited(self, field: str, indicator: WorkIndicator) -> None:
        self._tell(f"{indicator.key}.{field}", with_indicator(self._result, indicator))

    def _on_indicator_removed(self, key: str) -> None:
        self.field_left.emit()
        self._tell(f"{key}.removed", without_indicator(self._result, key))
        self.add.setFocus()

    def _on_add_clicked(self) -> None:
        self.field_left.emit()
        fresh = new_indicator(self._result, leads_unit=self._leads_unit)
        self._tell(f"{fresh.key}.added", with_indicator(self._result, fresh))
        shown = self.indicators.row_of(fresh.key)
        if shown is not None:
            shown.text.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.field_left.emit()
        return super().eventFilter(watched, event)
