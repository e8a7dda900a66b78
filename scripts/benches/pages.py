"""Page changes with 500 people and 5,000 observations, beside a page with nothing on it.

From the request until the page is shown, its services have answered, and it is painted.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QWidget

from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import create_vault
from kinerja_desktop.paths import find_paths
from kinerja_desktop.services import Services, build_services
from kinerja_desktop.ui.application import Application
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.main_window import MainWindow
from kinerja_desktop.ui.page import Page
from kinerja_desktop.ui.page_stack import PageStack
from kinerja_desktop.ui.pages import PAGES
from kinerja_desktop.ui.preferences import Preferences
from kinerja_desktop.ui.runner import Job, Runner
from kinerja_desktop.ui.theme.theme import Theme
from kinerja_desktop.ui.widgets.heat_map import HeatMap
from scripts.benches.filling import fill_large

NOW = datetime(2026, 6, 25, 14, 32)  # noqa: DTZ001 - local wall time, as everywhere
PEOPLE, NOTES_EACH = 500, 10
SIZE = (1366, 689)
PERSONAL = ("staff", "observations", "appraisal", "discussion")
SEARCHES = ("rahma", "rapat", "laporan")


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Milliseconds on the clock, and of the processor: the latter is also true when it is busy."""

    ms: float
    work_ms: float


class NothingPage(Page):
    """A page with nothing on it: what a change costs at least."""

    KEY = "nothing"
    TITLE = "Nothing"


class OtherPage(NothingPage):
    KEY = "other"


class Bench:
    """A real window over a large store, asked for one page after another."""

    def __init__(self, app: Application, frame: Frame, services: Services) -> None:
        self._app, self._frame, self._services = app, frame, services

    def open_window(self) -> tuple[MainWindow, QWidget]:
        holder = QWidget()
        window = MainWindow(self._frame, self._services, parent=holder)
        holder.resize(*SIZE)
        window.resize(*SIZE)
        holder.show()
        self._settle(holder)
        return window, holder

    def build_ahead(self, window: MainWindow) -> None:
        window.pages.build_ahead()
        while len(window.pages.built) < len(PAGES):
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def close_window(self, holder: QWidget) -> None:
        holder.hide()
        holder.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._app.processEvents()

    def time(self, holder: QWidget, act: Callable[[], object]) -> Taken:
        begin, work = time.perf_counter(), time.process_time()
        act()
        self._settle(holder)
        return Taken(
            ms=(time.perf_counter() - begin) * 1000,
            work_ms=(time.process_time() - work) * 1000,
        )

    def nothing_times(self) -> list[Taken]:
        stack = PageStack((NothingPage, OtherPage), self._make)
        stack.resize(*SIZE)
        stack.show()
        times = [
            self.time(stack, partial(stack.open, key))
            for key in (NothingPage.KEY, OtherPage.KEY) * 4
        ]
        stack.deleteLater()
        return times

    def _make(self, kind: type[Page]) -> Page:
        return kind(self._frame)

    def _settle(self, holder: QWidget) -> None:
        """Wait until every call has come home and what it changed is painted."""
        self._app.processEvents()
        while any(job.is_running for job in holder.findChildren(Job)):
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._app.processEvents()


class Times:
    """What was measured, by name, in order."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.holder = QWidget()
        self.found: dict[str, list[Taken]] = {}

    def take(self, name: str, act: Callable[[], object]) -> None:
        self.add(name, [self._bench.time(self.holder, act)])

    def add(self, name: str, times: list[Taken]) -> None:
        self.found.setdefault(name, []).extend(times)


def bench_pages(arguments: list[str]) -> int:
    """Print milliseconds for each page; returns the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/bench pages")
    parser.add_argument("--runs", type=int, default=5, help="windows to open")
    runs = parser.parse_args(arguments).runs
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="kinerja-bench-") as folder:
        paths = find_paths(Path(folder) / "data")
        paths.data.mkdir()
        preferences = Preferences(paths.settings)
        app = Application([], preferences.current)
        app.dress(Theme(app.look(), parent=app))
        runner = Runner(app)
        key, _code = create_vault(paths.key, None)
        store = open_store(paths, key, announce=runner.announce, create=True)
        begin = time.perf_counter()
        ids = fill_large(store, NOW, people=PEOPLE, notes_each=NOTES_EACH)
        print(
            f"{PEOPLE} people, {PEOPLE * NOTES_EACH} notes in {time.perf_counter() - begin:.1f} s"
        )
        services = build_services(
            store, paths, key, clock=lambda: NOW, settings=lambda: preferences.current
        )
        frame = Frame(theme=app.theme, runner=runner, preferences=preferences)
        _print_times(_measure(Bench(app, frame, services), ids, runs))
        runner.close()
        store.close()
    return 0


def _measure(bench: Bench, ids: tuple[int, ...], runs: int) -> Times:
    times = Times(bench)
    for number in range(runs):
        times.add("a page with nothing", bench.nothing_times())
        window, holder = bench.open_window()
        times.holder = holder
        for visit, pages in (("first", PAGES[1:]), ("again", PAGES)):
            for page in pages:
                times.take(f"{page.KEY}, {visit}", partial(window.open_page, page.KEY))
        for key in PERSONAL:
            target = {"employee_id": ids[number * 7 + 40]}
            times.take(f"{key}, other person", partial(window.open_page, key, target))
        window.open_page("home")
        for heat in window.findChildren(HeatMap):
            times.take("heat map, painted", heat.repaint)
        for text in SEARCHES:
            times.take(f"search for {text}", partial(window.search.ask, text))
        bench.close_window(holder)
        window, holder = bench.open_window()
        times.holder = holder
        bench.build_ahead(window)
        for page in PAGES[1:]:
            times.take(f"{page.KEY}, first, built ahead", partial(window.open_page, page.KEY))
        bench.close_window(holder)
    return times


def _print_times(times: Times) -> None:
    print(f"{'ms':34}{'median':>8}{'least':>8}{'most':>8}{'work':>8}")
    for name, found in times.found.items():
        clock = [taken.ms for taken in found]
        work = median(taken.work_ms for taken in found)
        print(f"{name:34}{median(clock):8.1f}{min(clock):8.1f}{max(clock):8.1f}{work:8.1f}")
