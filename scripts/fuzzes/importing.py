"""`scripts/fuzz import`: every file ends in a plan or one sentence, the store as it was."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_EVERY = 1000
# Readers apart import the main module of who starts them: with -c there is none.
WORKER = "import sys; from scripts.fuzzes.import_run import main; sys.exit(main(sys.argv[1:]))"


class Tally:
    """Counts what became of the cases, by kind."""

    def __init__(self) -> None:
        self.outcomes: dict[str, Counter[str]] = defaultdict(Counter)
        self.seconds: dict[str, float] = defaultdict(float)
        self.longest: dict[str, float] = defaultdict(float)
        self.peak_mb: dict[str, int] = defaultdict(int)
        self.faults: list[str] = []

    def add(self, tried: dict[str, Any]) -> None:
        kind, outcome = tried["kind"], tried["outcome"]
        word = "fault" if outcome.startswith("fault") else outcome
        if word == "fault":
            self.fault(f"case {tried['number']} ({kind}): {outcome}")
        self.outcomes[kind][word] += 1
        self.seconds[kind] += tried["seconds"]
        self.longest[kind] = max(self.longest[kind], tried["seconds"])
        self.peak_mb[kind] = max(self.peak_mb[kind], tried["peak_mb"])

    def fault(self, words: str) -> None:
        self.faults.append(words)
        print(words, flush=True)

    @property
    def cases(self) -> int:
        return sum(counter.total() for counter in self.outcomes.values())

    def describe(self) -> None:
        words = ["plan", "unreadable", "empty", "too_large", "protected", "invalid", "fault"]
        columns = ["cases", *words, "s each", "longest s", "peak MB"]
        print(f"{'':16}" + "".join(f"{column:>11}" for column in columns))
        for kind in sorted(self.outcomes):
            found = self.outcomes[kind]
            counts = [found.total(), *(found[word] for word in words)]
            times = f"{self.seconds[kind] / found.total():11.3f}{self.longest[kind]:11.1f}"
            line = "".join(f"{count:11}" for count in counts)
            print(f"{kind:16}{line}{times}{self.peak_mb[kind]:11}")


def fuzz_import(arguments: list[str]) -> int:
    """Run the cases in processes of their own; returns 1 when one ended otherwise."""
    parser = argparse.ArgumentParser(prog="scripts/fuzz import")
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args(arguments)
    if not sys.platform.startswith("linux"):
        sys.exit("Memory is counted as Linux does; run it there.")
    tally, begin = Tally(), time.monotonic()
    heard: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
    with ThreadPoolExecutor(asked.jobs) as pool:
        for job in range(asked.jobs):
            pool.submit(_run, asked.seed, range(job, asked.cases, asked.jobs), heard)
        for tried in _until_all_ended(heard, asked.jobs):
            _take(tally, tried)
    tally.describe()
    print(f"{tally.cases} cases, seed {asked.seed}, {time.monotonic() - begin:.0f} s")
    print(f"{len(tally.faults)} faults" if tally.faults else "no fault, the store untouched")
    return 1 if tally.faults or tally.cases != asked.cases else 0


def _take(tally: Tally, tried: dict[str, Any]) -> None:
    if "died" in tried:
        tally.fault(f"case {tried['died']}: the process died ({tried['code']})")
    elif "untouched" in tried:
        if not tried["untouched"]:
            tally.fault("the store was changed")
    else:
        tally.add(tried)
        if tally.cases % _EVERY == 0:
            print(f"{tally.cases} cases", flush=True)


def _until_all_ended(
    heard: SimpleQueue[dict[str, Any] | None], jobs: int
) -> Iterator[dict[str, Any]]:
    while jobs:
        tried = heard.get()
        if tried is None:
            jobs -= 1
        else:
            yield tried


def _run(seed: int, numbers: range, heard: SimpleQueue[dict[str, Any] | None]) -> None:
    """Hand on what a process says of its cases; when it dies, go on with another."""
    left = numbers
    while left:
        begun = left[0]
        with tempfile.TemporaryDirectory(prefix="kinerja-fuzz-") as folder:
            bounds = map(str, (seed, left[0], numbers.stop, numbers.step))
            command = [sys.executable, "-c", WORKER, *bounds, folder]
            with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
                assert process.stdout is not None
                for line in process.stdout:
                    said = json.loads(line)
                    begun = said.get("begin", begun)
                    if "begin" not in said:
                        heard.put(said)
        if process.returncode == 0:
            break
        heard.put({"died": begun, "code": process.returncode})
        left = range(begun + numbers.step, numbers.stop, numbers.step)
    heard.put(None)
