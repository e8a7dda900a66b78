"""EvidenceDoings: the list of evidence of the person shown, saved and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.importing.list_files import LIST_KINDS
from kinerja_desktop.ui.panels.sheets import ask_printer, print_pages, say_saved
from kinerja_desktop.ui.widgets.save_chooser import ask_where

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.services import Services
    from kinerja_desktop.services.person_summary import PersonSummary
    from kinerja_desktop.ui.page import Page

KINDS = (("PDF", ".pdf"), *LIST_KINDS)


class EvidenceDoings(QObject):
    """What leaves here both sides may read: no private note, and nobody who told of something."""

    def __init__(self, page: Page, services: Services) -> None:
        super().__init__(page)
        self._page, self._services = page, services

    def make_menu(self, summary: PersonSummary, parent: QWidget) -> QMenu:
        """Return the ways the list leaves the program."""
        menu = QMenu(parent)
        theme = self._page.theme
        save = menu.addAction(theme.icon("download"), _("Save the list of evidence…"))
        save.triggered.connect(lambda: self.ask_where(summary))
        paper = menu.addAction(theme.icon("printer"), _("Print the list of evidence…"))
        paper.triggered.connect(
            lambda: ask_printer(self._page, lambda printer: self.print_on(summary, printer))
        )
        return menu

    def ask_where(self, summary: PersonSummary) -> None:
        """Ask for a place, then write the list there."""
        who = "-".join(summary.employee.name.lower().replace(".", "").split())
        title = _("Save the list of evidence")
        name = f"daftar-bukti-{who}.pdf"
        ask_where(self._page, title, name, KINDS, lambda path: self.save(summary, path))

    def save(self, summary: PersonSummary, path: Path) -> None:
        """Write the list as pages, workbook or text."""
        if (period := summary.period) is None:
            return
        saved = _("Saved as {name}").format(name=path.name)
        lists, key = self._services.evidence_lists, summary.employee.id
        self._page.run(
            lambda progress: lists.save(path, period.id, key, progress),
            lambda _none: say_saved(self._page, saved, path),
        )

    def print_on(self, summary: PersonSummary, printer: QPrinter) -> None:
        """Print the list on this printer."""
        if (period := summary.period) is None:
            return
        lists, key = self._services.evidence_lists, summary.employee.id
        self._page.run(
            lambda _progress: lists.pages(period.id, key),
            lambda pages: print_pages(self._page, self._services, pages, printer),
        )
