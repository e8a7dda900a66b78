"""Countdown: seconds that pass, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class Countdown(QObject):
    """Counts seconds down to none; `ticked` after each of them, the last one included."""

    ticked = Signal()

    def __init__(self, *, on_tick: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.left_s = 0
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._on_second_passed)
        self.ticked.connect(on_tick)

    def start(self, seconds: int) -> None:
        """Count from here; none at all is over at once."""
        self.left_s = seconds
        if seconds:
            self._clock.start()
        self.ticked.emit()

    def _on_second_passed(self) -> None:
        self.left_s = max(0, self.left_s - 1)
        if not self.left_s:
            self._clock.stop()
        self.ticked.emit()
