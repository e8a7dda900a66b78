"""ColumnStep (Cocokkan kolom): sheet, heading row, and the field of every column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.panels.importing.column_list import NIP_FIELDS, ColumnList
from kinerja_desktop.ui.panels.importing.list_choices import ListChoices
from kinerja_desktop.ui.panels.importing.list_head import ListHead
from kinerja_desktop.ui.panels.importing.words import rows_words
from kinerja_desktop.ui.size_class import SizeClass
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel
from kinerja_desktop.ui.widgets.layouts import Divider, column, row
from kinerja_desktop.ui.widgets.switches import CheckBox

if TYPE_CHECKING:
    from kinerja_desktop.ui.panels.importing.column_rows import ColumnRow
    from kinerja_desktop.ui.panels.importing.draft import ImportDraft
    from kinerja_desktop.ui.theme.theme import Theme


class ColumnStep(QWidget):
    """`look_wanted(sheet, heading row or None, TextForm)` asks to read the list otherwise."""

    look_wanted = Signal(object, object, object)
    back_wanted = Signal()
    cancelled = Signal()
    check_wanted = Signal()

    def __init__(self, theme: Theme, draft: ImportDraft, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.draft = draft
        self._fault = ""
        self.choices = ListChoices(theme, parent=self)
        self.sheet, self.heading = self.choices.sheet, self.choices.heading
        self.list = ColumnList(theme, parent=self)
        self.matched = ElidedText(theme, look="small text-2", parent=self)
        self.matched_icon = IconLabel(theme, "circle-check", color="success", parent=self)
        self.guessed = ElidedText(theme, look="small text-2", parent=self)
        self.guessed_icon = IconLabel(theme, "wand-sparkles", color="info", parent=self)
        self.skipped = ElidedText(theme, look="caption text-3", parent=self)
        self.remember = CheckBox(
            theme, _("Remember the columns for files of the same shape"), parent=self
        )
        self.cancel = make_button(theme, _("Cancel"), kind="plain", parent=self)
        self.back = make_button(theme, _("Back"), parent=self)
        self.next = make_button(theme, _("Check changes"), kind="primary", parent=self)
        self.next.set_icon("arrow-right", after=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme = self.theme
        self.head = ListHead(theme, self.choices, parent=self)
        foot = row(
            self.matched_icon,
            self.matched,
            12,
            self.guessed_icon,
            self.guessed,
            None,
            self.skipped,
            gap=8,
            margins=(16, 10, 16, 10),
        )
        card = Card(theme, margins=(1, 1, 1, 1), parent=self)
        card.body.setSpacing(0)
        card.add(self.head)
        card.add(self.list, 1)
        card.add(Divider(theme, parent=card))
        card.body.addLayout(foot)
        goes_on = row(None, self.cancel, self.back, self.next, gap=8)
        self._buttons = row(self.remember, goes_on, gap=8)
        self._buttons.setStretch(1, 1)
        lines = column(card, self._buttons, gap=14)
        lines.setStretch(0, 1)
        self.setLayout(lines)

    def _connect(self) -> None:
        self.choices.chosen.connect(self.look_wanted)
        self.list.matched.connect(self._on_matched)
        self.remember.clicked.connect(self._on_remember_clicked)
        self.cancel.clicked.connect(self.cancelled)
        self.back.clicked.connect(self.back_wanted)
        self.next.clicked.connect(self.check_wanted)

    def show_look(self) -> None:
        """Show the list of the draft."""
        look = self.draft.look
        if look is None:
            return
        self._fault = ""
        columns = self.draft.columns
        about = ngettext("{count} column", "{count} columns", len(columns))
        caption = f"{rows_words(look.rows_total)} · {about.format(count=number(len(columns)))}"
        self.head.show_file(look.file_name, caption)
        self.choices.show_look(look, self.draft.form)
        self.remember.setChecked(self.draft.remembers)
        self.list.show_look(look, columns, self.draft.today)
        self._show_foot()

    def show_fault(self, message: str) -> None:
        """Say why the list cannot be read with this sheet or heading row."""
        self._fault = message
        self._show_foot()

    @property
    def rows(self) -> list[ColumnRow]:
        return self.list.rows

    def fit(self, size: SizeClass) -> None:
        self.list.fit(size)
        self.head.set_stacked(stacked=size.is_single)
        self.skipped.setVisible(not size.is_single)
        directions = QBoxLayout.Direction
        self._buttons.setDirection(
            directions.TopToBottom if size.is_single else directions.LeftToRight
        )

    def first_focus(self) -> QWidget:
        """Return the first guess, or the button that goes on."""
        guess = self.list.first_guess()
        if guess is not None:
            return guess.combo
        return self.next if self.next.isEnabled() or not self.rows else self.rows[0].combo

    def _show_foot(self) -> None:
        draft = self.draft
        wrong = self._fault or draft.missing()
        self.matched_icon.set_icon(
            "triangle-alert" if wrong else "circle-check", "warn" if wrong else "success"
        )
        self.matched.set_look("small/500 warn" if wrong else "small text-2")
        count = ngettext("{count} column matched", "{count} columns matched", draft.matched)
        self.matched.set_text(wrong or self._sure(count.format(count=number(draft.matched))))
        guesses = ngettext(
            "{count} guess, please check", "{count} guesses, please check", draft.guessed
        )
        self.guessed.set_text(guesses.format(count=number(draft.guessed)))
        for widget in (self.guessed, self.guessed_icon):
            widget.setVisible(draft.guessed > 0)
        above = draft.look.header_row - 1 if draft.look is not None else 0
        words = ngettext(
            "{count} row above the heading is skipped",
            "{count} rows above the heading are skipped",
            above,
        )
        self.skipped.set_text(words.format(count=number(above)) if above else "")
        self.next.setEnabled(not wrong)
        self.next.setToolTip(wrong)

    def _sure(self, counted: str) -> str:
        fields = {match.field for match in self.draft.columns}
        has_nip = bool(fields & NIP_FIELDS)
        key = _("Name and NIP are matched") if has_nip else _("Name and date of birth are matched")
        return f"{key} · {counted}"

    def _on_matched(self, index: int, field: str | None) -> None:
        self.draft.match(index, field)
        self.list.show_columns(self.draft.columns, self.draft.today)
        self._show_foot()

    def _on_remember_clicked(self) -> None:
        self.draft.remembers = self.remember.isChecked()
