"""Staff lists kept apart, and which of them is shown."""

from __future__ import annotations

from sqlalchemy import delete, func, select, update

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.staff import DEFAULT_LIST, StaffList
from kinerja_desktop.data.models.people import EmployeeRecord, StaffListRecord
from kinerja_desktop.data.repositories.repository import AnyRow, Repository


class StaffListRepository(Repository):
    def all(self) -> tuple[StaffList, ...]:
        """Return the lists in the order in which they were made; the default list first."""
        return tuple(map(_list, self._rows(select(StaffListRecord).order_by(StaffListRecord.id))))

    def get(self, list_id: int) -> StaffList:
        return _list(self._one(StaffListRecord, list_id))

    def current(self) -> StaffList:
        query = select(StaffListRecord).order_by(StaffListRecord.is_current.desc())
        row = self._first(query.order_by(StaffListRecord.id))
        return StaffList(id=DEFAULT_LIST) if row is None else _list(row)

    def choose(self, list_id: int) -> None:
        """Make this the list that is shown. Raises NotFoundError."""
        is_chosen = StaffListRecord.id == list_id
        self._one(StaffListRecord, list_id)
        self._connection.execute(update(StaffListRecord).values(is_current=is_chosen))
        self._note(Kind.STAFF, 0)

    def add(self, staff_list: StaffList) -> int:
        """Add a list; one with an id comes back as it was."""
        columns = {"name": staff_list.name, "is_current": False}
        if staff_list.id:
            columns["id"] = staff_list.id
        self._note(Kind.STAFF, 0)
        return self._insert(StaffListRecord, columns)

    def save(self, staff_list: StaffList) -> None:
        self._update(StaffListRecord, staff_list.id, {"name": staff_list.name})
        self._note(Kind.STAFF, 0)

    def remove(self, list_id: int) -> None:
        """Remove a list nobody belongs to."""
        self._connection.execute(delete(StaffListRecord).where(StaffListRecord.id == list_id))
        self._note(Kind.STAFF, 0)

    def counts(self) -> dict[int, int]:
        """Return how many people each list holds, archived ones not counted."""
        query = select(EmployeeRecord.list_id, func.count().label("people"))
        here = query.where(EmployeeRecord.archived_on.is_(None)).group_by(EmployeeRecord.list_id)
        return {row.list_id: row.people for row in self._rows(here)}


def _list(row: AnyRow) -> StaffList:
    return StaffList(id=row.id, name=row.name)
