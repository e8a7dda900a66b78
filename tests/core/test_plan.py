from __future__ import annotations

from kinerja_desktop.core.plan import (
    Plan,
    ResultKind,
    WorkIndicator,
    WorkResult,
    copied,
    new_key,
)


def result(key: str, target: str = "6 laporan") -> WorkResult:
    return WorkResult(
        key=key,
        text="Laporan keuangan bulanan",
        indicators=(WorkIndicator(key=f"i-{key}", text="Laporan terkirim", target=target),),
    )


def plan(*results: WorkResult) -> Plan:
    return Plan(period_id=1, employee_id=2, work_results=results, expectations=(("loyal", "x"),))


def test_a_result_without_target_or_indicator_is_incomplete() -> None:
    assert result("a").is_complete
    assert not result("a", target=" ").is_complete
    assert not WorkResult(key="a", text="Laporan").is_complete


def test_a_plan_is_complete_when_all_its_results_are() -> None:
    assert plan(result("a"), result("b")).is_complete
    assert not plan(result("a"), result("b", "")).is_complete
    assert plan(result("a"), result("b", "")).complete_count == 1
    assert not plan().is_complete


def test_a_result_is_replaced_in_its_place() -> None:
    changed = plan(result("a"), result("b")).with_result(result("a", "12 laporan"))
    assert [r.key for r in changed.work_results] == ["a", "b"]
    assert changed.work_results[0].indicators[0].target == "12 laporan"


def test_a_new_result_comes_last_and_can_be_removed() -> None:
    grown = plan(result("a")).with_result(result("b"))
    assert [r.key for r in grown.work_results] == ["a", "b"]
    assert grown.without_result("a").work_results == (result("b"),)
    assert grown.find("b") == result("b")
    assert grown.find("c") is None


def test_blank_expectations_are_left_out() -> None:
    changed = plan().with_expectations({"loyal": " ", "adaptif": "Mencoba aplikasi baru"})
    assert changed.expectation("adaptif") == "Mencoba aplikasi baru"
    assert changed.expectation("loyal") == ""


def test_a_copy_has_the_content_but_no_key_of_its_source() -> None:
    source = plan(result("a"))
    copy = copied(source, period_id=3, employee_id=4)
    assert (copy.period_id, copy.employee_id, copy.version) == (3, 4, 0)
    assert copy.work_results[0].text == source.work_results[0].text
    assert copy.work_results[0].key != "a"
    assert copy.work_results[0].indicators[0].key != "i-a"
    assert copy.expectations == source.expectations


def test_results_are_told_apart_by_kind() -> None:
    extra = WorkResult(key="x", kind=ResultKind.ADDITIONAL, text="Tim arsip")
    assert plan(result("a"), extra).of_kind(ResultKind.ADDITIONAL) == (extra,)


def test_the_short_name_falls_back_to_the_first_words() -> None:
    assert result("a").word == "Laporan keuangan"
    assert WorkResult(key="a", short_name="Laporan").word == "Laporan"


def test_keys_are_never_the_same() -> None:
    assert len({new_key("rhk") for _ in range(500)}) == 500
