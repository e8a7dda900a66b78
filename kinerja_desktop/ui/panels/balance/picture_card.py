"""PictureCard: a picture with the same numbers as a table below it, shown when wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.models.columns import Column
from kinerja_desktop.ui.models.records_model import RecordsModel
from kinerja_desktop.ui.widgets.buttons import IconButton
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import row
from kinerja_desktop.ui.widgets.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja_desktop.ui.theme.theme import Theme
    from kinerja_desktop.ui.widgets.plots import Plot

ROW, HEAD = 28, 34
Cells = tuple[str, ...]


class PictureCard(Card):
    """Subclasses make `plot` before this is built and fill both with `show_cells`.

    `heads` are the titles of the table, marked with N_(); all but the first are numbers.
    """

    def __init__(
        self, theme: Theme, title: str, *, heads: tuple[str, ...], plot: Plot, parent: QWidget
    ) -> None:
        self.as_table = IconButton(theme, "table", _("Show the table"), size=24)
        self.as_table.setCheckable(True)
        super().__init__(theme, title=title, right=self.as_table, parent=parent)
        self.plot = plot
        plot.setParent(self)
        self.waiting = Text(theme, look="small text-3", lines=0, parent=self)
        self.waiting.hide()
        self.table = Table(theme, title, row_height=ROW, parent=self)
        self._model: RecordsModel[Cells] = RecordsModel(
            tuple(_column(place, head) for place, head in enumerate(heads)), parent=self.table
        )
        self.table.setModel(self._model)
        self.table.hide()
        self.foot = row(margins=(0, 4, 0, 0))
        for part in (plot, self.waiting, self.table):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addLayout(self.foot)
        self.as_table.toggled.connect(self._on_table_toggled)

    @property
    def cells(self) -> list[Cells]:
        return self._model.rows

    def show_cells(self, rows: Sequence[Cells]) -> None:
        """Fill the table; it is as high as its rows."""
        self._model.show_rows(rows)
        height = self.theme.px(HEAD) + len(rows) * self.theme.px(ROW) + 2
        self.table.setFixedHeight(height)

    def tell_waiting(self, words: str) -> None:
        """Say why there is no picture yet; no words show the picture."""
        self.waiting.set_text(words)
        self.waiting.setVisible(bool(words))
        self.plot.setVisible(not words)
        self.as_table.setVisible(not words)
        self.table.setVisible(not words and self.as_table.isChecked())

    def _on_table_toggled(self, wanted: bool) -> None:
        self.as_table.set_name(_("Hide the table") if wanted else _("Show the table"))
        self.table.setVisible(wanted)


def _column(place: int, head: str) -> Column[Cells]:
    return Column(
        title=head,
        text=lambda cells: cells[place],
        is_number=bool(place),
        width=118 if place else 0,
    )
