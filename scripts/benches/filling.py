"""A large office for the bench: the invented people many times over, in one unit of work."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from kinerja_desktop.core.appraisal import Appraisal, Stage
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.core.period import Period
from kinerja_desktop.data.models import METADATA
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.services.periods import starter_instrument
from kinerja_desktop.services.sample_office import (
    SampleOffice,
    SamplePerson,
    sample_draft,
    sample_notes,
    sample_office,
)

COPIES_FROM = 1_000_000  # ids of copied notes lie beyond those that were recorded
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


def add_years(store: Store, years: int) -> None:
    """Let the only period have been there in each of so many years before, with all its work."""
    with store.work() as work:
        [period] = work.periods.list()
        earlier = [_years_before(period, back) for back in range(1, years + 1)]
        ids = [work.periods.add(one) for one in earlier]
    with store.database.writing() as connection:
        for back, period_id in enumerate(ids, start=1):
            for table, changed in _moved(period.id, period_id, back).items():
                _copy(connection, table, changed)


def _years_before(period: Period, years: int) -> Period:
    start, end = (day.replace(year=day.year - years) for day in (period.start, period.end))
    return replace(period, id=0, name=f"Semester I {start.year}", start=start, end=end)


def _moved(old: int, new: int, years: int) -> dict[str, dict[str, str]]:
    """Return by table what becomes of its columns, and which rows are copied."""
    in_period = {"period_id": str(new), "": f"period_id = {old}"}
    of_notes = f"id < {COPIES_FROM}"
    return {
        "period_members": in_period,
        "plans": {"id": "NULL", **in_period},
        "appraisals": {"id": "NULL", **in_period},
        "observations": {
            "id": f"id + {COPIES_FROM * years}",
            "happened_on": f"date(happened_on, '-{years} years')",
            "": of_notes,
        },
        "observation_items": {
            "observation_id": f"observation_id + {COPIES_FROM * years}",
            "": f"observation_{of_notes}",
        },
    }


def _copy(connection: Connection, table: str, changed: dict[str, str]) -> None:
    names = [column.name for column in METADATA.tables[table].columns]
    values = ", ".join(changed.get(name, name) for name in names)
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({', '.join(names)}) "  # noqa: S608 - names of our own tables
        f"SELECT {values} FROM {table} WHERE {changed['']}"
    )


def _crowd(office: SampleOffice, people: int, notes_each: int) -> list[SamplePerson]:
    """Return invented people with names and numbers of their own."""
    planned = [person for person in office.people if person.plan.work_results]
    crowd = []
    for number in range(people):
        person = planned[number % len(planned)]
        employee = replace(
            person.employee,
            name=f"{person.employee.name} {number + 1}",
            nip=f"{person.employee.nip[:-4]}{number:04}",
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
