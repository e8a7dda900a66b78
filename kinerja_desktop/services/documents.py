"""Documents: drafts to look at, stored finals, copies to folders, handing over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.document import Delivery, Document
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.core.objection import ObjectionState
from kinerja_desktop.core.rows import ResultRow
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.progress import Progress, Silent
from kinerja_desktop.reports import REPORTS, reports_for
from kinerja_desktop.reports.preview import PagePicture, PageSize, page_sizes, render_page
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.copies import file_name, write_copy
from kinerja_desktop.services.dossiers import gather
from kinerja_desktop.services.printing import built_pdf
from kinerja_desktop.services.versions import Version, versions_of
from kinerja_desktop.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Exported:
    """One document of a batch: where it went, or why it did not."""

    document_id: int
    appraisal_id: int
    path: Path | None = None
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A document as it can be looked at. `signature_count` are the drawn signatures on it.

    `versions` are all there are of this result, the newest first.
    """

    appraisal_id: int
    report: str
    pdf: bytes
    sizes: tuple[PageSize, ...]
    file_name: str
    is_stored: bool
    is_complete: bool
    signature_count: int
    versions: tuple[Version, ...] = ()

    @property
    def version(self) -> Version | None:
        """The version that is looked at."""
        return next((v for v in self.versions if v.appraisal_id == self.appraisal_id), None)


