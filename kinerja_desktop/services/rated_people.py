"""The people of a period with where each rating stands, as the fairness rules read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.fairness.reading import Person
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import ItemKind, items_of
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Work
from kinerja_desktop.services.period_material import PeriodMaterial

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


def rated_people(
    found: PeriodMaterial, *, items_required: bool, before: Steps | None = None
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
        person = Person(
            employee_id=employee.id,
            name=employee.name,
            items=items,
            draft=draft,
            notes=tuple(notes.get(employee.id, ())),
            before=(before or {}).get(employee.id, {}),
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


def steps_of(people: tuple[RatedPerson, ...]) -> Steps:
    """Return every step given, by person and item."""
    return {
        one.employee.id: {item.key: step for item, step in one.person.rated()} for one in people
    }


def period_before(look: Work, period: Period) -> Period | None:
    """Return the newest period of the same method and length that ended before this one."""
    earlier = [
        other
        for other in look.periods.list()
        if other.end < period.start and (other.method, other.kind) == (period.method, period.kind)
    ]
    return max(earlier, key=lambda other: other.end, default=None)
