from __future__ import annotations

from dataclasses import replace

import pytest

from kinerja_desktop.core.plan import Plan
from kinerja_desktop.errors import KinerjaError, StaleError
from tests.office import Office


def test_a_person_without_a_plan_gets_an_empty_one(office: Office) -> None:
    view = office.services.planning.view(office.period_id, office.rina)
    assert view.plan == Plan(period_id=office.period_id, employee_id=office.rina)
    assert view.uses_results
    assert len(view.values) == 7
    assert not view.is_locked


def test_saving_over_a_newer_plan_is_refused(office: Office) -> None:
    old = office.plan(office.rina)
    office.services.planning.save(replace(old, expectations=(("loyal", "Menjaga rahasia"),)))
    with pytest.raises(StaleError):
        office.services.planning.save(old)


def test_a_colleagues_plan_is_copied_with_new_keys(office: Office) -> None:
    plan = office.plan(office.rina)
    (source,) = office.services.planning.sources(office.period_id, office.ids[1])
    assert source.result_count == 2
    copy = office.services.planning.copy_from(source, office.period_id, office.ids[1])
    assert copy.work_results[0].text == plan.work_results[0].text
    assert copy.work_results[0].key != plan.work_results[0].key


def test_a_plan_is_spread_to_all_but_those_already_rated(office: Office) -> None:
    plan = office.plan(office.rina)
    office.rate(office.ids[2])
    assert len(office.services.planning.apply_to(plan, office.ids[1:])) == 1
    view = office.services.planning.view(office.period_id, office.ids[1])
    assert view.plan.complete_count == 2


def test_a_plan_copied_over_another_replaces_it(office: Office) -> None:
    office.plan(office.rina)
    own = office.plan(office.ids[1])
    (source,) = office.services.planning.sources(office.period_id, office.ids[1])
    copy = office.services.planning.copy_from(source, office.period_id, office.ids[1])
    assert copy.id == own.id
    assert copy.version == own.version + 1


def test_a_plan_is_locked_once_the_talk_has_begun(office: Office) -> None:
    office.signed(office.rina)
    view = office.services.planning.view(office.period_id, office.rina)
    assert view.is_locked
    with pytest.raises(KinerjaError):
        office.services.planning.save(view.plan)


def test_what_a_plan_was_before_it_was_spread_can_be_put_back(office: Office) -> None:
    planning = office.services.planning
    plan = office.plan(office.rina)
    (before,) = planning.apply_to(plan, (office.ids[1],))
    assert before.work_results == ()
    planning.put_back(before)
    assert planning.view(office.period_id, office.ids[1]).plan.work_results == ()


def test_a_first_plan_is_saved_again_by_its_version_alone(office: Office) -> None:
    planning = office.services.planning
    blank = Plan(period_id=office.period_id, employee_id=office.ids[1])
    saved = planning.save(replace(blank, expectations=(("loyal", "Menjaga rahasia"),)))
    again = planning.save(replace(blank, version=saved.version))
    assert again.id == saved.id
    assert planning.view(office.period_id, office.ids[1]).plan.expectations == ()
