"""The table of words (SQLite FTS5): which notes, plans and talks have all words of a question.

It lies in the encrypted file, holds no text of its own, and is written with what it is about, in
the same transaction. After a change of the schema it is made anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, text

from kinerja_desktop.core.changes import Change, Kind
from kinerja_desktop.core.discussion import Discussion
from kinerja_desktop.core.finding import plan_texts, spellings, talk_texts
from kinerja_desktop.core.plain import from_plain
from kinerja_desktop.core.plan import Plan
from kinerja_desktop.data.migrations import NEWEST
from kinerja_desktop.data.models.appraising import DiscussionRecord
from kinerja_desktop.data.models.notes import AttachmentRecord, ObservationRecord
from kinerja_desktop.data.models.planning import PlanRecord
from kinerja_desktop.data.repositories.repository import AnySelect, batches

EMPTY = "INSERT INTO search_words (search_words) VALUES ('delete-all')"
# The row of a record is its id, moved by the number of its kind.
NUMBERS = {Kind.OBSERVATION: 0, Kind.PLAN: 1, Kind.DISCUSSION: 2}
APART = 1 << 40

_JOINS = {
    Kind.OBSERVATION: (
        "CROSS JOIN observations r ON r.id = w.rowid CROSS JOIN employees e ON e.id = r.employee_id"
    ),
    Kind.PLAN: (
        "CROSS JOIN plans r ON r.id = w.rowid - :first "
        "CROSS JOIN employees e ON e.id = r.employee_id"
    ),
    Kind.DISCUSSION: (
        "CROSS JOIN discussions d ON d.id = w.rowid - :first "
        "CROSS JOIN appraisals r ON r.id = d.appraisal_id "
        "CROSS JOIN employees e ON e.id = r.employee_id"
    ),
}


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where to look: people of one list; one period, or with None all of the time."""

    list_id: int
    period_id: int | None = None
    start: date | None = None
    end: date | None = None


class FullText:
    """`find` asks the table of words, `follow` keeps it true."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, kind: Kind, words: Sequence[str], where: Where, limit: int) -> tuple[int, ...]:
        """Return the ids of records that have all words, the latest first."""
        asked: dict[str, Any] = {
            "question": " AND ".join(_either(word) for word in words),
            "first": NUMBERS[kind] * APART,
            "last": (NUMBERS[kind] + 1) * APART - 1,
            "list_id": where.list_id,
            "limit": limit,
        }
        within = ""
        if where.period_id is not None and kind == Kind.OBSERVATION:
            within = "AND r.happened_on BETWEEN :start AND :end"
            asked |= {"start": str(where.start), "end": str(where.end)}
        elif where.period_id is not None:
            within = "AND r.period_id = :period_id"
            asked["period_id"] = where.period_id
        # In this order the words are asked first; SQLite would begin with all people of the list.
        query = (
            f"SELECT w.rowid - :first FROM search_words w {_JOINS[kind]} "  # noqa: S608 - ours
            "WHERE w.search_words MATCH :question AND w.rowid BETWEEN :first AND :last "
            f"AND e.list_id = :list_id {within} ORDER BY w.rowid DESC LIMIT :limit"
        )
        return tuple(int(row[0]) for row in self._connection.execute(text(query), asked))

    def follow(self, changes: Iterable[Change]) -> None:
        """Write anew what records say that were touched; what is gone is found no more."""
        touched: dict[Kind, list[int]] = defaultdict(list)
        for kind, record_id in changes:
            touched[kind].append(record_id)
        for kind, number in NUMBERS.items():
            for some in batches(touched[kind]):
                gone = [(number * APART + record_id,) for record_id in some]
                self._connection.exec_driver_sql("DELETE FROM search_words WHERE rowid = ?", gone)
                self._add(kind, some)

    @property
    def is_filled(self) -> bool:
        """Whether the table was filled since the file came to the version it has."""
        stored = self._connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        return int(stored) == int(NEWEST)

    def rebuild(self) -> None:
        """Make the table anew from all records."""
        self._connection.exec_driver_sql(EMPTY)
        for kind in NUMBERS:
            self._add(kind)
        self._connection.exec_driver_sql(f"PRAGMA user_version = {int(NEWEST)}")

    def _add(self, kind: Kind, ids: Sequence[int] | None = None) -> None:
        first = NUMBERS[kind] * APART
        rows = [(first + key, body) for key, body in self._bodies(kind, ids) if body]
        if rows:
            self._connection.exec_driver_sql(
                "INSERT INTO search_words (rowid, body) VALUES (?, ?)", rows
            )

    def _bodies(self, kind: Kind, ids: Sequence[int] | None) -> Iterator[tuple[int, str]]:
        if kind == Kind.OBSERVATION:
            yield from self._notes(ids)
        elif kind == Kind.PLAN:
            query = select(PlanRecord.id, PlanRecord.body)
            for row in self._rows(query, PlanRecord.id, ids):
                yield row.id, "\n".join(plan_texts(from_plain(Plan, row.body)))
        else:
            query = select(DiscussionRecord.id, DiscussionRecord.body)
            for row in self._rows(query, DiscussionRecord.id, ids):
                yield row.id, "\n".join(talk_texts(from_plain(Discussion, row.body)))

    def _notes(self, ids: Sequence[int] | None) -> Iterator[tuple[int, str]]:
        """Return notes that are not deleted with the names of their files.

        The columns are those of `note_texts`; building whole notes would take ten times as long.
        """
        record = ObservationRecord
        files: dict[int, str] = {}
        names = select(AttachmentRecord.observation_id, AttachmentRecord.name)
        for row in self._rows(names, AttachmentRecord.observation_id, ids):
            files[row.observation_id] = f"{files.get(row.observation_id, '')}\n{row.name}"
        columns = (record.text, record.situation, record.impact, record.realisation)
        query = select(record.id, *columns, record.told_by).where(record.deleted_at.is_(None))
        for row in self._rows(query, record.id, ids):
            yield row[0], "\n".join(filter(None, row[1:])) + files.get(row[0], "")

    def _rows(self, query: AnySelect, column: Any, ids: Sequence[int] | None) -> Iterable[Any]:
        asked = query if ids is None else query.where(column.in_(ids))
        return self._connection.execute(asked)


def _either(word: str) -> str:
    """Return one word of the question: it, or a longer form of it, begins a word."""
    return "(" + " OR ".join(f'"{spelling}"*' for spelling in spellings(word)) + ")"
