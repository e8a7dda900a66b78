"""TalkHead: who, how long, pause, text size, hide. TalkFoot: back, who sees it, next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.talk.panes import Room
from kinerja_desktop.ui.panels.talk.words import passed
from kinerja_desktop.ui.widgets.avatar import Avatar
from kinerja_desktop.ui.widgets.buttons import Button, IconButton
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, KeyCap, Text
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_line

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.services.shared_talk import SharedTalk
    from kinerja_desktop.ui.theme.theme import Theme


class TalkHead(QWidget):
    """72 px: the person at the left; time and the four controls at the right."""

    paused = Signal(bool)
    larger_wanted = Signal()
    smaller_wanted = Signal()
    hiding_wanted = Signal()

    def __init__(self, theme: Theme, talk: SharedTalk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._minutes = talk.minutes
        self.avatar = Avatar(theme, talk.employee_name, size=44, parent=self)
        self.name = ElidedText(theme, talk.called_in_full, look="talk/600", parent=self)
        place = " · ".join(part for part in (talk.position, talk.period_name) if part)
        self.place = ElidedText(theme, place, look="talk-caption text-3", parent=self)
        self._clock = IconLabel(theme, "clock", color="text-3", size=18, parent=self)
        self.time = Text(theme, passed(0), look="talk/500", parent=self)
        whole = _("of {time}").format(time=passed(talk.minutes * 60))
        self.whole = Text(theme, whole, look="talk-caption text-3", parent=self)
        self.pause = IconButton(theme, "pause", _("Pause the time"), size=40, boxed=True)
        self.pause.setCheckable(True)
        self.smaller = IconButton(theme, "a-arrow-down", _("Smaller text"), size=40, boxed=True)
        self.larger = IconButton(theme, "a-arrow-up", _("Larger text"), size=40, boxed=True)
        self.hide_button = Button(theme, _("Hide the screen"), icon="eye-off", height=40)
        self._lay_out()
        self.pause.toggled.connect(self._on_pause_toggled)
        self.smaller.clicked.connect(self.smaller_wanted)
        self.larger.clicked.connect(self.larger_wanted)
        self.hide_button.clicked.connect(self.hiding_wanted)

    def _lay_out(self) -> None:
        names = column(None, self.name, self.place, None, gap=0)
        tools = row(self.pause, self.smaller, self.larger, self.hide_button, gap=8)
        line = row(
            self.avatar, names, 16, self._clock, self.time, self.whole, 14, tools, gap=8
        )  # fmt: skip
        line.setStretch(1, 1)
        line.insertSpacing(1, 6)
        self._line = line
        self.setLayout(line)

    def show_time(self, elapsed_s: int, *, is_over: bool) -> None:
        """Show the minutes passed; over the step's time only their weight changes."""
        self.time.set_text(passed(elapsed_s))
        self.time.set_look("talk/600" if is_over else "talk/500")

    def set_text_limits(self, *, smallest: bool, largest: bool) -> None:
        self.smaller.setEnabled(not smallest)
        self.larger.setEnabled(not largest)

    def fit(self, room: Room) -> None:
        side = room.side_margin
        edge = 8 if room.is_small else 14
        self._line.setContentsMargins(side, edge, side, edge)
        self.place.setVisible(not room.is_small)
        self.whole.setVisible(not room.is_stacked)
        self.hide_button.setText("" if room.is_stacked else _("Hide the screen"))
        self.hide_button.setAccessibleName(_("Hide the screen"))
        self.hide_button.updateGeometry()

    def _on_pause_toggled(self, is_paused: bool) -> None:
        self.pause.set_icon("play" if is_paused else "pause")
        self.pause.set_name(_("Go on with the time") if is_paused else _("Pause the time"))
        self.paused.emit(is_paused)


class TalkFoot(Painted):
    """75 px: the step before, who sees what is written, the next step."""

    back_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.back = Button(theme, "", icon="arrow-left", height=44, parent=self)
        self.next = Button(theme, "", kind="primary", height=44, parent=self)
        self._back_key = KeyCap(theme, _("PgUp"), parent=self)
        self._next_key = KeyCap(theme, _("PgDn"), parent=self)
        self._eye = IconLabel(theme, "eye", color="text-3", size=18, parent=self)
        self.words = ElidedText(theme, look="talk-caption text-3", parent=self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft)
        middle = row(None, self._eye, self.words, None, gap=8)
        line = row(self.back, self._back_key, middle, self._next_key, self.next, gap=14)
        line.setStretch(2, 1)
        self._line, self._shows_keys = line, True
        self.setLayout(line)
        self.back.clicked.connect(self.back_wanted)
        self.next.clicked.connect(self.next_wanted)

    def show_step(self, back: str, forward: str, *, is_last: bool) -> None:
        """Name the neighbours; an empty `back` is the first step."""
        self.back.setText(back)
        self.next.setText(forward)
        self.next.set_icon("check" if is_last else "arrow-right", after=True)
        self.back.setVisible(bool(back))
        self._back_key.setVisible(bool(back) and self._shows_keys)
        self.back.updateGeometry()

    def say(self, text: str, *, icon: str = "eye", color: str = "text-3") -> None:
        self._eye.set_icon(icon, color)
        self.words.set_text(text)
        self.words.set_look(f"talk-caption {color}")

    def fit(self, room: Room) -> None:
        side = room.side_margin
        edge = 8 if room.is_small else 15
        self._line.setContentsMargins(side, edge + 1, side, edge)
        self._shows_keys = room.width >= 1000
        self._next_key.setVisible(self._shows_keys)
        self._back_key.setVisible(self._shows_keys and bool(self.back.text()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            canvas.fillRect(self.rect(), self.theme.color("surface"))
            end = QPointF(self.width(), 0)
            draw_line(canvas, self.theme.color("border"), QPointF(0, 0), end)
