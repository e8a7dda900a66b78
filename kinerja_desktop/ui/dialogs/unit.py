"""UnitDialog: the name of a work unit and what it stands below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.core.staff import Unit
from kinerja_desktop.core.unit_tree import above
from kinerja_desktop.errors import InvalidError
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import ComboBox, TextInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.services.units import UnitService
    from kinerja_desktop.ui.frame import Frame


class UnitDialog(Dialog):
    """Adds a unit, or changes one. Units below it are not offered as what stands above it."""

    stored = Signal()

    def __init__(
        self,
        frame: Frame,
        service: UnitService,
        known: Sequence[Unit],
        *,
        unit: Unit | None = None,
        parent: QWidget,
    ) -> None:
        title = _("New work unit") if unit is None else _("Change work unit")
        super().__init__(frame.theme, title, verb=_("Save"), width=480, parent=parent)
        self._frame, self._service = frame, service
        self._before = unit or Unit(name="")
        theme = frame.theme
        self.name = TextInput(theme, _("Name"), parent=self)
        self.name.setText(self._before.name)
        offered = [one for one in known if not unit or unit.id not in above(one.id, known)]
        options = [(0, _("at the top")), *((one.id, one.name) for one in offered)]
        self.above = ComboBox(theme, _("Stands below"), options=options, parent=self)
        self.above.set_value(self._before.parent_id)
        self.fields = {
            "name": Field(theme, _("Name"), self.name, parent=self),
            "parent": Field(theme, _("Stands below"), self.above, parent=self),
        }
        for field in self.fields.values():
            self.body.addWidget(field)

    def submit(self) -> None:
        for field in self.fields.values():
            field.set_error("")
        unit = replace(self._before, name=self.name.text(), parent_id=self.above.value())
        store = self._service.save if unit.id else self._service.add
        self._frame.runner.run(
            self,
            lambda _progress: store(unit),
            lambda _found: self._on_stored(),
            on_error=self._on_refused,
        )

    def _on_stored(self) -> None:
        self.accept()
        self.stored.emit()

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        wrong = error.fields if isinstance(error, InvalidError) else {"name": str(error)}
        for name, words in wrong.items():
            self.fields[name].set_error(words)
        self.fields[next(iter(wrong))].control.setFocus()
