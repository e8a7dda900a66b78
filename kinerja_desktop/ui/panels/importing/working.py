"""Working: the progress of the job in hand, shown when it takes more than a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from kinerja_desktop.ui.widgets.messages import ProgressBlock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.runner import Job
    from kinerja_desktop.ui.theme.theme import Theme

SHOW_AFTER_MS = 300


class Working(ProgressBlock):
    """Follows one job at a time. `busy(bool)` while it is shown."""

    busy = Signal(bool)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._job: Job | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._timer.timeout.connect(self._on_time_over)
        self.stopped.connect(self._on_stopped)
        self.hide()

    @property
    def is_under_way(self) -> bool:
        return self._job is not None

    def follow(self, job: Job, title: str) -> None:
        """Show how far a job is, unless it has ended already."""
        if not job.is_running:
            return
        self._job = job
        self.restart(title)
        job.stepped.connect(self.show_step)
        job.ended.connect(self._on_ended)
        self._timer.start()

    def _on_time_over(self) -> None:
        self.show()
        self.busy.emit(True)

    def _on_stopped(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _on_ended(self) -> None:
        self._job = None
        self._timer.stop()
        self.hide()
        self.busy.emit(False)
