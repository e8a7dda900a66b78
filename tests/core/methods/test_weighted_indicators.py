from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.appraisal import Answer, Draft
from kinerja_desktop.core.instrument import Instrument, Predicate
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.core.methods.weighted_indicators import band, total_of, weights_add_up
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


def test_weights_of_a_third_each_are_accepted() -> None:
    assert weights_add_up(weighted("33.33", "33.33", "33.33"))


def test_weights_of_95_are_refused_and_give_no_total() -> None:
    short = weighted("40", "35", "20")
    items = items_of(short, None)
    answers = tuple(Answer(key=item.key, step=3) for item in items)
    assert not weights_add_up(short)
    assert METHOD.result(Draft(answers=answers), items, short, True).total is None


@given(st.lists(st.tuples(st.integers(1, 90), st.integers(1, 5)), min_size=1))
def test_a_total_lies_between_its_scores(scored: list[tuple[int, int]]) -> None:
    total = total_of([(Decimal(weight), score) for weight, score in scored])
    assert min(s for _w, s in scored) <= total <= max(s for _w, s in scored)


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
