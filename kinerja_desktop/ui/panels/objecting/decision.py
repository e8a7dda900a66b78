"""DecisionCard: where the objection stands, the decision, and the act that comes next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.objection import Objection, ObjectionState
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.objecting.words import (
    ACT_WORDS,
    OUTCOME_WORDS,
    events_of,
    standing_of,
)
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.choices import Choice, ChoiceRows
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import DateField, TextArea, TextInput
from kinerja_desktop.ui.widgets.layouts import boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.verdicts import EventLine, VerdictBlock

if TYPE_CHECKING:
    from kinerja_desktop.services.objecting import ObjectionView
    from kinerja_desktop.ui.theme.theme import Theme

DECISION_LIMIT = 3000


class DecisionCard(Card):
    """`edited(field, Objection)`, `act_wanted` for the next step, `back_wanted` for the last."""

    edited = Signal(str, object)
    field_left = Signal()
    act_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(0, 16, 0, 14), parent=parent)
        self._objection = Objection(appraisal_id=0)
        self.verdict = VerdictBlock(theme, parent=self)
        self.events = EventLine(theme, parent=self)
        self.decision_part = self._make_decision()
        content = column(self.verdict, 2, self.events, self.decision_part, None, gap=12)
        content.setContentsMargins(16, 0, 12, 0)
        self.body.addWidget(scrolling(boxed(content), parent=self), 1)
        self.act = Button(theme, "", kind="primary", parent=self)
        self.back = Button(theme, _("Take the last step back"), kind="link", parent=self)
        self.act.clicked.connect(self.act_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.foot = boxed(row(self.back, None, self.act, margins=(16, 4, 16, 0)), parent=self)
        self.add(self.foot)

    def _make_decision(self) -> QWidget:
        theme = self.theme
        choices = [Choice(value=key, title=_(words)) for key, words in OUTCOME_WORDS.items()]
        self.outcome = ChoiceRows(theme, _("Decision"), choices, parent=self)
        self.outcome_field = Field(theme, _("Decision"), self.outcome, parent=self)
        name = _("Decision in its words")
        self.decision = TextArea(theme, name, lines=3, limit=DECISION_LIMIT, parent=self)
        self.decision_field = Field(theme, name, self.decision, parent=self)
        self.decided_by = TextInput(theme, _("Decided by"), parent=self)
        self.by_field = Field(theme, _("Decided by"), self.decided_by, parent=self)
        self.decided_on = DateField(theme, _("Decided on"), optional=True, parent=self)
        self.decided_on.setMinimumWidth(theme.px(144))
        self.on_field = Field(theme, _("Decided on"), self.decided_on, parent=self)
        self.outcome.value_changed.connect(lambda value: self._edit("outcome", value))
        self.decision.edited.connect(lambda text: self._edit("decision", text))
        self.decided_by.textEdited.connect(lambda text: self._edit("decided_by", text))
        self.decided_by.editingFinished.connect(self.field_left)
        self.decided_on.value_changed.connect(lambda day: self._edit("decided_on", day))
        pair = row(self.by_field, self.on_field, gap=12)
        pair.setStretch(0, 1)
        return boxed(column(self.outcome_field, pair, self.decision_field, gap=10), parent=self)

    def show_view(self, view: ObjectionView) -> None:
        """Show where it stands; the decision has its place once it is examined."""
        objection = self._objection = view.objection
        standing = standing_of(view)
        self.verdict.show_verdict(
            standing.title, standing.sentence, tone=standing.tone, icon=standing.icon
        )
        items = events_of(view)
        self.events.show_items(items)
        self.events.setVisible(bool(items))
        state = objection.state
        self.decision_part.setVisible(state in {ObjectionState.EXAMINED, ObjectionState.DECIDED})
        self._show_decision(objection, is_editable=view.is_editable)
        self.act.setText(_(ACT_WORDS[state]))
        self.act.setVisible(view.is_editable or state == ObjectionState.DECIDED)
        self.back.setVisible(view.is_editable and objection.is_open)

    def _show_decision(self, objection: Objection, *, is_editable: bool) -> None:
        self.outcome.set_value(objection.outcome)
        self.decision.set_text(objection.decision)
        if self.decided_by.text() != objection.decided_by:
            self.decided_by.setText(objection.decided_by)
            self.decided_by.setCursorPosition(0)
        if self.decided_on.value() != objection.decided_on:
            self.decided_on.set_value(objection.decided_on)
        self.decision.setReadOnly(not is_editable)
        self.decided_by.setReadOnly(not is_editable)
        self.outcome.setEnabled(is_editable)
        self.decided_on.setEnabled(is_editable)

    def show_errors(self, errors: dict[str, str]) -> QWidget | None:
        """Say what is missing beside its field; returns the first of them."""
        first: QWidget | None = None
        for key, field in (
            ("outcome", self.outcome_field),
            ("decision", self.decision_field),
            ("decided_by", self.by_field),
            ("decided_on", self.on_field),
        ):
            field.set_error(errors.get(key, ""))
            first = first or (field.control if key in errors else None)
        return first

    def _edit(self, field: str, value: Any) -> None:
        self.show_errors({})
        self.edited.emit(field, replace(self._objection, **{field: value}))
        if field in {"outcome", "decided_on"}:
            self.field_left.emit()
