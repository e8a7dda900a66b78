"""ColumnStep (Cocokkan kolom): sheet, heading row, and the field of every column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.nip import is_damaged
from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.panels.importing.column_rows import ColumnRow, ColumnWidths
from kinerja_desktop.ui.panels.importing.list_head import ListHead
from kinerja_desktop.ui.panels.importing.words import rows_words
from kinerja_desktop.ui.size_class import SizeClass, Width
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.dates import SpinBox
from kinerja_desktop.ui.widgets.inputs import ComboBox
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.switches import CheckBox
from kinerja_desktop.ui.widgets.tables import TableHead

if TYPE_CHECKING:
    from kinerja_desktop.core.column_matching import ColumnMatch
    from kinerja_desktop.services.importing import FileLook
    from kinerja_desktop.ui.panels.importing.draft import ImportDraft
    from kinerja_desktop.ui.theme.theme import Theme

WIDE = ColumnWidths()
MEDIUM = ColumnWidths(letter=32, heading=140, first=176, second=216, row_height=37)
SINGLE = ColumnWidths(letter=32, heading=200, first=260, second=0, row_height=37)
NIP_FIELDS = {"nip", "name_nip"}
HIGHEST_HEADING = 30


class ColumnStep(QWidget):
    """`look_wanted(sheet, heading row or None)` asks to open the list otherwise."""

    look_wanted = Signal(object, object)
    back_wanted = Signal()
    cancelled = Signal()
    check_wanted = Signal()

    def __init__(self, theme: Theme, draft: ImportDraft, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.draft = draft
        self.rows: list[ColumnRow] = []
        self._fault = ""
        self._widths = WIDE
        self.sheet = ComboBox(theme, _("Sheet"), parent=self)
        self.heading = SpinBox(theme, _("Heading row"), limits=(1, HIGHEST_HEADING), parent=self)
        self.heading.setKeyboardTracking(False)
        self.heading.setFixedWidth(68)
        self.heads = TableHead(theme, height=32, tinted=True, parent=self)
        self._list = column(gap=0)
        self._list.addStretch(1)
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
        self.sheet_label = Text(theme, _("Sheet"), look="small/500 text-2", parent=self)
        label = Text(theme, _("Heading row"), look="small/500 text-2", parent=self)
        right = row(self.sheet_label, self.sheet, 12, label, self.heading, None, gap=8)
        self.head = ListHead(theme, boxed(right, parent=self), parent=self)
        self.area = scrolling(boxed(self._list, parent=self), parent=self)
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
        card.add(self.heads)
        card.add(self.area, 1)
        card.add(Divider(theme, parent=card))
        card.body.addLayout(foot)
        buttons = row(self.remember, None, self.cancel, self.back, self.next, gap=8)
        lines = column(card, buttons, gap=14)
        lines.setStretch(0, 1)
        self.setLayout(lines)

    def _connect(self) -> None:
        self.sheet.value_chosen.connect(lambda name: self.look_wanted.emit(name, None))
        self.heading.valueChanged.connect(
            lambda number_: self.look_wanted.emit(self.sheet.value(), number_)
        )
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
        self._show_sheets(look)
        blocked = self.heading.blockSignals(True)
        self.heading.setMaximum(max(HIGHEST_HEADING, look.header_row))
        self.heading.setValue(look.header_row)
        self.heading.blockSignals(blocked)
        self.remember.setChecked(self.draft.remembers)
        self._show_heads(look)
        self._build_rows(len(columns))
        self._show_columns()

    def show_fault(self, message: str) -> None:
        """Say why the list cannot be read with this sheet or heading row."""
        self._fault = message
        self._show_foot()

    def fit(self, size: SizeClass) -> None:
        by_width = {Width.WIDE: WIDE, Width.MEDIUM: MEDIUM, Width.NARROW: MEDIUM}
        self._widths = by_width.get(size.width, SINGLE)
        for line in self.rows:
            line.set_widths(self._widths)
        self.head.set_stacked(stacked=size.is_single)
        self.skipped.setVisible(not size.is_single)
        if self.draft.look is not None:
            self._show_heads(self.draft.look)

    def first_focus(self) -> QWidget:
        guesses = [line for line in self.rows if line.origin.badge.isVisibleTo(line.origin)]
        lines = guesses or self.rows
        return self.next if self.next.isEnabled() or not lines else lines[0].combo

    def _show_sheets(self, look: FileLook) -> None:
        options = []
        for sheet in look.sheets:
            about = rows_words(look.rows_total) if sheet.name == look.sheet else ""
            about = about if sheet.has_heading else _("no heading")
            words = _("{name} ({rows})").format(name=sheet.name, rows=about)
            options.append((sheet.name, words if about else sheet.name or ""))
        self.sheet.set_options(options)
        self.sheet.set_value(look.sheet)
        has_several = len(options) > 0 and look.sheets[0].name is not None
        self.sheet.setVisible(has_several)
        self.sheet_label.setVisible(has_several)

    def _show_heads(self, look: FileLook) -> None:
        heading, first, second, combo, origin = self._widths.lefts()
        samples = [_("Sample row {row}").format(row=number_) for number_ in look.sample_rows]
        heads = [(_("Column in the file"), heading), (_("Goes to"), combo), (_("Why"), origin)]
        shown = 2 if self._widths.second else 1
        heads += list(zip(samples, (first, second), strict=False))[:shown]
        self.heads.show_heads(heads)

    def _build_rows(self, count: int) -> None:
        while len(self.rows) > count:
            line = self.rows.pop()
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        while len(self.rows) < count:
            line = ColumnRow(self.theme, 0, parent=self)
            line.matched.connect(self._on_matched)
            line.set_widths(self._widths)
            self._list.insertWidget(len(self.rows), line)
            self.rows.append(line)
        for line in self.rows:
            line.is_last = line is self.rows[-1]

    def _show_columns(self) -> None:
        for line, match in zip(self.rows, self.draft.columns, strict=True):
            line.index = match.index
            line.show_column(match, self._damaged(match))
        self._show_foot()

    def _damaged(self, match: ColumnMatch) -> tuple[int, ...]:
        """Return how many cells of the NIP column are spoilt, for every sample that is one."""
        look = self.draft.look
        if look is None or match.field not in NIP_FIELDS:
            return ()
        spoilt = set(look.damaged)
        return tuple(
            max(1, len(spoilt)) if number_ in spoilt or is_damaged(text) else 0
            for number_, text in zip(look.sample_rows, match.samples, strict=False)
        )

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
        self._show_columns()

    def _on_remember_clicked(self) -> None:
        self.draft.remembers = self.remember.isChecked()
