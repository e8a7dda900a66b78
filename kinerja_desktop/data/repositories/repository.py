"""What all repositories share: a connection inside one unit of work, and noting what was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, update
from sqlalchemy.dialects import sqlite

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.data.models.base import Base
from kinerja_desktop.data.repositories.memory import Recall, Value
from kinerja_desktop.errors import NotFoundError, StaleError
from kinerja_desktop.i18n import _

Note = Callable[[Kind, int], None]
AnyRow = Row[Any]
AnySelect = Select[*tuple[Any, ...]]
_Maker = Callable[[Any], Any]
_DIALECT = sqlite.dialect()
# SQLite allows 32,766 parameters in a statement; rows of twenty columns stay far below it.
PARAMETERS_AT_ONCE = 10_000
# So few ids are named one by one; more are asked for by what they have in common.
FEW = 100


class Repository:
    """Values in, values out. Rows never leave the module of their repository."""

    def __init__(self, connection: Connection, note: Note, recall: Recall | None = None) -> None:
        self._connection = connection
        self._note = note
        self._recall = recall

    def _rows(self, query: AnySelect) -> Sequence[AnyRow]:
        return self._connection.execute(query).all()

    def _first(self, query: AnySelect) -> AnyRow | None:
        return self._connection.execute(query.limit(1)).first()

    def _one(self, record: type[Base], record_id: int) -> AnyRow:
        row = self._first(select(record).where(record.__table__.c.id == record_id))
        if row is None:
            raise NotFoundError(_("This record is gone. Someone else may have removed it."))
        return row

    def _values(
        self, kind: Kind, ids: Sequence[int], read: Callable[[list[int]], Iterable[Value]]
    ) -> tuple[Value, ...]:
        """Return values with these ids, in their order; `read` builds what is not remembered."""
        if self._recall is not None:
            return self._recall.all_of(kind, ids, read)
        found = {value.id: value for value in read(list(ids))}
        return tuple(found[key] for key in ids)

    def _kept(self, kind: Kind, record_id: int, read: Callable[[], Value]) -> Value:
        """Return one value; `read` builds it, or raises, where it is not remembered."""
        return self._values(kind, (record_id,), lambda _missing: (read(),))[0]

    def _insert(self, record: type[Base], columns: Mapping[str, Any]) -> int:
        key = self._connection.execute(insert(record).values(**columns)).inserted_primary_key
        return int(key[0]) if key else 0

    def _insert_many(self, record: type[Base], rows: list[dict[str, Any]]) -> None:
        """Add rows of the same columns."""
        if rows:
            self._insert_columns(record, {name: [row[name] for row in rows] for name in rows[0]})

    def _insert_columns(self, record: type[Base], columns: Mapping[str, list[Any]]) -> None:
        """Add rows given as columns of the same length.

        The driver gets them at once: with many rows SQLAlchemy takes longer than the database.
        """
        if not any(columns.values()):
            return
        filled = tuple(name for name, values in columns.items() if values.count(None) < len(values))
        sql, makers = _insertion(record, tuple(columns), filled)
        values = [
            [make(value) for value in columns[name]] if make else columns[name]
            for name, make in zip(filled, makers, strict=True)
        ]
        self._connection.exec_driver_sql(sql, list(zip(*values, strict=True)))

    def _update(self, record: type[Base], record_id: int, columns: Mapping[str, Any]) -> None:
        """Change one record; raises NotFoundError when there is none."""
        id_column = record.__table__.c.id
        query = update(record).where(id_column == record_id).values(**columns)
        if self._connection.execute(query).rowcount == 0:
            raise NotFoundError(_("This record is gone. Someone else may have removed it."))

    def _update_version(
        self, record: type[Base], record_id: int, version: int, columns: Mapping[str, Any]
    ) -> int:
        """Change one record if it still has this version. Returns the new version."""
        table = record.__table__.c
        query = (
            update(record)
            .where(table.id == record_id, table.version == version)
            .values(**columns, version=version + 1)
        )
        if self._connection.execute(query).rowcount == 0:
            self._one(record, record_id)
            raise StaleError(
                _("A newer version was saved in the meantime. Yours was not saved yet.")
            )
        return version + 1

    def _next_id(self, record: type[Base]) -> int:
        largest = self._connection.execute(select(func.max(record.__table__.c.id))).scalar()
        return int(largest or 0) + 1


def as_rows(columns: Mapping[str, list[Any]]) -> list[dict[str, Any]]:
    """Return columns of the same length as rows."""
    return [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]


@cache
def _insertion(
    record: type[Base], names: tuple[str, ...], filled: tuple[str, ...]
) -> tuple[str, list[_Maker | None]]:
    """Return an INSERT in the driver's words, and what makes the values of its filled columns.

    A column without any value stands there as NULL: one None takes the driver longer than a text.
    """
    table = record.__table__
    kinds = [table.c[name].type.dialect_impl(_DIALECT) for name in filled]
    places = ", ".join("?" if name in filled else "NULL" for name in names)
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})"  # noqa: S608 - our names
    return sql, [
        _iso if isinstance(kind, sqlite.DATE) else kind.bind_processor(_DIALECT) for kind in kinds
    ]


def _iso(day: date | None) -> str | None:
    """Return what SQLAlchemy makes of a day, which takes three times as long."""
    return None if day is None else day.isoformat()


def word(value: Enum | None) -> Any:
    """Return what an enum is stored as."""
    return None if value is None else value.value


def batches(ids: Iterable[int], size: int = PARAMETERS_AT_ONCE) -> Iterator[list[int]]:
    """Cut many ids into lists short enough for one statement."""
    rest = iter(ids)
    while batch := list(islice(rest, size)):
        yield batch


def grouped(rows: Iterable[AnyRow], name: str) -> dict[int, list[AnyRow]]:
    """Group rows, ordered by this column, by it."""
    return {key: list(group) for key, group in groupby(rows, lambda row: getattr(row, name))}
