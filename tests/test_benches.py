"""The benches print what they promise; how fast it is depends on the computer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kinerja_desktop.core import nip
from scripts.benches.staff_list import HEADING, TODAY, people

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_bench_of_the_import_prints_stages_times_memory_and_waits(kind: str) -> None:
    counts = ["--runs", "1", "--rows", "40", "--previewed", "20", "--kind", kind]
    command = [sys.executable, str(ROOT / "scripts/bench"), "import", *counts]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"{kind}: 40 rows, ")
    stages = ["limit, read", "limit, write", "import, look", "import, preview", "import, commit"]
    ends = ["limit, all", "import, all", "times the limit", "peak memory, MB", "preview of 20 rows"]
    found = [line[:22].rstrip() for line in lines[2:12]]
    assert found == [*stages, *ends]
    assert all(float(line[22:30]) >= 0 for line in lines[2:12])
    assert any(line.startswith("apply ") for line in lines[12:])


def test_the_rows_of_the_bench_are_without_fault_and_all_different() -> None:
    rows = list(people(20_000))
    checks = [nip.check(str(row[1]), TODAY) for row in rows]
    assert all(check.nip is not None and not check.warnings for check in checks)
    assert len({row[1] for row in rows}) == len(rows)
    assert {len(row) for row in rows} == {len(HEADING)}
