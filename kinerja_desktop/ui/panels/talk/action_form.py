"""ActionForm: one plan being written, in the place of its row; every stroke is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.discussion import ActionItem
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.talk.fields import TalkField, TalkInput
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.dates import DateField
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from kinerja_desktop.ui.theme.theme import Theme


class ActionForm(QWidget):
    """Six fields; `edited(ActionItem)` after each stroke, `closed` and `removed` by buttons."""

    edited = Signal(object)
    closed = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, action: ActionItem, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._action = theme, action
        self.what = self._input("what", _("What is done"), _("a small step, next week"))
        self.measure = self._input("measure", _("Measure of success"), _("how we see it worked"))
        self.support = self._input("support", _("Support"), _("what is needed for it"))
        self.who = self._input("who", _("Who"), "")
        hint = _("If …, then I …")
        self.if_then = self._input("if_then", _("When something gets in the way"), hint)
        self.due = DateField(
            theme, _("Due"), value=action.due_on, optional=True, parent=self
        )  # fmt: skip
        self.due.setProperty("large", True)
        self.due.setFont(theme.font("talk"))
        self.due.value_changed.connect(lambda day: self._take("due_on", day))
        self._done = Button(theme, _("Done"), height=40, parent=self)
        self._remove = Button(theme, _("Remove plan"), kind="plain", icon="trash-2", height=40)
        self._done.clicked.connect(self.closed)
        self._remove.clicked.connect(self.removed)
        self._lay_out()

    def _lay_out(self) -> None:
        labelled = [
            TalkField(self.theme, control.accessibleName(), control, parent=self)
            for control in (self.what, self.measure, self.support, self.due, self.who)
        ]
        what, measure, support, due, who = labelled
        first = row(what, measure, gap=16)
        second = row(support, due, who, gap=16)
        for line, shares in ((first, (6, 5)), (second, (6, 3, 3))):
            for place, share in enumerate(shares):
                line.setStretch(place, share)
        promise = TalkField(self.theme, self.if_then.accessibleName(), self.if_then, parent=self)
        buttons = row(self._remove, None, self._done, gap=8)
        self.setLayout(column(first, second, promise, buttons, gap=12, margins=(0, 16, 0, 12)))

    @property
    def action(self) -> ActionItem:
        return self._action

    def _input(self, field: str, name: str, hint: str) -> TalkInput:
        control = TalkInput(self.theme, name, placeholder=hint, parent=self)
        control.setText(getattr(self._action, field))
        control.setCursorPosition(0)
        control.textEdited.connect(lambda text: self._take(field, text))
        control.returnPressed.connect(self.closed)
        return control

    def _take(self, field: str, value: Any) -> None:
        self._action = replace(self._action, **{field: value})
        self.edited.emit(self._action)
