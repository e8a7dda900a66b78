"""EvidencePane: the notes beside an item, on a line of time and as a list with checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.evidence import notes_of_item
from kinerja_desktop.core.observation import (
    NOTE_KIND_WORDS,
    SOURCE_WORDS,
    NoteKind,
    Observation,
    Source,
)
from kinerja_desktop.core.voices import voices_told
from kinerja_desktop.i18n import _, ngettext, short_date
from kinerja_desktop.ui.panels.observing.note_lines import LATE, in_sentence, told_words
from kinerja_desktop.ui.widgets.buttons import IconButton
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.evidence_strip import EvidenceStrip, StripMark
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row
from kinerja_desktop.ui.widgets.messages import EmptyLine
from kinerja_desktop.ui.widgets.note_list import EvidenceLine, EvidenceList

if TYPE_CHECKING:
    from datetime import date

    from kinerja_desktop.core.appraisal import Answer
    from kinerja_desktop.core.methods.method import Item
    from kinerja_desktop.core.period import Period
    from kinerja_desktop.ui.theme.theme import Theme


class EvidencePane(Card):
    """`linked(note id, wanted)` by its check; `note_wanted` by the plus.

    `emptied` when the list had the focus and has nothing more to show.
    """

    linked = Signal(object, bool)
    emptied = Signal()
    note_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(0, 8, 0, 4), parent=parent)
        self._notes: tuple[Observation, ...] = ()
        self._item: Item | None = None
        self._answer: Answer | None = None
        self._shows_all = False
        self._is_locked = False
        self.body.setSpacing(0)
        self.strip = EvidenceStrip(theme, parent=self)
        self.list = EvidenceList(theme, _("Notes about this item"), parent=self)
        self._empty = EmptyLine(
            theme, "", link=_("Record observation"), on_click=self.note_wanted.emit, parent=self
        )
        self._none = boxed(column(self._empty, None, margins=(14, 10, 14, 0)), parent=self)
        self.body.addWidget(self._head())
        self._voices = ElidedText(theme, look="caption text-3", parent=self)
        strip = column(self.strip, self._voices, gap=2, margins=(12, 6, 12, 6))
        self.body.addLayout(strip)
        self.body.addWidget(Divider(theme, parent=self))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._none, 1)
        self.list.check_toggled.connect(self.linked)
        self.list.row_chosen.connect(self.strip.choose)
        self.strip.mark_chosen.connect(self.list.choose)

    def _head(self) -> QWidget:
        theme = self.theme
        title = Text(theme, _("Evidence"), look="strong", parent=self)
        self._count = ElidedText(theme, look="caption text-3", parent=self)
        self.filter = IconButton(theme, "funnel", _("Show every note"), size=28, parent=self)
        self.filter.setCheckable(True)
        self.filter.toggled.connect(self._on_filter_toggled)
        self.add_button = IconButton(
            theme, "plus", _("Record observation (Ctrl+N)"), size=28, parent=self
        )
        self.add_button.clicked.connect(self.note_wanted)
        line = row(title, self._count, self.filter, self.add_button, gap=8, margins=(14, 0, 7, 0))
        line.setStretchFactor(self._count, 1)
        return boxed(line, parent=self)

    def show_notes(self, notes: tuple[Observation, ...]) -> None:
        """Take the notes of the person and period."""
        self._notes = notes

    def show_item(self, item: Item, answer: Answer, *, locked: bool) -> None:
        """Show the notes of an item; those linked to it are checked."""
        if self._item is None or self._item.key != item.key:
            self._shows_all = False
            self.filter.blockSignals(True)
            self.filter.setChecked(False)
            self.filter.blockSignals(False)
        self._item, self._answer, self._is_locked = item, answer, locked
        self._show()

    def show_all(self) -> None:
        """Show every note of the person, so that others can be linked."""
        self.filter.setChecked(True)
        self.list.setFocus()

    def show_period(self, period: Period, today: date) -> None:
        self._span = (period.start, period.end, today)

    def _on_filter_toggled(self, on: bool) -> None:
        self._shows_all = on
        words = _("Show the notes of this item only") if on else _("Show every note")
        self.filter.set_name(words)
        self._show()

    def _shown(self) -> list[Observation]:
        if self._item is None or self._answer is None:
            return []
        own = {note.id for note in notes_of_item(self._notes, self._item.key)}
        own.update(self._answer.evidence)
        found = [note for note in self._notes if self._shows_all or note.id in own]
        return sorted(found, key=lambda note: (note.happened_on, note.id))

    def _show(self) -> None:
        item, answer = self._item, self._answer
        if item is None or answer is None:
            return
        notes = self._shown()
        count = ngettext("{n} note", "{n} notes", len(notes)).format(n=len(notes))
        self._count.set_text(count)
        self._voices.set_text(voices_told(notes))
        self._voices.setVisible(bool(notes))
        start, end, today = self._span
        marks = [StripMark(key=n.id, day=n.happened_on, sign=int(n.valence)) for n in notes]
        self.strip.show_marks(start, end, marks=marks, today=today)
        self.list.show_rows([self._line(note, answer) for note in notes])
        if not notes and self.list.hasFocus():
            self.emptied.emit()
        self.list.setVisible(bool(notes))
        self._none.setVisible(not notes)
        if not notes:
            words = _("No note about {item} yet.").format(item=item.short_name)
            self._empty.set_text(words)

    def _line(self, note: Observation, answer: Answer) -> EvidenceLine:
        return EvidenceLine(
            key=note.id,
            sign=int(note.valence),
            day=short_date(note.happened_on, year=False),
            source=_origin(note),
            text=told_words(note),
            mark=LATE.icon if note.is_late else "",
            checked=note.id in answer.evidence,
            enabled=not self._is_locked,
        )


def _origin(note: Observation) -> str:
    """Observation · recorded late · only you: where a note comes from, and what sets it apart."""
    direct = note.source == Source.DIRECT
    parts = [_("Observation") if direct else _(SOURCE_WORDS[note.source])]
    if note.kind != NoteKind.EVENT:
        parts.append(in_sentence(_(NOTE_KIND_WORDS[note.kind])))
    if note.is_late:
        parts.append(_("recorded late"))
    if not note.is_visible:
        parts.append(_("only you"))
    return " · ".join(parts)
