"""Units: what they are called and what stands above them. People name them in their records."""

from __future__ import annotations

from sqlalchemy import delete, func, select, update

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.staff import Unit
from kinerja_desktop.data.models.people import EmployeeRecord, UnitRecord
from kinerja_desktop.data.repositories.repository import Repository


class UnitRepository(Repository):
    def all(self) -> tuple[Unit, ...]:
        query = select(UnitRecord).order_by(UnitRecord.agency, UnitRecord.name)
        return tuple(
            Unit(id=row.id, name=row.name, agency=row.agency, parent_id=row.parent_id)
            for row in self._rows(query)
        )

    def add(self, unit: Unit) -> int:
        columns = {"name": unit.name, "agency": unit.agency, "parent_id": unit.parent_id}
        self._note(Kind.STAFF, 0)
        return self._insert(UnitRecord, columns)

    def save(self, unit: Unit) -> None:
        """Change a unit; its people carry the new name at once."""
        columns = {"name": unit.name, "agency": unit.agency, "parent_id": unit.parent_id}
        self._update(UnitRecord, unit.id, columns)
        self._note_people(unit.id)

    def move_people(self, unit_id: int, into_id: int) -> None:
        """Give the people and the units below to another unit."""
        self._note_people(unit_id)
        mine = update(EmployeeRecord).where(EmployeeRecord.unit_id == unit_id)
        self._connection.execute(mine.values(unit_id=into_id))
        below = update(UnitRecord).where(UnitRecord.parent_id == unit_id)
        self._connection.execute(below.values(parent_id=into_id))

    def remove(self, unit_id: int) -> None:
        """Remove a unit without people; what stood below it moves up."""
        above = select(UnitRecord.parent_id).where(UnitRecord.id == unit_id)
        parent_id = self._connection.execute(above).scalar() or 0
        below = update(UnitRecord).where(UnitRecord.parent_id == unit_id)
        self._connection.execute(below.values(parent_id=parent_id))
        self._connection.execute(delete(UnitRecord).where(UnitRecord.id == unit_id))
        self._note(Kind.STAFF, 0)

    def counts(self) -> dict[int, int]:
        """Return how many people name each unit, archived ones too."""
        query = select(EmployeeRecord.unit_id, func.count().label("people"))
        named = query.where(EmployeeRecord.unit_id.is_not(None)).group_by(EmployeeRecord.unit_id)
        return {row.unit_id: row.people for row in self._rows(named)}

    def _note_people(self, unit_id: int) -> None:
        self._note(Kind.STAFF, 0)
        query = select(EmployeeRecord.id).where(EmployeeRecord.unit_id == unit_id)
        for row in self._rows(query):
            self._note(Kind.STAFF, row.id)
