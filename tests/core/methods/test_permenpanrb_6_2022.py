from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.appraisal import Answer, Draft, Rating
from kinerja_desktop.core.instrument import PREDICATE_WORDS, Predicate
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import ItemKind, items_of
from kinerja_desktop.core.methods.permenpanrb_6_2022 import (
    PREDICATE_CODES,
    RATING_CODES,
    quadrant,
    suggest,
)
from kinerja_desktop.core.plan import Plan, ResultKind, WorkResult
from kinerja_desktop.services.periods import starter_instrument

VECTORS = Path(__file__).parents[2] / "files" / "vectors"
METHOD = METHODS["permenpanrb_6_2022"]
INSTRUMENT = starter_instrument(METHOD.key)


def vectors(rule: str) -> list[Any]:
    lines = (VECTORS / "predicate-2022.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    return [pytest.param(row, id=row["id"]) for row in rows if row["rule"] == rule]


@pytest.mark.parametrize("row", vectors("quadrant"))
def test_the_quadrant_gives_the_predicate_of_the_regulation(row: dict[str, Any]) -> None:
    predicate = quadrant(Rating(row["hasil"]), Rating(row["perilaku"]))
    assert predicate.value == row["expect"]["predicate"]
    assert row["expect"]["label"].startswith(PREDICATE_WORDS[predicate])


@pytest.mark.parametrize("row", vectors("suggest_hasil"))
def test_the_suggestion_follows_the_criteria(row: dict[str, Any]) -> None:
    steps = [(kind == "UTAMA", step) for kind, step in row["results"]]
    assert suggest(steps) == (Rating(row["expect"]["suggest"]), row["expect"]["notice"])


@pytest.mark.parametrize("row", vectors("bkn_code"))
def test_the_codes_of_bkn_mean_what_its_interface_says(row: dict[str, Any]) -> None:
    codes = {str(code): PREDICATE_WORDS[one] for one, code in PREDICATE_CODES.items()}
    if row["field"] != "kuadranKinerjaNilai":
        words = {Rating.ABOVE: "Di atas", Rating.MEETS: "Sesuai", Rating.BELOW: "Di bawah"}
        codes = {str(code): words[one] for one, code in RATING_CODES.items()}
    assert codes == row["expect"]


def test_nothing_rated_suggests_nothing() -> None:
    assert suggest([]) == (None, False)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([-1, 0, 1])), min_size=1), st.randoms())
def test_the_order_of_results_does_not_matter(steps: list[tuple[bool, int]], dice: Any) -> None:
    mixed = list(steps)
    dice.shuffle(mixed)
    assert suggest(mixed) == suggest(steps)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([-1, 0, 1])), min_size=1))
def test_a_main_result_below_never_suggests_above(steps: list[tuple[bool, int]]) -> None:
    rating, _notice = suggest([*steps, (True, -1)])
    assert rating != Rating.ABOVE


def plan() -> Plan:
    return Plan(
        period_id=1,
        employee_id=1,
        work_results=(
            WorkResult(key="extra", kind=ResultKind.ADDITIONAL, text="Tim arsip"),
            WorkResult(key="main", text="Laporan bulanan tepat waktu"),
        ),
    )


def rated(*, behaviour: int = 0, leave_out: str = "") -> Draft:
    items = items_of(INSTRUMENT, plan())
    answers = tuple(Answer(key=item.key, step=behaviour) for item in items if item.key != leave_out)
    return Draft(answers=answers, results_rating=Rating.MEETS, behaviour_rating=Rating.ABOVE)


def test_items_are_main_results_then_additional_then_the_seven_values() -> None:
    items = items_of(INSTRUMENT, plan())
    assert [item.key for item in items[:2]] == ["main", "extra"]
    assert [item.kind for item in items].count(ItemKind.BEHAVIOUR) == 7
    assert items[0].is_main
    assert not items[1].is_main


def test_no_predicate_before_every_item_is_settled() -> None:
    items = items_of(INSTRUMENT, plan())
    result = METHOD.result(rated(leave_out="loyal"), items, INSTRUMENT, True)
    assert result.predicate is None
    assert result.missing == ("loyal",)
    assert (result.settled, result.count) == (8, 9)


def test_not_applicable_needs_a_reason_to_settle_an_item() -> None:
    items = items_of(INSTRUMENT, plan())
    without = rated(leave_out="loyal").with_answer(Answer(key="loyal", not_applicable=True))
    given_reason = without.with_answer(
        Answer(key="loyal", not_applicable=True, reason="Baru bertugas bulan lalu")
    )
    assert METHOD.result(without, items, INSTRUMENT, True).predicate is None
    assert METHOD.result(given_reason, items, INSTRUMENT, True).predicate == Predicate.BAIK


