"""PersonListPane: the people of a period, narrowed by words, state, unit; import and add."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from kinerja_desktop.core.staff_filter import Group, StaffFilter, counts_of
from kinerja_desktop.core.unit_tree import UnitBranch, unit_tree
from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.panels.staff.chosen_bar import ChosenBar
from kinerja_desktop.ui.panels.staff.filter_menu import (
    Scope,
    add_unit_search,
    fill_filter_menu,
    unit_words,
)
from kinerja_desktop.ui.panels.staff.no_hits import NoHits
from kinerja_desktop.ui.widgets.buttons import IconButton, make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.chips import FilterChips
from kinerja_desktop.ui.widgets.inputs import TextInput
from kinerja_desktop.ui.widgets.labels import ElidedText
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row
from kinerja_desktop.ui.widgets.person_list import PersonLine, PersonList

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kinerja_desktop.core.rows import StaffRow
    from kinerja_desktop.core.staff import Employee, Unit
    from kinerja_desktop.core.unit_tree import UnitName
    from kinerja_desktop.ui.theme.theme import Theme


class PersonListPane(Card):
    """Tells which person was chosen, which scope, and that import or add is wanted."""

    person_chosen = Signal(int)
    person_opened = Signal(int)
    person_clicked = Signal()
    scope_chosen = Signal(str)
    import_wanted = Signal()
    menu_filled = Signal(QMenu)
    add_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(0, 0, 0, 0), parent=parent)
        self.body.setSpacing(0)
        self._rows: tuple[StaffRow, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._wanted = StaffFilter()
        self._tree: tuple[UnitBranch, ...] = ()
        self._scope = Scope.PERIOD
        self._is_narrow = False
        words = _("Filter name, NIP, position")
        self.filter = TextInput(theme, words, placeholder=words, icon="search", parent=self)
        self.more = IconButton(theme, "funnel", _("More filters"), size=24, parent=self)
        self.chips = FilterChips(theme, _("State"), parent=self)
        self.list = PersonList(theme, _("Staff"), parent=self)
        self.list.setUniformItemSizes(True)
        self.footer = ElidedText(theme, look="caption text-3", parent=self)
        self.reset = make_button(
            theme, _("Reset"), kind="link", on_click=self.reset_filter, parent=self
        )
        self.chosen = ChosenBar(theme, parent=self)
        self._lay_out()
        self._menu = QMenu(self)
        self.more.clicked.connect(self._on_menu_wanted)
        self.filter.textChanged.connect(self._on_text_changed)
        self.filter.returnPressed.connect(self._on_text_entered)
        self.chips.chosen.connect(self._on_group_chosen)
        self.list.row_chosen.connect(self._on_row_chosen)
        self.list.row_opened.connect(self._on_row_opened)
        self.list.clicked.connect(lambda _index: self.person_clicked.emit())
        self.list.several_chosen.connect(self._on_several_chosen)
        self.chosen.clear_wanted.connect(self._on_clear_wanted)

    def _lay_out(self) -> None:
        theme = self.theme
        bring = IconButton(theme, "upload", _("Import staff"), boxed=True, parent=self)
        add = IconButton(theme, "plus", _("Add person"), boxed=True, parent=self)
        bring.clicked.connect(self.import_wanted)
        add.clicked.connect(self.add_wanted)
        head = row(self.filter, bring, add, gap=8)
        head.setStretch(0, 1)
        self.body.addLayout(column(head, self.chips, gap=8, margins=(12, 12, 12, 8)))
        self.body.addWidget(Divider(theme, parent=self))
        self._no_hits = NoHits(theme, parent=self)
        self._no_hits.others_wanted.connect(lambda: self._on_scope_picked(Scope.OUTSIDE))
        self._no_hits.everybody_wanted.connect(self.reset_filter)
        stack = QStackedLayout()
        shown = column(self.list, margins=(1, 5, 1, 5))
        stack.addWidget(boxed(shown, parent=self))
        stack.addWidget(self._no_hits)
        self._stack = stack
        self.body.addLayout(stack, 1)
        self.body.addWidget(Divider(theme, parent=self))
        foot = row(self.footer, self.reset, self.more, gap=8, margins=(16, 0, 10, 0))
        foot.setStretch(0, 1)
        self._foot = boxed(foot, parent=self)
        self._foot.setFixedHeight(theme.px(36))
        self.body.addWidget(self._foot)
        self.body.addWidget(self.chosen)
        self.chosen.hide()

    @property
    def scope(self) -> Scope:
        return self._scope

    @property
    def _branch(self) -> UnitBranch | None:
        """Return the branch the list is narrowed to."""
        return next((b for b in self._tree if b.members == self._wanted.units), None)

    @property
    def rows(self) -> tuple[StaffRow, ...]:
        return self._rows

    @property
    def shown_ids(self) -> tuple[int, ...]:
        return tuple(line.key for line in self.list.rows.rows)

    @property
    def chosen_people(self) -> tuple[Employee, ...]:
        """The people chosen in the list, in its order."""
        people = {row.employee.id: row.employee for row in self._rows}
        return tuple(people[key] for key in self.list.chosen_keys())

    def show_rows(self, rows: Sequence[StaffRow], units: Iterable[Unit] = ()) -> None:
        """Show these people, narrowed as the filter says; `units` say what stands below what."""
        found = (tuple(rows), tuple(units), self._scope)
        if found == self._shown:
            return
        self._shown = found
        self._rows = found[0]
        self._tree = unit_tree(found[1], (row.employee for row in self._rows))
        if self._wanted.units and self._branch is None:
            self._wanted = replace(self._wanted, units=frozenset())
        self._show()

    def choose(self, employee_id: int) -> None:
        """Choose a person without telling."""
        self.list.choose(employee_id)

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) person, and tell."""
        place = self.list.rows.place_of(self.list.current_key()) + by
        if 0 <= place < self.list.rows.rowCount():
            self.list.setCurrentIndex(self.list.rows.index(place))

    def set_narrow(self, *, narrow: bool, single: bool) -> None:
        """Give way: states as icons; the width belongs to the page."""
        self._is_narrow = narrow and not single
        self.list.set_icons_only(self._is_narrow)
        words = _("Filter name") if self._is_narrow else _("Filter name, NIP, position")
        self.filter.setPlaceholderText(words)
        self._show_chips()

    def reset_filter(self) -> None:
        self.show_only((), "")

    def show_only(self, ids: Iterable[int], words: str) -> None:
        """Show the people another page asks for; `words` say which. Without ids, everybody."""
        wanted = StaffFilter(only=frozenset(ids), words=words)
        is_new, self._wanted = wanted != self._wanted, wanted
        with QSignalBlocker(self.filter):
            self.filter.setText("")
        if self._scope != Scope.PERIOD:
            self._on_scope_picked(Scope.PERIOD)
        if is_new:
            self._show()

    def _show(self) -> None:
        shown = [row for row in self._rows if self._wanted.accepts(row)]
        self.list.show_rows(
            [
                PersonLine(
                    key=row.employee.id,
                    name=row.employee.name,
                    position=row.employee.position,
                    stage=row.stage,
                )
                for row in shown
            ]
        )
        self._stack.setCurrentIndex(0 if shown else 1)
        self._no_hits.say(self._scope, has_people=bool(self._rows))
        self._show_chips()
        self._show_footer(len(shown))
        has_extra = bool(self._wanted.units) or self._scope != Scope.PERIOD
        self.more.set_icon("funnel", color="primary" if has_extra else "text-2")

    def _show_chips(self) -> None:
        counts = counts_of(self._rows)
        words = {
            Group.ALL: _("All"),
            Group.DRAFT: _("Draft"),
            Group.READY: _("Ready"),
            Group.FINAL: _("Final"),
        }
        dropped = Group.FINAL if self._wanted.group != Group.FINAL else Group.READY
        groups = [g for g in Group if not (self._is_narrow and g == dropped)]
        self.chips.set_options([(group, words[group], counts[group]) for group in groups])
        self.chips.set_value(self._wanted.group)

    def _show_footer(self, shown: int) -> None:
        count = len(self._rows)
        people = ngettext("{count} person", "{count} people", count).format(count=number(count))
        if shown != count:
            people = _("{shown} of {people}").format(shown=number(shown), people=people)
        names = {
            Scope.OUTSIDE: _("not in this period"),
            Scope.ARCHIVE: _("archive"),
        }
        rare = sum(row.rarely_noted for row in self._rows)
        rarely = _("{count} rarely noted").format(count=rare) if rare else ""
        wanted, branch = self._wanted, self._branch
        unit = unit_words(branch) if branch is not None else ""
        parts = (people, wanted.words, names.get(self._scope, ""), unit, rarely)
        self.footer.set_text(" · ".join(part for part in parts if part))
        self.reset.setVisible(not self._wanted.is_open or self._scope != Scope.PERIOD)

    def _on_text_changed(self, text: str) -> None:
        self._wanted = replace(self._wanted, text=text)
        self._show()

    def _on_text_entered(self) -> None:
        """Enter chooses the first hit."""
        if self.shown_ids:
            self.list.setFocus()
            if self.list.current_key() is None:
                self.list.setCurrentIndex(self.list.rows.index(0))

    def _on_group_chosen(self, group: Group) -> None:
        self._wanted = replace(self._wanted, group=group, only=frozenset(), words="")
        self._show()

    def _on_row_chosen(self, key: int) -> None:
        self.person_chosen.emit(key)

    def _on_several_chosen(self) -> None:
        count = len(self.list.chosen_keys())
        self.chosen.show_count(count)
        self._foot.setVisible(count < 2)

    def _on_clear_wanted(self) -> None:
        self.list.setCurrentIndex(self.list.currentIndex())
        self.list.setFocus()

    def _on_row_opened(self, key: int) -> None:
        self.person_opened.emit(key)

    def _on_menu_wanted(self) -> None:
        self.fill_menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def fill_menu(self) -> QMenu:
        """Make the filter menu anew: scopes, then the tree of units."""
        fill_filter_menu(
            self._menu,
            scope=self._scope,
            tree=self._tree,
            units=self._wanted.units,
            on_scope=self._on_scope_picked,
            on_units=self._on_units_picked,
        )
        add_unit_search(
            self._menu,
            self.theme,
            tree=self._tree,
            units=self._wanted.units,
            on_units=self._on_units_picked,
        )
        self.menu_filled.emit(self._menu)
        return self._menu

    def _on_scope_picked(self, scope: Scope) -> None:
        self._scope = scope
        self.scope_chosen.emit(scope.value)

    def _on_units_picked(self, units: frozenset[UnitName]) -> None:
        self._wanted = replace(self._wanted, units=units)
        self._show()
