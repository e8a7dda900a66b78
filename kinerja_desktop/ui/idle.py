"""IdleWatch: says when nobody has used the program for a while."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Emits `passed` when neither keys, mouse nor pen were used for the set time."""

    passed = Signal()

    def __init__(self, minutes: float, *, parent: QObject) -> None:
        super().__init__(parent)
        self._last_s = time.monotonic()
        self._limit_s = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_time_over)
        self.set_minutes(minutes)

    @property
    def idle_s(self) -> float:
        """Seconds since the last sign of life."""
        return time.monotonic() - self._last_s

    def set_minutes(self, minutes: float) -> None:
        self._limit_s = minutes * 60
        self._wait_for_rest()

    def watch(self, window: QWidget) -> None:
        """Listen to what the system sends to a window that is shown: few events, all of input."""
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def _wait_for_rest(self) -> None:
        rest_s = max(0.0, self._limit_s - self.idle_s)
        self._timer.start(round(rest_s * 1000) + 1)

    def _on_time_over(self) -> None:
        if self.idle_s >= self._limit_s:
            self._last_s = time.monotonic()
            self.passed.emit()
        self._wait_for_rest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._last_s = time.monotonic()
        return super().eventFilter(watched, event)
