"""ApplyPlanDialog: give copies of a plan to other people of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Notice
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.people_block import PeopleBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.rows import StaffRow
    from kinerja_desktop.ui.frame import Frame


class ApplyPlanDialog(Dialog):
    """`people_chosen(ids)`. Nobody is chosen beforehand who has a plan already."""

    people_chosen = Signal(tuple)

    def __init__(
        self, frame: Frame, rows: Sequence[StaffRow], *, owner_name: str, parent: QWidget
    ) -> None:
        title = _("Apply the plan of {name} to others").format(name=owner_name)
        super().__init__(frame.theme, title, verb=_("Apply"), width=640, parent=parent)
        words = _("Everybody chosen gets a copy to adapt. A plan they have is replaced.")
        self.body.addWidget(Text(self.theme, words, look="body text-2", lines=0, parent=self))
        self._planned = {row.employee.id for row in rows if row.plan_complete}
        open_rows = [row for row in rows if row.stage == Stage.NOT_STARTED]
        begun = len(rows) - len(open_rows)
        note = ngettext(
            "{count} person left out: rating has begun",
            "{count} people left out: rating has begun",
            begun,
        ).format(count=begun)
        self.people = PeopleBlock(self.theme, parent=self)
        self.people.show_people(
            [(row.employee.id, row.employee.name) for row in open_rows],
            chosen=[row.employee.id for row in open_rows if row.employee.id not in self._planned],
            note=note if begun else "",
        )
        self.body.addWidget(self.people)
        self.warning = Notice(
            self.theme, icon="triangle-alert", color="text-2", icon_color="warn", parent=self
        )
        self.body.addWidget(self.warning)
        self.people.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        chosen = self.people.chosen()
        count = len(chosen)
        self.primary.setEnabled(bool(count))
        words = ngettext("Apply to {count} person", "Apply to {count} people", count)
        self.primary.setText(words.format(count=count) if count else _("Apply"))
        self.primary.updateGeometry()
        replaced = len(self._planned & set(chosen))
        text = ngettext(
            "{count} complete plan is replaced.", "{count} complete plans are replaced.", replaced
        )
        self.warning.set_text(text.format(count=replaced))
        self.warning.setVisible(bool(replaced))

    def submit(self) -> None:
        chosen = self.people.chosen()
        self.accept()
        self.people_chosen.emit(chosen)
