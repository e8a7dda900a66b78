"""The import page with a long list: how long its window does not answer, step by step.

A clock ticks in the window every few milliseconds while the list is read, checked, looked
through and applied; the longest wait between two ticks of each step is printed.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import create_vault
from kinerja_desktop.paths import find_paths
from kinerja_desktop.services import Services, build_services
from kinerja_desktop.ui.application import Application
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.main_window import MainWindow
from kinerja_desktop.ui.pages.import_staff_page import ImportStaffPage
from kinerja_desktop.ui.panels.importing.review_rows import Shown
from kinerja_desktop.ui.panels.importing.wizard_steps import Step
from kinerja_desktop.ui.preferences import Preferences
from kinerja_desktop.ui.runner import Runner
from kinerja_desktop.ui.theme.theme import Theme
from scripts.benches.staff_list import WRITERS

NOW = datetime(2026, 11, 24, 9, 30)  # noqa: DTZ001 - local wall time, as everywhere
INTERVAL_MS = 2
ROWS = 5_000
SIZE = (1366, 689)


class Heartbeat(QObject):
    """Ticks in the window, and keeps the longest wait of wall clock and of the window's work."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.worst_ms = self.work_ms = 0.0
        self._last, self._last_work = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, interval=INTERVAL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def begin(self) -> None:
        self.worst_ms = self.work_ms = 0.0
        self._last, self._last_work = time.perf_counter(), time.thread_time()

    def tick(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self.worst_ms = max(self.worst_ms, (now - self._last) * 1000)
        self.work_ms = max(self.work_ms, (work - self._last_work) * 1000)
        self._last, self._last_work = now, work


class Visit:
    """Somebody who imports a list, and waits for every answer."""

    def __init__(self, frame: Frame, services: Services) -> None:
        self.holder = QWidget()
        self.holder.resize(*SIZE)
        window = MainWindow(frame, services, parent=self.holder)
        window.resize(*SIZE)
        self.holder.show()
        window.open_page("import_staff")
        page = window.pages.page
        if not isinstance(page, ImportStaffPage):
            raise TypeError
        self.page = page
        self._heart = Heartbeat(self.holder)
        self._wait(lambda: False, at_least_s=0.5)

    def take(self, name: str, do: Callable[[], object], is_done: Callable[[], bool]) -> None:
        """Do something, wait until it is done and painted, and print the longest wait."""
        begin = time.perf_counter()
        self._heart.begin()
        do()
        self._wait(is_done)
        took = time.perf_counter() - begin
        self._wait(lambda: False, at_least_s=0.2)
        heart = self._heart
        print(f"{name:34}{took:8.2f}{heart.worst_ms:12.1f}{heart.work_ms:12.1f}")

    def _wait(self, is_done: Callable[[], bool], *, at_least_s: float = 0.0) -> None:
        until = time.perf_counter() + at_least_s
        while not (time.perf_counter() > until if at_least_s else is_done()):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._heart.tick()

    def is_free_at(self, step: Step) -> bool:
        return self.page.step is step and not self.page.working.is_under_way


def bench_wizard(arguments: list[str]) -> int:
    """Print a line for every step; nothing is asserted."""
    parser = argparse.ArgumentParser(prog="bench wizard", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--kind", choices=sorted(WRITERS), default="xlsx")
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"daftar.{wanted.kind}"
        WRITERS[wanted.kind](source, wanted.rows)
        paths = find_paths(Path(folder) / "data")
        paths.data.mkdir(parents=True)
        preferences = Preferences(paths.settings)
        app = Application(["bench"], preferences.current)
        app.dress(Theme(parent=app))
        runner = Runner()
        key, _code = create_vault(paths.key, "kertas payung")
        store = open_store(paths, key, announce=runner.announce, create=True)
        services = build_services(
            store, paths, key, clock=lambda: NOW, settings=lambda: preferences.current
        )
        frame = Frame(theme=app.theme, runner=runner, preferences=preferences)
        print(f"{wanted.rows} rows, {wanted.kind}")
        print(f"{'':34}{'took, s':>8}{'longest, ms':>12}{'its work':>12}")
        _import(Visit(frame, services), source)
        runner.close()
        store.close()
    return 0


def _import(visit: Visit, source: Path) -> None:
    page = visit.page
    review = page.review
    visit.take(
        "read and match",
        lambda: page.files.source_given.emit(source),
        lambda: visit.is_free_at(Step.COLUMNS),
    )
    visit.take("check", page.columns.check_wanted.emit, lambda: visit.is_free_at(Step.REVIEW))
    visit.take("filter", review.chips._chips[Shown.NEW].click, lambda: True)  # noqa: SLF001 - as a person presses it
    for letter in "rina":
        text = review.search.text() + letter
        visit.take(f"search for {text}", partial(review.search.setText, text), lambda: True)
    visit.take("search for everything", review.search.clear, lambda: True)
    visit.take("check all", review.all.click, lambda: True)
    visit.take("check all again", review.all.click, lambda: True)
    visit.take("apply", review.apply_wanted.emit, lambda: visit.is_free_at(Step.DONE))
    visit.holder.close()
