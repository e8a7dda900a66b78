"""Services: use cases for the windows and the command line, bundled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kinerja_desktop.data.store import Store
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.paths import Paths
from kinerja_desktop.services.appraising import AppraisingService
from kinerja_desktop.services.backups import BackupService
from kinerja_desktop.services.balance import BalanceService
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.discussing import DiscussingService
from kinerja_desktop.services.documents import DocumentService
from kinerja_desktop.services.evidence_lists import EvidenceListService
from kinerja_desktop.services.exporting import ExportingService
from kinerja_desktop.services.finalising import FinalisingService
from kinerja_desktop.services.identities import IdentityService
from kinerja_desktop.services.importing import ImportingService
from kinerja_desktop.services.insights import InsightsService
from kinerja_desktop.services.note_files import NoteFileService
from kinerja_desktop.services.objecting import ObjectingService
from kinerja_desktop.services.observing import ObservingService
from kinerja_desktop.services.periods import PeriodService
from kinerja_desktop.services.phrases import PhraseService
from kinerja_desktop.services.planning import PlanningService
from kinerja_desktop.services.profile import ProfileService
from kinerja_desktop.services.prompting import PromptService
from kinerja_desktop.services.resuming import ResumingService
from kinerja_desktop.services.searching import SearchService
from kinerja_desktop.services.security import SecurityService
from kinerja_desktop.services.staff import StaffService
from kinerja_desktop.services.staff_changes import StaffChangeService
from kinerja_desktop.services.staff_lists import StaffListService
from kinerja_desktop.services.submissions import SubmissionService
from kinerja_desktop.services.supervision import SupervisionService
from kinerja_desktop.services.units import UnitService
from kinerja_desktop.services.verifying import VerifyingService
from kinerja_desktop.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Services:
    """Everything a page may ask.

    `is_sample` marks the store with invented people, `is_read_only` one that cannot be written.
    `looks_at` is when the backup was made that is looked into; None for a store to work in.
    """

    profile: ProfileService
    staff: StaffService
    lists: StaffListService
    units: UnitService
    supervision: SupervisionService
    changes: StaffChangeService
    importing: ImportingService
    exporting: ExportingService
    periods: PeriodService
    planning: PlanningService
    observing: ObservingService
    note_files: NoteFileService
    evidence_lists: EvidenceListService
    phrases: PhraseService
    appraising: AppraisingService
    discussing: DiscussingService
    objecting: ObjectingService
    finalising: FinalisingService
    documents: DocumentService
    submissions: SubmissionService
    identities: IdentityService
    insights: InsightsService
    balance: BalanceService
    prompting: PromptService
    searching: SearchService
    resuming: ResumingService
    verifying: VerifyingService
    security: SecurityService
    backups: BackupService
    clock: Clock
    settings: Callable[[], Settings]
    is_sample: bool
    is_read_only: bool = False
    looks_at: datetime | None = None


def build_services(
    store: Store,
    paths: Paths,
    data_key: DataKey,
    *,
    clock: Clock,
    settings: Callable[[], Settings],
    is_sample: bool = False,
) -> Services:
    """Join the services of one open store."""
    return Services(
        profile=ProfileService(store, clock),
        staff=StaffService(store, clock, settings),
        lists=StaffListService(store, clock),
        units=UnitService(store, clock),
        supervision=SupervisionService(store, clock),
        changes=StaffChangeService(store, clock),
        importing=ImportingService(store, clock),
        exporting=ExportingService(store, clock, settings, is_sample=is_sample),
        periods=PeriodService(store, clock),
        planning=PlanningService(store, clock),
        observing=ObservingService(store, clock),
        note_files=NoteFileService(store),
        evidence_lists=EvidenceListService(store, clock, settings, is_sample=is_sample),
        phrases=PhraseService(store),
        appraising=AppraisingService(store, clock, settings),
        discussing=DiscussingService(store, clock, settings),
        objecting=ObjectingService(store, clock, settings),
        finalising=FinalisingService(store, clock, settings, is_sample=is_sample),
        documents=DocumentService(store, clock, settings, is_sample=is_sample),
        submissions=SubmissionService(store),
        identities=IdentityService(store, clock),
        insights=InsightsService(store, clock, settings),
        balance=BalanceService(store, clock, settings),
        prompting=PromptService(store, clock, settings),
        resuming=ResumingService(store),
        searching=SearchService(store),
        verifying=VerifyingService(store),
        security=SecurityService(store, paths, data_key, clock),
        backups=BackupService(store, paths, clock, settings),
        clock=clock,
        settings=settings,
        is_sample=is_sample,
        is_read_only=store.is_read_only,
    )
