"""Run inside the program: how long its window does not answer while the rest is loaded.

Called by `bench start` with a data folder; prints one JSON value.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from kinerja_desktop.app import begin
from kinerja_desktop.paths import find_paths
from kinerja_desktop.program import Program
from kinerja_desktop.ui.application import Application
from kinerja_desktop.ui.preferences import Preferences
from kinerja_desktop.ui.runner import Job

INTERVAL_MS = 5


class GapWatch(QObject):
    """Notes the time between two ticks until the first long job has ended."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._begin = self._last = 0.0
        self._gaps: list[float] = []
        self._timer = QTimer(self, interval=INTERVAL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        program.runner.started.connect(self._on_loading_started)

    def _on_loading_started(self, job: Job) -> None:
        self._begin = self._last = time.perf_counter()
        self._timer.start()
        job.ended.connect(self._on_loaded)

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last) * 1000)
        self._last = now

    def _on_loaded(self) -> None:
        self._on_tick()
        gaps = sorted(self._gaps)
        found = {
            "median_ms": statistics.median(gaps),
            "most_ms": gaps[int(len(gaps) * 0.95)],
            "worst_ms": gaps[-1],
            "loading_ms": (time.perf_counter() - self._begin) * 1000,
        }
        print(json.dumps(found))
        program = self.parent()
        if isinstance(program, Program):
            QTimer.singleShot(0, program.close)


def main() -> int:
    paths = find_paths(Path(sys.argv[1]))
    preferences = Preferences(paths.settings)
    app = Application(sys.argv[:1], preferences.current)
    GapWatch(begin(app, paths, preferences))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
