"""AgreementForm: when a plan was agreed with the employee, and what was changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.staff.plan_words import agreed_words, change_lines
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.changed_words import ChangedWords
from kinerja_desktop.ui.widgets.dates import DateField
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from datetime import date

    from kinerja_desktop.core.plan import Plan
    from kinerja_desktop.ui.theme.theme import Theme


class AgreementForm(QWidget):
    """`agreed(date)`; `taken_back` while nothing was changed since."""

    agreed = Signal(object)
    taken_back = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        title = Text(theme, _("Agreement with the employee"), look="heading", parent=self)
        words = _("From this day work results, indicators and targets change only with a reason.")
        note = Text(theme, words, look="small text-2", lines=0, parent=self)
        self.state = Text(theme, look="strong", lines=0, parent=self)
        self.day = DateField(theme, _("Agreed on"), parent=self)
        self._day_field = Field(theme, _("Agreed on"), self.day, parent=self)
        self.agree = make_button(theme, _("Mark as agreed"), on_click=self._on_agreed, parent=self)
        self.take_back = make_button(
            theme,
            _("Not agreed after all"),
            kind="link",
            on_click=self.taken_back.emit,
            parent=self,
        )
        self.changes = ChangedWords(theme, parent=self)
        self._box = column(
            title,
            4,
            note,
            12,
            self.state,
            8,
            row(self._day_field, None),
            8,
            row(self.agree, self.take_back, None),
            12,
            self.changes,
            None,
            gap=0,
        )
        self.setLayout(self._box)
        self.set_side(20)

    def show_plan(self, plan: Plan, *, today: date, locked: bool) -> None:
        """Show how far a plan is agreed; one without results cannot be yet."""
        is_agreed = plan.shared_on is not None
        self.state.set_text(agreed_words(plan))
        if is_agreed or not self.isVisible():
            self.day.set_value(plan.shared_on or today)
        self._day_field.setVisible(not is_agreed and not locked)
        self.agree.setVisible(not is_agreed and not locked)
        self.agree.setEnabled(bool(plan.work_results))
        self.take_back.setVisible(is_agreed and not locked and not plan.changes)
        self.changes.show_lines(change_lines(plan.changes))

    def set_side(self, side: int) -> None:
        """Set the margins left and right."""
        self._box.setContentsMargins(side, 12, side, 16)

    def _on_agreed(self) -> None:
        self.agreed.emit(self.day.value())
