from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from kinerja_desktop.core.fairness.hint import UNIT, Hint
from kinerja_desktop.core.fairness.levels import (
    change_hint,
    copied,
    copied_hint,
    level_shift,
    level_shift_hint,
    stability,
    stability_words,
    uncertainty,
    uncertainty_words,
)
from kinerja_desktop.core.instrument import FIVE_STEPS, THREE_STEPS, Scale
from tests.core.fairness.readings import near, vectors


@pytest.mark.parametrize("row", vectors("level_shift"))
def test_a_shifted_level_agrees_with_the_example(row: dict[str, Any]) -> None:
    middle, spread = row["ref"]
    found = level_shift(row["means"], (middle, spread))
    assert found.mean == near(row["expect"]["mean"])
    assert found.d == near(row["expect"]["d"])
    hint = level_shift_hint(found)
    assert hint is not None
    assert hint.text.startswith("Rata-rata nilai 4,6; patokan 3,9. Tim bisa saja memang kuat.")


def test_a_low_level_is_told_with_the_same_numbers_and_another_harmless_reason() -> None:
    hint = level_shift_hint(level_shift([3.0] * 8, (3.9, 0.55)))
    assert hint is not None
    assert hint.text.startswith("Rata-rata nilai 3,0; patokan 3,9.")


def test_fewer_than_eight_people_have_no_level() -> None:
    assert level_shift_hint(level_shift([4.9] * 7, (3.9, 0.55))) is None


@pytest.mark.parametrize("row", vectors("stability"))
def test_two_periods_agree_with_the_example(row: dict[str, Any]) -> None:
    before, now = ([Fraction(str(v)) for v in row[name]] for name in ("prev", "cur"))
    found = stability(before, now)
    assert found.spearman == near(row["expect"]["spearman"])
    assert found.mean_change == near(row["expect"]["mean_abs_change"])
    assert found.is_shown
    assert stability_words(found) == (
        "Urutan kedua periode: rho 0,90; wajar 0,67–0,85. Perubahan rata-rata 0,2."
    )
    assert stability_words(stability([Fraction(3)] * 6, now[:6])).startswith("Salah satu periode")
    assert not stability(before[:5], now[:5]).is_shown


def changed(before: str, now: str, reason: str = "", scale: Scale = FIVE_STEPS) -> Hint | None:
    return change_hint(
        UNIT, "Agus", before=Fraction(before), now=Fraction(now), scale=scale, reason=reason
    )


def test_a_step_up_or_down_without_a_sentence_asks_for_one() -> None:
    down, up = changed("4.4", "3.2"), changed("3.2", "4.4")
    assert down is not None
    assert down.text.startswith("Nilai Agus turun 1,2.")
    assert up is not None
    assert up.text.startswith("Nilai Agus naik 1,2.")
    assert changed("4.4", "3.2", reason="Pindah tugas") is None
    assert changed("4.1", "3.2") is None
    assert changed("0.6", "0.1", scale=THREE_STEPS) is not None


@pytest.mark.parametrize("row", vectors("copy"))
def test_scores_that_stayed_agree_with_the_example(row: dict[str, Any]) -> None:
    found = copied(row["prev"], row["cur"])
    assert found.same == row["expect"]["same"]
    assert found.share == near(row["expect"]["share"])
    hint = copied_hint(found)
    assert hint is not None
    assert hint.text.startswith("11 dari 12 nilai sama dengan periode lalu.")
    assert copied_hint(copied([3] * 9, [3] * 9)) is None


@pytest.mark.parametrize("row", vectors("sem"))
def test_uncertainty_agrees_with_the_example(row: dict[str, Any]) -> None:
    found = uncertainty(row["sd"], row["reliability"])
    assert found.error == near(row["expect"]["sem"])
    assert found.band95 == near(row["expect"]["band95"])
    assert found.least_difference == near(row["expect"]["min_difference"])
    assert uncertainty_words(found) == "Selisih di bawah 1,2 belum tentu berarti."


@pytest.mark.parametrize(("reliability", "least"), [(0.45, 1.2334), (0.61, 1.0386)])
def test_a_more_reliable_rater_tells_smaller_differences(reliability: float, least: float) -> None:
    assert uncertainty(reliability=reliability).least_difference == near(least)
