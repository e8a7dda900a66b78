"""Employees and units. An employee names the unit; the table of units is kept behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, delete, exists, func, or_, select, update

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.staff import Employee, Employment, Sex
from kinerja_desktop.data.models.appraising import AppraisalRecord
from kinerja_desktop.data.models.notes import ObservationRecord
from kinerja_desktop.data.models.people import EmployeeRecord, SupervisionRecord, UnitRecord
from kinerja_desktop.data.models.planning import PeriodMemberRecord, PlanRecord
from kinerja_desktop.data.repositories.repository import (
    FEW,
    AnyRow,
    Repository,
    as_rows,
    batches,
    word,
)
from kinerja_desktop.errors import NotFoundError, StorageError
from kinerja_desktop.i18n import _

WORK_OF_EMPLOYEE = {
    Kind.OBSERVATION: ObservationRecord.employee_id,
    Kind.PLAN: PlanRecord.employee_id,
    Kind.APPRAISAL: AppraisalRecord.employee_id,
}


class StaffRepository(Repository):
    def list(
        self, *, archived: bool | None = False, list_id: int | None = None
    ) -> tuple[Employee, ...]:
        """Return employees by name; `archived` None means all, `list_id` None every list."""
        query = select(EmployeeRecord.id).order_by(EmployeeRecord.sort_name, EmployeeRecord.id)
        if archived is not None:
            is_here = EmployeeRecord.archived_on.is_(None)
            query = query.where(~is_here if archived else is_here)
        if list_id is not None:
            query = query.where(EmployeeRecord.list_id == list_id)
        return self._values(Kind.STAFF, [row.id for row in self._rows(query)], self._read)

    def is_empty(self, list_id: int) -> bool:
        """Return whether nobody belongs to a list, archived people included."""
        query = select(EmployeeRecord.id).where(EmployeeRecord.list_id == list_id)
        return self._first(query) is None

    def get(self, employee_id: int) -> Employee:
        return self._kept(Kind.STAFF, employee_id, lambda: self._stored(employee_id))

    def _stored(self, employee_id: int) -> Employee:
        row = self._first(_employees().where(EmployeeRecord.id == employee_id))
        if row is None:
            raise NotFoundError(
                _("This employee is gone. Someone else may have removed the record.")
            )
        return _employee(row)

    def find_by_nip(self, nip: str) -> Employee | None:
        """Return the employee with this NIP, one still here before an archived one."""
        query = _employees().where(EmployeeRecord.nip == nip, EmployeeRecord.nip != "")
        row = self._first(query.order_by(EmployeeRecord.archived_on.isnot(None), EmployeeRecord.id))
        return None if row is None else _employee(row)

    def add(self, employee: Employee) -> int:
        return self.add_many([employee])[0]

    def save(self, employee: Employee) -> None:
        columns = _columns([employee], self._unit_ids([employee]))
        self._update(EmployeeRecord, employee.id, as_rows(columns)[0])
        self._note(Kind.STAFF, employee.id)

    def add_many(self, employees: Iterable[Employee]) -> tuple[int, ...]:
        """Add in one statement; returns the ids in the order of the values."""
        values = list(employees)
        units = self._unit_ids(values)
        first = self._next_id(EmployeeRecord)
        ids = tuple(range(first, first + len(values)))
        self._insert_columns(EmployeeRecord, {"id": list(ids), **_columns(values, units)})
        for new_id in ids:
            self._note(Kind.STAFF, new_id)
        return ids

    def save_many(self, employees: Iterable[Employee]) -> None:
        """Change in one statement; raises NotFoundError when one of them is gone."""
        values = list(employees)
        if not values:
            return
        units = self._unit_ids(values)
        rows = as_rows({"key": [value.id for value in values], **_columns(values, units)})
        query = update(EmployeeRecord).where(EmployeeRecord.id == bindparam("key"))
        if self._connection.execute(query, rows).rowcount != len(rows):
            raise NotFoundError(
                _("This employee is gone. Someone else may have removed the record.")
            )
        for value in values:
            self._note(Kind.STAFF, value.id)

    def remove_many(self, employee_ids: Iterable[int]) -> None:
        """Take back added people. Raises StorageError when there is already work about one."""
        for batch in batches(employee_ids):
            self._refuse_if_used(batch)
            member = PeriodMemberRecord.employee_id.in_(batch)
            self._connection.execute(delete(PeriodMemberRecord).where(member))
            appraised = SupervisionRecord.employee_id.in_(batch)
            self._connection.execute(delete(SupervisionRecord).where(appraised))
            self._connection.execute(delete(EmployeeRecord).where(EmployeeRecord.id.in_(batch)))
            for employee_id in batch:
                self._note(Kind.STAFF, employee_id)

    def work_about(self, employee_ids: Iterable[int]) -> dict[int, Counter[Kind]]:
        """Count notes, plans and appraisals of these people; who has none is left out."""
        found: dict[int, Counter[Kind]] = defaultdict(Counter)
        for batch in batches(employee_ids):
            for kind, person in WORK_OF_EMPLOYEE.items():
                counted = select(person.label("person"), func.count().label("records"))
                for row in self._rows(counted.where(person.in_(batch)).group_by(person)):
                    found[row.person][kind] += row.records
        return dict(found)

    def _read(self, ids: Sequence[int]) -> Iterable[Employee]:
        query = _employees()
        if len(ids) <= FEW:
            query = query.where(EmployeeRecord.id.in_(ids))
        return (_employee(row) for row in self._rows(query))

    def _refuse_if_used(self, ids: Sequence[int]) -> None:
        uses = [exists().where(person.in_(ids)) for person in WORK_OF_EMPLOYEE.values()]
        if self._connection.execute(select(or_(*uses))).scalar():
            raise StorageError(
                _(
                    "Some of these people already have notes, a plan or an appraisal. Nothing was "
                    "removed. Archive them instead."
                )
            )

    def _unit_ids(self, employees: Iterable[Employee]) -> dict[tuple[str, str], int]:
        """Find or create the units these employees name."""
        wanted = {(value.agency, value.unit) for value in employees if value.unit}
        query = select(UnitRecord.id, UnitRecord.agency, UnitRecord.name)
        rows = self._rows(query) if wanted else ()
        known = {(row.agency, row.name): row.id for row in rows}
        for agency, name in sorted(wanted - known.keys()):
            columns = {"agency": agency, "name": name, "parent_id": 0}
            known[agency, name] = self._insert(UnitRecord, columns)
        return known


def _employees() -> Select[Any]:
    return select(EmployeeRecord.__table__, UnitRecord.name.label("unit")).outerjoin(
        UnitRecord, UnitRecord.id == EmployeeRecord.unit_id
    )


def _employee(row: AnyRow) -> Employee:
    return Employee(
        id=row.id,
        name=row.name,
        front_title=row.front_title,
        back_title=row.back_title,
        nip=row.nip,
        other_number=row.other_number,
        employment=Employment(row.employment),
        grade=row.grade,
        position=row.position,
        unit=row.unit or "",
        agency=row.agency,
        birth_date=row.birth_date,
        sex=None if row.sex is None else Sex(row.sex),
        status=row.status,
        leads_unit=row.leads_unit,
        archived_on=row.archived_on,
        archive_reason=row.archive_reason,
        list_id=row.list_id,
        grade_since=row.grade_since,
        position_since=row.position_since,
        nickname=row.nickname,
    )


def _columns(
    employees: Sequence[Employee], units: dict[tuple[str, str], int]
) -> dict[str, list[Any]]:
    """Return the values of each column, in the order of the employees."""
    return {
        "name": [one.name for one in employees],
        "sort_name": [one.name.casefold() for one in employees],
        "front_title": [one.front_title for one in employees],
        "back_title": [one.back_title for one in employees],
        "nip": [one.nip for one in employees],
        "other_number": [one.other_number for one in employees],
        "employment": [str(one.employment) for one in employees],
        "grade": [one.grade for one in employees],
        "position": [one.position for one in employees],
        "unit_id": [units.get((one.agency, one.unit)) for one in employees],
        "agency": [one.agency for one in employees],
        "birth_date": [one.birth_date for one in employees],
        "sex": [word(one.sex) for one in employees],
        "status": [one.status for one in employees],
        "leads_unit": [one.leads_unit for one in employees],
        "archived_on": [one.archived_on for one in employees],
        "archive_reason": [one.archive_reason for one in employees],
        "list_id": [one.list_id for one in employees],
        "grade_since": [one.grade_since for one in employees],
        "position_since": [one.position_since for one in employees],
        "nickname": [one.nickname for one in employees],
    }
