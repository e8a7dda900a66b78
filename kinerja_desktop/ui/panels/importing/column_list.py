"""ColumnList: the columns of a file below their heads; many unused ones are folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.column_matching import MatchOrigin
from kinerja_desktop.core.nip import is_damaged
from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.panels.importing.column_rows import ColumnRow, ColumnWidths
from kinerja_desktop.ui.size_class import SizeClass, Width
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.layouts import boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.tables import TableHead

if TYPE_CHECKING:
    from datetime import date

    from kinerja_desktop.core.column_matching import ColumnMatch
    from kinerja_desktop.services.importing import FileLook
    from kinerja_desktop.ui.theme.theme import Theme

WIDE = ColumnWidths()
MEDIUM = ColumnWidths(letter=32, heading=140, first=196, second=196, row_height=40)
SINGLE = ColumnWidths(letter=32, heading=200, first=260, second=0, row_height=40)
NIP_FIELDS = {"nip", "name_nip"}
FOLDED_FROM = 16
MADE_AT_ONCE = 16
MADE_BETWEEN = 2
REST_MS = 30  # so that the window answers meanwhile


class ColumnList(QWidget):
    """`matched(index, field or None)` when a person chooses what a column holds.

    Rows are made ahead of the first list, and beyond MADE_AT_ONCE a few at a time, so that the
    window answers meanwhile.
    """

    matched = Signal(int, object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._made: list[ColumnRow] = []
        self._shown: list[ColumnMatch] = []
        self._look: FileLook | None = None
        self._columns: tuple[ColumnMatch, ...] = ()
        self._today: date | None = None
        self._shows_all = False
        self._widths = WIDE
        self.heads = TableHead(theme, height=32, tinted=True, parent=self)
        self.fold = make_button(theme, "", kind="link", on_click=self._on_fold_clicked, parent=self)
        self._fold_row = boxed(row(self.fold, None, margins=(16, 6, 16, 6)), parent=self)
        self._list = column(self._fold_row, None, gap=0)
        self.area = scrolling(boxed(self._list, parent=self), parent=self)
        lines = column(self.heads, self.area, gap=0)
        lines.setStretch(1, 1)
        self.setLayout(lines)
        self._making = QTimer(self, interval=REST_MS)
        self._making.timeout.connect(self._make_some)
        self._making.start()

    @property
    def rows(self) -> list[ColumnRow]:
        """The rows on show."""
        return self._made[: len(self._shown)]

    def show_look(self, look: FileLook, columns: tuple[ColumnMatch, ...], today: date) -> None:
        """Show a list anew, with many unused columns folded away."""
        self._shows_all = False
        self._look = look
        self._show_heads(look)
        self.show_columns(columns, today)

    def show_columns(self, columns: tuple[ColumnMatch, ...], today: date) -> None:
        """Show what the columns are read as now."""
        self._columns, self._today = columns, today
        hidden = self._hidden()
        self._shown = [match for match in columns if self._shows_all or match.index not in hidden]
        while len(self._made) < min(len(self._shown), MADE_AT_ONCE):
            self._make_row()
        for place, line in enumerate(self._made):
            self._show_row(line, place)
        self._show_fold(len(hidden))
        if len(self._made) < len(self._shown):
            self._making.start()

    def fit(self, size: SizeClass) -> None:
        by_width = {Width.WIDE: WIDE, Width.MEDIUM: MEDIUM, Width.NARROW: MEDIUM}
        self._widths = by_width.get(size.width, SINGLE)
        for line in self._made:
            line.set_widths(self._widths)
        if self._look is not None:
            self._show_heads(self._look)

    def first_guess(self) -> ColumnRow | None:
        """Return the first row that is only guessed."""
        guesses = (line for line in self.rows if line.origin.badge.isVisibleTo(line.origin))
        return next(guesses, None)

    def _hidden(self) -> set[int]:
        """Return the columns nobody uses, where there are so many that they are in the way."""
        if len(self._columns) < FOLDED_FROM:
            return set()
        return {
            match.index
            for match in self._columns
            if match.field is None and match.origin is MatchOrigin.UNUSED
        }

    def _show_heads(self, look: FileLook) -> None:
        heading, first, second, combo, origin = self._widths.lefts()
        samples = [_("Sample row {row}").format(row=number_) for number_ in look.sample_rows]
        heads = [(_("Column in the file"), heading), (_("Goes to"), combo), (_("Why"), origin)]
        shown = 2 if self._widths.second else 1
        heads += list(zip(samples, (first, second), strict=False))[:shown]
        self.heads.show_heads(heads)

    def _make_some(self) -> None:
        """Make a few rows, until there are as many as are usual, or wanted now."""
        for _turn in range(MADE_BETWEEN):
            if len(self._made) >= max(len(self._shown), MADE_AT_ONCE):
                self._making.stop()
                return
            self._show_row(self._make_row(), len(self._made) - 1)

    def _make_row(self) -> ColumnRow:
        line = ColumnRow(self.theme, 0, parent=self)
        line.matched.connect(self.matched)
        line.set_widths(self._widths)
        self._list.insertWidget(len(self._made), line)
        self._made.append(line)
        return line

    def _show_row(self, line: ColumnRow, place: int) -> None:
        is_wanted = place < len(self._shown)
        line.setVisible(is_wanted)
        if is_wanted and self._today is not None:
            match = self._shown[place]
            line.set_last(on=place == len(self._shown) - 1)
            line.show_column(match, self._damaged(match), self._today)

    def _show_fold(self, hidden: int) -> None:
        self._fold_row.setVisible(hidden > 0)
        words = ngettext(
            "Show {count} column that is not used",
            "Show {count} columns that are not used",
            hidden,
        )
        hide = _("Hide the columns that are not used")
        self.fold.setText(hide if self._shows_all else words.format(count=number(hidden)))
        self.fold.updateGeometry()

    def _on_fold_clicked(self) -> None:
        self._shows_all = not self._shows_all
        if self._today is not None:
            self.show_columns(self._columns, self._today)

    def _damaged(self, match: ColumnMatch) -> tuple[int, ...]:
        """Return how many cells of the NIP column are spoilt, for every sample that is one."""
        look = self._look
        if look is None or match.field not in NIP_FIELDS:
            return ()
        spoilt = set(look.damaged)
        return tuple(
            max(1, len(spoilt)) if number_ in spoilt or is_damaged(text) else 0
            for number_, text in zip(look.sample_rows, match.samples, strict=False)
        )
