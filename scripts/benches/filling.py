"""A large office for the bench: the invented people many times over, in one unit of work."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kinerja_desktop.core.appraisal import Appraisal, Stage
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.services.periods import starter_instrument
from kinerja_desktop.services.sample_office import (
    SampleOffice,
    SamplePerson,
    sample_draft,
    sample_notes,
    sample_office,
)

STAGES = (Stage.NOT_STARTED, Stage.DRAFT, Stage.READY)


def fill_large(store: Store, now: datetime, *, people: int, notes_each: int) -> tuple[int, ...]:
    """Fill an empty store; returns the ids of the people, all in one period with a plan."""
    office = sample_office(now)
    crowd = _crowd(office, people, notes_each)
    with store.work() as work:
        work.profile.save(office.profile)
        instrument = starter_instrument("permenpanrb_6_2022")
        instrument_id = work.instruments.add(instrument)
        period_id = work.periods.add(replace(office.period(), instrument_id=instrument_id))
        ids = work.staff.add_many(person.employee for person in crowd)
        work.periods.set_members(period_id, ids)
        for employee_id, person in zip(ids, crowd, strict=True):
            _add_work(work, office, person, (period_id, employee_id, instrument_id))
    return ids


def _crowd(office: SampleOffice, people: int, notes_each: int) -> list[SamplePerson]:
    """Return invented people with names and numbers of their own."""
    planned = [person for person in office.people if person.plan.work_results]
    crowd = []
    for number in range(people):
        person = planned[number % len(planned)]
        employee = replace(
            person.employee,
            name=f"{person.employee.name} {number + 1}",
            nip=f"{person.employee.nip[:-3]}{number:03}",
            unit=f"Subbagian {number % 12 + 1}",
        )
        stage = STAGES[number % len(STAGES)]
        crowd.append(replace(person, employee=employee, note_count=notes_each, stage=stage))
    return crowd


def _add_work(
    work: Work, office: SampleOffice, person: SamplePerson, ids: tuple[int, int, int]
) -> None:
    period_id, employee_id, instrument_id = ids
    plan = replace(person.plan, period_id=period_id, employee_id=employee_id)
    work.plans.save(plan)
    items = items_of(work.instruments.get(instrument_id), plan)
    notes = tuple(
        replace(note, id=work.observations.add(note))
        for note in sample_notes(office, person, items, employee_id)
    )
    if person.stage == Stage.NOT_STARTED:
        return
    work.appraisals.save(
        Appraisal(
            period_id=period_id,
            employee_id=employee_id,
            stage=person.stage,
            draft=sample_draft(office, person, items, notes),
            instrument_id=instrument_id,
            started_on=office.now.date(),
        )
    )
