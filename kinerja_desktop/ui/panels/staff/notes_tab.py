"""NotesTab (Observasi): strip, signs with counts, table. Row and mark choose each other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from kinerja_desktop.core.observation import Valence
from kinerja_desktop.core.voices import voices_told
from kinerja_desktop.i18n import _, short_date
from kinerja_desktop.ui.panels.observing.note_lines import mark_badges
from kinerja_desktop.ui.panels.staff.words import SOURCES, notes_caption
from kinerja_desktop.ui.widgets.buttons import Button, IconButton
from kinerja_desktop.ui.widgets.card import CardHead
from kinerja_desktop.ui.widgets.chips import FilterChips
from kinerja_desktop.ui.widgets.evidence_strip import EvidenceStrip, StripMark
from kinerja_desktop.ui.widgets.inputs import ComboBox
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row
from kinerja_desktop.ui.widgets.messages import EmptyLine
from kinerja_desktop.ui.widgets.note_table import NoteTable, NoteTableLine
from kinerja_desktop.ui.widgets.tables import TableHead

if TYPE_CHECKING:
    from datetime import date

    from kinerja_desktop.core.observation import Observation
    from kinerja_desktop.services.person_summary import PersonSummary
    from kinerja_desktop.ui.theme.theme import Theme

ALL = "all"


class NotesTab(QWidget):
    """`opened(note id)` a double click or Enter; `all_wanted` the page Observasi.

    `export_wanted` the list of evidence on paper or as a file.
    """

    opened = Signal(object)
    all_wanted = Signal()
    record_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._summary: PersonSummary | None = None
        self._today: date | None = None
        self.strip = EvidenceStrip(theme, named=True, parent=self)
        self.chips = FilterChips(theme, _("Sign"), parent=self)
        self.items = ComboBox(theme, _("Item"), options=[("", _("All items"))], parent=self)
        self.items.setFixedWidth(148)
        self.table = NoteTable(theme, _("Notes"), parent=self)
        self.heads = TableHead(theme, parent=self)
        self.heads.show_heads(NoteTable.heads())
        self.open_all = Button(theme, _("Open in Observations"), kind="link", height=24)
        self.export = IconButton(theme, "download", _("List of evidence"), size=24)
        tools = boxed(row(self.open_all, self.export, gap=8))
        self.head = CardHead(theme, _("Timeline of evidence"), caption=" ", right=tools)
        self._lay_out()
        self.strip.mark_chosen.connect(self._on_mark_chosen)
        self.chips.chosen.connect(self._show_rows)
        self.items.value_chosen.connect(self._show_rows)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self.opened)
        self.open_all.clicked.connect(self.all_wanted)
        self.export.clicked.connect(self.export_wanted)

    def _lay_out(self) -> None:
        filters = row(self.chips, self.items, gap=12)
        filters.setStretch(0, 1)
        none = EmptyLine(
            self.theme,
            _("No note fits."),
            link=_("Record observation"),
            on_click=self.record_wanted.emit,
            parent=self,
        )
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(boxed(column(none, None, margins=(10, 12, 10, 0)), parent=self))
        above = column(12, self.head, 8, self.strip, 8, Divider(self.theme), 10, filters, 4, gap=0)
        above.setContentsMargins(20, 0, 20, 0)
        self._above, self._head_line = above, row(self.heads, margins=(10, 0, 10, 0))
        box = column(above, self._head_line, 4, gap=0)
        self._wide = wide = row(margins=(10, 0, 4, 8))
        wide.addLayout(self._stack)
        box.addLayout(wide, 1)
        self.setLayout(box)

    def set_side(self, side: int) -> None:
        """Set the margins left and right; the table reaches 10 px beyond them."""
        self._above.setContentsMargins(side, 0, side, 0)
        self._head_line.setContentsMargins(side - 10, 0, side - 10, 0)
        self._wide.setContentsMargins(side - 10, 0, 4, 8)

    def show_summary(self, summary: PersonSummary, *, today: date) -> None:
        is_other = self._summary is None or self._summary.employee.id != summary.employee.id
        self._summary, self._today = summary, today
        caption = notes_caption(summary.notes, today)
        told = voices_told(summary.notes)
        self.head.caption.set_text(f"{caption} · {told}" if told else caption)
        if is_other:
            self.table.choose(None)
            self.chips.set_value(ALL)
        names = [(item.key, item.short_name) for item in summary.items]
        self.items.set_options([("", _("All items")), *names])
        if is_other:
            self.items.set_value("")
        self._show_chips(summary.notes)
        self.export.setEnabled(any(note.is_visible for note in summary.notes))
        if summary.period is not None:
            marks = [
                StripMark(key=note.id, day=note.happened_on, sign=note.valence)
                for note in summary.notes
            ]
            self.strip.show_marks(
                summary.period.start, summary.period.end, marks=marks, today=today
            )
        self._show_rows()

    def choose(self, note_id: int) -> None:
        """Show a note chosen elsewhere, whatever is filtered."""
        self.chips.set_value(ALL)
        self.items.set_value("")
        self._show_rows()
        self.table.choose(note_id)
        self.strip.choose(note_id)

    def _show_chips(self, notes: tuple[Observation, ...]) -> None:
        counts = Counter(note.valence for note in notes)
        self.chips.set_options(
            [
                (ALL, _("All"), len(notes)),
                (Valence.PLUS, _("Strength"), counts[Valence.PLUS], 1),
                (Valence.ZERO, _("Neutral"), counts[Valence.ZERO], 0),
                (Valence.MINUS, _("Needs improvement"), counts[Valence.MINUS], -1),
            ]
        )

    def _show_rows(self) -> None:
        summary = self._summary
        if summary is None:
            return
        sign, key = self.chips.value(), self.items.value()
        names = {item.key: item.short_name for item in summary.items}
        shown = [
            note
            for note in sorted(summary.notes, key=lambda n: (n.happened_on, n.id), reverse=True)
            if sign in {ALL, note.valence} and (not key or key in note.item_keys)
        ]
        self.table.show_rows([_line(note, names) for note in shown])
        self.strip.choose(self.table.current_key())
        self._stack.setCurrentIndex(0 if shown else 1)

    def _on_mark_chosen(self, note_id: int) -> None:
        self.choose(note_id)

    def _on_row_chosen(self, note_id: int) -> None:
        self.strip.choose(note_id)


def _line(note: Observation, names: dict[str, str]) -> NoteTableLine:
    return NoteTableLine(
        key=note.id,
        day=short_date(note.happened_on, year=False),
        sign=note.valence,
        text=note.text,
        item=", ".join(names[key] for key in note.item_keys if key in names),
        source=_(SOURCES[note.source]),
        marks=_marks(note),
        is_visible=note.is_visible,
    )


def _marks(note: Observation) -> tuple[tuple[str, str], ...]:
    """Return the icons of a line with their words: kind, lateness, attachment."""
    looks = [(look.icon, _(look.word)) for look in mark_badges(note)]
    if note.attachments:
        looks.append(("paperclip", _("with attachment")))
    return tuple(looks)
