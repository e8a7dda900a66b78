from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.appraisal import Answer, Draft
from kinerja_desktop.core.instrument import Instrument, Predicate
from kinerja_desktop.core.methods.attainment import (
    attainment,
    converted,
    extra_points,
    reached,
)
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.core.methods.pp_30_2019 import (
    METHOD,
    WORDS,
    periodic_value,
    predicate_of,
)
from kinerja_desktop.core.methods.reckoning import NEW_IDEA, total_value
from kinerja_desktop.core.methods.year_2021 import (
    FIRST_HALF,
    brought_to_120,
    covering,
    year_value,
)
from kinerja_desktop.core.plan import Aspect, Plan, ResultKind, WorkIndicator, WorkResult
from kinerja_desktop.core.target import Direction, Target
from kinerja_desktop.services.periods import starter_instrument

VECTORS = Path(__file__).parents[2] / "files" / "vectors" / "pp30.jsonl"
INSTRUMENT = starter_instrument("pp_30_2019")
DIRECTIONS = {"normal": Direction.MORE, "special": Direction.LESS}


def vectors(rule: str) -> list[Any]:
    rows = [json.loads(line) for line in VECTORS.read_text(encoding="utf-8").splitlines() if line]
    found = [pytest.param(row, id=row["id"]) for row in rows if row["rule"] == rule]
    assert found
    return found


def exact(value: Any) -> Fraction:
    return Fraction(str(value))


def near(value: Any, places: int = 3) -> Any:
    return pytest.approx(float(value), abs=0.51 * 10**-places)


@pytest.mark.parametrize("row", vectors("nk"))
def test_the_total_and_its_predicate(row: dict[str, Any]) -> None:
    one, other = row["weights"]
    total = total_value(exact(row["skp"]), exact(row["perilaku"]), (one, other))
    assert total == exact(row["expect"]["nk"])
    predicate = predicate_of(total, has_new_idea=row["new_idea"])
    assert WORDS[predicate] == row["expect"]["predicate"]


@pytest.mark.parametrize("row", vectors("attainment"))
def test_the_attainment_of_a_target(row: dict[str, Any]) -> None:
    lo, hi = (Decimal(str(limit)) for limit in row["target"])
    realised = Decimal(str(row["realisation"]))
    found = attainment(realised, Target(lo=lo, hi=hi), DIRECTIONS[row["direction"]])
    assert found is not None
    assert float(found) == near(row["expect"]["attainment"], 2)


def test_a_target_of_zero_is_not_covered() -> None:
    assert attainment(Decimal(3), Target(lo=Decimal(0), hi=Decimal(0))) is None


@pytest.mark.parametrize("row", vectors("convert"))
def test_an_attainment_becomes_a_value(row: dict[str, Any]) -> None:
    highest = row["target_is_highest_possible"]
    found = converted(exact(row["attainment"]), is_highest_target=highest)
    assert float(found) == near(row["expect"]["value"])


@given(st.fractions(-50, 300, max_denominator=40), st.fractions(0, 50, max_denominator=40))
def test_a_better_attainment_never_has_a_lower_value(lower: Fraction, more: Fraction) -> None:
    assert 0 <= converted(lower) <= converted(lower + more) <= 120


@pytest.mark.parametrize("row", vectors("extra_task"))
def test_points_of_an_extra_task(row: dict[str, Any]) -> None:
    found = extra_points(row["category"], exact(row["scope_weight"]), exact(row["value"]))
    assert found == exact(row["expect"]["points"])


@pytest.mark.parametrize("row", vectors("convert_pp46_to_120"))
def test_a_value_of_the_first_half_of_2021(row: dict[str, Any]) -> None:
    found = brought_to_120(exact(row["value"]))
    wanted = row["expect"]
    if wanted["value"] is None:
        assert found.value is None
        assert found.by_lower_band is not None
        assert float(found.by_lower_band) == near(wanted["lower_band"], 2)
        assert found.by_upper_band is not None
        assert float(found.by_upper_band) == near(wanted["upper_band"], 2)
    else:
        assert found.value is not None
        assert float(found.value) == near(wanted["value"])


def test_above_the_last_band_only_100_is_covered() -> None:
    found = brought_to_120(Fraction(199, 2))
    assert found.value is None
    assert found.by_upper_band == 120


def test_the_year_2021_is_half_and_half() -> None:
    assert year_value(Fraction(110), Fraction(100)) == 105
    assert periodic_value(Fraction(100), Fraction(90)) == 95


@given(st.fractions(0, 120, max_denominator=100), st.booleans())
def test_a_predicate_never_skips(total: Fraction, has_idea: bool) -> None:
    order = list(Predicate)
    here = predicate_of(total, has_new_idea=has_idea)
    above = predicate_of(total + Fraction(1, 100), has_new_idea=has_idea)
    assert order.index(here) - order.index(above) in {0, 1}


