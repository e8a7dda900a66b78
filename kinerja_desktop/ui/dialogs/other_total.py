"""OtherTotalDialog: a total in place of the computed one, with the reason it must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.i18n import _, number
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import TextArea
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import row
from kinerja_desktop.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from decimal import Decimal

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.appraisal import Draft
    from kinerja_desktop.core.instrument import Scale
    from kinerja_desktop.ui.theme.theme import Theme


class OtherTotalDialog(Dialog):
    """Gives `total`, None for the computed one, and `reason`."""

    def __init__(
        self, theme: Theme, draft: Draft, *, computed: Decimal, scale: Scale, parent: QWidget
    ) -> None:
        verb = _("Use this total")
        super().__init__(theme, _("Another total"), verb=verb, width=480, parent=parent)
        words = _(
            "Computed: {total}. Another total counts with its reason; both are printed and stay "
            "in the record."
        )
        told = words.format(total=number(computed, 2))
        self.body.addWidget(Text(theme, told, look="body text-2", lines=0, parent=self))
        limits = _("{lo} to {hi}").format(lo=scale.lo, hi=scale.hi)
        self.field = NumberField(theme, _("Total"), limits=(scale.lo, scale.hi), parent=self)
        self.field.set_value(draft.typed_total)
        self._total_field = Field(theme, _("Total"), self.field, caption=limits, parent=self)
        self.area = TextArea(theme, _("Reason"), lines=3, parent=self)
        self.area.set_text(draft.typed_total_reason)
        self._reason_field = Field(theme, _("Reason"), self.area, parent=self)
        self.back = make_button(
            theme, _("Back to the computed total"), kind="link", on_click=self._on_back, parent=self
        )
        self.back.setVisible(draft.typed_total is not None)
        self.body.addWidget(self._total_field)
        self.body.addWidget(self._reason_field)
        self.body.addLayout(row(self.back, None))
        self.field.told.connect(self._total_field.set_error)

    @property
    def total(self) -> Decimal | None:
        return self.field.value()

    @property
    def reason(self) -> str:
        return self.area.text().strip()

    def submit(self) -> None:
        """Accept a total within the limits that says why."""
        if self.field.problem:
            self.field.setFocus()
        elif self.total is None:
            self._total_field.set_error(_("Write the total, or go back to the computed one."))
            self.field.setFocus()
        elif not self.reason:
            self._reason_field.set_error(_("Write the reason."))
            self.area.setFocus()
        else:
            self.accept()

    def _on_back(self) -> None:
        self.field.set_value(None)
        self.area.set_text("")
        self.accept()
