from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kinerja_desktop.core.instrument import Instrument
from kinerja_desktop.core.methods.weights import weights_add_up
from kinerja_desktop.core.methods.year_2021 import FIRST_HALF
from kinerja_desktop.core.period import OrganisationResult, Period
from kinerja_desktop.errors import InvalidError, KinerjaError
from tests.office import SEMESTER, Office

NEXT = Period(name="Semester II 2026", start=date(2026, 7, 1), end=date(2026, 12, 31))


def test_the_current_period_is_the_open_one_around_today(office: Office) -> None:
    office.services.periods.create(NEXT, office.ids)
    current = office.services.periods.current()
    assert current is not None
    assert current.id == office.period_id
    office.services.periods.close(office.period_id)
    current = office.services.periods.current()
    assert current is not None
    assert current.name == NEXT.name


def test_a_person_is_not_appraised_twice_on_the_same_days(office: Office) -> None:
    overlapping = replace(NEXT, start=date(2026, 6, 30))
    with pytest.raises(InvalidError) as caught:
        office.services.periods.create(overlapping, office.ids)
    assert "Semester I 2026" in caught.value.fields["members"]
    assert len(office.services.periods.list()) == 1


def test_other_people_may_be_appraised_on_the_same_days(office: Office) -> None:
    office.services.periods.create(replace(NEXT, start=date(2026, 6, 1)), ())
    assert len(office.services.periods.list()) == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(NEXT, name=" "), "name"),
        (replace(NEXT, end=date(2026, 6, 30)), "end"),
        (replace(NEXT, method="unknown"), "method"),
    ],
)
def test_a_period_with_a_fault_is_refused_by_field(
    office: Office, wrong: Period, field: str
) -> None:
    with pytest.raises(InvalidError) as caught:
        office.services.periods.create(wrong, ())
    assert field in caught.value.fields


def test_plans_of_the_last_period_can_be_taken_over(office: Office) -> None:
    plan = office.plan(office.rina)
    following = office.services.periods.create(NEXT, office.ids, copy_plans_from=office.period_id)
    copy = office.services.planning.view(following, office.rina).plan
    assert [r.text for r in copy.work_results] == [r.text for r in plan.work_results]
    assert copy.work_results[0].key != plan.work_results[0].key


def test_the_organisations_result_is_kept_with_the_period(office: Office) -> None:
    office.services.periods.set_unit_result(office.period_id, OrganisationResult.ISTIMEWA)
    view = office.services.periods.view(office.period_id)
    assert view.period.unit_result == OrganisationResult.ISTIMEWA
    assert view.member_count == 3


def test_method_and_people_stay_once_ratings_have_begun(office: Office) -> None:
    office.rate(office.rina)
    period = office.services.periods.view(office.period_id).period
    with pytest.raises(KinerjaError):
        office.services.periods.save(replace(period, method="weighted_indicators"), office.ids)
    with pytest.raises(KinerjaError):
        office.services.periods.save(period, office.ids[1:])
    office.services.periods.save(replace(period, name="Semester Satu"), office.ids)
    assert office.services.periods.view(office.period_id).period.name == "Semester Satu"


def test_a_method_changed_before_any_rating_brings_its_instrument(office: Office) -> None:
    period = office.services.periods.view(office.period_id).period
    office.services.periods.save(replace(period, method="weighted_indicators"), office.ids)
    stored = office.services.periods.view(office.period_id).instrument
    assert weights_add_up(stored)


def with_weight(instrument: Instrument, weight: str) -> Instrument:
    section = instrument.sections[0]
    first = replace(section.indicators[0], weight=Decimal(weight))
    indicators = (first, *section.indicators[1:])
    return replace(instrument, sections=(replace(section, indicators=indicators),))


def test_weights_that_do_not_total_100_are_refused(office: Office) -> None:
    period_id = office.services.periods.create(
        replace(NEXT, method="weighted_indicators"), office.ids
    )
    instrument = office.services.periods.view(period_id).instrument
    with pytest.raises(InvalidError) as caught:
        office.services.periods.save_instrument(period_id, with_weight(instrument, "25"))
    assert "95" in caught.value.fields["weights"]


def test_a_changed_instrument_is_a_new_version_and_the_old_one_stays(office: Office) -> None:
    before = office.services.periods.view(office.period_id).instrument
    section = before.sections[1]
    changed = replace(
        before,
        sections=(before.sections[0], replace(section, title="Perilaku kerja ASN")),
    )
    saved = office.services.periods.save_instrument(office.period_id, changed)
    assert saved.version == before.version + 1
    following = office.services.periods.create(NEXT, office.ids)
    assert office.services.periods.view(following).instrument.version == saved.version


def test_an_instrument_is_locked_once_a_rating_exists(office: Office) -> None:
    office.rate(office.rina)
    instrument = office.services.periods.view(office.period_id).instrument
    with pytest.raises(KinerjaError):
        office.services.periods.save_instrument(office.period_id, instrument)


def test_a_closed_period_can_be_opened_again(office: Office) -> None:
    office.services.periods.close(office.period_id)
    assert office.services.periods.view(office.period_id).period.is_closed
    office.services.periods.reopen(office.period_id)
    assert not office.services.periods.view(office.period_id).period.is_closed
    assert office.services.periods.candidates()[0].employee.name
    assert SEMESTER.name == office.services.periods.list()[0].name


def test_every_period_is_listed_with_its_numbers(office: Office) -> None:
    office.ready(office.rina)
    office.services.periods.create(NEXT, ())
    newest, oldest = office.services.periods.views()
    assert (newest.period.name, newest.member_count, newest.started_count) == (NEXT.name, 0, 0)
    assert (oldest.member_count, oldest.started_count, oldest.finished_count) == (3, 1, 0)


def test_special_expectations_are_counted_by_value(office: Office) -> None:
    for employee_id in office.ids[:2]:
        plan = office.plan(employee_id)
        office.services.planning.save(plan.with_expectations({"akuntabel": "Tepat waktu."}))
    assert office.services.periods.expectation_counts(office.period_id) == {"akuntabel": 2}


def test_a_period_of_2021_asks_for_its_first_half_where_it_has_one(office: Office) -> None:
    periods = office.services.periods
    year = Period(name="2021", start=date(2021, 1, 1), end=date(2021, 12, 31), method="pp_30_2019")
    year_id = periods.create(year, office.ids)
    keys = [section.key for section in periods.view(year_id).instrument.sections]
    assert keys == ["results", "behaviour", "idea", FIRST_HALF]
    half = replace(periods.view(year_id).period, start=date(2021, 7, 1))
    periods.save(half, office.ids)
    instrument = periods.view(year_id).instrument
    assert [section.key for section in instrument.sections] == ["results", "behaviour", "idea"]
    assert instrument.version == 2
    periods.save(replace(half, name="Juli-Desember 2021"), office.ids)
    assert periods.view(year_id).instrument == instrument
