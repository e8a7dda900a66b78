"""An office with results at every stage, for the tests of Hasil and Periksa PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.document import Delivery
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.rows import ResultRow
from kinerja_desktop.data.store import Store
from kinerja_desktop.services import Services
from kinerja_desktop.services.finalising import FinalRequest
from kinerja_desktop.services.sample_data import fill
from kinerja_desktop.services.sample_office import sample_office
from kinerja_desktop.services.sample_talks import sample_ending

IDENTITY_PASSPHRASE = "kunci tanda tangan"


class SignedOffice:
    """The invented office after its talks: nobody is final yet.

    Budi, Dewi, Maya and Siti have signed; those named in `waiting` still wait for the talk.
    """

    def __init__(
        self,
        store: Store,
        services: Services,
        now: datetime,
        *,
        waiting: frozenset[str] = frozenset(),
    ) -> None:
        self.services = services
        self.now = now
        self.period_id = fill(store, now)
        office, when = sample_office(now), now - timedelta(days=2)
        with store.work() as work:
            for appraisal in work.appraisals.list(self.period_id):
                talk = work.discussions.of(appraisal.id)
                if appraisal.stage != Stage.READY or talk is None:
                    continue
                name = work.staff.get(appraisal.employee_id).name.split()[0]
                if name in waiting:
                    continue
                work.discussions.save(sample_ending(office, talk, name, when))
                work.appraisals.save(replace(appraisal, stage=Stage.SIGNED))

    @property
    def period(self) -> Period:
        return self.services.periods.view(self.period_id).period

    def row(self, name: str) -> ResultRow:
        """Return the line of the person whose name begins so."""
        rows = self.services.documents.rows(self.period_id)
        return next(row for row in rows if row.employee.name.startswith(name))

    def names(self, stage: Stage) -> list[str]:
        rows = self.services.documents.rows(self.period_id)
        return [row.employee.name for row in rows if row.stage == stage]

    def make_identity(self) -> int:
        return self.services.identities.make(IDENTITY_PASSPHRASE)

    def finalise(self, name: str, folder: Path | None = None, *, reason: str = "") -> list[Path]:
        """Make one person final; returns the copies that were written."""
        identities = self.services.identities.list()
        identity_id = identities[0].id if identities else self.make_identity()
        view = self.services.finalising.check(self.row(name).appraisal_id)
        done = self.services.finalising.finalise(
            FinalRequest(
                appraisal_id=view.dossier.appraisal.id,
                version=view.dossier.appraisal.version,
                box_note=view.dossier.box_note,
                place="Mandala",
                dated_on=self.now.date(),
                identity_id=identity_id,
                folder=str(folder or ""),
                without_talk_reason=reason,
            ),
            IDENTITY_PASSPHRASE,
        )
        return list(done.copies)

    def deliver(self, name: str, day: date) -> None:
        """Hand the documents of a person over to BKPSDM."""
        for document in self.services.documents.list(self.row(name).appraisal_id):
            self.services.documents.deliver(
                Delivery(document_id=document.id, delivered_on=day, recipient="BKPSDM")
            )
