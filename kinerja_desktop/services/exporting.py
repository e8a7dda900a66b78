"""Files out: the import template, the staff list, the import report, how a result comes about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from kinerja_desktop.core.arithmetic import Arithmetic
from kinerja_desktop.core.import_account import ImportAccount
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import NotFoundError
from kinerja_desktop.exporting.delimited import delimited
from kinerja_desktop.exporting.report_sheet import report_sheet
from kinerja_desktop.exporting.sheet import Sheet
from kinerja_desktop.exporting.staff_sheets import staff_sheet, template_sheets
from kinerja_desktop.exporting.workbook import workbook
from kinerja_desktop.i18n import _
from kinerja_desktop.progress import Progress, Silent
from kinerja_desktop.reports.arithmetic_sheet import arithmetic_sheet
from kinerja_desktop.reports.import_report import import_report
from kinerja_desktop.reports.preview import page_sizes
from kinerja_desktop.services.appraisers import appraisers_of
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.files_out import PAGES_SUFFIX, TEXT_SUFFIX, ReportPages, write_file
from kinerja_desktop.services.import_accounts import last_account
from kinerja_desktop.settings import Settings

REPORT_NAME, ARITHMETIC_NAME = "laporan-impor", "perhitungan"


class ExportingService:
    """Writes lists. Every file is written whole or not at all."""

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

    def save_template(self, path: Path) -> None:
        """Write the empty list with its rules (xlsx). Raises StorageError."""
        save_template(path, self._clock())

    def save_staff(
        self, path: Path, progress: Progress, employee_ids: Iterable[int] | None = None
    ) -> int:
        """Write people as a list that imports again without a change; returns how many.

        Without ids: everybody of the list shown who is not archived. A name that ends in .csv
        gets a text file, every other one a workbook (xlsx). Raises StorageError; Cancelled
        writes nothing.
        """
        with self._store.reading() as look:
            if employee_ids is None:
                people = look.staff.list(list_id=look.lists.current().id)
            else:
                wanted = set(employee_ids)
                people = tuple(one for one in look.staff.list(archived=None) if one.id in wanted)
            known = appraisers_of(look, (one.id for one in people), self._clock().date())
        self._save(path, staff_sheet(people, known.today), progress)
        return len(people)

    def save_report(self, path: Path, progress: Progress) -> None:
        """Write the report of the newest import: PDF, csv or xlsx, by the end of the name.

        Raises NotFoundError when there was none, StorageError.
        """
        if path.suffix.lower() == PAGES_SUFFIX:
            write_file(path, self.report_pages(progress).pdf)
        else:
            self._save(path, report_sheet(self._account()), progress)

    def report_pages(self, progress: Progress) -> ReportPages:
        """Return the report of the newest import as it is printed. Raises NotFoundError."""
        account = self._account()
        paper = self._settings().paper
        pdf = import_report(account, progress, paper=paper, created_at=self._clock())
        return ReportPages(pdf=pdf, sizes=page_sizes(pdf), file_name=f"{REPORT_NAME}{PAGES_SUFFIX}")

    def save_arithmetic(self, path: Path, shown: Arithmetic) -> None:
        """Write how a result comes about as PDF. Raises StorageError."""
        write_file(path, self.arithmetic_pages(shown).pdf)

    def arithmetic_pages(self, shown: Arithmetic) -> ReportPages:
        """Return how a result comes about as it is printed."""
        pdf = arithmetic_sheet(
            shown,
            paper=self._settings().paper,
            created_at=self._clock(),
            is_sample=self._is_sample,
        )
        name = f"{ARITHMETIC_NAME}{PAGES_SUFFIX}"
        return ReportPages(pdf=pdf, sizes=page_sizes(pdf), file_name=name)

    def _account(self) -> ImportAccount:
        with self._store.reading() as look:
            account = last_account(look, is_sample=self._is_sample)
        if account is None:
            raise NotFoundError(_("Nothing has been imported yet."))
        return account

    def _save(self, path: Path, sheet: Sheet, progress: Progress) -> None:
        if path.suffix.lower() == TEXT_SUFFIX:
            data = delimited(sheet)
        else:
            data = workbook([sheet], progress, created=self._clock())
        write_file(path, data)


def save_template(path: Path, now: datetime) -> None:
    """Write the template; no store is needed for it. Raises StorageError."""
    write_file(path, workbook(template_sheets(), Silent(), created=now))
