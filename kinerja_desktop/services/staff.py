"""Staff: the list of people of a period, one person's summary, adding and archiving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kinerja_desktop.core import nip, ranks
from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.evidence import rarely_noted
from kinerja_desktop.core.import_problems import sentence
from kinerja_desktop.core.rows import StaffRow
from kinerja_desktop.core.staff import Employee, Unit
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.errors import InvalidError
from kinerja_desktop.i18n import _
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.person_summary import PersonSummary, summarise
from kinerja_desktop.settings import Settings


class StaffService:
    """People: list, card, add, edit, archive."""

    def __init__(self, store: Store, clock: Clock, settings: Callable[[], Settings]) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def list_staff(
        self, period_id: int = 0, *, archived: bool | None = False
    ) -> tuple[StaffRow, ...]:
        """Return people of the list by name; with a period, its members, with stage and notes."""
        with self._store.reading() as look:
            key = ("staff", period_id, archived)
            return look.once(key, lambda: _rows(look, period_id, archived=archived))

    def list_outside(self, period_id: int) -> tuple[StaffRow, ...]:
        """Return the people of the list who do not belong to a period, by name."""
        with self._store.reading() as look:
            members = set(look.periods.members(period_id)) if period_id else set()
            people = look.staff.list(list_id=look.lists.current().id)
        return tuple(StaffRow(employee=person) for person in people if person.id not in members)

    def is_empty(self) -> bool:
        """Whether nobody belongs to the list, archived people included."""
        with self._store.reading() as look:
            return look.staff.is_empty(look.lists.current().id)

    def get(self, employee_id: int) -> Employee:
        with self._store.reading() as look:
            return look.staff.get(employee_id)

    def units(self) -> tuple[Unit, ...]:
        with self._store.reading() as look:
            return look.units.all()

    def add(self, employee: Employee, *, period_id: int = 0) -> int:
        """Add a person to the list, and to a period if given; raises InvalidError by field."""
        employee = replace(employee, nip=nip.clean(employee.nip))
        self._check(employee)
        with self._store.work() as work:
            employee = replace(employee, list_id=work.lists.current().id)
            employee_id = work.staff.add(employee)
            if period_id:
                members = (*work.periods.members(period_id), employee_id)
                work.periods.set_members(period_id, members)
            work.audit.append(at=self._clock(), action="employee_added", subject=str(employee_id))
        return employee_id

    def save(self, employee: Employee) -> None:
        employee = replace(employee, nip=nip.clean(employee.nip))
        self._check(employee)
        with self._store.work() as work:
            work.staff.save(employee)
            work.audit.append(at=self._clock(), action="employee_changed", subject=str(employee.id))

    def archive(self, employee_id: int, reason: str, on: date | None = None) -> None:
        """Mark a person as gone; everything about them stays readable."""
        with self._store.work() as work:
            person = work.staff.get(employee_id)
            day = on or self._clock().date()
            work.staff.save(replace(person, archived_on=day, archive_reason=reason))
            work.audit.append(
                at=self._clock(), action="employee_archived", subject=str(employee_id)
            )

    def unarchive(self, employee_id: int) -> None:
        with self._store.work() as work:
            person = work.staff.get(employee_id)
            work.staff.save(replace(person, archived_on=None, archive_reason=""))
            work.audit.append(
                at=self._clock(), action="employee_unarchived", subject=str(employee_id)
            )

    def summary(self, employee_id: int, period_id: int = 0) -> PersonSummary:
        """Return the card of one person, for a period if one is given."""
        with self._store.reading() as look:
            return summarise(
                look,
                employee_id,
                period_id,
                today=self._clock().date(),
                target=self._settings().notes_per_item,
            )

    def _check(self, employee: Employee) -> None:
        wrong: dict[str, str] = {}
        today = self._clock().date()
        if not employee.name.strip():
            wrong["name"] = _("Write the name.")
        if employee.nip and (fault := _nip_fault(employee.nip, today)):
            wrong["nip"] = sentence(fault, employee.nip)
        if employee.grade and not ranks.canonical(employee.grade):
            wrong["grade"] = _("Write the grade like III/c or IX.")
        if employee.nip and "nip" not in wrong:
            with self._store.reading() as look:
                other = look.staff.find_by_nip(employee.nip)
            if other is not None and other.id != employee.id:
                wrong["nip"] = _("{name} has this NIP already.").format(name=other.display_name)
        if wrong:
            raise InvalidError(wrong)


def _nip_fault(digits: str, today: date) -> str:
    """Return the code of what is wrong with a number that must have 18 digits."""
    found = nip.check(digits, today)
    if found.errors:
        return found.errors[0]
    return "" if found.nip is not None else "nip_length"


def _rows(look: Work, period_id: int, *, archived: bool | None) -> tuple[StaffRow, ...]:
    people = look.staff.list(archived=archived, list_id=look.lists.current().id)
    if not period_id:
        return tuple(StaffRow(employee=person) for person in people)
    period = look.periods.get(period_id)
    members = set(look.periods.members(period_id))
    stages = {a.employee_id: a.stage for a in look.appraisals.list(period_id)}
    plans = {p.employee_id: p.is_complete for p in look.plans.list(period_id)}
    counts = look.observations.count_by_employee(period.start, period.end)
    shown = [person for person in people if person.id in members]
    rare = rarely_noted({person.id: counts.get(person.id, 0) for person in shown})
    return tuple(
        StaffRow(
            employee=person,
            stage=stages.get(person.id, Stage.NOT_STARTED),
            note_count=counts.get(person.id, 0),
            rarely_noted=person.id in rare,
            plan_complete=plans.get(person.id, False),
        )
        for person in shown
    )
