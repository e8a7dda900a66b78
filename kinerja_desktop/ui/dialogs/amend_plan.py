"""AmendPlanDialog: from which day an agreed plan is changed, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.core.plan_changes import Amendment
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.dates import DateField
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import TextArea
from kinerja_desktop.ui.widgets.labels import Text

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.frame import Frame


class AmendPlanDialog(Dialog):
    """`reason_given(Amendment)`; without a reason nothing is told."""

    reason_given = Signal(object)

    def __init__(self, frame: Frame, *, today: date, parent: QWidget) -> None:
        title, verb = _("Change the agreed plan"), _("Change the plan")
        super().__init__(frame.theme, title, verb=verb, width=480, parent=parent)
        words = _(
            "What you change next is kept beside what was agreed, with this day and reason. Both "
            "are printed."
        )
        self.body.addWidget(Text(self.theme, words, look="body text-2", lines=0, parent=self))
        self.day = DateField(self.theme, _("Changed from"), value=today, parent=self)
        self.area = TextArea(self.theme, _("Reason"), lines=3, parent=self)
        self._field = Field(self.theme, _("Reason"), self.area, parent=self)
        self.body.addWidget(Field(self.theme, _("Changed from"), self.day, parent=self))
        self.body.addWidget(self._field)

    def submit(self) -> None:
        reason, day = self.area.text().strip(), self.day.value()
        if not reason or day is None:
            self._field.set_error(_("Write the reason."))
            self.area.setFocus()
            return
        self.accept()
        self.reason_given.emit(Amendment(on=day, reason=reason))
