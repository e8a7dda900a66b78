"""Who appraises a person from when to when. Officials are kept once and never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, select

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.staff import Official, OfficialRole
from kinerja_desktop.core.supervision import Acting, Supervision, in_order
from kinerja_desktop.data.models.people import OfficialRecord, SupervisionRecord
from kinerja_desktop.data.repositories.repository import FEW, AnyRow, Repository, batches

_WORDS = ("name", "front_title", "back_title", "nip", "grade", "position", "unit", "agency")


class SupervisionRepository(Repository):
    def of(self, employee_id: int) -> tuple[Supervision, ...]:
        """Return the relations of a person, the earliest first."""
        return self.of_many((employee_id,)).get(employee_id, ())

    def of_many(self, employee_ids: Iterable[int]) -> dict[int, tuple[Supervision, ...]]:
        """Return the relations by person; people without any are left out."""
        wanted = set(employee_ids)
        query = select(SupervisionRecord)
        if len(wanted) <= FEW:
            query = query.where(SupervisionRecord.employee_id.in_(wanted))
        rows = self._rows(query)
        officials = self._officials() if rows else {}
        found: dict[int, list[Supervision]] = defaultdict(list)
        for row in rows:
            if row.employee_id in wanted:
                found[row.employee_id].append(_supervision(row, officials))
        return {employee_id: in_order(relations) for employee_id, relations in found.items()}

    def replace_many(self, relations: Mapping[int, Iterable[Supervision]]) -> None:
        """Put these relations in place of all that the people had."""
        self.remove_of(relations)
        known = {official: key for key, official in self._officials().items()}
        rows = []
        for employee_id, values in relations.items():
            for value in values:
                reviewer = value.reviewer
                rows.append(
                    {
                        "employee_id": employee_id,
                        "appraiser_id": self._official_id(value.appraiser, known),
                        "reviewer_id": reviewer and self._official_id(reviewer, known),
                        "acting": value.acting.value,
                        "start_on": value.start,
                        "end_on": value.end,
                    }
                )
        self._insert_many(SupervisionRecord, rows)

    def remove_of(self, employee_ids: Iterable[int]) -> None:
        """Forget every relation of these people."""
        for batch in batches(employee_ids):
            mine = SupervisionRecord.employee_id.in_(batch)
            self._connection.execute(delete(SupervisionRecord).where(mine))
            for employee_id in batch:
                self._note(Kind.STAFF, employee_id)

    def officials(self) -> tuple[Official, ...]:
        """Return everybody who was ever named, the newest first."""
        return tuple(reversed(self._officials().values()))

    def _officials(self) -> dict[int, Official]:
        query = select(OfficialRecord).order_by(OfficialRecord.id)
        return {row.id: _official(row) for row in self._rows(query)}

    def _official_id(self, official: Official, known: dict[Official, int]) -> int:
        columns: dict[str, Any] = {word: getattr(official, word) for word in _WORDS}
        plain = Official(role=OfficialRole.APPRAISER, **columns)
        if plain not in known:
            known[plain] = self._insert(OfficialRecord, columns)
        return known[plain]


def _official(row: AnyRow) -> Official:
    words = {word: getattr(row, word) for word in _WORDS}
    return Official(role=OfficialRole.APPRAISER, **words)


def _supervision(row: AnyRow, officials: Mapping[int, Official]) -> Supervision:
    reviewer = officials.get(row.reviewer_id)
    if reviewer is not None:
        words = {word: getattr(reviewer, word) for word in _WORDS}
        reviewer = Official(role=OfficialRole.REVIEWER, **words)
    return Supervision(
        id=row.id,
        employee_id=row.employee_id,
        appraiser=officials[row.appraiser_id],
        reviewer=reviewer,
        acting=Acting(row.acting),
        start=row.start_on,
        end=row.end_on,
    )
