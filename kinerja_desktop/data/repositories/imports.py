"""Imports that can be taken back, and the columns a person matched before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from kinerja_desktop.data.models.base import json_text
from kinerja_desktop.data.models.registers import ImportLayoutRecord, ImportRecord
from kinerja_desktop.data.repositories.repository import Repository


@dataclass(frozen=True, kw_only=True)
class StoredImport:
    """What an import changed. `before` holds the changed people as they were, in plain types.

    `marks` say what each of the added people looked like: one number for each of `added_ids`,
    none for imports of earlier versions.
    """

    id: int
    at: datetime
    file_name: str
    summary: Mapping[str, Any]
    before: tuple[Mapping[str, Any], ...]
    added_ids: tuple[int, ...]
    marks: tuple[int, ...]
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
            "marks": [],
            "lines": [],
        }
        return self._insert(ImportRecord, columns)

    def last(self) -> StoredImport | None:
        """Return the newest import; its lines are asked for on their own, they may be many."""
        columns = [column for column in ImportRecord.__table__.columns if column.name != "lines"]
        row = self._first(select(*columns).order_by(ImportRecord.id.desc()))
        if row is None:
            return None
        return StoredImport(
            id=row.id,
            at=row.happened_at,
            file_name=row.file_name,
            summary=row.summary,
            before=tuple(row.before),
            added_ids=tuple(row.added_ids),
            marks=tuple(row.marks),
            is_undone=row.is_undone,
        )

    def keep_lines(self, import_id: int, lines: list[list[Any]], marks: Iterable[int]) -> None:
        """Keep what became of every row, in plain types, and the marks of the added people.

        `lines` are emptied: of 100,000 rows, memory would hold values and texts at once.
        """
        kept = (json_text(lines), json_text(list(marks)), import_id)
        lines.clear()
        table = ImportRecord.__tablename__
        sql = f"UPDATE {table} SET lines = ?, marks = ? WHERE id = ?"  # noqa: S608 - our name
        self._connection.exec_driver_sql(sql, kept)

    def lines(self, import_id: int) -> tuple[list[Any], ...]:
        """Return what became of every row; nothing for imports of earlier versions."""
        row = self._first(select(ImportRecord.lines).where(ImportRecord.id == import_id))
        return () if row is None else tuple(row.lines)

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
