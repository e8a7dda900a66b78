"""ManyDoings: what concerns many people: lists kept apart, work units, changes to the chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.dialogs.change_many import ChangeManyDialog
from kinerja_desktop.ui.dialogs.staff_lists import StaffListsDialog, list_name
from kinerja_desktop.ui.dialogs.units import UnitsDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from kinerja_desktop.services import Services
    from kinerja_desktop.services.staff_changes import ChangedStaff
    from kinerja_desktop.services.staff_lists import RemovedList
    from kinerja_desktop.ui.page import Page
    from kinerja_desktop.ui.panels.staff.list_pane import PersonListPane
    from kinerja_desktop.ui.panels.staff.list_switch import ListSwitch


class ManyDoings(QObject):
    """Opens the dialogs about many people, carries out what they decide, takes it back."""

    def __init__(
        self, page: Page, services: Services, pane: PersonListPane, switch: ListSwitch
    ) -> None:
        super().__init__(page)
        self._page, self._services, self._pane = page, services, pane
        pane.chosen.change_wanted.connect(self.change_people)
        pane.menu_filled.connect(self._on_menu_filled)
        switch.list_chosen.connect(self.show_list)
        switch.manage_wanted.connect(self.manage_lists)

    def show_list(self, list_id: int) -> None:
        lists = self._services.lists
        self._page.run(lambda _progress: lists.choose(list_id))

    def manage_lists(self) -> None:
        dialog = StaffListsDialog(self._page.frame, self._services.lists, parent=self._page)
        dialog.list_removed.connect(self._on_list_removed)
        dialog.open()

    def manage_units(self) -> None:
        UnitsDialog(self._page.frame, self._services.units, parent=self._page).open()

    def change_people(self) -> None:
        """Ask what is to be changed for all the chosen people."""
        ids = tuple(self._pane.list.chosen_keys())
        if not ids:
            return
        dialog = ChangeManyDialog(self._page.frame, self._services, ids, parent=self._page)
        dialog.changed.connect(self._on_people_changed)
        dialog.open()

    def _on_people_changed(self, done: ChangedStaff) -> None:
        changes = self._services.changes
        words = ngettext("{count} person changed", "{count} people changed", done.count)
        self._page.say(
            words.format(count=number(done.count)),
            icon="users",
            undo=lambda: self._page.run(lambda _progress: changes.take_back(done)),
        )

    def _on_list_removed(self, removed: RemovedList) -> None:
        lists = self._services.lists
        self._page.say(
            _("List “{name}” removed").format(name=list_name(removed.staff_list)),
            icon="trash-2",
            undo=lambda: self._page.run(lambda _progress: lists.put_back(removed)),
        )

    def _on_menu_filled(self, menu: QMenu) -> None:
        menu.addSeparator()
        theme = self._page.theme
        lists = menu.addAction(theme.icon("users"), _("Manage staff lists…"))
        lists.triggered.connect(self.manage_lists)
        units = menu.addAction(theme.icon("building-2"), _("Manage work units…"))
        units.triggered.connect(self.manage_units)
