"""The people of a period with where each rating stands, as the fairness rules read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.discussion import Discussion
from kinerja_desktop.core.fairness.reading import Person
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import ItemKind, items_of
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Work
from kinerja_desktop.services.period_material import PeriodMaterial, gather

Steps = Mapping[int, Mapping[str, int]]


@dataclass(frozen=True, kw_only=True)
class RatedPerson:
    """One person: what the rules read, and the predicate or total if there is one yet."""

    employee: Employee
    person: Person
    predicate: Predicate | None
    total: Decimal | None

    def signs(self) -> list[int]:
        """Return the signs of notes tied to values or indicators; results of a plan are apart."""
        items = self.person.items
        keys = {item.key for item in items if item.kind != ItemKind.RESULT}
        return [int(n.valence) for n in self.person.notes if keys.intersection(n.item_keys)]


@dataclass(frozen=True, kw_only=True)
class RatedPeriod:
    """A period with everybody's rating; `last` is the period it is compared with."""

    material: PeriodMaterial
    people: tuple[RatedPerson, ...]
    last: RatedPeriod | None = None


def rated_period(look: Work, period_id: int, *, items_required: bool) -> RatedPeriod:
    """Read everybody's rating in a period and in the one before it."""

    def read() -> RatedPeriod:
        found = gather(look, period_id)
        last = _period_before(look, found.period, items_required=items_required)
        before = {} if last is None else _steps_of(last.people)
        people = _rated_people(found, before, items_required=items_required)
        return RatedPeriod(material=found, people=people, last=last)

    return look.once(("rated period", period_id, items_required), read)


def _period_before(look: Work, period: Period, *, items_required: bool) -> RatedPeriod | None:
    """Return the newest period of the same method and length that ended before this one."""
    earlier = [
        other
        for other in look.periods.list()
        if other.end < period.start and (other.method, other.kind) == (period.method, period.kind)
    ]
    newest = max(earlier, key=lambda other: other.end, default=None)
    if newest is None:
        return None
    found = gather(look, newest.id)
    people = _rated_people(found, {}, items_required=items_required)
    return RatedPeriod(material=found, people=people)


def _rated_people(
    found: PeriodMaterial, before: Steps, *, items_required: bool
) -> tuple[RatedPerson, ...]:
    """Read everybody's rating; `before` holds the steps of last period by person and item."""
    method = METHODS[found.period.method]
    notes: dict[int, list[Observation]] = {}
    for note in found.notes:
        notes.setdefault(note.employee_id, []).append(note)
    rows = []
    for employee in found.people:
        items = items_of(found.instrument, found.plans.get(employee.id))
        appraisal = found.appraisals.get(employee.id)
        draft = appraisal.draft if appraisal is not None else Draft()
        result = method.result(draft, items, found.instrument, items_required)
        final = appraisal.final if appraisal is not None else None
        talk_on, own = talk_facts(found.talks.get(employee.id))
        person = Person(
            employee_id=employee.id,
            name=employee.name,
            items=items,
            draft=draft,
            notes=tuple(notes.get(employee.id, ())),
            before=before.get(employee.id, {}),
            talk_on=talk_on,
            own=own,
        )
        rows.append(
            RatedPerson(
                employee=employee,
                person=person,
                predicate=final.predicate if final is not None else result.predicate,
                total=final.total if final is not None else result.total,
            )
        )
    return tuple(rows)


def talk_facts(talk: Discussion | None) -> tuple[date | None, Mapping[str, int]]:
    """Return the day of a talk, and the employee's own steps until it has ended."""
    if talk is None:
        return None, {}
    own = dict(talk.self_steps) if talk.ended_at is None else {}
    when = talk.started_at or talk.scheduled_at
    return when.date() if when is not None else None, own


def _steps_of(people: tuple[RatedPerson, ...]) -> Steps:
    """Return every step given, by person and item."""
    return {
        one.employee.id: {item.key: step for item, step in one.person.rated()} for one in people
    }
