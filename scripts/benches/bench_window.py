"""A real window over a filled store, timed from the request until what it brings is painted."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QWidget

from kinerja_desktop.data.store import Store, open_store
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

NOW = datetime(2026, 6, 25, 14, 32)  # noqa: DTZ001 - local wall time, as everywhere
SIZE = (1366, 689)
REST_S = 1.5  # what is built ahead comes to rest


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
        self.settle(holder)
        return window, holder

    def build_ahead(self, window: MainWindow) -> None:
        window.pages.build_ahead()
        while len(window.pages.built) < len(PAGES):
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        rested = time.perf_counter() + REST_S
        while time.perf_counter() < rested:
            self._app.processEvents()

    def close_window(self, holder: QWidget) -> None:
        holder.hide()
        holder.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._app.processEvents()

    def time(self, holder: QWidget, act: Callable[[], object]) -> Taken:
        begin, work = time.perf_counter(), time.process_time()
        act()
        self.settle(holder)
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

    def settle(self, holder: QWidget) -> None:
        """Wait until every call has come home and what it changed is painted."""
        self._app.processEvents()
        while any(job.is_running for job in holder.findChildren(Job)):
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._app.processEvents()

    def _make(self, kind: type[Page]) -> Page:
        return kind(self._frame)


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What a bench stands on: an empty store with its services, and a bench for windows."""

    store: Store
    services: Services
    bench: Bench


@contextmanager
def empty_ground() -> Iterator[Ground]:
    """Make a fresh encrypted store in a temporary folder; everything goes when it is left."""
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
        services = build_services(
            store, paths, key, clock=lambda: NOW, settings=lambda: preferences.current
        )
        frame = Frame(theme=app.theme, runner=runner, preferences=preferences)
        yield Ground(store=store, services=services, bench=Bench(app, frame, services))
        runner.close()
        store.close()
