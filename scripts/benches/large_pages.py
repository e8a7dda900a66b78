"""Pages of an office of 2,000 people: after one year and after ten, beside the bare SQL.

Bare are the very statements an act has asked, put to the driver once more and read to the end.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget
from sqlalchemy import Engine, event

from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.ui.main_window import MainWindow
from kinerja_desktop.ui.pages.observations_page import ObservationsPage
from scripts.benches.bench_window import NOW, Ground, Taken, empty_ground
from scripts.benches.filling import add_years, fill_large

PEOPLE, NOTES_EACH, YEARS = 2_000, 5, 10
SEARCH = "rapat"
TARGETS = {"search": 100, "quick note": 80, "save a note": 50}
PAGE_TARGET = 150
Statements = list[tuple[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One act: what it took, how many statements it asked, and those alone."""

    taken: Taken
    statements: int
    bare_ms: float


class LargeBench:
    """Times the acts of the large office, each in a window that was opened anew."""

    def __init__(self, ground: Ground, ids: tuple[int, ...]) -> None:
        self._ground, self._ids = ground, ids
        self.found: dict[str, list[Measured]] = {}

    def run(self, number: int) -> None:
        bench = self._ground.bench
        window, holder = bench.open_window()
        person = {"employee_id": self._ids[number * 7 + 40]}
        acts: dict[str, Callable[[], object]] = {
            "people list": partial(window.open_page, "staff"),
            "one person": partial(window.open_page, "staff", person),
            "observations": partial(window.open_page, "observations"),
            "timeline filter": partial(_choose_weaknesses, window),
            "scoring page": partial(window.open_page, "appraisal", person),
            "home": partial(_look_again, window, "home"),
            "search": partial(window.search.ask, SEARCH),
            "quick note": partial(window.open_note, person["employee_id"]),
        }
        self._save_note(person["employee_id"])  # nothing is remembered from the window before
        for name, act in acts.items():
            self._take(name, holder, act)
        window.open_page("verify")
        self._take("save a note", holder, partial(self._save_note, person["employee_id"]))
        for dialog in window.findChildren(QDialog):
            dialog.reject()
        bench.close_window(holder)

    def _take(self, name: str, holder: QWidget, act: Callable[[], object]) -> None:
        with _asked() as statements:
            taken = self._ground.bench.time(holder, act)
        bare_ms = self._bare(statements)
        self.found.setdefault(name, []).append(
            Measured(taken=taken, statements=len(statements), bare_ms=bare_ms)
        )

    def _bare(self, statements: Statements) -> float:
        with self._ground.store.database.bare() as driver:
            begin = time.perf_counter()
            for sql, parameters in statements:
                driver.execute(sql, parameters).fetchall()
            return (time.perf_counter() - begin) * 1000

    def _save_note(self, employee_id: int) -> None:
        note = Observation(
            employee_id=employee_id,
            happened_on=NOW.date(),
            recorded_at=NOW,
            valence=Valence.PLUS,
            text="Membantu rekan menutup daftar hadir rapat.",
            item_keys=("loyal",),
        )
        self._ground.services.observing.record(note)


def bench_large(runs: int) -> int:
    """Print every act after one year and after ten; returns the exit code."""
    with empty_ground() as ground:
        begin = time.perf_counter()
        ids = fill_large(ground.store, NOW, people=PEOPLE, notes_each=NOTES_EACH)
        one = _measure(ground, ids, runs, begin, years=1)
        begin = time.perf_counter()
        add_years(ground.store, YEARS - 1)
        ten = _measure(ground, ids, runs, begin, years=YEARS)
    _print_years(one, ten)
    return 0


def _measure(
    ground: Ground, ids: tuple[int, ...], runs: int, begin: float, *, years: int
) -> dict[str, list[Measured]]:
    notes, seconds = PEOPLE * NOTES_EACH * years, time.perf_counter() - begin
    print(f"{PEOPLE} people, {years} years, {notes} notes; filled in {seconds:.0f} s")
    bench = LargeBench(ground, ids)
    for number in range(runs):
        bench.run(number)
    return bench.found


@contextmanager
def _asked() -> Iterator[Statements]:
    """Collect the questions put to any database meanwhile; what writes is left out."""
    found: Statements = []

    def listen(*arguments: Any) -> None:
        sql, parameters = arguments[2], arguments[3]
        if sql.startswith("SELECT"):
            found.append((sql, parameters))

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", listen)


def _look_again(window: MainWindow, key: str) -> None:
    window.open_page(key)
    page = window.pages.page
    if page is not None:
        page.mark_stale()


def _choose_weaknesses(window: MainWindow) -> None:
    page = window.pages.page
    if isinstance(page, ObservationsPage):
        page.filters.kind.set_value(Valence.MINUS)
        page.filters.changed.emit()


def _print_years(one: dict[str, list[Measured]], ten: dict[str, list[Measured]]) -> None:
    heads = ("ms", "1 year", "10 years", "ratio", "work", "target", "SQL", "bare", "to bare")
    print(f"{heads[0]:18}" + "".join(f"{head:>10}" for head in heads[1:]))
    for name, found in ten.items():
        early, late = _median(one[name]), _median(found)
        work = median(one.taken.work_ms for one in found)
        early_work = median(one.taken.work_ms for one in one[name])
        bare = median(one.bare_ms for one in found)
        cells = (
            f"{early:.0f}",
            f"{late:.0f}",
            f"{work / early_work:.2f}",
            f"{work:.0f}",
            f"{TARGETS.get(name, PAGE_TARGET)}",
            f"{median(one.statements for one in found):.0f}",
            f"{bare:.1f}",
            f"{late / bare:.1f}" if bare else "–",
        )
        print(f"{name:18}" + "".join(f"{cell:>10}" for cell in cells))


def _median(found: list[Measured]) -> float:
    return median(one.taken.ms for one in found)
