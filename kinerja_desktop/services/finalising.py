"""Finalising: gates, seal, signature and the final state in one act; nothing is half final."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja_desktop.core.appraisal import Appraisal, Stage
from kinerja_desktop.core.document import Document
from kinerja_desktop.core.dossier import Dossier
from kinerja_desktop.core.gates import Gate, GateInput, gates, open_points
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.progress import Progress, Silent
from kinerja_desktop.reports import REPORTS, reports_for
from kinerja_desktop.services.appraisers import check_signer
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.copies import file_name, write_copy
from kinerja_desktop.services.dossiers import gather
from kinerja_desktop.services.final_request import (
    FinalRequest,
    check_request,
    check_standing,
    fix,
)
from kinerja_desktop.services.printing import built_pdf
from kinerja_desktop.settings import Settings
from kinerja_desktop.signing.identity import Identity

if TYPE_CHECKING:
    from kinerja_desktop.signing.signer import Signer

__all__ = ["FinalRequest", "FinalView", "Finalised", "FinalisingService"]


@dataclass(frozen=True, kw_only=True)
class FinalView:
    """What the Finalkan dialog shows."""

    dossier: Dossier
    gates: tuple[Gate, ...]
    open_points: tuple[str, ...]
    file_names: tuple[str, ...]
    titles: tuple[str, ...]
    folder: str

    @property
    def can_finalise(self) -> bool:
        return all(gate.is_met for gate in self.gates if gate.is_hard)


@dataclass(frozen=True, kw_only=True)
class Finalised:
    """What came of it. `copy_problem` says why a copy could not be written."""

    appraisal_id: int
    document_ids: tuple[int, ...]
    copies: tuple[Path, ...] = ()
    copy_problem: str = ""


class FinalisingService:
    """Check first, then one act."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        settings: Callable[[], Settings],
        *,
        is_sample: bool = False,
    ) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._is_sample = is_sample

    def check(self, appraisal_id: int, *, without_talk_reason: str = "") -> FinalView:
        """Return the gates and what will be written; changes nothing."""
        settings = self._settings()
        with self._store.reading() as look:
            appraisal = look.appraisals.get(appraisal_id)
            dossier = self._gather(look, appraisal)
            notes = look.observations.list(
                start=dossier.period.start,
                end=dossier.period.end,
                employee_id=appraisal.employee_id,
            )
            found = self._gates(look, appraisal, dossier, without_talk_reason)
        return FinalView(
            dossier=dossier,
            gates=found,
            open_points=open_points(dossier.items, notes, dossier.period),
            file_names=tuple(
                file_name(settings.file_name, dossier, report.suffix)
                for report in reports_for(dossier.period.method)
            ),
            titles=tuple(report.title for report in reports_for(dossier.period.method)),
            folder=settings.export_folder,
        )

    def finalise(
        self, request: FinalRequest, passphrase: str, progress: Progress | None = None
    ) -> Finalised:
        """Make one appraisal final.

        Raises KinerjaError when a hard gate is open, InvalidError by field, WrongKeyError for the
        passphrase, StaleError when it was changed meanwhile: all before anything is written.
        """
        done = self.finalise_many((request,), passphrase, progress)
        if not done:
            raise Cancelled
        if isinstance(done[0], KinerjaError):
            raise done[0]
        return done[0]

    def finalise_many(
        self,
        requests: tuple[FinalRequest, ...],
        passphrase: str,
        progress: Progress | None = None,
    ) -> tuple[Finalised | KinerjaError, ...]:
        """Make several final with one passphrase; a failure does not stop the rest.

        Stopping keeps those that are done and returns what came of them; fewer results than
        requests say so. A wrong passphrase is raised at once.
        """
        steps = progress or Silent()
        signer = self._signer(requests[0].identity_id, passphrase)
        results: list[Finalised | KinerjaError] = []
        for number, request in enumerate(requests):
            try:
                steps.step(number, len(requests))
                results.append(self._finalise(request, signer))
            except KinerjaError as error:
                results.append(error)
            except Cancelled:
                break
        return tuple(results)

    def _finalise(self, request: FinalRequest, signer: Signer) -> Finalised:
        now = self._clock()
        check_request(request, now.date())
        with self._store.reading() as look:
            appraisal = look.appraisals.get(request.appraisal_id)
            check_standing(appraisal, request.version)
            dossier = self._gather(look, appraisal)
            check_signer(look, dossier, signer.identity.nip)
            closed = [
                gate
                for gate in self._gates(look, appraisal, dossier, request.without_talk_reason)
                if gate.is_hard and not gate.is_met
            ]
        if closed:
            raise KinerjaError(f"{closed[0].title}: {closed[0].proof}")
        final, dossier = fix(dossier, request, now)
        made = tuple(
            self._sign(report_key, dossier, signer, now)
            for report_key in (report.key for report in reports_for(dossier.period.method))
        )
        document_ids = self._store_final(
            replace(appraisal, final=final, stage=Stage.FINAL), made, now
        )
        return self._copy(request, document_ids, made)

    def _sign(
        self, report_key: str, dossier: Dossier, signer: Signer, now: datetime
    ) -> tuple[Document, bytes]:
        report = REPORTS[report_key]
        pdf = built_pdf(report, dossier, self._settings(), created_at=now)
        signed = signer.sign(
            pdf,
            field=report.field,
            certify=report.certify,
            reason=report.title,
            place=dossier.place,
            signed_at=now,
            ink=dossier.talk.appraiser_ink,
        )
        name = file_name(self._settings().file_name, dossier, report.suffix)
        document = Document(
            appraisal_id=dossier.appraisal.id,
            report=report.key,
            file_name=name,
            sha256=hashlib.sha256(signed).hexdigest(),
            size_bytes=len(signed),
            created_at=now,
            is_signed=True,
            revision=dossier.appraisal.revision,
            signer_fingerprint=signer.identity.fingerprint_sha256,
        )
        return document, signed

    def _store_final(
        self, appraisal: Appraisal, made: tuple[tuple[Document, bytes], ...], now: datetime
    ) -> tuple[int, ...]:
        with self._store.work() as work:
            work.appraisals.save(appraisal)
            ids = tuple(work.documents.add(document, pdf) for document, pdf in made)
            work.audit.append(
                at=now,
                action="finalised",
                subject=str(appraisal.id),
                detail=appraisal.final.seal if appraisal.final else "",
            )
        return ids

    def _copy(
        self,
        request: FinalRequest,
        document_ids: tuple[int, ...],
        made: tuple[tuple[Document, bytes], ...],
    ) -> Finalised:
        done = Finalised(appraisal_id=request.appraisal_id, document_ids=document_ids)
        if not request.folder:
            return done
        copies: list[Path] = []
        try:
            for document, pdf in made:
                copies.append(write_copy(Path(request.folder), document.file_name, pdf))
        except KinerjaError as error:
            return replace(done, copies=tuple(copies), copy_problem=error.message)
        return replace(done, copies=tuple(copies))

    def _gather(self, look: Work, appraisal: Appraisal) -> Dossier:
        return gather(
            look,
            appraisal,
            self._settings(),
            today=self._clock().date(),
            is_sample=self._is_sample,
        )

    def _gates(
        self, look: Work, appraisal: Appraisal, dossier: Dossier, reason: str
    ) -> tuple[Gate, ...]:
        settings = self._settings()
        return gates(
            GateInput(
                appraisal=appraisal,
                items=dossier.items,
                result=dossier.result,
                instrument=dossier.instrument,
                discussion=look.discussions.of(appraisal.id),
                reviewer=dossier.profile.reviewer.display_name,
                without_talk_reason=reason,
                evidence_needed=settings.evidence_for_extremes,
                objection_days=settings.objection_days,
            )
        )

    def _signer(self, identity_id: int, passphrase: str) -> Signer:
        # What it needs is large and slow to load, and no start should wait for it.
        from kinerja_desktop.signing.signer import Signer  # noqa: PLC0415

        with self._store.reading() as look:
            stored = look.identities.get(identity_id)
        identity = Identity(
            label=stored.label,
            nip=stored.nip,
            fingerprint_sha256=stored.fingerprint,
            not_before=stored.not_before,
            not_after=stored.not_after,
            is_own=stored.is_own,
            pkcs12=stored.pkcs12,
        )
        return Signer(identity, passphrase)
