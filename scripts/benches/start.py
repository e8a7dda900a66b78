"""Launch to first window: a bare PySide6 window, a first start, an unlock; run in turns."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import create_vault
from kinerja_desktop.paths import find_paths
from scripts.benches.screen import Screen, Seen, virtual_screen

BIN = Path(sys.prefix) / "bin"
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv)
window = QWidget()
window.resize(1366, 689)
window.show()
sys.exit(app.exec())
"""
PASSPHRASE = "kertas payung delima senja"  # noqa: S105 - of an empty store
KINDS = ("bare", "first start", "unlock")


class Places:
    """The folders of one bench: a prepared store, homes that are known and homes that are new."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self.known_home = self._new("home")
        self.prepared = self._new("prepared")
        self._bare = folder / "bare.py"
        self._bare.write_text(BARE, encoding="utf-8")
        paths = find_paths(self.prepared)
        key, _code = create_vault(paths.key, PASSPHRASE)
        open_store(paths, key, create=True).close()

    def command(self, kind: str) -> list[str]:
        if kind == "bare":
            return [str(BIN / "python"), str(self._bare)]
        data = self.prepared if kind == "unlock" else self._new("data")
        return [str(BIN / "kinerja-desktop"), "--data-dir", str(data)]

    def environment(self, kind: str) -> dict[str, str]:
        """Return that of a person's computer; at the first start nothing is cached for them."""
        home = self._new("home") if kind == "first start" else self.known_home
        leaving = {"PYTHONDONTWRITEBYTECODE", "WAYLAND_DISPLAY", "XDG_CACHE_HOME"}
        kept = {name: value for name, value in os.environ.items() if name not in leaving}
        return kept | {"HOME": str(home)}

    def _new(self, name: str) -> Path:
        self._count += 1
        place = self._folder / f"{name}-{self._count}"
        place.mkdir()
        return place


def bench_start(arguments: list[str]) -> int:
    """Print the medians and their ratios; returns the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/bench start")
    parser.add_argument("--runs", type=int, default=7, help="of each kind, in turns")
    runs = parser.parse_args(arguments).runs
    folder = Path(tempfile.mkdtemp(prefix="kinerja-bench-"))
    try:
        with virtual_screen(folder) as screen:
            places = Places(folder)
            _print_start(_measure(screen, places, runs))
            _print_gaps(screen, places)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _measure(screen: Screen, places: Places, runs: int) -> dict[str, list[Seen]]:
    found: dict[str, list[Seen]] = {kind: [] for kind in KINDS}
    for number in range(runs + 1):
        for kind in KINDS:
            seen = screen.watch(places.command(kind), places.environment(kind))
            if number:  # the first round fills the caches of the system and compiles
                found[kind].append(seen)
    return found


def _print_start(found: dict[str, list[Seen]]) -> None:
    mapped = {kind: [seen.mapped_ms for seen in all_seen] for kind, all_seen in found.items()}
    complete = {kind: [seen.complete_ms for seen in all_seen] for kind, all_seen in found.items()}
    print(f"Launch to first window, median of {len(found['bare'])} runs in turns, ms")
    print(f"{'':14}{'mapped':>8}{'ratio':>8}{'least':>8}{'most':>8}{'complete':>10}{'ratio':>8}")
    for kind in KINDS:
        print(
            f"{kind:14}{median(mapped[kind]):8.0f}{_ratio(mapped, kind):8.2f}"
            f"{min(mapped[kind]):8.0f}{max(mapped[kind]):8.0f}"
            f"{median(complete[kind]):10.0f}{_ratio(complete, kind):8.2f}"
        )


def _ratio(times: dict[str, list[float]], kind: str) -> float:
    return median(times[kind]) / median(times["bare"])


def _print_gaps(screen: Screen, places: Places) -> None:
    """Say how long the window could not answer while the rest was loaded behind it."""
    print("\nWhile the rest loads: gaps of a 5 ms timer of the window, ms")
    print(f"{'':14}{'median':>8}{'95 %':>8}{'worst':>8}{'loading':>10}")
    for kind in KINDS[1:]:
        data = places.command(kind)[-1]
        done = subprocess.run(
            [sys.executable, "-m", "scripts.benches.gaps", data],
            env=places.environment(kind) | {"DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb"},
            cwd=Path(__file__).resolve().parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        gaps = json.loads(done.stdout)
        print(
            f"{kind:14}{gaps['median_ms']:8.1f}{gaps['most_ms']:8.1f}"
            f"{gaps['worst_ms']:8.1f}{gaps['loading_ms']:10.0f}"
        )
