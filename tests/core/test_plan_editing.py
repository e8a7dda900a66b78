from __future__ import annotations

from dataclasses import replace

import pytest

from kinerja_desktop.core.plan import Aspect, Plan, ResultKind, WorkIndicator, WorkResult
from kinerja_desktop.core.plan_editing import (
    Gap,
    Lack,
    first_gap,
    in_order,
    moved,
    new_indicator,
    unused_aspects,
    with_indicator,
    with_new_result,
    without_indicator,
)

FULL = WorkIndicator(key="i", text="Laporan", target="6 laporan")


def result(key: str, *, kind: ResultKind = ResultKind.MAIN, text: str = "Laporan") -> WorkResult:
    return WorkResult(key=key, kind=kind, text=text, indicators=(FULL,))


def plan_of(*results: WorkResult) -> Plan:
    return Plan(period_id=1, employee_id=2, work_results=results)


def test_results_are_shown_main_first() -> None:
    extra = result("x", kind=ResultKind.ADDITIONAL)
    assert [r.key for r in in_order(plan_of(extra, result("a")))] == ["a", "x"]


@pytest.mark.parametrize(
    ("plan", "gap"),
    [
        (plan_of(), Gap(lack=Lack.RESULTS)),
        (plan_of(result("a", text=" ")), Gap(lack=Lack.TEXT, result_key="a")),
        (
            plan_of(replace(result("a"), indicators=())),
            Gap(lack=Lack.INDICATORS, result_key="a"),
        ),
        (
            plan_of(replace(result("a"), indicators=(FULL, WorkIndicator(key="j")))),
            Gap(lack=Lack.INDICATOR, result_key="a", indicator_key="j"),
        ),
        (
            plan_of(replace(result("a"), indicators=(replace(FULL, target=""),))),
            Gap(lack=Lack.TARGET, result_key="a", indicator_key="i"),
        ),
        (plan_of(result("a")), None),
    ],
)
def test_the_first_empty_place_is_found(plan: Plan, gap: Gap | None) -> None:
    assert first_gap(plan) == gap


def test_a_gap_of_the_main_results_comes_before_one_of_the_additional() -> None:
    extra = result("x", kind=ResultKind.ADDITIONAL, text="")
    found = first_gap(plan_of(extra, result("a", text="")))
    assert found is not None
    assert found.result_key == "a"


def test_a_new_result_has_one_empty_indicator() -> None:
    plan, key = with_new_result(plan_of(), ResultKind.ADDITIONAL, leads_unit=False)
    made = plan.find(key)
    assert made is not None
    assert made.kind == ResultKind.ADDITIONAL
    assert [i.aspect for i in made.indicators] == [Aspect.QUANTITY]


def test_a_new_indicator_takes_the_first_unused_aspect() -> None:
    used = replace(result("a"), indicators=(FULL,))
    assert new_indicator(used, leads_unit=False).aspect == Aspect.QUALITY
    assert Aspect.QUANTITY not in unused_aspects(used)


def test_leaders_of_a_unit_have_perspectives_in_place_of_aspects() -> None:
    made = new_indicator(result("a"), leads_unit=True)
    assert made.aspect is None
    assert made.perspective == "Penerima Layanan"


def test_a_result_moves_within_its_kind_only() -> None:
    plan = plan_of(result("a"), result("x", kind=ResultKind.ADDITIONAL), result("b"))
    down = moved(plan, "a", 1)
    assert [r.key for r in in_order(down)] == ["b", "a", "x"]
    assert moved(plan, "a", -1) == plan
    assert moved(plan, "b", 1) == plan
    assert moved(plan, "nobody", 1) == plan


def test_indicators_are_added_changed_and_removed() -> None:
    fresh = WorkIndicator(key="j", text="Baru")
    added = with_indicator(result("a"), fresh)
    assert [i.key for i in added.indicators] == ["i", "j"]
    changed = with_indicator(added, replace(fresh, text="Lain"))
    assert changed.indicators[1].text == "Lain"
    assert without_indicator(changed, "i").indicators == (changed.indicators[1],)
