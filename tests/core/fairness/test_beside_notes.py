from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.evidence import implied
from kinerja_desktop.core.fairness.beside_notes import (
    Edge,
    Support,
    consistency,
    consistency_hint,
    pull,
    pull_hint,
    support,
    support_hint,
)
from kinerja_desktop.core.fairness.hint import UNIT
from kinerja_desktop.core.instrument import FIVE_STEPS, THREE_STEPS, Scale
from tests.core.fairness.readings import near, vectors

SIGNS = st.lists(st.sampled_from([-1, 0, 1]), max_size=12)


@pytest.mark.parametrize("row", vectors("implied"))
def test_the_summary_of_signs_agrees_with_the_examples(row: dict[str, Any]) -> None:
    lo, hi = row["scale"]
    found = implied(row["valence"], Scale(lo=lo, mid=row["mid"], hi=hi))
    assert found == near(row["expect"]["implied"])


@given(SIGNS, st.integers(0, 11))
def test_a_better_sign_never_lowers_the_summary(signs: list[int], place: int) -> None:
    if place < len(signs):
        better = [*signs]
        better[place] = min(1, better[place] + 1)
        assert implied(better, FIVE_STEPS) >= implied(signs, FIVE_STEPS)


@given(SIGNS, st.sampled_from([FIVE_STEPS, THREE_STEPS, Scale(lo=1, mid=4, hi=7)]))
def test_the_summary_lies_strictly_inside_the_scale(signs: list[int], scale: Scale) -> None:
    assert scale.lo < implied(signs, scale) < scale.hi


def test_on_three_steps_the_summary_is_the_leaning() -> None:
    assert implied([1, 1, 1, -1], THREE_STEPS) == Fraction(1, 3)


@pytest.mark.parametrize("row", vectors("consistency"))
def test_score_and_notes_agree_with_the_examples(row: dict[str, Any]) -> None:
    found = consistency(row["score"], row["valence"], FIVE_STEPS)
    assert found.implied == near(row["expect"]["implied"])
    assert found.delta == near(row["expect"]["delta"])
    assert found.asks is row["expect"]["hint"]
    assert (consistency_hint(UNIT, found) is not None) is row["expect"]["hint"]


def test_the_hint_says_score_and_notes() -> None:
    hint = consistency_hint(UNIT, consistency(5, [1, 1, -1, -1, -1], FIVE_STEPS))
    assert hint is not None
    assert hint.text.startswith("Nilai 5; catatan: 2 kelebihan, 3 perlu perbaikan.")
    assert dict(hint.numbers)["selisih"] == "2,29"


def test_on_three_steps_half_the_difference_asks() -> None:
    assert consistency(1, [-1, 0, 1, 0], THREE_STEPS).asks
    assert not consistency(1, [1, 1, 0, 0], THREE_STEPS).asks
    assert consistency(-1, [1, 1], THREE_STEPS).asks
    assert not consistency(0, [-1, -1], THREE_STEPS).asks


@given(st.integers(1, 5), st.lists(st.sampled_from([-1, 0, 1]), max_size=1))
def test_one_note_never_asks(score: int, signs: list[int]) -> None:
    assert not consistency(score, signs, FIVE_STEPS).asks


@given(st.integers(1, 5), SIGNS, st.randoms(use_true_random=False))
def test_the_order_of_notes_does_not_matter(score: int, signs: list[int], dice: Any) -> None:
    mixed = [*signs]
    dice.shuffle(mixed)
    assert consistency(score, mixed, FIVE_STEPS) == consistency(score, signs, FIVE_STEPS)


@pytest.mark.parametrize("row", vectors("recency_pull"))
def test_a_score_that_follows_the_new_notes_agrees_with_the_examples(row: dict[str, Any]) -> None:
    found = pull(row["score"], row["early"], row["last30"], FIVE_STEPS)
    assert found.elsewhere == near(row["expect"]["implied_early"])
    assert found.at_edge == near(row["expect"]["implied_last"])
    assert found.pull == near(row["expect"]["pull"])
    assert found.asks is row["expect"]["hint"]


def test_three_notes_are_needed_on_both_sides() -> None:
    assert not pull(4, [-1, -1], [1, 1, 1], FIVE_STEPS).asks
    assert pull_hint(UNIT, pull(4, [-1, -1], [1, 1, 1], FIVE_STEPS)) is None


@pytest.mark.parametrize(
    ("edge", "score", "elsewhere", "at_edge", "words"),
    [
        (Edge.LATEST, 4, [-1, -1, 0], [1, 1, 1], "catatan 30 hari terakhir; catatan sebelumnya"),
        (Edge.LATEST, 2, [1, 1, 1], [-1, -1, -1], "mengarah lebih tinggi"),
        (Edge.EARLIEST, 4, [-1, -1, 0], [1, 1, 1], "catatan 30 hari pertama; catatan sesudahnya"),
        (Edge.EARLIEST, 2, [1, 1, 1], [-1, -1, -1], "mengarah lebih tinggi"),
    ],
)
def test_the_hint_names_the_end_the_score_follows(
    edge: Edge, score: int, elsewhere: list[int], at_edge: list[int], words: str
) -> None:
    hint = pull_hint(UNIT, pull(score, elsewhere, at_edge, FIVE_STEPS, edge=edge))
    assert hint is not None
    assert words in hint.text


@pytest.mark.parametrize(
    ("score", "linked", "reason", "wanted"),
    [
        (5, 0, "Bagus", Support.NEEDED),
        (5, 0, "x" * 72, Support.GIVEN),
        (1, 0, "x" * 59, Support.NEEDED),
        (1, 1, "", Support.GIVEN),
        (3, 0, "", Support.OPEN),
        (3, 0, "Sesuai target", Support.GIVEN),
        (3, 1, "", Support.GIVEN),
    ],
)
def test_either_end_of_the_scale_needs_a_note_or_a_reason(
    score: int, linked: int, reason: str, wanted: Support
) -> None:
    found = support(score, FIVE_STEPS, linked=linked, reason=reason)
    assert found == wanted
    assert (support_hint(UNIT, score, FIVE_STEPS, found) is None) == (wanted == Support.GIVEN)


def test_the_number_of_notes_for_an_extreme_score_can_be_set() -> None:
    assert support(1, THREE_STEPS, linked=1, reason="", enough=2) == Support.NEEDED
    hint = support_hint(UNIT, 1, THREE_STEPS, Support.NEEDED)
    assert hint is not None
    assert hint.text.startswith("Nilai ‘di atas’ belum punya")
