"""ReviewFields: which kinds of changes are taken from the list, for everybody at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.core.chosen_fields import FieldGroup, group_word
from kinerja_desktop.i18n import _, number
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.flow import Flow
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import row
from kinerja_desktop.ui.widgets.switches import CheckBox

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


class ReviewFields(Quiet):
    """A check for every kind of change, with how many people it is about.

    `taken(FieldGroup, bool)` tells what a person wants. Hidden unless there is a choice.
    """

    taken = Signal(object, bool)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, tone="surface", margins=(16, 7, 14, 7), parent=parent)
        label = Text(theme, _("Take over"), look="small/500 text-2", parent=self)
        self.checks = {group: CheckBox(theme, " ", parent=self) for group in FieldGroup}
        for group, check in self.checks.items():
            check.clicked.connect(lambda on, which=group: self.taken.emit(which, on))
        self._flow = Flow(gap=16, parent=self)
        for check in self.checks.values():
            self._flow.add(check)
        line = row(label, self._flow, gap=14)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self.hide()

    def show_groups(
        self, counts: Iterable[tuple[FieldGroup, int]], declined: Collection[FieldGroup]
    ) -> None:
        """Offer what changes; nothing is asked where there is one kind only."""
        found = dict(counts)
        for group, check in self.checks.items():
            words = _("{field} ({count})").format(
                field=group_word(group), count=number(found.get(group, 0))
            )
            check.setText(words)
            check.setChecked(group not in declined)
            check.setVisible(group in found)
            check.updateGeometry()
        self.setVisible(len(found) > 1 or bool(set(found) & set(declined)))
