"""Verifying PDFs; works without a store, also at the recipient's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import UnreadableFileError
from kinerja_desktop.i18n import _
from kinerja_desktop.reports.preview import page_texts
from kinerja_desktop.signing.verdict import RegisterEntry, Verdict
from kinerja_desktop.signing.verifier import verify

SIZE_LIMIT_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class CheckedFile:
    """A file that was judged. `matches` says what it fits in the open store, if anything."""

    path: Path
    verdict: Verdict
    matches: str = ""


def verify_file(path: Path) -> Verdict:
    """Judge a file without a store; raises UnreadableFileError when it cannot be read at all."""
    return verify(read_pdf(path), page_texts=page_texts)


def read_pdf(path: Path) -> bytes:
    """Return the bytes of a file; raises UnreadableFileError with a sentence."""
    try:
        if path.stat().st_size > SIZE_LIMIT_BYTES:
            raise UnreadableFileError(
                _("The file is larger than 200 MB and was not read."), code="too_large"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            _("The file cannot be read. If it is on a stick, plug it in again."),
            details=str(error),
        ) from error


class VerifyingService:
    """Judges files with what the open store knows: own signers, versions, fingerprints."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def check(self, path: Path) -> CheckedFile:
        data = read_pdf(path)
        with self._store.reading() as look:
            known = {i.fingerprint: i.label for i in look.identities.list()}
            documents = {d.sha256: d for d in look.documents.list()}
        verdict = verify(data, known_fingerprints=known, latest=self._latest, page_texts=page_texts)
        document = documents.get(verdict.sha256)
        matches = ""
        if document is not None:
            matches = _("Fits the document {name}, version {n}, in this program.").format(
                name=document.file_name, n=document.revision
            )
        return CheckedFile(path=path, verdict=verdict, matches=matches)

    def _latest(self, record: Mapping[str, Any]) -> RegisterEntry | None:
        """Return the newest revision known for a record's person and period, and its seal."""
        employee, period = record.get("employee", {}), record.get("period", {})
        with self._store.reading() as look:
            person = look.staff.find_by_nip(str(employee.get("nip", "")))
            if person is None:
                return None
            names = {p.id: p.name for p in look.periods.list()}
            known = [
                appraisal
                for appraisal in look.appraisals.history(person.id)
                if names.get(appraisal.period_id) == period.get("name")
            ]
        finals = [appraisal for appraisal in known if appraisal.final]
        if not finals:
            return None
        same = [a.final.seal for a in finals if a.final and a.revision == record.get("revision")]
        return RegisterEntry(
            revision=max(a.revision for a in finals),
            seal=next(iter(same), ""),
        )
