"""Page changes with 500 people and 5,000 observations, beside a page with nothing on it.

From the request until the page is shown, its services have answered, and it is painted. `--large`
measures an office of ten years instead.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from statistics import median

from PySide6.QtWidgets import QWidget

from kinerja_desktop.ui.pages import PAGES
from kinerja_desktop.ui.widgets.heat_map import HeatMap
from scripts.benches.bench_window import NOW, Bench, Taken, empty_ground
from scripts.benches.filling import fill_large
from scripts.benches.large_pages import bench_large

PEOPLE, NOTES_EACH = 500, 10
PERSONAL = ("staff", "observations", "appraisal", "discussion")
SEARCHES = ("rahma", "rapat", "laporan")


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
    parser.add_argument("--large", action="store_true", help="2,000 people, one year and ten")
    wanted = parser.parse_args(arguments)
    if wanted.large:
        return bench_large(wanted.runs)
    with empty_ground() as ground:
        begin = time.perf_counter()
        ids = fill_large(ground.store, NOW, people=PEOPLE, notes_each=NOTES_EACH)
        seconds = time.perf_counter() - begin
        print(f"{PEOPLE} people, {PEOPLE * NOTES_EACH} notes in {seconds:.1f} s")
        _print_times(_measure(ground.bench, ids, wanted.runs))
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
