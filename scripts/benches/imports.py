"""A staff list from file to committed store, beside reading it bare and one bare insert.

Every run is a process of its own, in turns; the limit runs in the same round.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import create_vault
from kinerja_desktop.paths import find_paths
from scripts.benches.staff_list import WRITERS

ROOT = Path(__file__).resolve().parents[2]
ROWS, PREVIEWED_ROWS = 100_000, 5_000
TIMES_LIMIT = {"xlsx": 3.0, "csv": 5.0}
MOST_MEMORY, MOST_MORE_S = 2.5, 0.5
_TITLES = {"limit": "limit", "run": "import"}
Found = list[dict[str, Any]]


def bench_import(arguments: list[str]) -> int:
    """Print seconds, ratios, memory and waits of the window; returns the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/bench import")
    parser.add_argument("--runs", type=int, default=3, help="of each kind, in turns")
    parser.add_argument("--rows", type=int, default=ROWS, help="of the list that is imported")
    parser.add_argument("--previewed", type=int, default=PREVIEWED_ROWS, help="rows of a short one")
    parser.add_argument("--kind", choices=sorted(WRITERS), help="only this kind of file")
    wanted = parser.parse_args(arguments)
    kinds = {kind: write for kind, write in WRITERS.items() if wanted.kind in {None, kind}}
    with tempfile.TemporaryDirectory(prefix="kinerja-bench-") as name:
        folder = Path(name)
        for kind, write in kinds.items():
            file, short = folder / f"pegawai.{kind}", folder / f"sedikit.{kind}"
            write(file, wanted.rows)
            write(short, wanted.previewed)
            print(f"{kind}: {wanted.rows} rows, {file.stat().st_size / 1e6:.1f} MB", flush=True)
            _print_import(kind, _rounds(file, folder, wanted.runs))
            _print_preview(wanted.previewed, _rounds(short, folder, wanted.runs))
            print(flush=True)
            wizard = [sys.executable, str(ROOT / "scripts/bench"), "wizard", "--kind", kind]
            subprocess.run([*wizard, "--rows", str(wanted.rows)], check=True)
    return 0


def _rounds(file: Path, folder: Path, runs: int) -> dict[str, Found]:
    found: dict[str, Found] = {"limit": [], "run": []}
    for _round in range(runs):
        for what, done in found.items():
            done.append(_run(what, file, folder))
    return found


def _run(what: str, file: Path, folder: Path) -> dict[str, Any]:
    """Measure in a process of its own, on a new empty store; returns what it printed."""
    with tempfile.TemporaryDirectory(dir=folder) as data:
        paths = find_paths(Path(data))
        key, _code = create_vault(paths.key, None)
        open_store(paths, key, create=True).close()
        module = f"scripts.benches.import_{what}"
        done = subprocess.run(
            [sys.executable, "-m", module, str(file), str(paths.database)],
            cwd=ROOT,
            input=key.raw.hex(),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _print_import(kind: str, found: dict[str, Found]) -> None:
    """Print stages, medians of all rounds; a ratio is that of one round, limit and import."""
    print(f"{'s':22}{'median':>8}{'work':>8}")
    for who, runs in found.items():
        for stage in runs[0]["seconds"]:
            clock, work = (median(run[how][stage] for run in runs) for how in ("seconds", "work"))
            print(f"{_TITLES[who] + ', ' + stage:22}{clock:8.2f}{work:8.2f}")
    for who, runs in found.items():
        clock, work = (median(_total(run, how) for run in runs) for how in ("seconds", "work"))
        print(f"{_TITLES[who] + ', all':22}{clock:8.2f}{work:8.2f}")
    clock, work = (median(_times(found, how)) for how in ("seconds", "work"))
    wanted = f"(wanted: at most {TIMES_LIMIT[kind]})"
    print(f"{'times the limit':22}{clock:8.2f}{work:8.2f}  {wanted}")
    ours, limit = (median(run["peak_mb"] for run in found[who]) for who in ("run", "limit"))
    print(
        f"{'peak memory, MB':22}{ours:8.0f}          "
        f"({limit:.0f} of the limit, {ours / limit:.2f} times; wanted: at most {MOST_MEMORY})"
    )


def _total(run: dict[str, Any], how: str) -> float:
    return float(sum(run[how].values()))


def _times(found: dict[str, Found], how: str) -> list[float]:
    pairs = zip(found["run"], found["limit"], strict=True)
    return [_total(ours, how) / _total(limit, how) for ours, limit in pairs]


def _print_preview(rows: int, found: dict[str, Found]) -> None:
    bare = median(run["seconds"]["read"] for run in found["limit"])
    ours = median(run["seconds"]["look"] + run["seconds"]["preview"] for run in found["run"])
    print(
        f"{f'preview of {rows} rows':22}{ours:8.2f}"
        f"          ({bare:.2f} to read it bare, {ours - bare:.2f} more; "
        f"wanted: at most {MOST_MORE_S})"
    )
