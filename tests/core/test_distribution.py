from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.distribution import (
    Caution,
    Distribution,
    Limit,
    caution_words,
    distribution,
    guideline,
    standing,
    warning_words,
)
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.period import OrganisationResult

VECTORS = Path(__file__).parents[1] / "files" / "vectors"
SHORT = dict(zip(("SB", "B", "BP", "K", "SK"), Predicate, strict=True))


def rows(name: str, rule: str = "") -> list[Any]:
    lines = (VECTORS / name).read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines if line]
    return [pytest.param(row, id=row["id"]) for row in found if row.get("rule", "") == rule]


def counted(counts: dict[str, int]) -> dict[Predicate, int]:
    return {SHORT[key]: count for key, count in counts.items()}


def read(result: OrganisationResult, *counts: int) -> Distribution:
    found = distribution(dict(zip(Predicate, counts, strict=True)), sum(counts), guideline(result))
    assert found is not None
    return found


@pytest.mark.parametrize("row", rows("distribution.jsonl"))
def test_warnings_agree_with_the_circular(row: dict[str, Any]) -> None:
    counts = counted(row["counts"])
    limits = guideline(OrganisationResult(row["organisation"]))
    found = distribution(counts, sum(counts.values()), limits)
    assert found is not None
    assert [one.limit.key for one in found.warnings] == row["expect"]["warnings"]
    assert all(warning_words(one) for one in found.warnings)


@pytest.mark.parametrize("row", rows("fairness.jsonl", "distribution"))
def test_a_limit_is_told_in_whole_people(row: dict[str, Any]) -> None:
    counts = counted(row["counts"])
    found = standing(
        Limit(key="x", predicates=(Predicate.BAIK,), at_most=row["cap"]["B"] * 100), counts, 10
    )
    assert found.share == pytest.approx(row["expect"]["share_B"])
    assert found.allowed == row["expect"]["cap_people"]
    assert found.over == row["expect"]["over"]
    assert warning_words(found) == (
        "Baik: 8 dari 10 (80 %). Panduan: paling banyak 7. "
        "Bahas dengan pimpinan; nilai tidak diubah otomatis."
    )


def test_nothing_is_shown_before_everybody_has_a_predicate() -> None:
    limits = guideline(OrganisationResult.BAIK)
    assert distribution({Predicate.BAIK: 9}, 10, limits) is None
    assert distribution({}, 0, limits) is None


def test_a_tie_is_not_the_largest_group() -> None:
    keys = [one.limit.key for one in read(OrganisationResult.ISTIMEWA, 5, 5, 0, 0, 0).warnings]
    assert keys == ["SB_NOT_LARGEST"]


def test_small_groups_get_a_caution_and_the_smallest_no_warning() -> None:
    four = read(OrganisationResult.BAIK, 4, 0, 0, 0, 0)
    six = read(OrganisationResult.BAIK, 0, 6, 0, 0, 0)
    ten = read(OrganisationResult.BAIK, 2, 7, 1, 0, 0)
    assert (four.caution, six.caution, ten.caution) == tuple(reversed(Caution))
    assert four.warnings == ()
    assert [one.limit.key for one in six.warnings] == ["B_MAX_70", "BP_OR_K_MISSING"]
    assert caution_words(four).startswith("Di bawah 5 orang")
    assert caution_words(six).startswith("Di bawah 10 orang")
    assert caution_words(ten) == ""


def test_a_least_share_is_rounded_up_to_people() -> None:
    found = read(OrganisationResult.KURANG, 0, 2, 0, 9, 0)
    least = next(one for one in found.warnings if one.limit.key == "BP_MIN_10")
    assert least.allowed == 2
    assert "paling sedikit 2" in warning_words(least)


def test_what_is_no_number_has_no_allowed_people() -> None:
    largest = next(
        one
        for one in read(OrganisationResult.BAIK, 0, 12, 0, 0, 0).standings
        if one.limit.is_largest
    )
    assert largest.allowed is None
    assert largest.over == 0


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5).filter(any))
def test_whole_people_and_exact_shares_say_the_same(counts: list[int]) -> None:
    for result in OrganisationResult:
        for one in read(result, *counts).standings:
            if one.limit.at_most is not None:
                assert one.is_kept == (one.over <= 0)
            elif one.limit.at_least is not None:
                assert one.is_kept == (one.over >= 0)
