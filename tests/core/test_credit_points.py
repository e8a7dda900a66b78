from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.credit_points import (
    Credit,
    CreditLevel,
    Transfer,
    accumulated,
    credit_levels,
    explain_credits,
    explain_transfer,
    level_of,
    months_of,
    percent_of,
    printed,
)
from kinerja_desktop.core.instrument import PREDICATE_WORDS, Predicate

VECTORS = Path(__file__).parents[1] / "files" / "vectors" / "credit-points.jsonl"
ROWS = [json.loads(line) for line in VECTORS.read_text(encoding="utf-8").splitlines() if line]
LEVELS = {level.name: level for level in credit_levels()}
PREDICATES = {word: predicate for predicate, word in PREDICATE_WORDS.items()}
PREDICATES["Cukup"] = Predicate.BUTUH_PERBAIKAN


def vectors(rule: str) -> list[Any]:
    found = [pytest.param(row, id=row["id"]) for row in ROWS if row["rule"] == rule]
    assert found
    return found


def credit(row: dict[str, Any]) -> Credit:
    return Credit(
        level=LEVELS[row["jenjang"]],
        predicate=PREDICATES[row["predicate"]],
        months=row["months"],
    )


@pytest.mark.parametrize("row", vectors("credit"))
def test_points_of_a_span_are_exact_and_printed_half_up(row: dict[str, Any]) -> None:
    found = credit(row)
    assert found.points == Fraction(row["expect"]["exact"])
    assert printed(found.points) == row["expect"]["printed"]


@pytest.mark.parametrize("row", vectors("accumulate"))
def test_spans_are_added_up_before_rounding(row: dict[str, Any]) -> None:
    total = accumulated(credit(one) for one in ROWS if one["id"] in row["of"])
    assert total == Fraction(row["expect"]["exact"])
    assert printed(total) == row["expect"]["printed"]


@pytest.mark.parametrize("row", vectors("transfer"))
def test_points_on_coming_from_another_post(row: dict[str, Any]) -> None:
    found = Transfer(
        level=LEVELS[row["jenjang"]],
        predicate=PREDICATES[row["predicate"]],
        years=row["years"],
        base=Decimal(row["base"]),
    )
    assert found.conversion == Fraction(row["expect"]["conversion"])
    assert found.total == Fraction(row["expect"]["total"])
    lines = explain_transfer(found)
    assert lines[0].calculation == "100 % × 25,00 × 3"
    assert [line.value for line in lines] == ["75,00", "100,00", "175,00"]


def test_three_years_count_at_most() -> None:
    level = LEVELS["Ahli Muda"]
    long = Transfer(level=level, predicate=Predicate.BAIK, years=7, base=Decimal(0))
    assert long.conversion == 75


@pytest.mark.parametrize("row", vectors("percent"))
def test_a_predicate_is_worth_its_percentage(row: dict[str, Any]) -> None:
    assert percent_of(PREDICATES[row["predicate"]]) == row["expect"]["percent"]


@pytest.mark.parametrize("row", vectors("coefficient"))
def test_a_level_has_its_coefficient(row: dict[str, Any]) -> None:
    assert LEVELS[row["jenjang"]].per_year == Decimal(row["expect"]["per_year"])


@pytest.mark.parametrize(
    ("position", "name"),
    [
        ("Analis Keuangan Ahli Muda", "Ahli Muda"),
        ("Arsiparis TERAMPIL", "Terampil"),
        ("Guru Ahli Pertama", "Ahli Pertama"),
    ],
)
def test_a_position_names_its_level(position: str, name: str) -> None:
    assert level_of(position) == LEVELS[name]


@pytest.mark.parametrize("position", ["Kepala Subbagian Umum", "Pemula Muda", ""])
def test_other_positions_have_none(position: str) -> None:
    assert level_of(position) is None


def test_both_months_of_a_span_count() -> None:
    assert months_of(date(2026, 1, 1), date(2026, 2, 28)) == 2
    assert months_of(date(2025, 11, 15), date(2026, 1, 3)) == 3


def test_every_step_is_shown() -> None:
    level = LEVELS["Ahli Pertama"]
    year = Credit(level=level, predicate=Predicate.SANGAT_BAIK, months=12)
    rest = Credit(level=level, predicate=Predicate.BAIK, months=2)
    lines = explain_credits((year, rest))
    assert [(line.label, line.calculation, line.value) for line in lines] == [
        ("Sangat Baik, 12 bulan", "12/12 × 150 % × 12,50 (Ahli Pertama)", "18,75"),
        ("Baik, 2 bulan", "2/12 × 100 % × 12,50 (Ahli Pertama)", "2,08"),
        ("Angka kredit", "", "20,83"),
        ("Masih diperlukan untuk satu pangkat", "50,00 − 20,83", "29,17"),
    ]
    assert explain_credits(()) == ()
    with_base = explain_credits((year,), base=Decimal(10))
    assert [line.value for line in with_base] == ["18,75", "10,00", "28,75", "21,25"]


@given(st.sampled_from(credit_levels()), st.integers(1, 11))
def test_more_months_and_better_predicates_give_more(level: CreditLevel, months: int) -> None:
    points = [Credit(level=level, predicate=p, months=months).points for p in Predicate]
    assert points == sorted(points, reverse=True)
    for predicate in Predicate:
        one, other = (
            Credit(level=level, predicate=predicate, months=count)
            for count in (months, 12 - months)
        )
        assert (
            accumulated((one, other)) == Credit(level=level, predicate=predicate, months=12).points
        )
