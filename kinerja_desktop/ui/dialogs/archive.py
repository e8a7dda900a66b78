"""ArchiveDialog: why and since when a person is no longer here. Nothing is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QWidget

from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import DateField, TextInput
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.switches import RadioButton

if TYPE_CHECKING:
    from datetime import date

    from kinerja_desktop.core.staff import Employee
    from kinerja_desktop.ui.frame import Frame

REASONS = {"moved": N_("Moved to another unit"), "retired": N_("Retired")}
OTHER = ""


def reason_words(reason: str) -> str:
    """Return the stored reason as people read it."""
    return _(REASONS[reason]) if reason in REASONS else reason


class ArchiveDialog(Dialog):
    """Asks for `reason` and `day`; the caller archives when accepted."""

    def __init__(self, frame: Frame, employee: Employee, *, today: date, parent: QWidget) -> None:
        title = _("Archive {name}?").format(name=employee.name)
        super().__init__(frame.theme, title, verb=_("Archive person"), width=480, parent=parent)
        theme = self.theme
        kept = _("Notes, plans and results stay readable. The list no longer shows this person.")
        self.body.addWidget(Text(theme, kept, look="body text-2", lines=0, parent=self))
        self._group = QButtonGroup(self)
        self._choices: dict[str, RadioButton] = {}
        for reason, words in (*REASONS.items(), (OTHER, N_("Other"))):
            button = RadioButton(theme, _(words), parent=self)
            self._choices[reason] = button
            self._group.addButton(button)
        self._choices["moved"].setChecked(True)
        self.body.addWidget(boxed(column(*self._choices.values(), gap=4), parent=self))
        self.other = TextInput(theme, _("Other reason"), placeholder=_("which reason"), parent=self)
        self._other_field = Field(theme, _("Other reason"), self.other, parent=self)
        self._other_field.hide()
        self.body.addWidget(self._other_field)
        self.since = DateField(theme, _("Since"), value=today, parent=self)
        self.since.setFixedWidth(max(168, theme.px(128)))
        since = Field(theme, _("Since"), self.since, parent=self)
        self.body.addLayout(row(since, None))
        self._group.buttonClicked.connect(self._on_reason_chosen)

    def _on_reason_chosen(self) -> None:
        is_other = self._choices[OTHER].isChecked()
        self._other_field.setVisible(is_other)
        if is_other:
            self.other.setFocus()

    def choose(self, reason: str) -> None:
        """Mark one of REASONS, or OTHER."""
        self._choices[reason].click()

    @property
    def reason(self) -> str:
        chosen = next(key for key, button in self._choices.items() if button.isChecked())
        return chosen or self.other.text().strip()

    @property
    def day(self) -> date | None:
        return self.since.value()

    def submit(self) -> None:
        if not self.reason:
            self._other_field.set_error(_("Write the reason."))
            self.other.setFocus()
            return
        self.accept()
