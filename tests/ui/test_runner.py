from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.progress import Progress
from kinerja_desktop.ui.runner import Bug, InlineRunner, Runner


@pytest.fixture
def threads(qtbot: QtBot) -> Iterator[Runner]:
    runner = Runner()
    yield runner
    runner.close()


def test_a_result_comes_home_on_the_thread_of_the_window(threads: Runner, qtbot: QtBot) -> None:
    owner = QObject()
    seen: list[Any] = []

    threads.run(
        owner,
        lambda _: threading.current_thread().name,
        lambda name: seen.append((name, threading.current_thread())),
    )

    qtbot.waitUntil(lambda: bool(seen))
    name, home = seen[0]
    assert name.startswith("desk")
    assert home is threading.main_thread()


def test_long_work_takes_the_workshop_and_leaves_the_desk_free(
    threads: Runner, qtbot: QtBot
) -> None:
    owner, gate = QObject(), threading.Event()
    order: list[Any] = []

    threads.run(
        owner,
        lambda _: (gate.wait(10), threading.current_thread().name)[1],
        order.append,
        long=True,
    )
    threads.run(owner, lambda _: "short", order.append)
    qtbot.waitUntil(lambda: order == ["short"])
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 2)

    assert order[1].startswith("workshop")


def echo(number: int, _progress: Progress) -> int:
    return number


def test_calls_of_one_lane_keep_their_order(threads: Runner, qtbot: QtBot) -> None:
    owner = QObject()
    order: list[Any] = []

    for number in range(20):
        threads.run(owner, partial(echo, number), order.append)

    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))


def test_a_change_is_announced_before_the_caller_goes_on(threads: Runner, qtbot: QtBot) -> None:
    owner = QObject()
    order: list[Any] = []
    threads.changed.connect(lambda changes: order.append(("changed", changes)))

    def save(_progress: Progress) -> None:
        threads.announce(frozenset({(Kind.STAFF, 17)}))

    threads.run(owner, save, lambda _: order.append(("then", None)))

    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == [("changed", frozenset({(Kind.STAFF, 17)})), ("then", None)]


def test_stop_reaches_the_work_at_its_next_step(threads: Runner, qtbot: QtBot) -> None:
    owner, begun = QObject(), threading.Event()
    troubles: list[Any] = []

    def work(progress: Progress) -> None:
        for number in range(10_000):
            progress.step(number, 10_000)
            begun.set()
            time.sleep(0.001)

    job = threads.run(owner, work, on_error=troubles.append, long=True)
    begun.wait(10)
    job.stop()

    qtbot.waitUntil(lambda: bool(troubles))
    assert isinstance(troubles[0], Cancelled)


def test_steps_are_forwarded_seldom_but_the_last_always(threads: Runner, qtbot: QtBot) -> None:
    owner = QObject()
    steps: list[Any] = []
    done: list[Any] = []

    def work(progress: Progress) -> None:
        for number in range(1, 5001):
            progress.step(number, 5000)

    job = threads.run(owner, work, done.append, long=True)
    job.stepped.connect(lambda number, total, _what: steps.append((number, total)))

    qtbot.waitUntil(lambda: bool(done))
    assert steps[-1] == (5000, 5000)
    assert len(steps) < 1000


def test_a_result_for_a_deleted_owner_is_dropped(threads: Runner, qtbot: QtBot) -> None:
    owner, other, gate = QObject(), QObject(), threading.Event()
    results: list[Any] = []

    threads.run(owner, lambda _: gate.wait(10), results.append)
    owner.deleteLater()
    qtbot.wait(1)
    gate.set()
    done: list[str] = []
    threads.run(other, lambda _: "after", done.append)

    qtbot.waitUntil(lambda: done == ["after"])
    assert results == []


def test_trouble_goes_to_the_caller_else_to_the_window(threads: Runner, qtbot: QtBot) -> None:
    owner = QObject()
    own: list[Any] = []
    everyone: list[Any] = []
    threads.failed.connect(everyone.append)

    def fail(_progress: Progress) -> None:
        message = "The stick is gone."
        raise KinerjaError(message)

    threads.run(owner, fail, on_error=own.append)
    threads.run(owner, fail)

    qtbot.waitUntil(lambda: bool(own) and bool(everyone))
    assert own[0].message == everyone[0].message == "The stick is gone."


def test_a_mistake_is_reported_without_its_message(threads: Runner, qtbot: QtBot) -> None:
    owner = QObject()
    bugs: list[Any] = []
    threads.crashed.connect(bugs.append)

    def stumble(_progress: Progress) -> None:
        message = "Siti Rahmawati"
        raise ValueError(message)

    threads.run(owner, stumble)

    qtbot.waitUntil(lambda: bool(bugs))
    assert isinstance(bugs[0], Bug)
    assert "ValueError" in bugs[0].report
    assert "stumble" in bugs[0].report
    assert "Siti" not in bugs[0].report


def test_closing_finishes_what_is_short_and_stops_what_is_long(qtbot: QtBot) -> None:
    runner, owner, begun = Runner(), QObject(), threading.Event()
    saved: list[str] = []
    ended: list[str] = []

    def long_work(progress: Progress) -> None:
        begun.set()
        try:
            while True:
                progress.step(0, 1)
                time.sleep(0.001)
        finally:
            ended.append("stopped")

    runner.run(owner, long_work, long=True)
    runner.run(owner, lambda _: saved.append("saved"))
    begun.wait(10)
    runner.close()

    assert saved == ["saved"]
    assert ended == ["stopped"]


def test_nothing_is_begun_after_closing(qtbot: QtBot) -> None:
    runner, owner = Runner(), QObject()
    runner.close()
    done: list[Any] = []

    job = runner.run(owner, done.append)
    assert not job.is_running
    assert done == []


def test_the_inline_runner_does_everything_at_once(qtbot: QtBot) -> None:
    runner, owner = InlineRunner(), QObject()
    order: list[Any] = []
    runner.changed.connect(lambda _: order.append("changed"))

    def save(progress: Progress) -> str:
        progress.step(1, 1)
        runner.announce(frozenset({(Kind.STAFF, 1)}))
        return "then"

    runner.run(owner, save, order.append)

    assert order == ["changed", "then"]


def test_the_inline_runner_raises_a_mistake_where_it_happened(qtbot: QtBot) -> None:
    runner, owner = InlineRunner(), QObject()

    with pytest.raises(ZeroDivisionError):
        runner.run(owner, lambda _: 1 // 0)