def test_time_and_cost_are_better_when_less() -> None:
    late = WorkIndicator(key="i", aspect=Aspect.TIME, target="10 hari")
    many = WorkIndicator(key="i", aspect=Aspect.QUANTITY, target="10 laporan")
    assert reached(late, "8 hari") == 120
    assert reached(many, "8") == 80
    assert reached(replace(many, target="tepat waktu"), "8") is None
    assert reached(many, "selesai") is None


def planned(key: str, *targets: str, kind: ResultKind = ResultKind.MAIN) -> WorkResult:
    indicators = tuple(
        WorkIndicator(key=f"{key}{n}", text=f"Indikator {key}{n}", target=target)
        for n, target in enumerate(targets)
    )
    return WorkResult(key=key, kind=kind, text=f"Hasil {key}", indicators=indicators)


PLAN = Plan(
    period_id=1,
    employee_id=1,
    work_results=(
        planned("a", "10 laporan", "100 %"),
        planned("b"),
        planned("x", "5 rapat", kind=ResultKind.ADDITIONAL),
    ),
)
ASPECTS = ("orientasi_pelayanan", "komitmen", "inisiatif_kerja", "kerja_sama")


def whole(*, idea: int = 0) -> Draft:
    return Draft(
        answers=(
            Answer(key="a", realisations=(("a0", "10"), ("a1", "98 %"))),
            Answer(key="b", value=Decimal(115), reason="Target berupa kata"),
            Answer(key="x", realisations=(("x0", "5"),)),
            *(Answer(key=key, value=Decimal(100)) for key in ASPECTS),
            Answer(key="kepemimpinan", not_applicable=True, reason="Tidak memimpin"),
            Answer(key=NEW_IDEA, step=idea),
        )
    )


def test_a_whole_draft_is_reckoned_from_realisations_and_typed_values() -> None:
    items = items_of(INSTRUMENT, PLAN)
    result = METHOD.result(whole(), items, INSTRUMENT, True)
    # a: (109 + 88) / 2 = 98.5; b: 115 typed; mean 106.75; x: 109 / 100 = 1.09; SKP 107.84
    assert result.total == Decimal("105.488")
    assert result.predicate == Predicate.BAIK
    assert result.arithmetic == "(107.84 × 70 + 100 × 30) : 100"
    assert result.missing == ()


def test_sangat_baik_needs_a_new_idea() -> None:
    items = items_of(INSTRUMENT, PLAN)
    high = whole().with_answer(Answer(key="a", value=Decimal(120)))
    high = high.with_answer(Answer(key="b", value=Decimal(120)))
    for key in ASPECTS:
        high = high.with_answer(Answer(key=key, value=Decimal(118)))
    without = METHOD.result(high, items, INSTRUMENT, True)
    idea = high.with_answer(Answer(key=NEW_IDEA, step=1))
    assert without.predicate == Predicate.BAIK
    assert METHOD.result(idea, items, INSTRUMENT, True).predicate == Predicate.SANGAT_BAIK
    assert without.total == Decimal("119.4")


def test_nothing_has_a_total_before_everything_has_a_value() -> None:
    items = items_of(INSTRUMENT, PLAN)
    open_draft = whole().with_answer(Answer(key="a", realisations=(("a0", "10"),)))
    result = METHOD.result(open_draft, items, INSTRUMENT, True)
    assert result.total is None
    assert result.missing == ("a",)
    assert result.settled == result.count - 1


def test_a_plan_of_which_nothing_applies_has_no_total() -> None:
    items = items_of(INSTRUMENT, PLAN)
    draft = whole()
    for key in ("a", "b", "x"):
        draft = draft.with_answer(Answer(key=key, not_applicable=True, reason="Tugas belajar"))
    assert METHOD.result(draft, items, INSTRUMENT, True).total is None


def test_sixty_and_forty_where_peers_are_asked() -> None:
    results, behaviour, idea = INSTRUMENT.sections
    asked: Instrument = replace(
        INSTRUMENT,
        sections=(
            replace(results, weight=Decimal(60)),
            replace(behaviour, weight=Decimal(40)),
            idea,
        ),
    )
    result = METHOD.result(whole(), items_of(asked, PLAN), asked, True)
    assert result.total == Decimal("104.704")


def test_open_arithmetic_goes_from_realisation_to_predicate() -> None:
    lines = METHOD.explain(whole(), items_of(INSTRUMENT, PLAN), INSTRUMENT, True)
    told = {line.label: (line.calculation, line.value) for line in lines}
    assert told["Indikator a0"] == ("10 dari 10 laporan: 100,00 %", "109,00")
    assert told["Hasil a"] == ("", "98,50")
    assert told["Hasil b"] == ("diketik: Target berupa kata (terhitung: –)", "115,00")
    assert told["Komitmen"] == ("diketik", "100,00")
    assert told["Kepemimpinan"][0] == "tidak berlaku: Tidak memimpin"
    assert told["Nilai SKP"] == ("", "107,84")
    assert told["Nilai akhir"] == ("70 % × 107,84 + 30 % × 100,00", "105,49")
    assert told["Predikat"] == ("105,49, tanpa ide baru", "Baik")
    idea = METHOD.explain(whole(idea=1), items_of(INSTRUMENT, PLAN), INSTRUMENT, True)
    assert idea[-1].calculation.endswith("dengan ide baru")


