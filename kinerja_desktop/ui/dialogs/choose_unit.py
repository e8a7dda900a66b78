"""ChooseUnitDialog: one unit of a long tree, found by typing or by arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.core.collation import folded
from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.inputs import TextInput
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.person_list import PickLine, PickList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.unit_tree import UnitBranch
    from kinerja_desktop.ui.theme.theme import Theme

ABOVE = " › "


class ChooseUnitDialog(Dialog):
    """`branch_chosen` tells the UnitBranch. `words` are the names, one for each branch."""

    branch_chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        tree: Sequence[UnitBranch],
        words: Sequence[str],
        *,
        chosen: int | None = None,
        parent: QWidget,
    ) -> None:
        super().__init__(
            theme,
            _("Choose a work unit"),
            verb=_("Show unit"),
            width=560,
            height=520,
            parent=parent,
        )
        self._tree = tree
        self._lines = tuple(_lines(tree, words))
        self.filter = TextInput(
            theme, _("Search units"), placeholder=_("Search units"), icon="search", parent=self
        )
        self.list = PickList(theme, _("Work units"), parent=self)
        self.list.setMinimumHeight(theme.px(120))
        self._empty = Text(theme, _("No unit matches."), look="body text-3", parent=self)
        self.body.addWidget(self.filter)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.list, 1)
        self.filter.textChanged.connect(self._show)
        self.filter.returnPressed.connect(self.submit)
        self.list.row_opened.connect(self.submit)
        self._show()
        if chosen is not None:
            self.list.choose(chosen)

    def _show(self) -> None:
        wanted = folded(self.filter.text()).split()
        shown = [line for line in self._lines if all(word in folded(line.title) for word in wanted)]
        self.list.show_rows(shown)
        if shown and self.list.current_key() is None:
            self.list.choose(shown[0].key)
        self.list.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self.primary.setEnabled(bool(shown))

    def submit(self) -> None:
        place = self.list.current_key()
        if place is not None and self.primary.isEnabled():
            self.accept()
            self.branch_chosen.emit(self._tree[place])


def _lines(tree: Sequence[UnitBranch], words: Sequence[str]) -> list[PickLine]:
    """Return a line for each branch; below its name stand the count and the units above it."""
    lines, above = [], list[str]()
    for place, (branch, name) in enumerate(zip(tree, words, strict=True)):
        del above[branch.depth :]
        count = ngettext("{count} person", "{count} people", branch.count)
        parts = [count.format(count=number(branch.count))]
        if above:
            parts.append(ABOVE.join(above))
        lines.append(PickLine(key=place, title=name, caption=" · ".join(parts), icon="building-2"))
        above.append(name)
    return lines
