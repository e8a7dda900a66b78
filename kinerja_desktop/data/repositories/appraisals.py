"""Appraisals in all their revisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, func, select

from kinerja_desktop.core.appraisal import Appraisal, Draft, Final, Stage
from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.plain import from_plain, to_plain
from kinerja_desktop.data.models.appraising import AppraisalRecord
from kinerja_desktop.data.repositories.repository import FEW, AnyRow, Repository
from kinerja_desktop.errors import StaleError
from kinerja_desktop.i18n import _


class AppraisalRepository(Repository):
    def current(self, period_id: int, employee_id: int) -> Appraisal | None:
        """Return the highest revision that is not superseded."""
        found = self._current(
            AppraisalRecord.period_id == period_id, AppraisalRecord.employee_id == employee_id
        )
        return found[0] if found else None

    def list(self, period_id: int) -> tuple[Appraisal, ...]:
        """Return the current revision of everyone in the period."""
        return self._current(AppraisalRecord.period_id == period_id)

    def get(self, appraisal_id: int) -> Appraisal:
        return _appraisal(self._one(AppraisalRecord, appraisal_id))

    def history(self, employee_id: int) -> tuple[Appraisal, ...]:
        """Return all revisions in all periods, oldest first."""
        there = (AppraisalRecord.employee_id == employee_id,)
        query = select(AppraisalRecord.id).where(*there)
        order = (AppraisalRecord.period_id, AppraisalRecord.revision)
        ids = [row.id for row in self._rows(query.order_by(*order))]
        return self._values(Kind.APPRAISAL, ids, lambda missing: self._read(missing, there))

    def valid_revisions(self, period_id: int) -> dict[int, int]:
        """Return the newest revision that became final, by employee; without one, none."""
        record = AppraisalRecord
        query = (
            select(record.employee_id, func.max(record.revision).label("revision"))
            .where(record.period_id == period_id, record.predicate.is_not(None))
            .group_by(record.employee_id)
        )
        return {row.employee_id: row.revision for row in self._rows(query)}

    def save(self, appraisal: Appraisal) -> Appraisal:
        """Add (id 0) or change; raises StaleError when another version was saved first."""
        columns = _columns(appraisal)
        if appraisal.id:
            version = self._update_version(
                AppraisalRecord, appraisal.id, appraisal.version, columns
            )
            saved = replace(appraisal, version=version)
        else:
            self._refuse_second(appraisal)
            new_id = self._insert(AppraisalRecord, {**columns, "version": 1})
            saved = replace(appraisal, id=new_id, version=1)
        self._note(Kind.APPRAISAL, saved.id)
        return saved

    def _current(self, *which: ColumnElement[bool]) -> tuple[Appraisal, ...]:
        there = (*which, AppraisalRecord.stage != Stage.SUPERSEDED.value)
        query = select(AppraisalRecord.id, AppraisalRecord.employee_id).where(*there)
        order = (AppraisalRecord.employee_id, AppraisalRecord.revision)
        newest = {row.employee_id: row.id for row in self._rows(query.order_by(*order))}
        ids = list(newest.values())
        return self._values(Kind.APPRAISAL, ids, lambda missing: self._read(missing, there))

    def _read(
        self, ids: Sequence[int], of_all: tuple[ColumnElement[bool], ...]
    ) -> Iterable[Appraisal]:
        which = (AppraisalRecord.id.in_(ids),) if len(ids) <= FEW else of_all
        return (_appraisal(row) for row in self._rows(select(AppraisalRecord).where(*which)))

    def _refuse_second(self, appraisal: Appraisal) -> None:
        query = select(AppraisalRecord.id).where(
            AppraisalRecord.period_id == appraisal.period_id,
            AppraisalRecord.employee_id == appraisal.employee_id,
            AppraisalRecord.revision == appraisal.revision,
        )
        if self._first(query) is not None:
            raise StaleError(_("This appraisal was already started in the meantime."))


def _appraisal(row: AnyRow) -> Appraisal:
    return Appraisal(
        id=row.id,
        period_id=row.period_id,
        employee_id=row.employee_id,
        revision=row.revision,
        stage=Stage(row.stage),
        draft=from_plain(Draft, row.draft),
        instrument_id=row.instrument_id,
        started_on=row.started_on,
        final=None if row.final is None else from_plain(Final, row.final),
        reopen_reason=row.reopen_reason,
        delivered_on=row.delivered_on,
        version=row.version,
    )


def _columns(appraisal: Appraisal) -> dict[str, Any]:
    final = appraisal.final
    return {
        "period_id": appraisal.period_id,
        "employee_id": appraisal.employee_id,
        "revision": appraisal.revision,
        "stage": appraisal.stage.value,
        "draft": to_plain(appraisal.draft),
        "instrument_id": appraisal.instrument_id,
        "started_on": appraisal.started_on,
        "final": to_plain(final),
        "predicate": None if final is None else final.predicate.value,
        "reopen_reason": appraisal.reopen_reason,
        "delivered_on": appraisal.delivered_on,
    }
