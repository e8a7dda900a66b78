"""TalkClock: counts the seconds of a talk quietly; can be paused."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from kinerja_desktop.core.discussion import AGENDA_MINUTES


class TalkClock(QObject):
    """`ticked(seconds)` once a second while it runs."""

    ticked = Signal(int)

    def __init__(self, seconds: int, minutes: int, *, parent: QObject) -> None:
        super().__init__(parent)
        self.seconds = seconds
        self._shares = AGENDA_MINUTES[minutes]
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()

    def set_paused(self, is_paused: bool) -> None:
        if is_paused:
            self._timer.stop()
        else:
            self._timer.start()

    def tick(self) -> None:
        self.seconds += 1
        self.ticked.emit(self.seconds)

    def is_over(self, place: int) -> bool:
        """Return whether the minutes up to and with a step of the agenda have passed."""
        return self.seconds > sum(self._shares[: place + 1]) * 60
