from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kinerja_desktop.core.changes import Changes, Kind
from kinerja_desktop.core.instrument import (
    FIVE_STEPS,
    Anchor,
    Band,
    Indicator,
    Instrument,
    Predicate,
    Section,
)
from kinerja_desktop.core.period import OrganisationResult, Period, PeriodKind
from kinerja_desktop.core.plan import Aspect, Plan, ResultKind, WorkIndicator, WorkResult
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import NotFoundError, StaleError

PERIOD = Period(
    name="2025",
    kind=PeriodKind.YEAR,
    start=date(2025, 1, 1),
    end=date(2025, 12, 31),
    method="pp_30_2019",
    instrument_id=3,
    unit_result=OrganisationResult.BUTUH_PERBAIKAN,
    closed_on=date(2026, 1, 31),
)
INSTRUMENT = Instrument(
    method="weighted_indicators",
    version=2,
    scale=FIVE_STEPS,
    sections=(
        Section(
            key="work",
            title="Kerja",
            anchors=(Anchor(step=5, text="luar biasa"),),
            indicators=(
                Indicator(key="a", name="Mutu", weight=Decimal("33.30"), guidance=("x", "y")),
            ),
        ),
    ),
    bands=(Band(predicate=Predicate.BAIK, from_total=Decimal("76.0")),),
)
RESULT = WorkResult(
    key="rhk-1",
    kind=ResultKind.ADDITIONAL,
    text="Menyusun laporan",
    indicators=(WorkIndicator(key="iki-1", aspect=Aspect.TIME, text="t", target="3 hari"),),
)


def test_a_period_comes_back_as_it_was_saved(store: Store, heard: list[Changes]) -> None:
    with store.work() as work:
        new_id = work.periods.add(PERIOD)
        assert work.periods.get(new_id) == replace(PERIOD, id=new_id)
    assert heard == [{(Kind.PERIOD, new_id)}]


def test_a_period_can_be_closed_and_opened(store: Store, period_id: int) -> None:
    with store.work() as work:
        opened = replace(work.periods.get(period_id), closed_on=date(2026, 7, 1))
        work.periods.save(opened)
        assert work.periods.get(period_id) == opened
        work.periods.save(replace(opened, closed_on=None, unit_result=None))
        assert not work.periods.get(period_id).is_closed


def test_periods_are_listed_newest_first(store: Store, period_id: int) -> None:
    with store.work() as work:
        older = work.periods.add(PERIOD)
        same_day = work.periods.add(replace(PERIOD, start=date(2026, 1, 1)))
        assert [period.id for period in work.periods.list()] == [same_day, period_id, older]


def test_a_period_that_is_gone_is_said(store: Store) -> None:
    with store.work() as work:
        for call in (
            lambda: work.periods.get(9),
            lambda: work.periods.save(replace(PERIOD, id=9)),
            lambda: work.periods.set_members(9, [1]),
        ):
            with pytest.raises(NotFoundError):
                call()


def test_members_keep_their_order_and_are_there_once(
    store: Store, period_id: int, heard: list[Changes]
) -> None:
    with store.work() as work:
        a, b, c = work.staff.add_many(Employee(name=name) for name in "abc")
    with store.work() as work:
        work.periods.set_members(period_id, [c, a, b, c])
        assert work.periods.members(period_id) == (c, a, b)
        work.periods.set_members(period_id, [b])
        assert work.periods.members(period_id) == (b,)
        work.periods.set_members(period_id, [])
        assert work.periods.members(period_id) == ()
    assert heard[-1] == {(Kind.PERIOD, period_id)}


def test_an_instrument_comes_back_as_it_was_saved(store: Store, heard: list[Changes]) -> None:
    with store.work() as work:
        new_id = work.instruments.add(INSTRUMENT)
        assert work.instruments.get(new_id) == replace(INSTRUMENT, id=new_id)
    assert heard == [{(Kind.INSTRUMENT, new_id)}]


def test_the_latest_instrument_of_a_method_has_the_highest_version(store: Store) -> None:
    with store.work() as work:
        assert work.instruments.latest("weighted_indicators") is None
        newest = work.instruments.add(INSTRUMENT)
        work.instruments.add(replace(INSTRUMENT, version=1))
        work.instruments.add(replace(INSTRUMENT, method="other", version=9))
        latest = work.instruments.latest("weighted_indicators")
        assert latest == replace(INSTRUMENT, id=newest)


def test_a_plan_comes_back_as_it_was_saved(
    store: Store, period_id: int, employee_id: int, heard: list[Changes]
) -> None:
    plan = Plan(
        period_id=period_id,
        employee_id=employee_id,
        work_results=(RESULT,),
        expectations=(("harmonis", "Menyapa tamu"),),
        shared_on=date(2026, 1, 20),
    )
    with store.work() as work:
        assert work.plans.get(period_id, employee_id) is None
        saved = work.plans.save(plan)
        assert saved == replace(plan, id=saved.id, version=1)
        assert work.plans.get(period_id, employee_id) == saved
        assert work.plans.list(period_id) == (saved,)
        assert work.plans.list(period_id + 1) == ()
    assert heard[-1] == {(Kind.PLAN, saved.id)}


def test_an_outdated_plan_is_refused_and_the_newer_one_stays(
    store: Store, period_id: int, employee_id: int
) -> None:
    with store.work() as work:
        first = work.plans.save(Plan(period_id=period_id, employee_id=employee_id))
        second = work.plans.save(first.with_result(RESULT))
        assert second.version == 2
    with store.work() as work:
        with pytest.raises(StaleError, match="newer version"):
            work.plans.save(first)
        with pytest.raises(StaleError, match="already has a plan"):
            work.plans.save(Plan(period_id=period_id, employee_id=employee_id))
        with pytest.raises(NotFoundError):
            work.plans.save(replace(first, id=99))
        assert work.plans.get(period_id, employee_id) == second
