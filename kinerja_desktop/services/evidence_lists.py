"""The list of evidence of one person, as it is printed and written to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kinerja_desktop.core.evidence_list import EvidenceList, evidence_list
from kinerja_desktop.data.store import Store
from kinerja_desktop.exporting.delimited import delimited
from kinerja_desktop.exporting.evidence_rows import evidence_rows
from kinerja_desktop.exporting.workbook import workbook
from kinerja_desktop.progress import Progress
from kinerja_desktop.reports.evidence_sheet import evidence_sheet
from kinerja_desktop.reports.preview import page_sizes
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.files_out import PAGES_SUFFIX, TEXT_SUFFIX, ReportPages, write_file
from kinerja_desktop.services.item_words import item_words
from kinerja_desktop.settings import Settings

FILE_NAME = "daftar-bukti"


class EvidenceListService:
    """Only notes the employee may see come out here, and never who told of them."""

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

    def of(self, period_id: int, employee_id: int) -> EvidenceList:
        """Return the list of a person in a period."""
        with self._store.reading() as look:
            period = look.periods.get(period_id)
            notes = look.observations.list(
                start=period.start, end=period.end, employee_id=employee_id
            )
            person = look.staff.get(employee_id).display_name
            words = item_words(look, period_id)
        return evidence_list(person, period.name, notes, words, is_sample=self._is_sample)

    def pages(self, period_id: int, employee_id: int) -> ReportPages:
        """Return the list as it is printed."""
        shown = self.of(period_id, employee_id)
        pdf = evidence_sheet(shown, paper=self._settings().paper, created_at=self._clock())
        return ReportPages(pdf=pdf, sizes=page_sizes(pdf), file_name=f"{FILE_NAME}{PAGES_SUFFIX}")

    def save(self, path: Path, period_id: int, employee_id: int, progress: Progress) -> None:
        """Write the list: PDF, csv or xlsx, by the end of the name. Raises StorageError."""
        suffix = path.suffix.lower()
        if suffix == PAGES_SUFFIX:
            data = self.pages(period_id, employee_id).pdf
        elif suffix == TEXT_SUFFIX:
            data = delimited(evidence_rows(self.of(period_id, employee_id)))
        else:
            sheet = evidence_rows(self.of(period_id, employee_id))
            data = workbook([sheet], progress, created=self._clock())
        write_file(path, data)
