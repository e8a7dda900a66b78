"""Periods and the people appraised in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, select

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.period import OrganisationResult, Period, PeriodKind
from kinerja_desktop.data.models.planning import PeriodMemberRecord, PeriodRecord
from kinerja_desktop.data.repositories.repository import AnyRow, Repository, word


class PeriodRepository(Repository):
    def list(self) -> tuple[Period, ...]:
        """Return all periods, the newest first."""
        query = select(PeriodRecord).order_by(PeriodRecord.start_on.desc(), PeriodRecord.id.desc())
        return tuple(_period(row) for row in self._rows(query))

    def get(self, period_id: int) -> Period:
        return self._kept(
            Kind.PERIOD, period_id, lambda: _period(self._one(PeriodRecord, period_id))
        )

    def add(self, period: Period) -> int:
        new_id = self._insert(PeriodRecord, _columns(period))
        self._note(Kind.PERIOD, new_id)
        return new_id

    def save(self, period: Period) -> None:
        self._update(PeriodRecord, period.id, _columns(period))
        self._note(Kind.PERIOD, period.id)

    def members(self, period_id: int) -> tuple[int, ...]:
        """Return the ids of the people appraised, in the order they were given."""
        query = (
            select(PeriodMemberRecord.employee_id)
            .where(PeriodMemberRecord.period_id == period_id)
            .order_by(PeriodMemberRecord.position)
        )
        return tuple(row.employee_id for row in self._rows(query))

    def set_members(self, period_id: int, employee_ids: Iterable[int]) -> None:
        self._one(PeriodRecord, period_id)
        of_period = PeriodMemberRecord.period_id == period_id
        self._connection.execute(delete(PeriodMemberRecord).where(of_period))
        rows = [
            {"period_id": period_id, "employee_id": employee_id, "position": position}
            for position, employee_id in enumerate(dict.fromkeys(employee_ids))
        ]
        self._insert_many(PeriodMemberRecord, rows)
        self._note(Kind.PERIOD, period_id)


def _period(row: AnyRow) -> Period:
    return Period(
        id=row.id,
        name=row.name,
        kind=PeriodKind(row.kind),
        start=row.start_on,
        end=row.end_on,
        method=row.method,
        instrument_id=row.instrument_id,
        unit_result=None if row.unit_result is None else OrganisationResult(row.unit_result),
        closed_on=row.closed_on,
    )


def _columns(period: Period) -> dict[str, Any]:
    return {
        "name": period.name,
        "kind": period.kind.value,
        "start_on": period.start,
        "end_on": period.end,
        "method": period.method,
        "instrument_id": period.instrument_id,
        "unit_result": word(period.unit_result),
        "closed_on": period.closed_on,
    }
