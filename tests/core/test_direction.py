from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.direction import direction, place_on
from kinerja_desktop.core.instrument import FIVE_STEPS, THREE_STEPS


def test_few_notes_make_a_wide_band() -> None:
    few, many = direction([1, 1]), direction([1] * 20)
    assert few.high - few.low > many.high - many.low
    assert many.middle == pytest.approx(20 / 22)
    assert direction([]).holds(-0.9)
    assert not many.holds(0)


@given(st.lists(st.sampled_from([-1, 0, 1]), max_size=40))
def test_the_band_lies_around_its_middle_and_turns_with_the_signs(signs: list[int]) -> None:
    found, turned = direction(signs), direction([-sign for sign in signs])
    assert -1 <= found.low <= found.middle <= found.high <= 1
    assert turned.low == pytest.approx(-found.high)
    assert turned.middle == pytest.approx(-found.middle)


def test_steps_are_placed_from_the_lowest_to_the_highest() -> None:
    assert [place_on(FIVE_STEPS, step) for step in (1, 3, 4, 5)] == [-1, 0, 0.5, 1]
    assert [place_on(THREE_STEPS, step) for step in THREE_STEPS.steps()] == [-1, 0, 1]
