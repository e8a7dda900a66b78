"""ManyDoings: what concerns many people: lists kept apart, work units, changes to the chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid

from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.dialogs.change_many import ChangeManyDialog
from kinerja_desktop.ui.dialogs.staff_lists import StaffListsDialog, list_name
from kinerja_desktop.ui.dialogs.units import UnitsDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from kinerja_desktop.services import Services
    from kinerja_desktop.services.staff_changes import ChangedStaff
    from kinerja_desktop.services.staff_lists import RemovedList
    from kinerja_desktop.ui.page import Page
    from kinerja_desktop.ui.panels.staff.list_pane import PersonListPane
    from kinerja_desktop.ui.panels.staff.list_switch import ListSwitch


class ChangeOfMany(QUndoCommand):
    """One change to many people, done already; it can be taken back once."""

    def __init__(self, take_back: Callable[[], object], words: str) -> None:
        super().__init__(words)
        self._take_back = take_back

    def undo(self) -> None:
        self._take_back()
        self.setObsolete(True)


class ManyDoings(QObject):
    """Opens the dialogs about many people, carries out what they decide, takes it back.

    `undo_stack` holds the last change to many people, until the next one.
    """

    def __init__(
        self, page: Page, services: Services, pane: PersonListPane, switch: ListSwitch
    ) -> None:
        super().__init__(page)
        self._page, self._services, self._pane = page, services, pane
        self.undo_stack = QUndoStack(self)
        pane.chosen.change_wanted.connect(self.change_people)
        pane.menu_filled.connect(self._on_menu_filled)
        switch.list_chosen.connect(self.show_list)
        switch.manage_wanted.connect(self.manage_lists)

    def share_undo(self, typed: QUndoStack) -> None:
        """Let Ctrl+Z take back what was `typed`, else the last change to many people."""

        def choose() -> None:
            if not isValid(typed):  # it tells once more while it goes with its page
                return
            is_typed = typed.canUndo() or typed.canRedo()
            self._page.undo_stack = typed if is_typed else self.undo_stack

        typed.indexChanged.connect(choose)
        choose()

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
        said = ngettext("{count} person changed", "{count} people changed", done.count)
        words = said.format(count=number(done.count))

        def take_back() -> None:
            self._page.run(lambda _progress: changes.take_back(done))

        self.undo_stack.clear()
        self.undo_stack.push(ChangeOfMany(take_back, words))
        self._page.undo_stack = self.undo_stack
        self._page.say(words, icon="users", undo=self.undo_stack.undo)

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
        if self.undo_stack.canUndo():
            words = _("Take back: {change}").format(change=self.undo_stack.undoText())
            back = menu.addAction(theme.icon("undo-2"), words)
            back.triggered.connect(self.undo_stack.undo)
        lists = menu.addAction(theme.icon("users"), _("Manage staff lists…"))
        lists.triggered.connect(self.manage_lists)
        units = menu.addAction(theme.icon("building-2"), _("Manage work units…"))
        units.triggered.connect(self.manage_units)
