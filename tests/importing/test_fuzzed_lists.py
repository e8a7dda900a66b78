"""Five hundred files nobody should bring: each ends in a plan or one sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.fuzzes.cases import KINDS, case_of
from scripts.fuzzes.import_run import CODES
from scripts.fuzzes.importing import ROOT, WORKER

SEED, BLOCKS, EACH = 2026, 10, 50

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is counted on Linux"),
]


@pytest.mark.parametrize("block", range(BLOCKS))
def test_every_file_ends_in_a_plan_or_one_sentence(tmp_path: Path, block: int) -> None:
    first, end = block * EACH, (block + 1) * EACH
    done = subprocess.run(
        [sys.executable, "-c", WORKER, *map(str, (SEED, first, end, 1, tmp_path))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = [json.loads(line) for line in done.stdout.splitlines()]
    tried = [one for one in said if "outcome" in one]
    assert [one["number"] for one in tried] == list(range(first, end))
    assert [one for one in tried if one["outcome"] not in CODES | {"plan", "invalid"}] == []
    assert said[-1] == {"untouched": True}


def test_a_case_is_the_same_for_the_same_numbers() -> None:
    for number in range(20):
        assert case_of(SEED, number) == case_of(SEED, number)
    assert len({case_of(SEED, number).kind for number in range(200)}) >= len(KINDS)
