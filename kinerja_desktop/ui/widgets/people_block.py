"""PeopleBlock: several people chosen by checks in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.inputs import TextInput
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import boxed, row, scrolling
from kinerja_desktop.ui.widgets.switches import CheckBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinerja_desktop.ui.theme.theme import Theme

_MANY = 12


class PeopleBlock(Quiet):
    """Names with checks in columns; `changed(keys)`. More than twelve scroll, with a search.

    The link at the right checks all the names now shown, or, if they all are, none of them.
    """

    changed = Signal(tuple)

    def __init__(self, theme: Theme, *, columns: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._columns = columns
        self._checks: dict[int, CheckBox] = {}
        self._shown: list[CheckBox] = []
        self.title = Text(theme, look="strong", parent=self)
        self.note = ElidedText(theme, look="caption text-3", parent=self)
        self.search = TextInput(
            theme, _("Search people"), placeholder=_("Search"), icon="search", dense=True,
            parent=self,
        )  # fmt: skip
        self.search.setMaximumWidth(160)
        self.search.textChanged.connect(self._on_search_changed)
        self.all = make_button(
            theme, _("Select all"), kind="link", on_click=self._on_all_clicked, parent=self
        )
        head = row(self.title, self.note, self.search, self.all, gap=11)
        head.setStretchFactor(self.note, 1)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._area = scrolling(boxed(self._grid), parent=self)
        self.body.addLayout(head)
        self.body.addWidget(self._area)

    def show_people(
        self, people: Iterable[tuple[int, str]], *, chosen: Iterable[int], note: str = ""
    ) -> None:
        """Show (key, name) pairs, of many the chosen first; `note` says why someone is left out."""
        wanted, people = set(chosen), list(people)
        if len(people) > _MANY:
            people.sort(key=lambda person: person[0] not in wanted)
        for check in self._checks.values():
            check.deleteLater()
        self._checks = {}
        for key, name in people:
            check = CheckBox(self.theme, name, parent=self)
            check.setChecked(key in wanted)
            check.toggled.connect(self._on_toggled)
            self._checks[key] = check
        self.note.set_text(note)
        self.search.setVisible(len(self._checks) > _MANY)
        self._lay_out(list(self._checks.values()))
        self._say()

    def chosen(self) -> tuple[int, ...]:
        return tuple(key for key, check in self._checks.items() if check.isChecked())

    def _lay_out(self, shown: list[CheckBox]) -> None:
        for check in self._checks.values():
            self._grid.removeWidget(check)
            check.setVisible(check in shown)
        lines = -(-len(shown) // self._columns) or 1
        self._shown = shown
        tall = self.theme.px(27)
        for place, check in enumerate(shown):
            self._grid.addWidget(check, place % lines, place // lines)
        for line in range(max(lines + 1, self._grid.rowCount())):
            self._grid.setRowMinimumHeight(line, tall if line < lines else 0)
            self._grid.setRowStretch(line, int(line == lines))
        for place in range(self._columns):
            self._grid.setColumnStretch(place, 1)
        all_lines = -(-len(self._checks) // self._columns) or 1
        self._area.setFixedHeight(min(all_lines, 4) * tall)

    def _say(self) -> None:
        text = _("{n} of {total} people").format(n=len(self.chosen()), total=len(self._checks))
        self.title.set_text(text)
        self.all.setText(_("Select none") if self._are_all_chosen() else _("Select all"))

    def _are_all_chosen(self) -> bool:
        return bool(self._shown) and all(check.isChecked() for check in self._shown)

    def _on_toggled(self, _on: bool) -> None:
        self._say()
        self.changed.emit(self.chosen())

    def _on_all_clicked(self) -> None:
        wanted = not self._are_all_chosen()
        for check in self._shown:
            blocked = check.blockSignals(True)
            check.setChecked(wanted)
            check.blockSignals(blocked)
        self._on_toggled(wanted)

    def _on_search_changed(self, text: str) -> None:
        part = text.casefold()
        self._lay_out([c for c in self._checks.values() if part in c.text().casefold()])
        self._say()
