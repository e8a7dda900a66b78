"""EvidenceCard (Kelengkapan bukti): notes per person and item, as a map or as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.models.columns import Column
from kinerja_desktop.ui.models.records_model import RecordsModel
from kinerja_desktop.ui.widgets.buttons import Button, IconButton
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.heat_map import HeatLegend, HeatRow
from kinerja_desktop.ui.widgets.heat_sheet import HeatSheet
from kinerja_desktop.ui.widgets.layouts import boxed, row
from kinerja_desktop.ui.widgets.lines import StatusLine
from kinerja_desktop.ui.widgets.messages import EmptyLine
from kinerja_desktop.ui.widgets.tables import Table

if TYPE_CHECKING:
    from kinerja_desktop.services.insights import Coverage
    from kinerja_desktop.ui.theme.theme import Theme

BY_NAME, BY_COUNT = "name", "count"
ORDERS = {BY_NAME: N_("Sort by name"), BY_COUNT: N_("Sort by number of notes")}


class EvidenceCard(Card):
    """Tells where the person wants to look: a cell, a person, or a note to write."""

    notes_wanted = Signal(int, str)  # employee id, item key or ""
    note_wanted = Signal(int, str)
    person_wanted = Signal(int)

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        self.sort = Button(theme, _(ORDERS[BY_NAME]), kind="plain", height=24)
        self.sort.set_icon("chevron-down", after=True)
        self.as_table = IconButton(theme, "table", _("Show as a table"), size=24)
        self.as_table.setCheckable(True)
        tools = boxed(row(self.sort, self.as_table, gap=8))
        super().__init__(
            theme,
            title=_("Completeness of evidence"),
            caption=_("notes per person and item"),
            right=tools,
            margins=(16, 12, 12, 12),
            parent=parent,
        )
        self.body.setSpacing(4)
        self._order = BY_NAME
        self._columns: tuple[tuple[str, str], ...] = ()
        self._lines: list[HeatRow] = []
        self._shown: list[HeatRow] = []
        self._model: RecordsModel[HeatRow] = RecordsModel((), parent=self)
        self._menu = QMenu(self)
        self.sheet = HeatSheet(theme, parent=self)
        self.heat = self.sheet.heat
        self.table = Table(theme, _("Completeness of evidence"), row_height=28, parent=self)
        self._nobody = EmptyLine(theme, _("Nobody belongs to this period yet."), parent=self)
        self._lay_out()
        self.sort.clicked.connect(self._on_sort_clicked)
        self.as_table.toggled.connect(self._on_table_toggled)
        self.heat.cell_chosen.connect(self._on_cell_chosen)
        self.heat.person_chosen.connect(self._on_space_pressed)
        self.heat.name_clicked.connect(self.person_wanted)
        self.table.row_opened.connect(lambda line: self._open(line.key, line.total))

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        for part in (self.sheet, self.table, self._nobody):
            self._stack.addWidget(part)
        self.body.addLayout(self._stack, 1)
        words = _("less than half the median")
        self.rare = StatusLine(
            self.theme, words, icon="eye-off", color="text-3", icon_color="warn", parent=self
        )
        foot = row(HeatLegend(self.theme, parent=self), None, self.rare, margins=(0, 3, 4, 0))
        self.body.addLayout(foot)

    def show_coverage(self, coverage: Coverage) -> None:
        """Show people and counts in the order chosen before."""
        if coverage.columns != self._columns:
            self._columns = coverage.columns
            self._make_table()
        self._lines = [
            HeatRow(
                key=person.id,
                name=person.name,
                counts=counts,
                total=total,
                is_rare=person.id in coverage.rare,
            )
            for person, counts, total in zip(
                coverage.people, coverage.counts, coverage.totals, strict=True
            )
        ]
        self.rare.setVisible(bool(coverage.rare))
        self._show()

    def set_name_width(self, width: int) -> None:
        self.sheet.show_name_width(width)

    def sort_by(self, order: str) -> None:
        """Order by name, or by number of notes with the fewest first."""
        self._order = order
        self.sort.setText(_(ORDERS[order]))
        self.sort.updateGeometry()
        self._show()

    def make_menu(self) -> QMenu:
        """Fill and return the menu of orders."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        for order, words in ORDERS.items():
            action = self._menu.addAction(_(words))
            action.setCheckable(True)
            action.setChecked(order == self._order)
            action.triggered.connect(lambda _on=False, o=order: self.sort_by(o))
            group.addAction(action)
        return self._menu

    def _make_table(self) -> None:
        columns: list[Column[HeatRow]] = [Column(title=N_("Person"), text=lambda line: line.name)]
        for place, (_key, word) in enumerate(self._columns):
            columns.append(_count_column(place, word))
        total: Column[HeatRow] = Column(
            title=N_("Notes"),
            text=lambda line: str(line.total),
            sort_key=lambda line: line.total,
            is_number=True,
            width=72,
        )
        columns.append(total)
        old = self._model
        self._model = RecordsModel(tuple(columns), identify=lambda r: r.key, parent=self.table)
        self.table.setModel(self._model)
        old.deleteLater()

    def _show(self) -> None:
        lines = list(self._lines)
        if self._order == BY_COUNT:
            lines.sort(key=lambda line: line.total)
        words = [word for _key, word in self._columns]
        self.heat.show_rows(words, lines)
        self.sheet.refresh_head()
        self._model.show_rows(lines)
        self._shown = lines
        self._choose_view()

    def _choose_view(self) -> None:
        filled = 1 if self.as_table.isChecked() else 0
        self._stack.setCurrentIndex(filled if self._lines else 2)

    def _on_sort_clicked(self) -> None:
        self.make_menu().popup(self.sort.mapToGlobal(self.sort.rect().bottomLeft()))

    def _on_table_toggled(self, wanted: bool) -> None:
        self.as_table.set_icon("layout-grid" if wanted else "table")
        self.as_table.set_name(_("Show as a map") if wanted else _("Show as a table"))
        self._choose_view()

    def _on_cell_chosen(self, line: int, place: int) -> None:
        """Lead to the notes of a cell, or to a note to write where there is none."""
        chosen, key = self._shown[line], self._columns[place][0]
        wanted = self.notes_wanted if chosen.counts[place] else self.note_wanted
        wanted.emit(chosen.key, key)

    def _on_space_pressed(self, employee_id: int) -> None:
        _line, place = self.heat.current
        self.note_wanted.emit(employee_id, self._columns[place][0])

    def _open(self, employee_id: int, total: int) -> None:
        """Lead to the notes of a person; to the person where there are none yet."""
        if total:
            self.notes_wanted.emit(employee_id, "")
        else:
            self.person_wanted.emit(employee_id)


def _count_column(place: int, word: str) -> Column[HeatRow]:
    return Column(
        title=word,
        text=lambda line: str(line.counts[place]),
        sort_key=lambda line: line.counts[place],
        is_number=True,
        width=76,
    )
