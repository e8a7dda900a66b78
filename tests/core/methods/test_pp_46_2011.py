from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.methods.pp_46_2011 import (
    extra_task_points,
    saving_value,
    share_value,
    task_value,
    total_value,
    word_of,
)

VECTORS = Path(__file__).parents[2] / "files" / "vectors" / "pp46.jsonl"
ORDER = ("Buruk", "Kurang", "Cukup", "Baik", "Sangat Baik")


def vectors(rule: str) -> list[Any]:
    rows = [json.loads(line) for line in VECTORS.read_text(encoding="utf-8").splitlines() if line]
    found = [pytest.param(row, id=row["id"]) for row in rows if row["rule"] == rule]
    assert found
    return found


@pytest.mark.parametrize("row", vectors("time"))
def test_time_is_76_on_target_and_falls_when_too_much_is_saved(row: dict[str, Any]) -> None:
    found = saving_value(Decimal(row["realisation"]), Decimal(row["target"]))
    assert float(found) == pytest.approx(row["expect"]["value"], abs=0.0006)


@pytest.mark.parametrize("row", vectors("task"))
def test_a_task_is_the_mean_of_its_aspects(row: dict[str, Any]) -> None:
    found = task_value([Fraction(value) for value in row["aspects"].values()])
    assert float(found) == pytest.approx(row["expect"]["value"], abs=0.006)


@pytest.mark.parametrize("row", vectors("word"))
def test_a_value_has_its_word(row: dict[str, Any]) -> None:
    assert word_of(Fraction(str(row["npk"]))) == row["expect"]["word"]


@pytest.mark.parametrize("row", vectors("extra_tasks"))
def test_extra_tasks_have_up_to_three_points(row: dict[str, Any]) -> None:
    assert extra_task_points(row["count"]) == row["expect"]["points"]


def test_no_extra_task_has_no_point() -> None:
    assert extra_task_points(0) == 0
    assert extra_task_points(20) == 3


def test_quantity_and_the_total() -> None:
    assert share_value(Decimal(9), Decimal(12)) == 75
    assert total_value(Fraction(90), Fraction(80)) == 86


@given(st.fractions(0, 100, max_denominator=100))
def test_a_word_never_skips(value: Fraction) -> None:
    step = ORDER.index(word_of(value + Fraction(1, 100))) - ORDER.index(word_of(value))
    assert step in {0, 1}