def test_a_typed_value_stands_beside_the_computed_one() -> None:
    items = items_of(INSTRUMENT, PLAN)
    answer = replace(whole().answer("a"), value=Decimal(110), reason="Dinilai ulang")
    lines = METHOD.explain(whole().with_answer(answer), items, INSTRUMENT, True)
    line = next(one for one in lines if one.label == "Hasil a")
    assert (line.calculation, line.value) == (
        "diketik: Dinilai ulang (terhitung: 98,50)",
        "110,00",
    )


def test_open_arithmetic_says_what_is_open() -> None:
    items = items_of(INSTRUMENT, PLAN)
    lines = METHOD.explain(Draft(), items, INSTRUMENT, True)
    assert lines[-1].label == "Belum ada nilai akhir"
    assert lines[-1].calculation == "9 butir masih terbuka"
    assert {"belum dinilai"} <= {line.calculation for line in lines}


def test_a_value_typed_over_a_computed_one_counts_once_it_says_why() -> None:
    items = items_of(INSTRUMENT, PLAN)
    figures = (("a0", "10"), ("a1", "98 %"))
    over = Answer(key="a", realisations=figures, value=Decimal(100))
    result = METHOD.result(whole().with_answer(over), items, INSTRUMENT, True)
    assert result.missing == ("a",)
    assert "98,50" in result.notes["a"]
    assert "Tulis" in result.notes["a"]
    said = whole().with_answer(replace(over, reason="Sistem mati dua minggu"))
    result = METHOD.result(said, items, INSTRUMENT, True)
    assert result.values["a"] == 100
    lines = METHOD.explain(said, items, INSTRUMENT, True)
    (own,) = [line for line in lines if line.label == "Hasil a"]
    assert "Sistem mati dua minggu" in own.calculation
    assert "98,50" in own.calculation


def test_a_value_outside_the_scale_does_not_count() -> None:
    items = items_of(INSTRUMENT, PLAN)
    draft = whole().with_answer(Answer(key="komitmen", value=Decimal(121)))
    assert METHOD.result(draft, items, INSTRUMENT, True).missing == ("komitmen",)


def test_another_total_counts_with_its_reason_and_the_computed_one_stays() -> None:
    items = items_of(INSTRUMENT, PLAN)
    silent = replace(whole(), typed_total=Decimal(89))
    result = METHOD.result(silent, items, INSTRUMENT, True)
    assert result.predicate is None
    assert result.computed_total == Decimal("105.488")
    last = METHOD.explain(silent, items, INSTRUMENT, True)[-1]
    assert (last.label, last.calculation) == (
        "Belum ada predikat",
        "ditetapkan penilai, alasannya belum ditulis",
    )
    said = replace(silent, typed_total_reason="Putusan keberatan")
    result = METHOD.result(said, items, INSTRUMENT, True)
    assert (result.total, result.predicate) == (Decimal(89), Predicate.BUTUH_PERBAIKAN)
    values = [line.value for line in METHOD.explain(said, items, INSTRUMENT, True)]
    assert values[-3:] == ["105,49", "89,00", "Cukup"]


def test_the_whole_year_2021_asks_for_its_first_half() -> None:
    year = covering(INSTRUMENT, date(2021, 1, 1))
    items = items_of(year, PLAN)
    result = METHOD.result(whole(), items, year, True)
    assert result.missing == (FIRST_HALF,)
    between = whole().with_answer(Answer(key=FIRST_HALF, value=Decimal("90.33")))
    result = METHOD.result(between, items, year, True)
    assert result.total is None
    assert "109,45" in result.notes[FIRST_HALF]
    assert "109,16" in result.notes[FIRST_HALF]
    good = whole().with_answer(Answer(key=FIRST_HALF, value=Decimal(90)))
    result = METHOD.result(good, items, year, True)
    assert result.total == (109 + Decimal("105.488")) / 2
    assert result.arithmetic == "(109 + 105.488) : 2"
    told = {line.label: line for line in METHOD.explain(good, items, year, True)}
    assert told["Juli sampai Desember (PP 30/2019)"].value == "105,49"
    assert told["Nilai akhir"].calculation == "(109,00 + 105,49) : 2"
    assert covering(year, date(2021, 7, 1)) == INSTRUMENT


def test_the_direction_of_an_indicator_can_be_chosen() -> None:
    faults = WorkIndicator(key="i", target="10 kesalahan", direction=Direction.LESS)
    assert reached(faults, "8") == 120
    assert reached(replace(faults, direction=None), "8") == 80
