"""StaffListsDialog (Kelola daftar): the lists of people kept apart, renamed, removed, added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.dialogs.move_into import MoveIntoDialog
from kinerja_desktop.ui.dialogs.name import NameDialog
from kinerja_desktop.ui.widgets.buttons import IconButton, make_button
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, row
from kinerja_desktop.ui.widgets.lines import SettingsRow
from kinerja_desktop.ui.widgets.managed_rows import ManagedRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.staff import StaffList
    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.services.staff_lists import ListView, RemovedList, StaffListService
    from kinerja_desktop.ui.frame import Frame


def list_name(staff_list: StaffList) -> str:
    """Return the name of a list; the default list may have none of its own."""
    return staff_list.name or _("Main list")


class StaffListsDialog(Dialog):
    """Every act is done at once. `list_removed` tells what can be put back."""

    list_removed = Signal(object)  # RemovedList

    def __init__(self, frame: Frame, lists: StaffListService, *, parent: QWidget) -> None:
        super().__init__(
            frame.theme, _("Manage staff lists"), verb=_("Close"), width=640, parent=parent
        )
        self._frame, self._lists = frame, lists
        self._views: tuple[ListView, ...] = ()
        self.cancel.hide()
        words = _(
            "Lists are kept apart: pages show the people, ratings and results of one list at a "
            "time. Everybody belongs to one."
        )
        self.body.addWidget(Text(self.theme, words, look="small text-2", lines=0, parent=self))
        self.lines = ManagedRows(frame.theme, parent=self)
        self.body.addWidget(self.lines)
        self.body.addStretch(1)
        self.new = make_button(
            frame.theme, _("New list…"), icon="plus", on_click=self._on_new_wanted, parent=self
        )
        self.add_secondary(self.new)
        self._look()

    def _look(self) -> None:
        self._frame.runner.run(self, lambda _progress: self._lists.views(), self._show_views)

    def _show_views(self, views: tuple[ListView, ...]) -> None:
        self._views = views
        self.lines.show_rows([self._row(view) for view in views])

    def _row(self, view: ListView) -> SettingsRow:
        theme, one = self.theme, view.staff_list
        name = list_name(one)
        rename = make_button(theme, _("Rename…"), on_click=lambda: self._on_rename_wanted(one))
        rename.setAccessibleName(_("Rename {name}").format(name=name))
        remove = IconButton(theme, "trash-2", _("Remove {name}").format(name=name))
        remove.clicked.connect(lambda: self._on_remove_wanted(view))
        remove.setEnabled(not one.is_default)
        people = ngettext("{count} person", "{count} people", view.count)
        parts = [people.format(count=number(view.count))]
        if view.is_current:
            parts.append(_("shown now"))
        control = boxed(row(rename, remove, gap=8))
        icon = "circle-check" if view.is_current else "users"
        return SettingsRow(theme, name, " · ".join(parts), icon=icon, control=control)

    def _on_new_wanted(self) -> None:
        self._ask(NameDialog(self._frame, _("New list"), self._lists.add, parent=self))

    def _on_rename_wanted(self, one: StaffList) -> None:
        def store(name: str) -> None:
            self._lists.rename(one.id, name)

        title = _("Rename the list")
        self._ask(NameDialog(self._frame, title, store, name=list_name(one), parent=self))

    def _ask(self, dialog: NameDialog) -> None:
        dialog.stored.connect(self._look)
        dialog.open()

    def _on_remove_wanted(self, view: ListView) -> None:
        one = view.staff_list
        others = [other.staff_list for other in self._views if other.staff_list.id != one.id]
        words = _(
            "The people of this list, archived ones too, move into another list. Nobody and "
            "nothing about them is removed."
        )
        dialog = MoveIntoDialog(
            self.theme,
            _("Remove “{name}”?").format(name=list_name(one)),
            words,
            label=_("Their list from now on"),
            verb=_("Remove list"),
            options=[(other.id, list_name(other)) for other in others],
            parent=self,
        )
        dialog.target_chosen.connect(lambda into: self._remove(one.id, into))
        dialog.open()

    def _remove(self, list_id: int, into_id: int) -> None:
        self._do(lambda: self._lists.remove(list_id, into_id), self._on_removed)

    def _on_removed(self, removed: RemovedList) -> None:
        self._look()
        self.list_removed.emit(removed)

    def _do(self, call: Callable[[], RemovedList], then: Callable[[RemovedList], None]) -> None:
        self.lines.say_trouble("")
        self._frame.runner.run(self, lambda _progress: call(), then, on_error=self._on_refused)

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        self.lines.say_trouble(str(error))


def list_options(views: Iterable[ListView]) -> list[tuple[int, str]]:
    """Return the id of every list, and its name with how many people it holds."""
    return [
        (view.staff_list.id, f"{list_name(view.staff_list)} · {number(view.count)}")
        for view in views
    ]
