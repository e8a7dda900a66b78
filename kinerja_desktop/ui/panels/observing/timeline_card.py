"""TimelineCard: notes by day, those waiting to be tied or completed, legend, what nothing says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.observing.note_lines import note_lines
from kinerja_desktop.ui.widgets.badges import SIGN_BADGES, SignMark
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.chips import FilterChips
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.messages import EmptyLine
from kinerja_desktop.ui.widgets.note_list import NoteList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kinerja_desktop.core.rows import ObservationRow
    from kinerja_desktop.ui.theme.theme import Theme


ALL, UNTIED, INCOMPLETE = "all", "untied", "incomplete"


class TimelineCard(Card):
    """`list` is the NoteList; `reset_wanted` when no note fits the filters.

    `views` are all notes, the inbox of untied ones, and what is to be completed later; they are
    there while something waits.
    """

    reset_wanted = Signal()
    note_wanted = Signal()
    view_chosen = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(0, 6, 0, 8), parent=parent)
        self._shown: dict[int, ObservationRow] = {}
        self.list = NoteList(theme, _("Timeline of notes"), parent=self)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        line = EmptyLine(
            theme,
            _("No note fits these filters."),
            link=_("Show all notes"),
            on_click=self.reset_wanted.emit,
            parent=self,
        )
        note = make_button(
            theme, _("Record observation"), kind="link", on_click=self.note_wanted.emit, parent=self
        )
        self.none = boxed(column(line, row(note, None), None, margins=(17, 10, 17, 0)), parent=self)
        self.none.hide()
        self.views = FilterChips(theme, _("Notes that wait"), parent=self)
        self.views.chosen.connect(lambda _view: self.view_chosen.emit())
        self._views = boxed(row(self.views, margins=(17, 4, 17, 0)), parent=self)
        self._views.hide()
        self.body.setSpacing(8)
        self.body.addWidget(self._views)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.none, 1)
        self.body.addWidget(self._legend())

    def show_waiting(self, rows: Sequence[ObservationRow]) -> None:
        """Offer what waits among all notes of the period; without any, show all of them."""
        untied = sum(not row.observation.item_keys for row in rows)
        open_notes = sum(bool(row.observation.missing) for row in rows)
        options = [(ALL, _("All"), len(rows))]
        if untied:
            options.append((UNTIED, _("To tie"), untied))
        if open_notes:
            options.append((INCOMPLETE, _("To complete"), open_notes))
        self.views.set_options(options)
        self._views.setVisible(len(options) > 1)

    def show_rows(self, rows: Sequence[ObservationRow], today: date, *, wanted: int = 0) -> None:
        """Show these notes; choose the wanted one, else the one chosen before, else the first."""
        self._shown = {row.observation.id: row for row in rows}
        self.list.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.list.show_rows(note_lines(rows, today))
        if wanted in self._shown:
            self.list.choose(wanted)
        elif self.list.current_key() is None and rows:
            self.list.choose(rows[0].observation.id)

    def current(self) -> ObservationRow | None:
        """Return the chosen note, or None when nothing is shown."""
        key = self.list.current_key()
        return self._shown.get(key) if key is not None else None

    def neighbour(self, key: int) -> int:
        """Return who is chosen when this note goes: the next one, else the one before, else 0."""
        keys = list(self._shown)
        place = keys.index(key)
        rest = [*keys[place + 1 : place + 2], *keys[max(0, place - 1) : place]]
        return rest[0] if rest else 0

    def _legend(self) -> QWidget:
        parts: list[object] = []
        for sign in (1, 0, -1):
            mark = SignMark(self.theme, sign, size=10, bare=True, parent=self)
            words = Text(self.theme, _(SIGN_BADGES[sign].word), look="caption text-3", parent=self)
            parts += [mark, 6, words, 18]
        keys = ElidedText(
            self.theme, _("arrows choose, F2 edits"), look="caption text-3", parent=self
        )
        keys.setAlignment(Qt.AlignmentFlag.AlignRight)
        line = row(*parts, keys, gap=0, margins=(18, 0, 20, 0))
        line.setStretchFactor(keys, 1)
        return boxed(line, parent=self)