class DocumentService:
    """What Hasil shows and does, short of finalising."""

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

    def rows(self, period_id: int) -> tuple[ResultRow, ...]:
        """Return every person of the list in the period with where their result stands."""
        with self._store.reading() as look:
            period = look.periods.get(period_id)
            method = METHODS[period.method]
            current = {a.employee_id: a for a in look.appraisals.list(period_id)}
            here = look.staff.list(archived=None, list_id=look.lists.current().id)
            people = {p.id: p for p in here}
            plans = {p.employee_id: p for p in look.plans.list(period_id)}
            documents = Counter(d.appraisal_id for d in look.documents.list(period_id=period_id))
            valid = look.appraisals.valid_revisions(period_id)
            objections = {one.appraisal_id: one.state for one in look.objections.list(period_id)}
            instrument = look.instruments.get(period.instrument_id)
            members = [key for key in look.periods.members(period_id) if key in people]
        is_strict = self._settings().items_required
        rows = []
        for employee_id in members:
            appraisal = current.get(employee_id)
            if appraisal is None:
                rows.append(_row_without(people[employee_id], method.key))
                continue
            items = items_of(instrument, plans.get(employee_id))
            result = method.result(appraisal.draft, items, instrument, is_strict)
            final = appraisal.final
            rows.append(
                ResultRow(
                    appraisal_id=appraisal.id,
                    employee=people[employee_id],
                    method=method.key,
                    stage=appraisal.stage,
                    predicate=final.predicate if final else result.predicate,
                    revision=appraisal.revision,
                    document_count=documents[appraisal.id],
                    blocked=_blocked(appraisal.stage),
                    total=final.total if final else result.total,
                    valid_revision=valid.get(employee_id, 0),
                    objection=objections.get(appraisal.id, ObjectionState.NONE),
                )
            )
        return tuple(sorted(rows, key=lambda row: row.employee.name.casefold()))

    def reports(self, period_id: int) -> tuple[tuple[str, str], ...]:
        """Return (key, title) of the documents a period's method can print."""
        with self._store.reading() as look:
            period = look.periods.get(period_id)
        return tuple((report.key, report.title) for report in reports_for(period.method))

    def pdf(self, appraisal_id: int, report: str) -> bytes:
        """Return the stored final document, or a draft marked DRAF built now."""
        return self.preview(appraisal_id, report).pdf

    def preview(self, appraisal_id: int, report: str) -> Preview:
        """Return the stored final document, or a draft marked DRAF built now, with its facts."""
        with self._store.reading() as look:
            appraisal = look.appraisals.get(appraisal_id)
            found = look.documents.list(appraisal_id=appraisal_id)
            stored = [d for d in found if d.report == report and d.revision == appraisal.revision]
            dossier = gather(
                look,
                appraisal,
                self._settings(),
                today=self._clock().date(),
                is_sample=self._is_sample,
            )
            pdf = look.documents.pdf(stored[0].id) if stored else b""
            history = look.appraisals.history(appraisal.employee_id)
        made = REPORTS[report]
        if not pdf:
            pdf = built_pdf(made, dossier, self._settings(), created_at=self._clock())
        inks = (dossier.talk.employee_ink, dossier.talk.appraiser_ink)
        return Preview(
            appraisal_id=appraisal_id,
            report=report,
            pdf=pdf,
            sizes=page_sizes(pdf),
            file_name=file_name(self._settings().file_name, dossier, made.suffix),
            is_stored=bool(stored),
            is_complete=dossier.result.is_complete,
            signature_count=sum(ink.is_given for ink in inks),
            versions=versions_of(a for a in history if a.period_id == appraisal.period_id),
        )

    def picture(self, pdf: bytes, page: int, dpi: float) -> PagePicture:
        """Return one page (from 0) as a picture; call on the desk lane only."""
        return render_page(pdf, page, dpi=dpi)

    def pictures(self, pdf: bytes, dpi: float) -> tuple[PagePicture, ...]:
        """Return the pages of a document as pictures; call on the desk lane only."""
        return tuple(render_page(pdf, page, dpi=dpi) for page in range(len(page_sizes(pdf))))

    def list(self, appraisal_id: int) -> tuple[Document, ...]:
        with self._store.reading() as look:
            return look.documents.list(appraisal_id=appraisal_id)

    def export(
        self, appraisal_ids: tuple[int, ...], folder: Path, progress: Progress | None = None
    ) -> tuple[Exported, ...]:
        """Write the final documents of people into a folder; a failure does not stop the rest.

        Stopping keeps what is written and returns it; fewer results than documents say so.
        """
        steps = progress or Silent()
        with self._store.reading() as look:
            wanted = [d for i in appraisal_ids for d in look.documents.list(appraisal_id=i)]
        done = []
        for number, document in enumerate(wanted):
            try:
                steps.step(number, len(wanted), document.file_name)
            except Cancelled:
                break
            done.append(self._export(document, folder))
        return tuple(done)

    def _export(self, document: Document, folder: Path) -> Exported:
        with self._store.reading() as look:
            pdf = look.documents.pdf(document.id)
        done = Exported(document_id=document.id, appraisal_id=document.appraisal_id)
        try:
            return replace(done, path=write_copy(folder, document.file_name, pdf))
        except KinerjaError as error:
            return replace(done, problem=error.message)

    def save(self, preview: Preview, path: Path) -> Path:
        """Write what is looked at into a file; a taken name gets (2). Raises StorageError."""
        return write_copy(path.parent, path.with_suffix(".pdf").name, preview.pdf)

    def deliver(self, delivery: Delivery) -> None:
        """Note that a document was handed over; its appraisal becomes submitted."""
        self.deliver_all((delivery,))

    def deliver_all(self, deliveries: tuple[Delivery, ...]) -> None:
        """Note several at once, all or none; the fingerprints are those of the stored files."""
        with self._store.work() as work:
            for delivery in deliveries:
                document = work.documents.get(delivery.document_id)
                work.documents.add_delivery(replace(delivery, sha256=document.sha256))
                appraisal = work.appraisals.get(document.appraisal_id)
                if appraisal.stage == Stage.FINAL:
                    day = delivery.delivered_on
                    work.appraisals.save(
                        replace(appraisal, stage=Stage.SUBMITTED, delivered_on=day)
                    )
                work.audit.append(
                    at=self._clock(),
                    action="delivered",
                    subject=str(document.id),
                    detail=document.sha256,
                )


def _row_without(employee: Employee, method: str) -> ResultRow:
    return ResultRow(
        appraisal_id=0,
        employee=employee,
        method=method,
        stage=Stage.NOT_STARTED,
        predicate=None,
        revision=0,
        document_count=0,
        blocked=_("not begun"),
    )


def _blocked(stage: Stage) -> str:
    """Say in words why a result cannot be exported yet; nothing when it can."""
    return {
        Stage.DRAFT: _("not rated yet"),
        Stage.READY: _("before the talk"),
        Stage.IN_DISCUSSION: _("in the talk"),
    }.get(stage, "")
