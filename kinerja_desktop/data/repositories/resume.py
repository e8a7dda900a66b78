"""Resume: what to go on with after the program was killed."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import delete, select

from kinerja_desktop.core.plain import from_plain, to_plain
from kinerja_desktop.core.resume import ResumeKey
from kinerja_desktop.data.models.registers import ResumeRecord
from kinerja_desktop.data.repositories.repository import Repository

Value = TypeVar("Value")


class ResumeRepository(Repository):
    """Nobody is told of a change: no page shows it."""

    def load(self, key: ResumeKey, kind: type[Value]) -> Value | None:
        query = select(ResumeRecord).where(ResumeRecord.key == key.value)
        row = self._first(query)
        return None if row is None else from_plain(kind, row.body)

    def save(self, key: ResumeKey, value: Any | None) -> None:
        """Keep a value in place of the one before; None forgets it."""
        self._connection.execute(delete(ResumeRecord).where(ResumeRecord.key == key.value))
        if value is not None:
            self._insert_many(ResumeRecord, [{"key": key.value, "body": to_plain(value)}])

    def forget(self) -> None:
        self._connection.execute(delete(ResumeRecord))
