"""Objections: at most one for each version of a result."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.objection import Objection
from kinerja_desktop.core.plain import from_plain, to_plain
from kinerja_desktop.data.models.appraising import AppraisalRecord, ObjectionRecord
from kinerja_desktop.data.repositories.repository import AnyRow, Repository
from kinerja_desktop.errors import StaleError
from kinerja_desktop.i18n import _


class ObjectionRepository(Repository):
    def of(self, appraisal_id: int) -> Objection | None:
        query = select(ObjectionRecord).where(ObjectionRecord.appraisal_id == appraisal_id)
        row = self._first(query)
        return None if row is None else _objection(row)

    def list(self, period_id: int) -> tuple[Objection, ...]:
        """Return the objections against all results of the period, in any version."""
        query = (
            select(ObjectionRecord)
            .join(AppraisalRecord, AppraisalRecord.id == ObjectionRecord.appraisal_id)
            .where(AppraisalRecord.period_id == period_id)
            .order_by(ObjectionRecord.id)
        )
        return tuple(_objection(row) for row in self._rows(query))

    def save(self, objection: Objection) -> Objection:
        """Add (id 0) or change; raises StaleError when another version was saved first."""
        columns = {
            "appraisal_id": objection.appraisal_id,
            "state": objection.state.value,
            "body": to_plain(objection),
        }
        if objection.id:
            version = self._update_version(
                ObjectionRecord, objection.id, objection.version, columns
            )
            saved = replace(objection, version=version)
        else:
            if self.of(objection.appraisal_id) is not None:
                raise StaleError(_("An objection against this version was already saved."))
            new_id = self._insert(ObjectionRecord, {**columns, "version": 1})
            saved = replace(objection, id=new_id, version=1)
        self._note(Kind.OBJECTION, saved.id)
        return saved


def _objection(row: AnyRow) -> Objection:
    stored = from_plain(Objection, row.body)
    return replace(stored, id=row.id, appraisal_id=row.appraisal_id, version=row.version)
