"""Verifying PDFs; works without a store, also at the recipient's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import KinerjaError, UnreadableFileError
from kinerja_desktop.i18n import _
from kinerja_desktop.reports.page_difference import Place, changed_places
from kinerja_desktop.reports.preview import PagePicture, PageSize, page_sizes, page_texts
from kinerja_desktop.reports.preview import render_page as render
from kinerja_desktop.services.copies import write_copy
from kinerja_desktop.signing.verdict import RegisterEntry, Verdict

SIZE_LIMIT_BYTES = 200 * 1024 * 1024


class Outcome(StrEnum):
    """What a person is told about a file; one word each."""

    INTACT = "intact"
    ALTERED = "altered"
    OUTDATED = "outdated"
    UNKNOWN_SIGNER = "unknown_signer"
    FOREIGN = "foreign"
    UNSIGNED = "unsigned"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, kw_only=True)
class CheckedFile:
    """A file that was judged. `matches` says what it fits in the open store, if anything."""

    path: Path
    verdict: Verdict
    matches: str = ""

    @property
    def outcome(self) -> Outcome:
        """What is told: changed comes before everything, an unknown signer last.

        A file nobody has signed says nothing of where it comes from.
        """
        verdict = self.verdict
        if verdict.verdict == "altered":
            return Outcome.ALTERED
        if verdict.verdict == "unreadable":
            return Outcome.UNREADABLE
        if verdict.verdict == "unsigned":
            return Outcome.UNSIGNED
        if not verdict.is_ours:
            return Outcome.FOREIGN
        if verdict.is_latest is False:
            return Outcome.OUTDATED
        known = all(signature.trust != "unknown" for signature in verdict.signatures)
        return Outcome.INTACT if known else Outcome.UNKNOWN_SIGNER


@dataclass(frozen=True, kw_only=True)
class CheckedPage:
    """A page of a checked file, and the places of it that changed after signing."""

    picture: PagePicture
    places: tuple[Place, ...] = ()


def verify_file(path: Path) -> Verdict:
    """Judge a file without a store; raises UnreadableFileError when it cannot be read at all."""
    return _judged(read_pdf(path))


def check_file(path: Path) -> CheckedFile:
    """Judge a file without a store, as `VerifyingService.check` does with one."""
    return CheckedFile(path=path, verdict=verify_file(path))


def read_pdf(path: Path) -> bytes:
    """Return the bytes of a file; raises UnreadableFileError with a sentence."""
    try:
        if path.exists() and not path.is_file():
            raise UnreadableFileError(_("This is a folder, not a file. Choose a PDF."))
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


def checked_sizes(checked: CheckedFile) -> tuple[PageSize, ...]:
    """Return the pages of a checked file; empty when it cannot be shown. Desk lane only."""
    try:
        return page_sizes(read_pdf(checked.path))
    except KinerjaError:
        return ()


def checked_page(checked: CheckedFile, page: int, dpi: float) -> CheckedPage:
    """Return a page (from 0) of a checked file as a picture. Desk lane only."""
    data = read_pdf(checked.path)
    end = checked.verdict.signed_bytes
    places = changed_places(data[:end], data, page) if end else ()
    return CheckedPage(picture=render(data, page, dpi=dpi), places=places)


def save_signed_version(checked: CheckedFile, path: Path) -> Path:
    """Write the file as it was signed, without what was appended; a taken name gets (2)."""
    data = read_pdf(checked.path)[: checked.verdict.signed_bytes]
    return write_copy(path.parent, path.with_suffix(".pdf").name, data)


class VerifyingService:
    """Judges files with what the open store knows: own signers, versions, fingerprints."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def check(self, path: Path) -> CheckedFile:
        data = read_pdf(path)
        with self._store.reading() as look:
            known = {i.fingerprint: i.label for i in look.identities.list()}
            documents = {d.sha256: d for d in look.documents.list()}
        verdict = _judged(data, known_fingerprints=known, latest=self._latest)
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


def _judged(
    data: bytes,
    known_fingerprints: Mapping[str, str] | None = None,
    latest: Callable[[dict[str, Any]], RegisterEntry | None] | None = None,
) -> Verdict:
    # What it needs is large and slow to load, and no start should wait for it.
    from kinerja_desktop.signing.verifier import verify  # noqa: PLC0415

    return verify(data, known_fingerprints=known_fingerprints, latest=latest, page_texts=page_texts)
