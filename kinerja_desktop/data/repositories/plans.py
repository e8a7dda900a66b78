"""Plans (SKP): one for an employee in a period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, select

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.plain import from_plain, to_plain
from kinerja_desktop.core.plan import Plan
from kinerja_desktop.data.models.planning import PlanRecord
from kinerja_desktop.data.repositories.repository import FEW, AnyRow, Repository
from kinerja_desktop.errors import StaleError
from kinerja_desktop.i18n import _


class PlanRepository(Repository):
    def get(self, period_id: int, employee_id: int) -> Plan | None:
        which = (PlanRecord.period_id == period_id) & (PlanRecord.employee_id == employee_id)
        row = self._first(select(PlanRecord.id).where(which))
        if row is None:
            return None
        return self._values(Kind.PLAN, [row.id], lambda missing: self._read(missing, which))[0]

    def by_id(self, plan_id: int) -> Plan:
        """Return one by its id; raises NotFoundError."""
        return _plan(self._one(PlanRecord, plan_id))

    def list(self, period_id: int) -> tuple[Plan, ...]:
        of_period = PlanRecord.period_id == period_id
        query = select(PlanRecord.id).where(of_period).order_by(PlanRecord.id)
        ids = [row.id for row in self._rows(query)]
        return self._values(Kind.PLAN, ids, lambda missing: self._read(missing, of_period))

    def save(self, plan: Plan) -> Plan:
        """Add (id 0) or change; raises StaleError when another version was saved first."""
        columns = {
            "period_id": plan.period_id,
            "employee_id": plan.employee_id,
            "body": to_plain(plan),
        }
        if plan.id:
            version = self._update_version(PlanRecord, plan.id, plan.version, columns)
            saved = replace(plan, version=version)
        else:
            self._refuse_second(plan)
            saved = replace(plan, id=self._insert(PlanRecord, {**columns, "version": 1}), version=1)
        self._note(Kind.PLAN, saved.id)
        return saved

    def _read(self, ids: Sequence[int], of_all: ColumnElement[bool]) -> Iterable[Plan]:
        which = PlanRecord.id.in_(ids) if len(ids) <= FEW else of_all
        return (_plan(row) for row in self._rows(select(PlanRecord).where(which)))

    def _refuse_second(self, plan: Plan) -> None:
        if self.get(plan.period_id, plan.employee_id) is not None:
            raise StaleError(_("This employee already has a plan in this period."))


def _plan(row: AnyRow) -> Plan:
    stored = from_plain(Plan, row.body)
    return replace(
        stored,
        id=row.id,
        period_id=row.period_id,
        employee_id=row.employee_id,
        version=row.version,
    )
