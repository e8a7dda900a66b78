"""NoteDay: says what the day of an event means for its note while it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kinerja_desktop.core.observation import LATE_AFTER_DAYS
from kinerja_desktop.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from kinerja_desktop.core.period import Period
    from kinerja_desktop.ui.dialogs.note_form import NoteForm


class NoteDay(QObject):
    """A note belongs to the period of its event, and is marked when it comes late."""

    def __init__(self, form: NoteForm, period: Period, written_on: date) -> None:
        super().__init__(form)
        self._form, self._period, self._written_on = form, period, written_on
        form.happened_on.value_changed.connect(lambda _day: self.tell())
        self.tell()

    def tell(self) -> None:
        """Look at the day again."""
        day, words = self._form.happened_on.value(), ""
        if day is None:
            return
        if (self._written_on - day).days > LATE_AFTER_DAYS:
            words = _("More than {days} days ago: the note is marked as recorded late.")
        if not self._period.contains(day):
            words = _("Not in {period}: the note belongs to the period of this day.")
        told = words.format(days=LATE_AFTER_DAYS, period=self._period.name)
        self._form.day_hint.set_text(told)
        self._form.day_hint.setVisible(bool(told))
