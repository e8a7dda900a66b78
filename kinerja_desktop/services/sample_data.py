"""Sample data: fills a store of its own with the invented office, in one unit of work."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from kinerja_desktop.core.appraisal import Appraisal, Stage
from kinerja_desktop.core.methods.method import Item, items_of
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.services.periods import starter_instrument
from kinerja_desktop.services.sample_office import (
    SampleOffice,
    SamplePerson,
    sample_draft,
    sample_notes,
    sample_office,
    workday,
)
from kinerja_desktop.services.sample_talks import sample_ending, sample_talk


def fill(store: Store, now: datetime) -> int:
    """Fill an empty store with the invented office in one unit of work; returns the period."""
    office = sample_office(now)
    with store.work() as work:
        work.profile.save(office.profile)
        instrument = starter_instrument("permenpanrb_6_2022")
        instrument_id = work.instruments.add(instrument)
        period = replace(office.period(), instrument_id=instrument_id)
        period_id = work.periods.add(period)
        ids = [work.staff.add(person.employee) for person in office.people]
        work.periods.set_members(period_id, tuple(ids))
        for place, (employee_id, person) in enumerate(zip(ids, office.people, strict=True)):
            plan = replace(person.plan, period_id=period_id, employee_id=employee_id)
            if plan.work_results:
                work.plans.save(plan)
            items = items_of(instrument, plan)
            notes = _stored_notes(work, sample_notes(office, person, items, employee_id))
            if person.stage != Stage.NOT_STARTED:
                appraisal = _stored_appraisal(work, office, person, items, notes, period_id)
                _stored_talk(work, office, person, appraisal, notes, place)
        work.audit.append(at=now, action="sample_data", subject=str(period_id))
    return period_id


def _stored_notes(work: Work, notes: tuple[Observation, ...]) -> tuple[Observation, ...]:
    return tuple(replace(note, id=work.observations.add(note)) for note in notes)


def _stored_appraisal(
    work: Work,
    office: SampleOffice,
    person: SamplePerson,
    items: tuple[Item, ...],
    notes: tuple[Observation, ...],
    period_id: int,
) -> Appraisal:
    return work.appraisals.save(
        Appraisal(
            period_id=period_id,
            employee_id=notes[0].employee_id,
            stage=person.stage,
            draft=sample_draft(office, person, items, notes),
            instrument_id=work.periods.get(period_id).instrument_id,
            started_on=office.now.date() - timedelta(days=20),
        )
    )


def _stored_talk(
    work: Work,
    office: SampleOffice,
    person: SamplePerson,
    appraisal: Appraisal,
    notes: tuple[Observation, ...],
    place: int,
) -> None:
    if person.stage not in {Stage.READY, Stage.SIGNED}:
        return
    day = workday(office.now.date() + timedelta(days=1 + place), forward=True)
    when = datetime.combine(day, time(9 + place % 3 * 2, 0))
    if person.stage == Stage.SIGNED:
        when = datetime.combine(workday(office.now.date() - timedelta(days=3)), time(9, 0))
    talk = sample_talk(office, appraisal.id, notes, when)
    if person.stage == Stage.SIGNED:
        talk = sample_ending(office, talk, person.employee.name.split()[0], when)
    work.discussions.save(talk)
