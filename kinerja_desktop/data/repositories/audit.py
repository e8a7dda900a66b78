"""The audit register: appended, never edited, each line hashed over the one before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from kinerja_desktop.core.document import AuditEntry
from kinerja_desktop.core.plain import to_plain
from kinerja_desktop.data.models.registers import AuditRecord
from kinerja_desktop.data.repositories.repository import Repository


class AuditRepository(Repository):
    def append(self, *, at: datetime, action: str, subject: str, detail: str = "") -> AuditEntry:
        """Add a line. Its number follows the last one, so that a missing line is noticed."""
        last = self._first(select(AuditRecord).order_by(AuditRecord.id.desc()))
        entry = AuditEntry(
            id=1 if last is None else last.id + 1,
            happened_at=at,
            action=action,
            subject=subject,
            detail=detail,
        )
        entry = replace(entry, digest=chained("" if last is None else last.digest, entry))
        columns = {name: getattr(entry, name) for name in AuditRecord.__table__.columns.keys()}  # noqa: SIM118
        self._insert(AuditRecord, columns)
        return entry

    def entries(self) -> tuple[AuditEntry, ...]:
        """Return all lines, oldest first."""
        query = select(AuditRecord).order_by(AuditRecord.id)
        return tuple(AuditEntry(**row._asdict()) for row in self._rows(query))

    def broken(self) -> int | None:
        """Return the id of the first line that was altered or follows a missing one, or None."""
        previous = ""
        for number, entry in enumerate(self.entries(), start=1):
            if entry.id != number or entry.digest != chained(previous, entry):
                return entry.id
            previous = entry.digest
        return None


def chained(previous: str, entry: AuditEntry) -> str:
    """Return the SHA-256 over the digest before and the canonical JSON of the entry, in hex."""
    plain = {name: value for name, value in to_plain(entry).items() if name != "digest"}
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()
