"""The picture of a data file by which a copy is compared with its original."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinerja_desktop.data.database import Database
from kinerja_desktop.data.sql_troubles import database_troubles

ROWS_AT_ONCE = 500
COUNTS = {
    "employees": "SELECT count(*) FROM employees",
    "observations": "SELECT count(*) FROM observations WHERE deleted_at IS NULL",
    "appraisals": "SELECT count(*) FROM appraisals WHERE stage <> 'superseded'",
    "final_documents": "SELECT count(*) FROM documents WHERE is_signed",
}


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Equal for equal content: `tables` pairs a table with the SHA-256 of its rows in order.

    The table of words is made from the others and has no rows to read.
    """

    tables: tuple[tuple[str, str], ...]
    schema: str
    counts: Mapping[str, int]


def picture_of(connection: Any) -> Picture:
    """Read everything once. The connection should be inside a transaction."""
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM main.sqlite_master WHERE type = 'table' "
            "AND name NOT LIKE 'search_words%' ORDER BY name"
        )
    ]
    schema = connection.execute(
        "SELECT type, name, sql FROM main.sqlite_master ORDER BY type, name"
    ).fetchall()
    return Picture(
        tables=tuple((name, _digest(connection, name)) for name in names),
        schema=hashlib.sha256(repr(schema).encode()).hexdigest(),
        counts={
            name: connection.execute(query).fetchone()[0]
            for name, query in COUNTS.items()
            if query.split(" FROM ")[1].split()[0] in names
        },
    )


def picture_of_file(database: Database, path: Path) -> Picture | None:
    """Return the picture of a copy under the same key, or None when it is not sound."""
    with database_troubles():
        return database.look_into(path, _sound_picture)


def _sound_picture(connection: Any) -> Picture | None:
    for pragma in ("cipher_integrity_check", "integrity_check"):
        if any(row[0] != "ok" for row in connection.execute(f"PRAGMA {pragma}")):
            return None
    return picture_of(connection)


def _digest(connection: Any, table: str) -> str:
    digest = hashlib.sha256()
    rows = connection.execute(f'SELECT * FROM main."{table}" ORDER BY rowid')  # noqa: S608 - own names
    while chunk := rows.fetchmany(ROWS_AT_ONCE):
        for row in chunk:
            digest.update(repr(row).encode())
    return digest.hexdigest()
