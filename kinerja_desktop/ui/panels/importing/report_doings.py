"""ReportDoings: the report of the newest import shown, saved and printed; the import undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kinerja_desktop.errors import Cancelled, KinerjaError, StaleError
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.import_report import ImportReportDialog
from kinerja_desktop.ui.dialogs.undo_import import UndoImportDialog
from kinerja_desktop.ui.notices import Notice
from kinerja_desktop.ui.panels.importing.list_files import LIST_KINDS
from kinerja_desktop.ui.panels.sheets import ask_printer, print_pages, say_saved
from kinerja_desktop.ui.widgets.save_chooser import ask_where

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from kinerja_desktop.core.import_account import ImportAccount
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.importing import UndoPreview
    from kinerja_desktop.ui.page import Page

REPORT_KINDS = (("PDF", ".pdf"), *LIST_KINDS)
NOTICE = "import-report"


class ReportDoings(QObject):
    """`take_back` carries out what was said and wanted; by default in the background."""

    def __init__(
        self,
        page: Page,
        services: Services,
        take_back: Callable[[UndoPreview], object] | None = None,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._services = services
        self._take_back = take_back or self._take_back_here

    def show_report(self) -> None:
        """Open the report of the newest import, or say that there was none."""
        self._page.run(lambda _progress: self._services.importing.last_account(), self._open_report)

    def _open_report(self, account: ImportAccount | None) -> None:
        if account is None:
            words = _("Nothing has been imported yet.")
            self._page.notices.show_notice(NOTICE, Notice(text=words, closable=True))
            return
        dialog = ImportReportDialog(self._page.theme, account, parent=self._page)
        dialog.save_wanted.connect(lambda: self.save_report(account))
        dialog.print_wanted.connect(self.print_report)
        dialog.undo_wanted.connect(dialog.accept)
        dialog.undo_wanted.connect(self.ask_undo)
        dialog.open()

    def save_report(self, account: ImportAccount) -> None:
        """Ask where, then write the report as pages, workbook or text."""
        name = f"laporan-impor-{account.at.date().isoformat()}.pdf"
        ask_where(self._page, _("Save the import report"), name, REPORT_KINDS, self._write_report)

    def _write_report(self, path: Path) -> None:
        saved = _("Saved as {name}").format(name=path.name)
        self._page.run(
            lambda progress: self._services.exporting.save_report(path, progress),
            lambda _none: say_saved(self._page, saved, path),
            long=True,
        )

    def print_report(self) -> None:
        """Ask for the printer and print the report."""
        ask_printer(self._page, self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Print the report on this printer."""
        self._page.run(
            self._services.exporting.report_pages,
            lambda pages: print_pages(self._page, self._services, pages, printer),
            long=True,
        )

    def ask_undo(self) -> None:
        """Say what taking the newest import back does, and do it when it is wanted."""
        self._page.run(lambda _progress: self._services.importing.undo_preview(), self._open_undo)

    def _open_undo(self, preview: UndoPreview) -> None:
        dialog = UndoImportDialog(self._page.theme, preview, parent=self._page)
        dialog.accepted.connect(lambda: self._take_back(preview))
        dialog.open()

    def _take_back_here(self, preview: UndoPreview) -> None:
        self._page.run(
            lambda _progress: self._services.importing.undo_last(preview),
            lambda _report: self._page.say(_("The import was taken back"), icon="undo-2"),
            on_error=self.show_refusal,
            long=True,
        )

    def show_refusal(self, error: KinerjaError | Cancelled) -> None:
        """Say why nothing was taken back; what has changed since can be looked at again."""
        if isinstance(error, StaleError):
            self._page.notices.show_error(error, action=_("Look again"), on_action=self.ask_undo)
        else:
            self._page.notices.show_error(error)
