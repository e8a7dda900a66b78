"""Submissions: the log of which document was handed to whom; only ever added to."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kinerja_desktop.core.inert import inert
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import _
from kinerja_desktop.services.copies import write_whole


@dataclass(frozen=True, kw_only=True)
class SubmissionRow:
    """One line of the log. `sha256` is of the whole file that was handed over."""

    id: int
    delivered_on: date
    employee: str
    file_name: str
    recipient: str
    way: str
    note: str
    sha256: str


class SubmissionService:
    """Reads the log of a period and writes it out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, period_id: int) -> tuple[SubmissionRow, ...]:
        """Return the log of a period, the newest line first."""
        with self._store.reading() as look:
            documents = {d.id: d for d in look.documents.list(period_id=period_id)}
            people = {p.id: p.display_name for p in look.staff.list(archived=None)}
            deliveries = look.documents.deliveries()
            names = {
                d.appraisal_id: people.get(look.appraisals.get(d.appraisal_id).employee_id, "")
                for d in documents.values()
            }
        found = [
            SubmissionRow(
                id=line.id,
                delivered_on=line.delivered_on,
                employee=names[documents[line.document_id].appraisal_id],
                file_name=documents[line.document_id].file_name,
                recipient=line.recipient,
                way=line.way,
                note=line.note,
                sha256=line.sha256,
            )
            for line in deliveries
            if line.document_id in documents
        ]
        return tuple(reversed(found))

    def save(self, rows: tuple[SubmissionRow, ...], path: Path) -> None:
        """Write the log as CSV that spreadsheets open; raises StorageError."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=";")
        heads = (_("Date"), _("Employee"), _("File"), _("Recipient"), _("Way"), _("Note"))
        writer.writerow((*heads, "SHA-256"))
        for row in reversed(rows):
            cells = (row.employee, row.file_name, row.recipient, row.way, row.note)
            writer.writerow((row.delivered_on.isoformat(), *map(inert, cells), row.sha256))
        try:
            write_whole(path, text.getvalue().encode("utf-8-sig"))
        except OSError as error:
            message = _("The log could not be written. Choose another folder.")
            raise StorageError(message, details=str(error)) from error
