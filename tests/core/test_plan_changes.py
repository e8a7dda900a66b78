from __future__ import annotations

from dataclasses import replace
from datetime import date

from kinerja_desktop.core.plain import from_plain, to_plain
from kinerja_desktop.core.plan import (
    Appendix,
    Plan,
    PlanPart,
    WorkIndicator,
    WorkResult,
    copied,
)
from kinerja_desktop.core.plan_changes import (
    Amendment,
    amended,
    changes_at,
    is_explained,
    removed_from,
)

JULY = Amendment(on=date(2026, 7, 2), reason="Dua pegawai pindah")
INDICATOR = WorkIndicator(key="iki", text="Laporan terkirim", target="12 laporan")
AGREED = Plan(
    period_id=1,
    employee_id=2,
    work_results=(WorkResult(key="rhk", text="Laporan bulanan", indicators=(INDICATOR,)),),
    shared_on=date(2026, 1, 12),
)


def with_target(plan: Plan, target: str) -> Plan:
    result = plan.work_results[0]
    indicator = replace(result.indicators[0], target=target)
    return plan.with_result(replace(result, indicators=(indicator,)))


def test_a_lowered_target_keeps_the_old_one_with_day_and_reason() -> None:
    changed = amended(AGREED, with_target(AGREED, "8 laporan"), JULY)
    (change,) = changes_at(changed, PlanPart.TARGET, "iki")
    assert (change.before, change.after) == ("12 laporan", "8 laporan")
    assert (change.on, change.reason) == (date(2026, 7, 2), "Dua pegawai pindah")
    assert is_explained(AGREED, changed)


def test_a_change_without_its_record_or_reason_is_not_explained() -> None:
    lower = with_target(AGREED, "8 laporan")
    assert not is_explained(AGREED, lower)
    assert not is_explained(AGREED, amended(AGREED, lower, replace(JULY, reason=" ")))
    changed = amended(AGREED, lower, JULY)
    assert not is_explained(changed, with_target(changed, "5 laporan"))


def test_typing_a_target_in_steps_and_back_leaves_no_change() -> None:
    half = amended(AGREED, with_target(AGREED, "8"), JULY)
    assert is_explained(AGREED, half)
    back = amended(AGREED, with_target(half, "12 laporan"), JULY)
    assert back.changes == ()
    assert is_explained(half, back)


def test_a_second_change_keeps_the_first() -> None:
    first = amended(AGREED, with_target(AGREED, "8 laporan"), JULY)
    later = Amendment(on=date(2026, 9, 1), reason="Pegawai pengganti datang")
    second = amended(first, with_target(first, "10 laporan"), later)
    before = [change.before for change in changes_at(second, PlanPart.TARGET, "iki")]
    assert before == ["12 laporan", "8 laporan"]
    assert is_explained(first, second)


def test_what_is_removed_stays_named() -> None:
    gone = amended(AGREED, AGREED.without_result("rhk"), JULY)
    assert [change.before for change in removed_from(gone)] == [
        "Laporan bulanan",
        "Laporan terkirim",
    ]
    assert is_explained(AGREED, gone)


def test_a_date_is_part_of_what_was_agreed() -> None:
    (result,) = AGREED.work_results
    later = AGREED.with_result(replace(result, due_on=date(2026, 8, 31)))
    assert not is_explained(AGREED, later)
    (change,) = amended(AGREED, later, JULY).changes
    assert (change.part, change.after) == (PlanPart.DUE, "2026-08-31")


def test_a_result_lapses_the_day_after_its_date() -> None:
    result = replace(AGREED.work_results[0], due_on=date(2026, 6, 30))
    assert not result.has_lapsed(date(2026, 6, 30))
    assert result.has_lapsed(date(2026, 7, 1))
    assert not AGREED.work_results[0].has_lapsed(date(2030, 1, 1))


def test_a_copy_takes_the_appendix_but_no_agreement_change_or_date_of_another_period() -> None:
    plan = replace(
        amended(AGREED, with_target(AGREED, "8 laporan"), JULY),
        appendix=Appendix(support=("Dua laptop",)),
    )
    dated = plan.with_result(replace(plan.work_results[0], due_on=date(2026, 8, 31)))
    copy = copied(dated, period_id=5, employee_id=2)
    assert (copy.shared_on, copy.changes) == (None, ())
    assert copy.appendix == Appendix(support=("Dua laptop",))
    assert copy.work_results[0].due_on is None
    near = copied(dated, period_id=1, employee_id=3)
    assert near.work_results[0].due_on == date(2026, 8, 31)


def test_a_plan_stored_before_dates_and_changes_still_opens() -> None:
    plain = to_plain(AGREED)
    del plain["appendix"], plain["changes"]
    del plain["work_results"][0]["due_on"]
    assert from_plain(Plan, plain) == AGREED
    changed = amended(AGREED, with_target(AGREED, "8 laporan"), JULY)
    assert from_plain(Plan, to_plain(changed)) == changed
