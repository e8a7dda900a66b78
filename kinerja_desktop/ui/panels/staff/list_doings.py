"""ListDoings: what can be done from the staff list, by key, menu or the bar of the chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.panels.staff.people_table import as_mime

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from kinerja_desktop.ui.page import Page
    from kinerja_desktop.ui.panels.staff.doings import StaffDoings
    from kinerja_desktop.ui.panels.staff.list_pane import PersonListPane


class ListDoings(QObject):
    """Copies and saves the chosen people; changes and archives the one whose card is shown."""

    def __init__(self, page: Page, doings: StaffDoings, pane: PersonListPane) -> None:
        super().__init__(page)
        self._page = page
        self._doings = doings
        self._pane = pane
        pane.import_wanted.connect(doings.import_staff)
        pane.add_wanted.connect(doings.add_person)
        pane.chosen.copy_wanted.connect(self.copy_people)
        pane.chosen.save_wanted.connect(self.save_people)
        pane.menu_filled.connect(self._on_menu_filled)
        people = pane.list
        people.copy_wanted.connect(self.copy_people)
        people.archive_wanted.connect(self._on_archive_wanted)
        people.customContextMenuRequested.connect(self._on_menu_wanted)

    def copy_people(self) -> None:
        """Put the chosen people on the clipboard as a table."""
        people = self._pane.chosen_people
        if not people:
            return
        QGuiApplication.clipboard().setMimeData(as_mime(people))
        words = ngettext("{count} person copied", "{count} people copied", len(people))
        self._page.say(words.format(count=number(len(people))), icon="copy")

    def save_people(self) -> None:
        """Save the chosen people as a file."""
        self._doings.list_files.save_people(self._pane.list.chosen_keys())

    def save_list(self) -> None:
        """Save everybody the list shows as a file."""
        self._doings.list_files.save_people(self._pane.shown_ids)

    def make_menu(self) -> QMenu:
        """Return the menu of the chosen people; what concerns one is off for several."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = self._page.theme
        edit = menu.addAction(theme.icon("pencil"), _("Change person"))
        edit.triggered.connect(self._doings.edit_person)
        edit.setEnabled(self._is_one)
        change = menu.addAction(theme.icon("users"), _("Change the chosen…"))
        change.triggered.connect(self._pane.chosen.change_wanted)
        change.setEnabled(len(self._pane.list.chosen_keys()) > 1)
        copy = menu.addAction(theme.icon("copy"), _("Copy as table"))
        copy.triggered.connect(self.copy_people)
        save = menu.addAction(theme.icon("download"), _("Save as file…"))
        save.triggered.connect(self.save_people)
        menu.addSeparator()
        archive = menu.addAction(theme.icon("archive"), _("Archive person"))
        archive.triggered.connect(self._doings.archive_person)
        archive.setEnabled(self._can_archive)
        return menu

    @property
    def _is_one(self) -> bool:
        """Whether one person is chosen, the one whose card is shown."""
        summary = self._doings.summary
        return summary is not None and self._pane.list.chosen_keys() == (summary.employee.id,)

    @property
    def _can_archive(self) -> bool:
        summary = self._doings.summary
        return self._is_one and summary is not None and not summary.employee.is_archived

    def _on_menu_wanted(self, at: QPoint) -> None:
        people = self._pane.list
        if people.chosen_keys():
            self.make_menu().popup(people.viewport().mapToGlobal(at))

    def _on_menu_filled(self, menu: QMenu) -> None:
        menu.addSeparator()
        save = menu.addAction(self._page.theme.icon("download"), _("Save this list as file…"))
        save.triggered.connect(self.save_list)
        save.setEnabled(bool(self._pane.shown_ids))
        report = menu.addAction(self._page.theme.icon("history"), _("Last import…"))
        report.triggered.connect(self._doings.reports.show_report)

    def _on_archive_wanted(self) -> None:
        if self._can_archive:
            self._doings.archive_person()
