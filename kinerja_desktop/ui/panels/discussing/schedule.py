"""ScheduleCard: when, how long, where, and the button that begins the talk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from kinerja_desktop.core.discussion import AGENDA_MINUTES, STEPS, Discussion
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.discussing.words import days_until
from kinerja_desktop.ui.panels.talk.words import passed
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.inputs import ComboBox, DateField, TextInput, TimeField
from kinerja_desktop.ui.widgets.labels import ElidedText, KeyCap, Text
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme

FIRST_HOUR = time(9)


class ScheduleCard(Card):
    """`edited(field, Discussion)` and `start_wanted`."""

    edited = Signal(str, object)
    field_left = Signal()
    start_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        self.far = Text(theme, look="caption text-3")
        super().__init__(theme, title=_("Schedule"), right=self.far, parent=parent)
        self._talk = Discussion(appraisal_id=0)
        self.day = DateField(theme, _("Date of the talk"), optional=True, parent=self)
        self.time = TimeField(theme, _("Time of the talk"), parent=self)
        lengths = [(n, _("{n} min").format(n=n)) for n in AGENDA_MINUTES]
        self.minutes = ComboBox(theme, _("Length of the talk"), options=lengths, parent=self)
        place = _("Place of the talk")
        self.place = TextInput(
            theme, place, placeholder=_("A closed room"), icon="map-pin", parent=self
        )
        self.day.setMinimumWidth(theme.px(148))
        self.minutes.setFixedWidth(theme.px(108))
        when = row(self.day, self.time, self.minutes, gap=8)
        when.setStretch(0, 1)
        self.start = Button(theme, "", kind="primary", icon="play", parent=self)
        self.hint = ElidedText(theme, look="caption text-3", parent=self)
        line = row(self.start, KeyCap(theme, "F5", parent=self), None, self.hint, gap=10)
        self.body.addLayout(when)
        self.add(self.place)
        self.body.addSpacing(2)
        self.body.addLayout(line)
        self._connect()

    def _connect(self) -> None:
        self.day.value_changed.connect(lambda _day: self._on_moment_changed())
        self.time.value_changed.connect(lambda _time: self._on_moment_changed())
        self.minutes.value_chosen.connect(self._on_minutes_chosen)
        self.place.textEdited.connect(lambda text: self._edit("place", text))
        self.place.editingFinished.connect(self.field_left)
        self.start.clicked.connect(self.start_wanted)

    def show_talk(self, talk: Discussion, *, today: date, goes_on: bool) -> None:
        self._talk = talk
        moment = talk.scheduled_at
        if self.day.value() != (moment.date() if moment else None):
            self.day.set_value(moment.date() if moment else None)
        if moment is not None and self.time.value() != moment.time():
            self.time.set_value(moment.time())
        self.minutes.set_value(talk.minutes)
        if self.place.text() != talk.place:
            self.place.setText(talk.place)
            self.place.setCursorPosition(0)
        self.far.set_text(days_until(moment.date() if moment else None, today))
        words, hint = _("Begin the talk"), _("full screen, can be paused")
        if goes_on:
            step = STEPS.index(talk.step) + 1
            words = _("Go on from step {n}").format(n=step)
            hint = _("{time} so far").format(time=passed(talk.elapsed_s))
        self.start.setText(words)
        self.start.updateGeometry()
        self.hint.set_text(hint)

    def _edit(self, field: str, value: Any) -> None:
        self.edited.emit(field, replace(self._talk, **{field: value}))

    def _on_moment_changed(self) -> None:
        day = self.day.value()
        moment = datetime.combine(day, self.time.value()) if day is not None else None
        self._edit("scheduled_at", moment)

    def _on_minutes_chosen(self, minutes: int) -> None:
        self._edit("minutes", minutes)
        self.field_left.emit()
