"""Page changes with 500 people and 5,000 observations, beside a page with nothing on it.

From the request until the page is shown, its services have answered, and it is painted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
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
from kinerja_desktop.ui.widgets.heat_map import HeatMap
from scripts.benches.filling import fill_large

NOW = datetime(2026, 6, 25, 14, 32)  # noqa: DTZ001 - local wall time, as everywhere
PEOPLE, NOTES_EACH = 500, 10
SIZE = (1366, 689)
PERSONAL = ("staff", "observations", "appraisal", "discussion")
SEARCHES = ("rahma", "rapat", "laporan")


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

    def close_window(self, holder: QWidget) -> None:
        holder.hide()
        holder.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._app.processEvents()

    def time_ms(self, holder: QWidget, act: Callable[[], object]) -> float:
        begin = time.perf_counter()
        act()
        self._settle(holder)
        return (time.perf_counter() - begin) * 1000

    def nothing_ms(self) -> float:
        stack = PageStack((NothingPage, OtherPage), lambda kind: kind(self._frame))
        stack.resize(*SIZE)
        stack.show()
        times = [
            self.time_ms(stack, lambda key=key: stack.open(key))
            for key in (NothingPage.KEY, OtherPage.KEY) * 4
        ]
        stack.deleteLater()
        return statistics.median(times)

    def _settle(self, holder: QWidget) -> None:
        """Wait until every call has come home and what it changed is painted."""
        while True:
            self._app.processEvents()
            if not any(job.is_running for job in holder.findChildren(Job)):
                break
        self._app.processEvents()


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
        app.dress()
        runner = Runner(app)
        key, _code = create_vault(paths.key, None)
        store = open_store(paths, key, announce=runner.announce, create=True)
        begin = time.perf_counter()
        ids = fill_large(store, NOW, people=PEOPLE, notes_each=NOTES_EACH)
        print(f"{PEOPLE} people, {PEOPLE * NOTES_EACH} notes in {time.perf_counter() - begin:.1f} s")
        services = build_services(
            store, paths, key, clock=lambda: NOW, settings=lambda: preferences.current
        )
        frame = Frame(theme=app.theme, runner=runner, preferences=preferences)
        _print_times(_measure(Bench(app, frame, services), ids, runs))
        runner.close()
        store.close()
    return 0


def _measure(bench: Bench, ids: tuple[int, ...], runs: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {"a page with nothing": []}
    for number in range(runs):
        found["a page with nothing"].append(bench.nothing_ms())
        window, holder = bench.open_window()
        for page in PAGES[1:]:
            act = lambda key=page.KEY: window.open_page(key)  # noqa: E731
            found.setdefault(f"{page.KEY}, first", []).append(bench.time_ms(holder, act))
        for page in PAGES:
            act = lambda key=page.KEY: window.open_page(key)  # noqa: E731
            found.setdefault(f"{page.KEY}, again", []).append(bench.time_ms(holder, act))
        for key in PERSONAL:
            target = {"employee_id": ids[number * 7 + 40]}
            act = lambda key=key, target=target: window.open_page(key, target)  # noqa: E731
            found.setdefault(f"{key}, other person", []).append(bench.time_ms(holder, act))
        window.open_page("home")
        for heat in window.findChildren(HeatMap):
            found.setdefault("heat map, painted", []).append(bench.time_ms(holder, heat.repaint))
        for text in SEARCHES:
            act = lambda text=text: window.search.ask(text)  # noqa: E731
            found.setdefault(f"search for {text}", []).append(bench.time_ms(holder, act))
        bench.close_window(holder)
    return found


def _print_times(found: dict[str, list[float]]) -> None:
    print(f"{'ms':34}{'median':>8}{'most':>8}")
    for name, times in found.items():
        print(f"{name:34}{statistics.median(times):8.1f}{max(times):8.1f}")
