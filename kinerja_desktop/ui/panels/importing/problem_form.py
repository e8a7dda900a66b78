"""ProblemForm: what is wrong with a row, where to find what is right, and a field to type it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from kinerja_desktop.core import nip
from kinerja_desktop.core.import_problems import Level, Problem
from kinerja_desktop.core.import_words import field_word
from kinerja_desktop.core.retyped import Retyped, Verdict, judge_retyped
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.importing.read_as import read_as
from kinerja_desktop.ui.panels.importing.words import (
    first_text,
    short_words,
    what_happened,
    where_to_look,
)
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.inputs import TextInput
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import boxed, row

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kinerja_desktop.ui.panels.importing.draft import ImportDraft
    from kinerja_desktop.ui.panels.importing.review_rows import ReviewRow
    from kinerja_desktop.ui.theme.theme import Theme

FIELD_WIDTH = 208


class ProblemForm(Quiet):
    """`repaired(row, field, value)`, `left_out(row, on)`; `typed(row, field, text)` as it goes."""

    repaired = Signal(int, str, str)
    left_out = Signal(int, bool)
    typed = Signal(int, str, str)
    closed = Signal()

    def __init__(self, theme: Theme, draft: ImportDraft, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, tone="warn-soft", margins=(16, 8, 12, 10), parent=parent)
        self._draft = draft
        self._row: ReviewRow | None = None
        self.what = Text(theme, look="body", lines=0, parent=self)
        self.where = Text(theme, look="small text-2", lines=0, parent=self)
        self.label = Text(theme, look="small/500 text-2", parent=self)
        self.field = TextInput(theme, "", parent=self)
        self.field.setFixedWidth(theme.px(FIELD_WIDTH))
        self.sign = IconLabel(theme, "check", color="success", size=16, parent=self)
        self.counter = ElidedText(theme, look="small text-2", parent=self)
        self.skip = make_button(theme, "", on_click=self._on_skip_wanted, parent=self)
        self.repair = make_button(theme, "", on_click=self._on_repair_wanted, parent=self)
        self.body.setSpacing(2)
        self.body.addWidget(self.what)
        self.body.addWidget(self.where)
        self.body.addSpacing(8)
        entry = row(self.label, 4, self.field, 4, self.sign, self.counter)
        entry.setStretchFactor(self.counter, 1)
        self._entry = boxed(entry, parent=self)
        self._line = row(self._entry, row(None, self.skip, self.repair))
        self._line.setStretch(0, 1)
        self.body.addLayout(self._line)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.closed)
        self.field.textEdited.connect(self._on_text_edited)
        self.field.returnPressed.connect(self._on_repair_wanted)

    def is_about(self, row_number: int) -> bool:
        return self._row is not None and self._row.row == row_number

    @property
    def problem(self) -> Problem | None:
        return self._row.problem if self._row is not None else None

    def show_row(self, row: ReviewRow | None, text: str | None = None) -> None:
        """Show the problem of a row; `text` is what was typed there before."""
        self._row = row
        problem = self.problem
        if row is None:
            return
        is_out = row.is_left_out or problem is None
        self._show_sentences(problem, is_out=is_out)
        for widget in (self.label, self.field, self.repair):
            widget.setVisible(not is_out)
        if problem is not None:
            self.label.set_text(field_word(problem.field))
            self.field.setAccessibleName(field_word(problem.field))
            self.field.setText(first_text(problem) if text is None else text)
            self.field.setCursorPosition(len(self.field.text()))
        self.counter.set_text("")
        self.sign.hide()
        self._show_buttons(problem, is_out=is_out)
        if not is_out:
            self._judge()

    def height_for(self, width: int) -> int:
        """Return how high the form is at a width; the buttons go below a field without room."""
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.LeftToRight)
        margins = self.body.contentsMargins()
        room = width - margins.left() - margins.right()
        if self._line.minimumSize().width() > room:
            self._line.setDirection(directions.TopToBottom)
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def focus_field(self) -> None:
        (self.field if self.field.isVisibleTo(self) else self.skip).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep keys the field leaves over from the list below, which would act on them."""
        event.accept()

    def _show_sentences(self, problem: Problem | None, *, is_out: bool) -> None:
        if is_out or problem is None:
            self.what.set_text(_("This row is left out: nothing of it is imported."))
            self.where.set_text(_("The person is not counted as missing either."))
            return
        self.what.set_text(what_happened(problem))
        where = where_to_look(problem)
        if self._row is not None and self._row.doubles:
            doubles = _("The other one: {rows}.").format(rows=", ".join(self._row.doubles))
            where = f"{doubles} {where}"
        self.where.set_text(where)

    def _show_buttons(self, problem: Problem | None, *, is_out: bool) -> None:
        is_warning = problem is not None and problem.level is Level.WARNING
        word = _("Leave as it is") if is_warning else _("Leave this row out")
        self.skip.setText(_("Take the row in again") if is_out else word)
        self.repair.setText(_("Repair") if is_warning else _("Repair and choose"))
        for button in (self.skip, self.repair):
            button.updateGeometry()

    def _judge(self) -> None:
        """Say as one types what would still be wrong, or what the value is read as."""
        problem, row, plan = self.problem, self._row, self._draft.plan
        text = self.field.text().strip()
        if problem is None or row is None or plan is None:
            return
        typed = Retyped(row=row.row, field=problem.field, text=text)
        left_out, today = self._draft.left_out, self._draft.today
        verdict = judge_retyped(typed, plan.people, left_out, today)
        is_other = self._is_other(text)
        can_repair = bool(text) and is_other and not verdict.is_error
        self.repair.setEnabled(can_repair)
        self._show_verdict(verdict, typed, is_other=is_other)

    def _show_verdict(self, verdict: Verdict, typed: Retyped, *, is_other: bool) -> None:
        if verdict.code == "nip_length":
            digits = sum(letter.isdigit() for letter in nip.clean(typed.text))
            told = _("{count} of {total} digits").format(count=digits, total=nip.NIP_DIGITS)
        elif not typed.text or not is_other:
            told = ""
        elif verdict.code and verdict.code != "nip_other":
            told = short_words(verdict.code, typed.text, verdict.others)
        else:
            read = read_as(typed.field, typed.text, self._draft.today)
            told = read or _("can be read")
        is_unfinished = verdict.code == "nip_length" or not told
        self.sign.setVisible(not is_unfinished)
        is_doubtful = bool(verdict.code)
        self.sign.set_icon(
            "triangle-alert" if is_doubtful else "circle-check",
            "warn" if is_doubtful else "success",
        )
        self.counter.set_text(told)

    def _is_other(self, text: str) -> bool:
        """Say whether something was typed; the value of a faulty cell is never right."""
        problem = self.problem
        if problem is None:
            return True
        if problem.field == "nip":
            return nip.clean(text) != nip.clean(problem.value)
        return text != problem.value.strip()

    def _on_text_edited(self, text: str) -> None:
        self._judge()
        if self._row is not None and self.problem is not None:
            self.typed.emit(self._row.row, self.problem.field, text)

    def _on_repair_wanted(self) -> None:
        if self._row is not None and self.problem is not None and self.repair.isEnabled():
            self.repaired.emit(self._row.row, self.problem.field, self.field.text().strip())

    def _on_skip_wanted(self) -> None:
        if self._row is None:
            return
        problem = self.problem
        if self._row.is_left_out:
            self.left_out.emit(self._row.row, False)
        elif problem is not None and problem.level is Level.WARNING:
            self.closed.emit()
        else:
            self.left_out.emit(self._row.row, True)
