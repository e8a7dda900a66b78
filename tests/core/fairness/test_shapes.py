from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.fairness.hint import UNIT
from kinerja_desktop.core.fairness.shapes import (
    central,
    central_hint,
    contrast,
    contrast_hint,
    flat_person,
    flat_person_hint,
    flat_unit,
    flat_unit_hint,
)
from kinerja_desktop.core.instrument import FIVE_STEPS, THREE_STEPS
from tests.core.fairness.readings import near, vectors

WORDS = ("Disiplin", "Kualitas", "Inisiatif", "Kerja sama tim")
SCORES = (4, 2, 5, 3, 4, 2, 5, 3, 4, 2, 5)
SUMMARIES = "3.6 3.0 4.1 3.7 3.5 2.9 4.2 3.6 3.4 2.8 4.3".split()


@pytest.mark.parametrize("row", vectors("halo_ratee"))
def test_a_flat_person_agrees_with_the_example(row: dict[str, Any]) -> None:
    found = flat_person(row["scores"], row["valence"], FIVE_STEPS)
    assert [float(value) for value in found.implied] == near_list(row["expect"]["implied"])
    assert found.spread == near(row["expect"]["sd_implied"])
    hint = flat_person_hint(UNIT, found, WORDS)
    assert hint is not None
    assert "Disiplin" in hint.text
    assert "Kerja sama tim" in hint.text


def near_list(values: list[float]) -> Any:
    return pytest.approx(values, abs=0.51e-4)


def test_a_flat_person_with_alike_notes_or_different_scores_asks_nothing() -> None:
    mixed = [[1, 1, 1, 1], [-1, -1, 1, -1], [1, 0, 1], [-1, -1, -1]]
    assert flat_person_hint(UNIT, flat_person([4, 4, 4, 3], mixed, FIVE_STEPS), WORDS) is None
    assert not flat_person([4, 4, 4, 4], [[1, 1, 1]] * 4, FIVE_STEPS).asks


def test_three_items_need_a_wider_spread_and_two_never_ask() -> None:
    wide = [[1, 1, 1, 1], [1, 0, 1], [-1, 0, 0]]
    four = flat_person([4] * 4, [*wide, [1, 0, 1]], FIVE_STEPS)
    three = flat_person([4] * 3, wide, FIVE_STEPS)
    assert three.spread >= 0.8
    assert not flat_person([4] * 3, [[1, 1, 1], [1, 0, 1], [0, 0, 0]], FIVE_STEPS).asks
    assert four.asks == (four.spread >= 0.8)
    assert three.asks == (three.spread >= 1.0)
    assert not flat_person([4] * 3, [[1] * 9, [-1] * 9, [1]], FIVE_STEPS).asks


def test_on_three_steps_half_the_spread_asks() -> None:
    signs = [[1, 1, 1, 1], [-1, -1, 1, -1], [1, 0, 1], [-1, -1, -1]]
    assert flat_person([0] * 4, signs, THREE_STEPS).asks


@pytest.mark.parametrize("row", vectors("halo_unit"))
def test_a_flat_unit_agrees_with_the_example(row: dict[str, Any]) -> None:
    found = flat_unit(row["scores"], FIVE_STEPS)
    assert found.mean_r == near(row["expect"]["mean_r"])
    assert found.mean_spread == near(row["expect"]["mean_within_sd"])
    assert found.flat_share == Fraction(row["expect"]["flat_share"])
    hint = flat_unit_hint(found)
    assert hint is not None
    assert hint.text.startswith("6 dari 8 pegawai punya nilai sama di semua indikator.")


def test_a_column_without_change_has_no_correlation() -> None:
    found = flat_unit([[3, 3, 3]] * 8, FIVE_STEPS)
    assert found.mean_r is None
    hint = flat_unit_hint(found)
    assert hint is not None
    assert "tidak terdefinisi" in dict(hint.numbers).values()


@pytest.mark.parametrize("people", [3, 7])
def test_a_small_unit_is_not_judged_by_its_shape(people: int) -> None:
    assert flat_unit_hint(flat_unit([[4, 4, 4]] * people, FIVE_STEPS)) is None


def test_alike_steps_are_normal_on_three_steps() -> None:
    assert not flat_unit([[0, 0, 0]] * 9, THREE_STEPS).asks
    assert not central([0, 40, 0], THREE_STEPS).asks


def test_one_item_has_no_spread() -> None:
    assert flat_unit([[4]] * 8, FIVE_STEPS).mean_spread == 0


@pytest.mark.parametrize("row", vectors("central"))
def test_scores_in_one_place_agree_with_the_examples(row: dict[str, Any]) -> None:
    found = central(row["counts"], FIVE_STEPS)
    assert found.share == near(row["expect"]["share_max"])
    assert found.entropy == near(row["expect"]["entropy"])
    assert (central_hint(found) is not None) is row["expect"]["hint"]


def test_the_hint_names_the_anchors_beside() -> None:
    hint = central_hint(central([0, 1, 16, 3, 0], FIVE_STEPS))
    assert hint is not None
    assert hint.text.startswith("16 dari 20 nilai ada di angka 3.")
    assert "2 / 4" in hint.text
    low = central_hint(central([20, 0, 0, 0, 0], FIVE_STEPS))
    assert low is not None
    assert low.text.endswith("2.")


def test_fewer_than_fifteen_scores_are_not_judged() -> None:
    assert not central([0, 0, 14, 0, 0], FIVE_STEPS).asks


def test_swinging_scores_agree_with_the_example() -> None:
    found = contrast(SCORES, [Fraction(text) for text in SUMMARIES])
    assert found.pairs == 10
    assert found.r == near(-0.8825)
    assert float(found.p) == pytest.approx(0.0024, abs=0.002)
    assert contrast_hint(found) is not None


def test_nine_pairs_or_rising_scores_ask_nothing() -> None:
    summaries = [Fraction(text) for text in SUMMARIES]
    assert contrast_hint(contrast(SCORES[:10], summaries[:10])) is None
    assert contrast([3] * 11, summaries).r is None
    same = contrast(SCORES, [Fraction(score) for score in SCORES])
    assert not same.asks


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5).filter(any))
def test_evenness_lies_between_none_and_one(counts: list[int]) -> None:
    assert -1e-9 <= central(counts, FIVE_STEPS).entropy <= 1 + 1e-9
