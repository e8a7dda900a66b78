from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.core.plan import Plan
from kinerja_desktop.core.plan_changes import Amendment, amended
from kinerja_desktop.errors import KinerjaError, StaleError
from tests.office import Office
from tests.reports.pdf_look import Pdf


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


def agreed(office: Office, employee_id: int) -> Plan:
    """Agree a plan of two results with a person on 12 January."""
    plan = office.plan(employee_id)
    return office.services.planning.save(replace(plan, shared_on=date(2026, 1, 12)))


def lowered(plan: Plan) -> Plan:
    result = plan.work_results[0]
    return plan.with_result(
        replace(result, indicators=(replace(result.indicators[0], target="4 laporan"),))
    )


def test_an_agreed_plan_changes_only_with_day_and_reason(office: Office) -> None:
    planning = office.services.planning
    plan = agreed(office, office.rina)
    with pytest.raises(KinerjaError):
        planning.save(lowered(plan))
    why = Amendment(on=date(2026, 7, 2), reason="Dua pegawai pindah")
    planning.save(amended(plan, lowered(plan), why))
    stored = planning.view(office.period_id, office.rina).plan
    assert stored.work_results[0].indicators[0].target == "4 laporan"
    assert [change.before for change in stored.changes] == ["6 laporan"]


def test_an_agreement_is_taken_back_only_while_nothing_was_changed(office: Office) -> None:
    planning = office.services.planning
    plan = planning.save(replace(agreed(office, office.rina), shared_on=None))
    plan = planning.save(replace(plan, shared_on=date(2026, 1, 13)))
    why = Amendment(on=date(2026, 7, 2), reason="Dua pegawai pindah")
    plan = planning.save(amended(plan, lowered(plan), why))
    with pytest.raises(KinerjaError):
        planning.save(replace(plan, shared_on=None))


def test_no_copy_takes_the_place_of_an_agreed_plan(office: Office) -> None:
    planning = office.services.planning
    agreed(office, office.rina)
    other = office.plan(office.ids[1])
    assert planning.apply_to(other, (office.rina,)) == ()
    (source,) = planning.sources(office.period_id, office.rina)
    with pytest.raises(KinerjaError):
        planning.copy_from(source, office.period_id, office.rina)


def test_the_form_of_the_result_shows_both_targets_with_day_and_reason(
    office: Office, tmp_path: Path
) -> None:
    plan = agreed(office, office.rina)
    why = Amendment(on=date(2026, 7, 2), reason="Dua pegawai pindah")
    office.services.planning.save(amended(plan, lowered(plan), why))
    office.services.appraising.mark_ready(office.rate(office.rina).id)
    office.talk(office.rina)
    final = office.finalise(office.rina)
    form = Pdf(
        tmp_path / "form.pdf", office.services.documents.pdf(final.id, "evaluation_form")
    ).flat
    assert "6 laporan 4 laporan Diubah 2 Juli 2026: Dua pegawai pindah" in form
