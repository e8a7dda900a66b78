"""Quick phrases: the appraiser's own sentences, each on a digit."""

from __future__ import annotations

from sqlalchemy import delete, select

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.data.models.notes import QuickPhraseRecord
from kinerja_desktop.data.repositories.repository import Repository

ALL = 0


class PhraseRepository(Repository):
    def all(self) -> tuple[str, ...]:
        """Return the phrases in the order of their digits, from 1."""
        query = select(QuickPhraseRecord).order_by(QuickPhraseRecord.position)
        return tuple(row.text for row in self._rows(query))

    def save(self, phrases: tuple[str, ...]) -> None:
        """Keep these in place of all others."""
        self._connection.execute(delete(QuickPhraseRecord))
        rows = [{"position": place, "text": text} for place, text in enumerate(phrases, start=1)]
        self._insert_many(QuickPhraseRecord, rows)
        self._note(Kind.PROFILE, ALL)
