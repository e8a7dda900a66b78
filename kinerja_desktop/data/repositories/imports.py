"""Imports that can be taken back, and the columns a person matched before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from kinerja_desktop.data.models.registers import ImportLayoutRecord, ImportRecord
from kinerja_desktop.data.repositories.repository import Repository


@dataclass(frozen=True, kw_only=True)
class StoredImport:
    """What an import changed. `before` holds the changed people as they were, in plain types."""

    id: int
    at: datetime
    file_name: str
    summary: Mapping[str, Any]
    before: tuple[Mapping[str, Any], ...]
    added_ids: tuple[int, ...]
    is_undone: bool


class ImportRepository(Repository):
    def add(
        self,
        at: datetime,
        file_name: str,
        *,
        summary: Mapping[str, Any],
        before: Iterable[Mapping[str, Any]],
        added_ids: Iterable[int],
    ) -> int:
        columns = {
            "happened_at": at,
            "file_name": file_name,
            "summary": dict(summary),
            "before": [dict(person) for person in before],
            "added_ids": list(added_ids),
            "is_undone": False,
        }
        return self._insert(ImportRecord, columns)

    def last(self) -> StoredImport | None:
        row = self._first(select(ImportRecord).order_by(ImportRecord.id.desc()))
        if row is None:
            return None
        return StoredImport(
            id=row.id,
            at=row.happened_at,
            file_name=row.file_name,
            summary=row.summary,
            before=tuple(row.before),
            added_ids=tuple(row.added_ids),
            is_undone=row.is_undone,
        )

    def mark_undone(self, import_id: int) -> None:
        self._update(ImportRecord, import_id, {"is_undone": True})

    def layout(self, fingerprint: str) -> dict[str, Any] | None:
        """Return the columns matched before in a file with these headers."""
        query = select(ImportLayoutRecord)
        row = self._first(query.where(ImportLayoutRecord.fingerprint == fingerprint))
        return None if row is None else dict(row.mapping)

    def remember_layout(self, fingerprint: str, mapping: Mapping[str, Any]) -> None:
        same = ImportLayoutRecord.fingerprint == fingerprint
        self._connection.execute(delete(ImportLayoutRecord).where(same))
        columns = {"fingerprint": fingerprint, "mapping": dict(mapping)}
        self._insert_many(ImportLayoutRecord, [columns])
