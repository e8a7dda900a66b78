"""UnitsDialog (Kelola unit kerja): the tree of work units, put together by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core.unit_tree import above, in_tree_order
from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.dialogs.move_into import MoveIntoDialog
from kinerja_desktop.ui.dialogs.unit import UnitDialog
from kinerja_desktop.ui.widgets.buttons import IconButton, make_button
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, row
from kinerja_desktop.ui.widgets.lines import SettingsRow
from kinerja_desktop.ui.widgets.managed_rows import ManagedRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.staff import Unit
    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.services.units import UnitService, UnitView
    from kinerja_desktop.ui.frame import Frame

INDENT = 20


class UnitsDialog(Dialog):
    """Every act is done at once; the tree is what the filter of the staff list shows."""

    def __init__(self, frame: Frame, units: UnitService, *, parent: QWidget) -> None:
        super().__init__(
            frame.theme, _("Manage work units"), verb=_("Close"), width=640, parent=parent
        )
        self._frame, self._service = frame, units
        self._views: tuple[UnitView, ...] = ()
        self.cancel.hide()
        self.empty = Text(
            self.theme, _("No work unit yet. They come with the people."), lines=0, parent=self
        )
        self.lines = ManagedRows(frame.theme, parent=self)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.lines)
        self.body.addStretch(1)
        self.new = make_button(
            frame.theme, _("New work unit…"), icon="plus", on_click=self._on_new_wanted, parent=self
        )
        self.add_secondary(self.new)
        self._look()

    @property
    def _known(self) -> list[Unit]:
        return [view.unit for view in self._views]

    def _look(self) -> None:
        self.lines.say_trouble("")
        self._frame.runner.run(self, lambda _progress: self._service.views(), self._show_views)

    def _show_views(self, views: tuple[UnitView, ...]) -> None:
        self._views = views
        by_id = {view.unit.id: view for view in views}
        order = in_tree_order(self._known)
        self.lines.show_rows([self._row(by_id[unit.id], depth) for unit, depth in order])
        self.empty.setVisible(not views)

    def _row(self, view: UnitView, depth: int) -> SettingsRow:
        theme, unit = self.theme, view.unit
        change = make_button(theme, _("Change…"), on_click=lambda: self._on_change_wanted(unit))
        change.setAccessibleName(_("Change {name}").format(name=unit.name))
        words = _("Merge {name} into another") if view.count else _("Remove {name}")
        icon = "corner-down-right" if view.count else "trash-2"
        remove = IconButton(theme, icon, words.format(name=unit.name))
        remove.clicked.connect(lambda: self._on_remove_wanted(view))
        remove.setEnabled(not view.count or len(self._views) > 1)
        people = ngettext("{count} person", "{count} people", view.count)
        parts = (people.format(count=number(view.count)), unit.agency)
        note = " · ".join(part for part in parts if part)
        control = boxed(row(change, remove, gap=8))
        made = SettingsRow(theme, unit.name, note, icon="building-2", control=control)
        made.setContentsMargins(theme.px(INDENT) * depth, 0, 0, 0)
        return made

    def _on_new_wanted(self) -> None:
        self._ask(UnitDialog(self._frame, self._service, self._known, parent=self))

    def _on_change_wanted(self, unit: Unit) -> None:
        self._ask(UnitDialog(self._frame, self._service, self._known, unit=unit, parent=self))

    def _ask(self, dialog: UnitDialog) -> None:
        dialog.stored.connect(self._look)
        dialog.open()

    def _on_remove_wanted(self, view: UnitView) -> None:
        unit = view.unit
        if not view.count:
            self._do(lambda: self._service.remove(unit.id))
            return
        known = self._known
        targets = [one for one in known if unit.id not in above(one.id, known)]
        dialog = MoveIntoDialog(
            self.theme,
            _("Merge “{name}”?").format(name=unit.name),
            _("Its people and the units below it belong to another unit from now on."),
            label=_("Their unit from now on"),
            verb=_("Merge units"),
            options=[(one.id, one.name) for one in targets],
            parent=self,
        )
        dialog.target_chosen.connect(
            lambda into: self._do(lambda: self._service.merge(unit.id, into))
        )
        dialog.open()

    def _do(self, call: Callable[[], None]) -> None:
        self._frame.runner.run(
            self,
            lambda _progress: call(),
            lambda _none: self._look(),
            on_error=self._on_refused,
        )

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        self.lines.say_trouble(str(error))
