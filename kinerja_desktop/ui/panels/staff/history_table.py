"""HistoryTable: the ratings of a person by period; with documents in the tab Riwayat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.methods import predicate_word
from kinerja_desktop.i18n import _, short_date
from kinerja_desktop.ui.panels.staff.words import rating_words
from kinerja_desktop.ui.widgets.badges import STAGES
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import Divider

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja_desktop.core.rows import HistoryRow
    from kinerja_desktop.ui.theme.theme import Theme

WIDTHS = (150, 156, 156, 110)
WIDTHS_WITH_DOCUMENTS = (128, 136, 136, 84)


def state_words(row: HistoryRow) -> str:
    """Say Final 12 Jan 2026, or the state it is in, and the version after the first."""
    words = _(STAGES[row.stage].word)
    if row.finalised_on is not None and row.stage != Stage.SUPERSEDED:
        words = _("Final {day}").format(day=short_date(row.finalised_on))
    if row.revision > 1:
        return _("{state}, version {number}").format(state=words, number=row.revision)
    return words


class HistoryTable(QWidget):
    """Head 28, rows 33 with hairlines. `title` stands in the head of the first column."""

    document_wanted = Signal(int)  # appraisal id

    def __init__(
        self,
        theme: Theme,
        *,
        title: str = "",
        with_documents: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._title, self._with_documents = title, with_documents
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        widths = WIDTHS_WITH_DOCUMENTS if with_documents else WIDTHS
        for place, width in enumerate(widths):
            self._grid.setColumnMinimumWidth(place, width)
            self._grid.setColumnStretch(place, 2 if with_documents else 0)
        self._grid.setColumnStretch(len(WIDTHS), 1)
        if with_documents:
            self._grid.setColumnMinimumWidth(len(WIDTHS) + 1, theme.px(64))

    def show_rows(self, rows: Sequence[HistoryRow]) -> None:
        """Show these rows, or that there is none."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._add_head()
        line = 1
        for row in rows:
            self._grid.addWidget(Divider(self.theme, parent=self), line, 0, 1, 6)
            self._add_row(row, line + 1)
            line += 2
        if not rows:
            self._grid.addWidget(Divider(self.theme, parent=self), line, 0, 1, 6)
            words = Text(self.theme, _("No finished rating yet."), look="small text-3", parent=self)
            self._grid.addWidget(words, line + 1, 0, 1, 6)
            self._grid.setRowMinimumHeight(line + 1, self.theme.px(33))
        for cell in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            cell.show()

    def _add_head(self) -> None:
        first = (
            Text(self.theme, self._title, look="strong", parent=self)
            if self._title
            else self._cell(_("Period"), "caption/500 text-3")
        )
        self._grid.addWidget(first, 0, 0)
        heads = (_("Work results"), _("Work behaviour"), _("Predicate"))
        for place, words in enumerate(heads, start=1):
            self._grid.addWidget(self._cell(words, "caption/500 text-3"), 0, place)
        self._grid.setRowMinimumHeight(0, self.theme.px(24))

    def _add_row(self, row: HistoryRow, line: int) -> None:
        predicate = predicate_word(row.method, row.predicate)
        cells = (
            (row.period_name, "medium"),
            (rating_words(row.results_rating), "body text-2"),
            (rating_words(row.behaviour_rating), "body text-2"),
            (predicate, "strong" if row.predicate is not None else "body text-3"),
        )
        for place, (words, look) in enumerate(cells):
            self._grid.addWidget(self._cell(words, look), line, place)
        state = Text(self.theme, state_words(row), look="small text-3", parent=self)
        self._grid.addWidget(state, line, 4, Qt.AlignmentFlag.AlignRight)
        if self._with_documents and row.finalised_on is not None:
            self._grid.addWidget(self._button(row), line, 5, Qt.AlignmentFlag.AlignRight)
        self._grid.setRowMinimumHeight(line, self.theme.px(40 if self._with_documents else 32))

    def _cell(self, words: str, look: str) -> ElidedText:
        return ElidedText(self.theme, words, look=look, parent=self)

    def _button(self, row: HistoryRow) -> QWidget:
        button = make_button(self.theme, _("Open"), kind="link", parent=self)
        button.setAccessibleName(_("Open the document of {period}").format(period=row.period_name))
        button.clicked.connect(lambda: self.document_wanted.emit(row.appraisal_id))
        return button
