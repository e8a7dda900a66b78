from __future__ import annotations

from typing import Any

import pytest

from kinerja_desktop.core.fairness.calibration import agreement, frame, frame_hint, is_agreed
from kinerja_desktop.core.fairness.hint import Subject
from kinerja_desktop.core.fairness.rereading import (
    Cell,
    blind_reading,
    blind_reading_hint,
    cells_to_reread,
    nameless,
)
from kinerja_desktop.core.instrument import FIVE_STEPS, THREE_STEPS
from tests.core.fairness.readings import near, vectors


def cell(employee: int, score: int) -> Cell:
    return Cell(subject=Subject(employee_id=employee, item_key="k"), score=score)


@pytest.mark.parametrize("row", vectors("blind"))
def test_reading_without_names_agrees_with_the_example(row: dict[str, Any]) -> None:
    found = blind_reading(row["named"], row["blind"], FIVE_STEPS)
    assert found.mean_difference == near(row["expect"]["mean_diff"])
    assert found.mean_distance == near(row["expect"]["mad"])
    assert list(found.reopen) == row["expect"]["reopen"]
    hint = blind_reading_hint(found)
    assert hint is not None
    assert hint.text.startswith("1 nilai berbeda saat dibaca tanpa nama.")


def test_one_step_of_three_is_worth_another_look() -> None:
    assert blind_reading([1, 0], [0, 0], THREE_STEPS).reopen == (0,)
    assert blind_reading_hint(blind_reading([3, 4], [3, 3], FIVE_STEPS)) is None


def test_hinted_and_extreme_cells_are_read_first_and_six_at_most() -> None:
    cells = [cell(n, 3) for n in range(9)] + [cell(10, 5), cell(11, 1)]
    hinted = {Subject(employee_id=2, item_key="k")}
    found = cells_to_reread(cells, hinted, FIVE_STEPS, seed=4)
    assert len(found) == 6
    assert {2, 10, 11} <= {one.subject.employee_id for one in found}
    assert found == cells_to_reread(cells, hinted, FIVE_STEPS, seed=4)
    orders = {cells_to_reread(cells, hinted, FIVE_STEPS, seed=n) for n in range(9)}
    assert len(orders) > 1


def test_people_are_called_by_letters() -> None:
    assert [nameless(place) for place in range(3)] == ["Pegawai A", "Pegawai B", "Pegawai C"]


@pytest.mark.parametrize("row", vectors("rwg"))
def test_agreement_on_a_vignette_agrees_with_the_examples(row: dict[str, Any]) -> None:
    found = agreement(row["ratings"], row["points"])
    assert found == near(row["expect"]["rwg"])
    assert is_agreed(row["ratings"], row["points"]) is (row["expect"]["rwg"] >= 0.7)


@pytest.mark.parametrize("row", vectors("distance"))
def test_distance_from_the_targets_agrees_with_the_example(row: dict[str, Any]) -> None:
    found = frame(row["ratings"], row["target"])
    assert found.distance == near(row["expect"]["distance"])
    hint = frame_hint(found)
    assert hint is not None
    assert "2, 3, 4" in hint.text
    assert frame_hint(frame([4, 3], [4, 2])) is None