def test_the_two_ratings_suffice_when_items_are_not_required() -> None:
    items = items_of(INSTRUMENT, plan())
    draft = Draft(results_rating=Rating.ABOVE, behaviour_rating=Rating.ABOVE)
    assert METHOD.result(draft, items, INSTRUMENT, False).predicate == Predicate.SANGAT_BAIK
    assert METHOD.result(draft, items, INSTRUMENT, True).predicate is None


def test_a_missing_overall_rating_is_named() -> None:
    items = items_of(INSTRUMENT, plan())
    draft = Draft(answers=rated().answers, results_rating=Rating.MEETS)
    result = METHOD.result(draft, items, INSTRUMENT, True)
    assert result.ratings_missing == ("behaviour",)
    assert result.predicate is None


def test_the_suggestion_never_fills_in_a_rating() -> None:
    items = items_of(INSTRUMENT, plan())
    draft = Draft(answers=rated(behaviour=1).answers)
    result = METHOD.result(draft, items, INSTRUMENT, True)
    assert result.suggestion.results == Rating.ABOVE
    assert result.suggestion.behaviour == Rating.ABOVE
    assert result.predicate is None


def test_the_instrument_holds_the_seven_values_word_for_word() -> None:
    official = json.loads((VECTORS / "berakhlak.json").read_text(encoding="utf-8"))["values"]
    shipped = INSTRUMENT.indicators()
    assert [(v["name"], tuple(v["behaviours"])) for v in official] == [
        (indicator.name, indicator.guidance) for indicator in shipped
    ]


def told(draft: Draft, *, required: bool = True, with_plan: bool = True) -> list[tuple[str, ...]]:
    items = items_of(INSTRUMENT, plan() if with_plan else None)
    lines = METHOD.explain(draft, items, INSTRUMENT, required)
    return [(line.label, line.calculation, line.value) for line in lines]


def test_open_arithmetic_goes_from_counts_to_the_quadrant() -> None:
    assert told(rated(behaviour=1)) == [
        ("Hasil kerja", "2 di atas, 0 sesuai, 0 di bawah", ""),
        (
            "Saran",
            "lebih dari separuh di atas, tidak ada hasil utama atau nilai di bawah",
            "Di atas ekspektasi",
        ),
        ("Rating hasil kerja", "dipilih penilai", "Sesuai ekspektasi"),
        ("Perilaku kerja", "7 di atas, 0 sesuai, 0 di bawah", ""),
        (
            "Saran",
            "lebih dari separuh di atas, tidak ada hasil utama atau nilai di bawah",
            "Di atas ekspektasi",
        ),
        ("Rating perilaku kerja", "dipilih penilai", "Di atas ekspektasi"),
        (
            "Predikat menurut kuadran",
            "perilaku: Di atas ekspektasi; hasil: Sesuai ekspektasi",
            "Baik",
        ),
        (
            "Kode BKN untuk diketik",
            "hasilKinerjaNilai 2, perilakuKerjaNilai 1; 1 di atas, 3 di bawah",
            "2",
        ),
    ]


@pytest.mark.parametrize(
    ("main", "extra", "words"),
    [
        (-1, -1, "lebih dari separuh di bawah"),
        (0, 0, "tidak lebih dari separuh di atas maupun di bawah"),
        (0, 1, "persis separuh di satu sisi"),
    ],
)
def test_open_arithmetic_names_the_criterion(main: int, extra: int, words: str) -> None:
    draft = rated().with_answer(Answer(key="main", step=main))
    lines = told(draft.with_answer(Answer(key="extra", step=extra)))
    assert words in lines[1][1]


def test_one_below_holds_the_suggestion_of_the_values_at_meets() -> None:
    draft = rated(behaviour=1).with_answer(Answer(key="loyal", step=-1))
    assert told(draft)[4] == (
        "Saran",
        "lebih dari separuh di atas, tetapi satu hasil utama atau nilai di bawah",
        "Sesuai ekspektasi",
    )


def test_open_arithmetic_says_what_is_open() -> None:
    assert told(Draft())[-1][1] == "9 butir masih terbuka; 2 rating masih terbuka"
    assert told(Draft(), required=False)[-1][1] == "2 rating masih terbuka"
    assert told(Draft())[1][1:] == ("belum ada yang dinilai", "–")


def test_ratings_without_any_item_give_no_predicate() -> None:
    draft = Draft(results_rating=Rating.MEETS, behaviour_rating=Rating.MEETS)
    assert METHOD.result(draft, (), INSTRUMENT, True).predicate is None
    assert METHOD.explain(draft, (), INSTRUMENT, True)[-1].calculation == (
        "tidak ada yang dapat dinilai"
    )
