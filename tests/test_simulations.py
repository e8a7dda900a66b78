"""The stated false-alarm rates of the reading prompts come out of the program's own rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.simulations.fairness import Row, recency_rows, simulate_fairness, table


@pytest.mark.slow
def test_the_stated_rates_are_found_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate_fairness(["--draws", "1600", "--seed", "7"]) == 0
    assert "0 outside" in capsys.readouterr().out


def test_even_diaries_rarely_ask_for_the_timeline() -> None:
    assert all(row.agrees and row.found <= 0.05 for row in recency_rows())


def test_the_same_seed_draws_the_same_table() -> None:
    assert table(8, 3) == table(8, 3)
    assert table(8, 3) != table(8, 4)


def test_a_rate_outside_its_error_is_seen() -> None:
    row = Row(rule="M05", setting="", kind="", stated=(0.036, 0.036), found=0.038, draws=20_000)
    assert row.agrees
    assert not replace(row, found=0.06).agrees
