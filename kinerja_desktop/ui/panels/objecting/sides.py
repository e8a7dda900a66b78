"""SidesCard: the employee's statement with its days, and the appraiser's explanation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from kinerja_desktop.core.objection import Objection
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.objecting.words import term_words
from kinerja_desktop.ui.widgets.badges import Badge, BadgeLook
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.field import Field, Notice
from kinerja_desktop.ui.widgets.inputs import DateField, TextArea
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.services.objecting import ObjectionView
    from kinerja_desktop.ui.theme.theme import Theme

STATEMENT_LIMIT = 5000
EXPLANATION_LIMIT = 3000


class SidesCard(Card):
    """Both sides as they wrote. `edited(field, Objection)`; `field_left` ends a step of undo."""

    edited = Signal(str, object)
    field_left = Signal()

    def __init__(self, theme: Theme, *, late: BadgeLook, parent: QWidget | None = None) -> None:
        self.late = Badge(theme, late)
        super().__init__(
            theme, title=_("Statement of the employee"), right=self.late, parent=parent
        )
        self._objection = Objection(appraisal_id=0)
        self.received = self._day(_("Result received on"))
        self.filed = self._day(_("Objection received on"))
        received = Field(theme, _("Result received on"), self.received, parent=self)
        self.filed_field = Field(theme, _("Objection received on"), self.filed, parent=self)
        days = row(received, self.filed_field, gap=12)
        days.setStretch(0, 1)
        days.setStretch(1, 1)
        self.term = Notice(theme, icon="clock", color="text-2", parent=self)
        name = _("What the employee objects to, and why")
        self.statement = TextArea(theme, name, lines=3, limit=STATEMENT_LIMIT, parent=self)
        self.statement_field = Field(theme, name, self.statement, parent=self)
        self.body.addLayout(days)
        self.body.addWidget(self.term)
        self.body.addWidget(self.statement_field, 3)
        self.body.addWidget(Divider(theme, parent=self))
        self.body.addWidget(Text(theme, _("Explanation of the appraiser"), look="strong"))
        name = _("What the appraiser answers")
        self.explanation = TextArea(theme, name, lines=2, limit=EXPLANATION_LIMIT, parent=self)
        self.body.addWidget(Field(theme, name, self.explanation, parent=self), 2)
        self.explained = self._day(_("Explained on"))
        explained = Field(theme, _("Explained on"), self.explained, parent=self)
        line = row(explained, None, gap=12)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self._connect()

    def _day(self, name: str) -> DateField:
        return DateField(self.theme, name, optional=True, parent=self)

    def _connect(self) -> None:
        for field, day in (
            ("received_on", self.received),
            ("filed_on", self.filed),
            ("explained_on", self.explained),
        ):
            day.value_changed.connect(lambda value, field=field: self._edit(field, value))
        self.statement.edited.connect(lambda text: self._edit("statement", text))
        self.explanation.edited.connect(lambda text: self._edit("explanation", text))

    def show_view(self, view: ObjectionView) -> None:
        """Show an objection; what is decided or replaced can be read only."""
        objection = self._objection = view.objection
        for day, value in (
            (self.received, objection.received_on),
            (self.filed, objection.filed_on),
            (self.explained, objection.explained_on),
        ):
            if day.value() != value:
                day.set_value(value)
            day.setEnabled(view.is_editable)
        self.statement.set_text(objection.statement)
        self.explanation.set_text(objection.explanation)
        for area in (self.statement, self.explanation):
            area.setReadOnly(not view.is_editable)
        self.late.setVisible(objection.is_late)
        self.term.set_text(term_words(view))

    def show_errors(self, errors: dict[str, str]) -> QWidget | None:
        """Say what is missing beside its field; returns the first of them."""
        self.statement_field.set_error(errors.get("statement", ""))
        self.filed_field.set_error(errors.get("filed_on", ""))
        if "filed_on" in errors:
            return self.filed
        return self.statement if "statement" in errors else None

    def _edit(self, field: str, value: Any) -> None:
        self.show_errors({})
        self.edited.emit(field, replace(self._objection, **{field: value}))
        if field.endswith("_on"):
            self.field_left.emit()
