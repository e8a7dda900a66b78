"""NumberScale: a value that is typed, beside the one computed; typed over it needs a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.field import Notice
from kinerja_desktop.ui.widgets.inputs import TextInput
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from kinerja_desktop.core.appraisal import Answer
    from kinerja_desktop.core.instrument import Scale
    from kinerja_desktop.ui.theme.theme import Theme


class NumberScale(QWidget):
    """`value_changed(Decimal or None)`, `reason_edited(words)`."""

    value_changed = Signal(object)
    reason_edited = Signal(str)
    field_left = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.note = Text(theme, look="small text-2", lines=0, parent=self)
        self.field = NumberField(theme, _("Score"), parent=self)
        self.field.setFixedWidth(round(104 * max(1.0, theme.scale)))
        self.limits = Text(theme, look="small text-3", parent=self)
        self.problem = Notice(theme, icon="circle-alert", color="danger", parent=self)
        hint = _("Why another value is given")
        self.reason = TextInput(theme, hint, placeholder=hint, parent=self)
        line = row(self.field, self.limits, None, gap=10)
        told = boxed(line, parent=self)
        self.setLayout(column(self.note, told, self.problem, self.reason, gap=6))
        self.problem.hide()
        self.setFocusProxy(self.field)
        self.field.value_changed.connect(self.value_changed)
        self.field.told.connect(self._on_told)
        self.field.editingFinished.connect(self.field_left)
        self.reason.textEdited.connect(self.reason_edited)
        self.reason.editingFinished.connect(self.field_left)

    def show_value(self, answer: Answer, scale: Scale, note: str, *, locked: bool) -> None:
        """Show what is typed; `note` says what is computed or how the number is read."""
        self.field.set_limits(scale.lo, scale.hi)
        if self._key != answer.key:
            self._key = answer.key
            self.field.forget_typed()
        self.field.set_value(answer.value)
        self.field.setReadOnly(locked)
        self.limits.set_text(_("{lo} to {hi}").format(lo=scale.lo, hi=scale.hi))
        self.note.set_text(note)
        self.note.setVisible(bool(note))

    def show_reason(self, reason: str, *, wanted: bool, locked: bool) -> None:
        """Show the reason where a value is typed over a computed one."""
        self.reason.setVisible(wanted)
        if self.reason.text() != reason:
            self.reason.setText(reason)
        self.reason.setReadOnly(locked)

    def press(self, digit: int) -> None:
        """Begin to type a value with this digit, from wherever it was pressed."""
        if self.field.isReadOnly():
            return
        self.field.setFocus()
        self.field.selectAll()
        self.field.insert(str(digit))
        self.field.textEdited.emit(self.field.text())

    def _on_told(self, problem: str) -> None:
        self.problem.set_text(problem)
        self.problem.setVisible(bool(problem))
