"""Work: one unit of work with all repositories, and what it touched."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from sqlalchemy import Connection, func, select

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.changes import Change, Changes, Kind
from kinerja_desktop.data.models.appraising import AppraisalRecord
from kinerja_desktop.data.models.notes import ObservationRecord
from kinerja_desktop.data.models.papers import DocumentRecord
from kinerja_desktop.data.models.people import EmployeeRecord
from kinerja_desktop.data.repositories.appraisals import AppraisalRepository
from kinerja_desktop.data.repositories.audit import AuditRepository
from kinerja_desktop.data.repositories.discussions import DiscussionRepository
from kinerja_desktop.data.repositories.documents import DocumentRepository
from kinerja_desktop.data.repositories.full_text import FullText
from kinerja_desktop.data.repositories.hint_answers import HintAnswerRepository
from kinerja_desktop.data.repositories.identities import IdentityRepository
from kinerja_desktop.data.repositories.imports import ImportRepository
from kinerja_desktop.data.repositories.instruments import InstrumentRepository
from kinerja_desktop.data.repositories.memory import Made, Recall
from kinerja_desktop.data.repositories.objections import ObjectionRepository
from kinerja_desktop.data.repositories.observations import ObservationRepository
from kinerja_desktop.data.repositories.periods import PeriodRepository
from kinerja_desktop.data.repositories.phrases import PhraseRepository
from kinerja_desktop.data.repositories.plans import PlanRepository
from kinerja_desktop.data.repositories.profile import ProfileRepository
from kinerja_desktop.data.repositories.resume import ResumeRepository
from kinerja_desktop.data.repositories.staff import StaffRepository
from kinerja_desktop.data.repositories.staff_lists import StaffListRepository
from kinerja_desktop.data.repositories.supervisions import SupervisionRepository
from kinerja_desktop.data.repositories.units import UnitRepository


class Work:
    """The repositories of one transaction. Inside `reading()` none of them can write.

    `recall` is for looking only: what is not committed yet must not be remembered.
    """

    def __init__(self, connection: Connection, recall: Recall | None = None) -> None:
        self._connection = connection
        self._recall = recall
        self._changes: set[Change] = set()
        self.profile = ProfileRepository(connection, self.note)
        self.staff = StaffRepository(connection, self.note, recall)
        self.lists = StaffListRepository(connection, self.note)
        self.units = UnitRepository(connection, self.note)
        self.supervisions = SupervisionRepository(connection, self.note)
        self.periods = PeriodRepository(connection, self.note, recall)
        self.instruments = InstrumentRepository(connection, self.note, recall)
        self.plans = PlanRepository(connection, self.note, recall)
        self.phrases = PhraseRepository(connection, self.note)
        self.observations = ObservationRepository(connection, self.note, recall)
        self.appraisals = AppraisalRepository(connection, self.note, recall)
        self.discussions = DiscussionRepository(connection, self.note)
        self.objections = ObjectionRepository(connection, self.note)
        self.hint_answers = HintAnswerRepository(connection, self.note)
        self.documents = DocumentRepository(connection, self.note)
        self.identities = IdentityRepository(connection, self.note)
        self.audit = AuditRepository(connection, self.note)
        self.resume = ResumeRepository(connection, self.note)
        self.imports = ImportRepository(connection, self.note)
        self.full_text = FullText(connection)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what `make` gathers of many records; a look remembers it until the next commit."""
        return make() if self._recall is None else self._recall.once(key, make)

    def note(self, kind: Kind, record_id: int) -> None:
        """Note that a record was touched; told to everybody after the commit."""
        self._changes.add((kind, record_id))

    @property
    def changes(self) -> Changes:
        return frozenset(self._changes)

    def counts(self) -> dict[str, int]:
        """Count what a backup lists; deleted notes and superseded appraisals do not count."""
        queries = {
            "employees": select(func.count()).select_from(EmployeeRecord),
            "observations": select(func.count()).where(ObservationRecord.deleted_at.is_(None)),
            "appraisals": select(func.count()).where(
                AppraisalRecord.stage != Stage.SUPERSEDED.value
            ),
            "final_documents": select(func.count()).where(DocumentRecord.is_signed.is_(True)),
        }
        return {
            name: int(self._connection.execute(query).scalar_one())
            for name, query in queries.items()
        }
