from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.evidence import Level
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.errors import InvalidError
from kinerja_desktop.services import Services
from kinerja_desktop.services.person_summary import NextStep
from tests.office import Office


def test_a_list_shows_stage_and_notes_of_the_period(office: Office) -> None:
    office.ready(office.rina)
    rows = {row.employee.id: row for row in office.services.staff.list_staff(office.period_id)}
    assert rows[office.rina].stage == Stage.READY
    assert rows[office.rina].note_count == 1
    assert rows[office.rina].plan_complete
    assert rows[office.ids[1]].stage == Stage.NOT_STARTED


def test_people_outside_the_period_are_not_in_its_list(office: Office) -> None:
    other = office.services.staff.add(Employee(name="Bayu Andai"))
    rows = office.services.staff.list_staff(office.period_id)
    assert other not in {row.employee.id for row in rows}
    assert other in {row.employee.id for row in office.services.staff.list_staff()}


def test_a_person_added_during_a_period_joins_it(office: Office) -> None:
    other = office.services.staff.add(Employee(name="Bayu Andai"), period_id=office.period_id)
    assert other in office.services.periods.members(office.period_id)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (Employee(name=" "), "name"),
        (Employee(name="Bayu", nip="19850312201001200"), "nip"),
        (Employee(name="Bayu", nip="198503122010012001"), "nip"),
        (Employee(name="Bayu", grade="V/z"), "grade"),
    ],
)
def test_a_person_with_a_fault_is_refused_by_field(
    office: Office, wrong: Employee, field: str
) -> None:
    with pytest.raises(InvalidError) as caught:
        office.services.staff.add(wrong)
    assert set(caught.value.fields) == {field}
    assert len(office.services.staff.list_staff()) == 3


def test_a_nip_typed_in_groups_is_kept_without_spaces(office: Office) -> None:
    other = office.services.staff.add(Employee(name="Bayu", nip="19900101 201503 1 004"))
    assert office.services.staff.get(other).nip == "199001012015031004"


def test_a_leaver_stays_readable_and_can_come_back(office: Office) -> None:
    staff = office.services.staff
    staff.archive(office.rina, "Pindah unit", date(2026, 6, 1))
    assert office.rina not in {row.employee.id for row in staff.list_staff(office.period_id)}
    assert staff.get(office.rina).archive_reason == "Pindah unit"
    assert staff.list_staff(archived=True)[0].employee.id == office.rina
    staff.unarchive(office.rina)
    assert not staff.get(office.rina).is_archived


def test_a_change_is_saved_whole(office: Office) -> None:
    staff = office.services.staff
    changed = replace(staff.get(office.rina), position="Kepala Subbagian", grade="III/d")
    staff.save(changed)
    assert staff.get(office.rina) == changed
    assert "Sub Bagian Keuangan" in {unit.name for unit in staff.units()}


def test_the_card_gathers_evidence_history_and_plans(office: Office) -> None:
    office.signed(office.rina)
    card = office.services.staff.summary(office.rina, office.period_id)
    akuntabel = next(row for row in card.items if row.key == "akuntabel")
    assert akuntabel.sufficiency.count == 1
    assert akuntabel.sufficiency.level == Level.LOW
    assert [row.is_result for row in card.items[:2]] == [True, True]
    assert card.history[0].period_name == "Semester I 2026"
    assert card.days_quiet == 107
    assert card.discussion is not None


def test_the_next_step_follows_the_journey(office: Office) -> None:
    steps = []

    def step() -> NextStep:
        return office.services.staff.summary(office.rina, office.period_id).next_step

    steps.append(step())
    office.plan(office.rina)
    steps.append(step())
    office.rate(office.rina, evidence=(office.note(office.rina).id,))
    steps.append(step())
    appraisal = office.services.appraising.view(office.period_id, office.rina).appraisal
    office.services.appraising.mark_ready(appraisal.id)
    steps.append(step())
    office.talk(office.rina)
    steps.append(step())
    assert steps == [
        NextStep.PLAN,
        NextStep.RATE,
        NextStep.RATE,
        NextStep.PREPARE,
        NextStep.FINALISE,
    ]


def test_a_card_without_a_period_still_opens(services: Services) -> None:
    person = services.staff.add(Employee(name="Bayu Andai"))
    card = services.staff.summary(person)
    assert card.period is None
    assert card.items == ()


def test_everybody_is_inside_or_outside_a_period(office: Office) -> None:
    staff = office.services.staff
    other = staff.add(Employee(name="Bayu Andai"))
    assert [row.employee.id for row in staff.list_outside(office.period_id)] == [other]
    assert not staff.is_empty()


def test_an_empty_store_says_so(services: Services) -> None:
    assert services.staff.is_empty()
