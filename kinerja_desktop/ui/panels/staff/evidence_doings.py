"""EvidenceDoings: ways from the evidence of the person shown: to notes, to paper, to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.importing.list_files import LIST_KINDS
from kinerja_desktop.ui.panels.sheets import ask_printer, print_pages, say_saved
from kinerja_desktop.ui.widgets.save_chooser import ask_where

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.rows import ItemRow
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.person_summary import PersonSummary
    from kinerja_desktop.ui.page import Page
    from kinerja_desktop.ui.panels.staff.person_card import PersonCard

KINDS = (("PDF", ".pdf"), *LIST_KINDS)


class EvidenceDoings(QObject):
    """What leaves here both sides may read: no private note, and nobody who told of something."""

    def __init__(self, page: Page, services: Services) -> None:
        super().__init__(page)
        self._page, self._services = page, services
        self._card: PersonCard | None = None

    def connect_card(self, card: PersonCard) -> None:
        self._card = card
        card.notes.export_wanted.connect(self._show_menu)
        card.summary.item_chosen.connect(self._open_item)
        for strip in (card.summary.strip, card.notes.strip):
            strip.month_chosen.connect(self._open_month)

    @property
    def _summary(self) -> PersonSummary | None:
        return self._card.who.summary if self._card is not None else None

    def _open_item(self, item: ItemRow) -> None:
        """Lead to the notes about an item, or to a note to write where there is none."""
        if (summary := self._summary) is None:
            return
        key = summary.employee.id
        if item.sufficiency.count:
            word = item.short_name if item.is_result else item.key
            self._page.go("observations", employee_id=key, item_key=word)
        else:
            self._page.note_wanted.emit(key, item.key)

    def _open_month(self, first: date) -> None:
        """Lead to the notes of a month."""
        if (summary := self._summary) is not None:
            self._page.go("observations", employee_id=summary.employee.id, month=first)

    def _show_menu(self) -> None:
        if self._card is not None and (summary := self._summary) is not None:
            button = self._card.notes.export
            menu = self.make_menu(summary, button)
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

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
