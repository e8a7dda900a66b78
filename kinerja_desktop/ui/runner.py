"""The only place that starts threads: two lanes of one thread each, the desk and the workshop.

A worker holds a ticket, the call and a stop flag, never a Qt object; news comes home through one
queued signal. `InlineRunner` does the same at once, for tests.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.ui.bug import Bug

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.core.changes import Changes
    from kinerja_desktop.progress import Progress

__all__ = ["Bug", "InlineRunner", "Job", "Runner"]

T = TypeVar("T")

STEP_INTERVAL_S = 0.05


@dataclass(frozen=True, kw_only=True)
class _News:
    ticket: int
    what: str
    value: Any = None


class _Work:
    """The worker's side of a job. It is a Progress."""

    def __init__(
        self, ticket: int, call: Callable[[Progress], Any], post: Callable[[_News], None]
    ) -> None:
        self.ticket = ticket
        self.stop = threading.Event()
        self._call: Callable[[Progress], Any] | None = call
        self._post = post
        self._last_step_s = 0.0

    def step(self, done: int, total: int, what: str = "") -> None:
        if self.stop.is_set():
            raise Cancelled
        now_s = time.monotonic()
        if now_s - self._last_step_s >= STEP_INTERVAL_S or done >= total:
            self._last_step_s = now_s
            self._post(_News(ticket=self.ticket, what="step", value=(done, total, what)))

    def carry_out(self) -> None:
        """Run the call. What it holds is let go here before the news leaves."""
        self._post(self._outcome())

    def _outcome(self) -> _News:
        call, self._call = self._call, None
        if call is None or self.stop.is_set():
            return _News(ticket=self.ticket, what="cancelled")
        try:
            return _News(ticket=self.ticket, what="done", value=call(self))
        except Cancelled:
            return _News(ticket=self.ticket, what="cancelled")
        except KinerjaError as error:
            return _News(ticket=self.ticket, what="error", value=error)
        except Exception as error:  # noqa: BLE001 - our mistake; the crash window says so
            return _News(ticket=self.ticket, what="bug", value=error)
        finally:
            del call


class Job(QObject):
    """One call on its way; a child of its owner, so that a late result finds nobody to disturb."""

    stepped = Signal(int, int, str)
    ended = Signal()

    def __init__(
        self,
        owner: QObject,
        *,
        is_long: bool,
        then: Callable[[Any], None] | None,
        on_error: Callable[[KinerjaError | Cancelled], None] | None,
    ) -> None:
        super().__init__(owner)
        self.is_long = is_long
        self.is_running = True
        self.then = then
        self.on_error = on_error
        self._stop: threading.Event | None = None

    def begin(self, stop: threading.Event) -> None:
        self._stop = stop

    def stop(self) -> None:
        """Ask the work to stop; its next step rolls everything back."""
        if self._stop is not None:
            self._stop.set()

    def end(self) -> None:
        self.is_running = False
        self.ended.emit()
        self.deleteLater()


class Runner(QObject):
    """Takes calls from pages and brings results home. See architecture: Threads."""

    changed = Signal(object)  # Changes, announced before the caller's `then`
    started = Signal(object)  # Job, for the progress block of long work
    failed = Signal(object)  # KinerjaError or Cancelled that nobody took
    crashed = Signal(object)  # Bug
    _news = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tickets = 0
        self._jobs: dict[int, tuple[Job, _Work]] = {}
        self._is_closed = False
        self._lanes = self._make_lanes()
        self._news.connect(self._on_news, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        call: Callable[[Progress], T],
        then: Callable[[T], None] | None = None,
        *,
        on_error: Callable[[KinerjaError | Cancelled], None] | None = None,
        long: bool = False,
    ) -> Job:
        """Run `call` on the desk, or if `long` in the workshop; then hand its result to `then`."""
        job = Job(owner, is_long=long, then=then, on_error=on_error)
        if self._is_closed:
            job.end()
            return job
        self._tickets += 1
        ticket = self._tickets
        work = _Work(ticket, call, self._post)
        job.begin(work.stop)
        stop = work.stop
        job.destroyed.connect(lambda *_: stop.set())
        self._jobs[ticket] = (job, work)
        if long:
            self.started.emit(job)
        self._submit(work, long=long)
        return job

    def announce(self, changes: Changes) -> None:
        """Tell what a unit of work touched; called by the store, on whatever thread."""
        self._post(_News(ticket=0, what="changed", value=changes))

    def close(self) -> None:
        """Stop what is long, finish what is short, and end both lanes."""
        if self._is_closed:
            return
        self._is_closed = True
        for job, work in self._jobs.values():
            if isValid(job) and job.is_long:
                work.stop.set()
        for lane in self._lanes.values():
            lane.shutdown(wait=True)

    def _make_lanes(self) -> dict[bool, ThreadPoolExecutor]:
        return {
            False: ThreadPoolExecutor(1, thread_name_prefix="desk"),
            True: ThreadPoolExecutor(1, thread_name_prefix="workshop"),
        }

    def _submit(self, work: _Work, *, long: bool) -> None:
        self._lanes[long].submit(work.carry_out)

    def _post(self, news: _News) -> None:
        self._news.emit(news)

    def _on_news(self, news: _News) -> None:
        if news.what == "changed":
            self.changed.emit(news.value)
            return
        if news.what == "bug":
            self.crashed.emit(Bug(error=news.value))
        if news.what == "step":
            self._forward_step(news)
            return
        job, _work = self._jobs.pop(news.ticket)
        if isValid(job):
            self._settle(job, news)

    def _forward_step(self, news: _News) -> None:
        job = self._jobs[news.ticket][0]
        if isValid(job):
            job.stepped.emit(*news.value)

    def _settle(self, job: Job, news: _News) -> None:
        job.end()
        if news.what == "done" and job.then is not None:
            job.then(news.value)
        elif news.what in {"error", "cancelled"}:
            trouble = news.value if news.what == "error" else Cancelled()
            if job.on_error is not None:
                job.on_error(trouble)
            else:
                self.failed.emit(trouble)


class InlineRunner(Runner):
    """Does every call at once, on the caller's thread; a mistake is raised where it happened."""

    def _make_lanes(self) -> dict[bool, ThreadPoolExecutor]:
        return {}

    def _submit(self, work: _Work, *, long: bool) -> None:  # noqa: ARG002 - one lane is enough
        work.carry_out()

    def _post(self, news: _News) -> None:
        if news.what == "bug":
            raise news.value
        self._on_news(news)
