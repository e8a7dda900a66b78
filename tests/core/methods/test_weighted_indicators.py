from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.appraisal import Answer, Draft
from kinerja_desktop.core.instrument import Instrument, Predicate
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.core.methods.weighted_indicators import band, places_needed
from kinerja_desktop.services.periods import starter_instrument

METHOD = METHODS["weighted_indicators"]
INSTRUMENT = starter_instrument(METHOD.key)
ITEMS = items_of(INSTRUMENT, None)


def draft(*steps: int | None) -> Draft:
    return Draft(
        answers=tuple(
            Answer(key=item.key, step=step) for item, step in zip(ITEMS, steps, strict=True)
        )
    )


def weighted(*weights: str) -> Instrument:
    section = INSTRUMENT.sections[0]
    indicators = tuple(
        replace(section.indicators[0], key=f"k{n}", weight=Decimal(weight))
        for n, weight in enumerate(weights)
    )
    return replace(INSTRUMENT, sections=(replace(section, indicators=indicators),))


VECTORS = Path(__file__).parents[2] / "files" / "vectors" / "fairness.jsonl"


def vectors() -> list[Any]:
    rows = [json.loads(line) for line in VECTORS.read_text(encoding="utf-8").splitlines() if line]
    return [pytest.param(row, id=row["id"]) for row in rows if row["rule"] == "weighted"]


@pytest.mark.parametrize("row", vectors())
def test_a_total_agrees_with_the_example(row: dict[str, Any]) -> None:
    made = weighted(*map(str, row["weights"]))
    items = items_of(made, None)
    answers = [Answer(key=i.key, step=s) for i, s in zip(items, row["scores"], strict=True)]
    total = METHOD.result(Draft(answers=tuple(answers)), items, made, True).total
    assert total == Decimal(str(row["expect"]["total"]))


def test_the_worked_example_gives_3_60_and_baik() -> None:
    result = METHOD.result(draft(4, 3, 4), ITEMS, INSTRUMENT, True)
    assert result.total == Decimal("3.6")
    assert result.predicate == Predicate.BAIK
    assert result.arithmetic == "(4 × 30 + 3 × 40 + 4 × 30) : 100"


def test_a_missing_score_gives_neither_total_nor_predicate() -> None:
    result = METHOD.result(draft(5, None, 5), ITEMS, INSTRUMENT, True)
    assert result.total is None
    assert result.predicate is None
    assert result.missing == ("kualitas_pekerjaan",)


def test_what_does_not_apply_leaves_its_weight_to_the_others() -> None:
    given_reason = draft(4, None, 3).with_answer(
        Answer(key="kualitas_pekerjaan", not_applicable=True, reason="Cuti enam bulan")
    )
    result = METHOD.result(given_reason, ITEMS, INSTRUMENT, True)
    assert result.total == Decimal("3.5")


def test_nothing_that_applies_gives_no_total() -> None:
    nothing = Draft(
        answers=tuple(Answer(key=i.key, not_applicable=True, reason="Cuti") for i in ITEMS)
    )
    assert METHOD.result(nothing, ITEMS, INSTRUMENT, True).total is None


@pytest.mark.parametrize(
    ("total", "predicate"),
    [
        ("4.20", Predicate.SANGAT_BAIK),
        ("4.1999", Predicate.BAIK),
        ("3.40", Predicate.BAIK),
        ("3.3999", Predicate.BUTUH_PERBAIKAN),
        ("2.60", Predicate.BUTUH_PERBAIKAN),
        ("1.80", Predicate.KURANG),
        ("1.7999", Predicate.SANGAT_KURANG),
        ("0.5", Predicate.SANGAT_KURANG),
    ],
)
def test_bands_are_compared_unrounded(total: str, predicate: Predicate) -> None:
    assert band(INSTRUMENT, Fraction(total)) == predicate


def test_weights_of_95_give_no_total() -> None:
    short = weighted("40", "35", "20")
    items = items_of(short, None)
    answers = tuple(Answer(key=item.key, step=3) for item in items)
    assert METHOD.result(Draft(answers=answers), items, short, True).total is None


WEIGHTS = st.lists(st.integers(1, 90), min_size=1, max_size=8)


@given(WEIGHTS, st.data())
def test_a_total_lies_between_its_scores_in_any_order(parts: list[int], data: Any) -> None:
    hundredths = [Decimal(p) * 100 / sum(parts) for p in parts]
    made = weighted(*(str(h.quantize(Decimal("0.01"))) for h in hundredths))
    items = items_of(made, None)
    steps = data.draw(st.lists(st.integers(1, 5), min_size=len(parts), max_size=len(parts)))
    answers = [Answer(key=i.key, step=s) for i, s in zip(items, steps, strict=True)]
    result = METHOD.result(Draft(answers=tuple(answers)), items, made, True)
    mixed = data.draw(st.permutations(answers))
    again = METHOD.result(Draft(answers=tuple(mixed)), items, made, True)
    assert result.total is not None
    assert min(steps) <= result.total <= max(steps)
    assert again == result


@given(st.integers(0, 400))
def test_a_band_never_skips(hundredths: int) -> None:
    order = list(Predicate)
    total = Fraction(100 + hundredths, 100)
    here, next_up = band(INSTRUMENT, total), band(INSTRUMENT, total + Fraction(1, 100))
    assert order.index(here) - order.index(next_up) in {0, 1}


def test_a_total_close_below_a_limit_is_shown_with_all_it_takes() -> None:
    limit = Fraction(17, 5)
    assert places_needed(limit - Fraction(1, 10**7), INSTRUMENT) == 8
    assert places_needed(limit, INSTRUMENT) == 2


@given(st.fractions(1, 5, max_denominator=100_000))
def test_a_shown_total_never_crosses_a_limit(total: Fraction) -> None:
    places = places_needed(total, INSTRUMENT)
    shown = Fraction(str(Decimal(total.numerator) / Decimal(total.denominator))).limit_denominator(
        10**9
    )
    rounded = Fraction(int(shown * 10**places + Fraction(1, 2)), 10**places)
    assert band(INSTRUMENT, rounded) == band(INSTRUMENT, total)


@given(st.lists(st.integers(1, 5), min_size=3, max_size=3), st.integers(0, 2))
def test_a_better_score_never_lowers_the_predicate(steps: list[int], place: int) -> None:
    order = list(Predicate)
    better = [*steps]
    better[place] = min(5, better[place] + 1)
    before = METHOD.result(draft(*steps), ITEMS, INSTRUMENT, True).predicate
    after = METHOD.result(draft(*better), ITEMS, INSTRUMENT, True).predicate
    assert before is not None
    assert after is not None
    assert order.index(after) <= order.index(before)
