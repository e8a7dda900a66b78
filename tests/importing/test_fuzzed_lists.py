"""Five hundred files nobody should bring: each ends in a plan or one sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scripts.fuzzes.cases import KINDS, case_of
from scripts.fuzzes.import_run import CODES, Ground

SEED, BLOCKS, EACH = 2026, 20, 25

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is counted on Linux"),
]


@pytest.mark.parametrize("block", range(BLOCKS))
def test_every_file_ends_in_a_plan_or_one_sentence(tmp_path: Path, block: int) -> None:
    ground = Ground(tmp_path)
    cases = [case_of(SEED, number) for number in range(block * EACH, (block + 1) * EACH)]
    tried = [ground.try_case(case) for case in cases]
    ground_is_untouched = ground.is_untouched()
    ground.store.close()
    assert [one for one in tried if one.outcome not in CODES | {"plan", "invalid"}] == []
    assert ground_is_untouched


def test_a_case_is_the_same_for_the_same_numbers() -> None:
    for number in range(20):
        assert case_of(SEED, number) == case_of(SEED, number)
    assert len({case_of(SEED, number).kind for number in range(200)}) >= len(KINDS)
