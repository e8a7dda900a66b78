"""ReviewStep (Periksa perubahan): what would change, what is wrong, who is not in the list."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.panels.importing.problem_form import ProblemForm
from kinerja_desktop.ui.panels.importing.review_foot import ReviewFoot
from kinerja_desktop.ui.panels.importing.review_head import ReviewHead
from kinerja_desktop.ui.panels.importing.review_list import ReviewList
from kinerja_desktop.ui.panels.importing.review_rows import (
    ReviewRow,
    Shown,
    counts,
    review_rows,
)
from kinerja_desktop.ui.size_class import SizeClass
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.switches import CheckBox
from kinerja_desktop.ui.widgets.tables import TableHead

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kinerja_desktop.core.period import Period
    from kinerja_desktop.services.importing import GoneAction
    from kinerja_desktop.ui.panels.importing.draft import ImportDraft
    from kinerja_desktop.ui.theme.theme import Theme


class ReviewStep(QWidget):
    """The plan as a list. `preview_wanted` asks to compare again after a repair."""

    preview_wanted = Signal()
    back_wanted = Signal()
    cancelled = Signal()
    apply_wanted = Signal()

    def __init__(self, theme: Theme, draft: ImportDraft, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.draft = draft
        self._rows: tuple[ReviewRow, ...] = ()
        self._open_row = 0
        self._shows_same = False
        self._advances = False
        self.form = ProblemForm(theme, parent=self)
        self.list = ReviewList(theme, _("Changes"), draft, self.form, parent=self)
        self.head = ReviewHead(theme, parent=self)
        self.search, self.chips = self.head.search, self.head.chips
        self.heads = TableHead(theme, height=32, tinted=True, parent=self)
        self.all = CheckBox(theme, parent=self.heads)
        self.all.setAccessibleName(_("Check all rows shown"))
        self.nothing = Text(theme, _("No row fits."), look="body text-3", parent=self)
        self.foot = ReviewFoot(theme, draft, parent=self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.card = Card(self.theme, margins=(1, 1, 1, 1), parent=self)
        self.card.body.setSpacing(0)
        self.card.add(self.head)
        self.card.add(self.heads)
        none = row(None, self.nothing, None, margins=(16, 24, 16, 24))
        self.none = boxed(none, parent=self.card)
        self.card.add(self.none)
        self.card.add(self.list, 1)
        self.none.hide()
        lines = column(self.card, self.foot, gap=14)
        lines.setStretch(0, 1)
        self.setLayout(lines)
        form, foot = self.form, self.foot
        order = (self.search, self.all, self.list, form.field, form.skip, form.repair, foot.tidy)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.chips.chosen.connect(self._show)
        self.search.textChanged.connect(self._show)
        self.all.clicked.connect(self._on_all_clicked)
        self.list.checked.connect(self._on_checked)
        self.list.problem_pressed.connect(self._on_problem_pressed)
        self.list.gone_chosen.connect(self._on_gone_chosen)
        self.list.same_pressed.connect(self._on_same_pressed)
        self.list.lanes_moved.connect(self._on_lanes_moved)
        self.form.repaired.connect(self._on_repaired)
        self.form.left_out.connect(self._on_left_out)
        self.form.typed.connect(self._on_typed)
        self.form.closed.connect(self._on_form_closed)
        self.foot.tidy.clicked.connect(self._on_tidy_clicked)
        self.foot.back.clicked.connect(self.back_wanted)
        self.foot.cancel.clicked.connect(self.cancelled)
        self.foot.apply.clicked.connect(self.apply_wanted)

    def show_plan(self, *, is_first: bool) -> None:
        """Show the plan of the draft; `is_first` opens the first problem and all rows."""
        plan = self.draft.plan
        if plan is None:
            return
        self._rows = review_rows(plan, self.draft.left_out, tidies=self.draft.tidies)
        self.head.show_plan(plan, counts(self._rows))
        if is_first:
            self._begin()
        moves = self._advances and self._advance()
        self._advances = False
        self._follow_form()
        self._show()
        if moves:
            self._focus_problem()

    def show_period(self, period: Period | None) -> None:
        self.foot.show_period(period)

    def fit(self, size: SizeClass) -> None:
        self.head.fit(size)
        self.foot.fit(size)

    def first_focus(self) -> QWidget:
        return self.list

    def _begin(self) -> None:
        """Show everything, with the first problem open."""
        self._shows_same = False
        self.head.show_all()
        problems = [row for row in self._rows if row.kind == Shown.PROBLEM and row.problem]
        self._open_row = problems[0].row if problems else 0

    def _advance(self) -> bool:
        """Open the next problem once the present one is settled; say whether it is."""
        here = next((row for row in self._rows if row.row == self._open_row), None)
        if here is not None and here.kind == Shown.PROBLEM and not here.is_left_out:
            return False
        left = [row.row for row in self._rows if row.kind == Shown.PROBLEM and not row.is_left_out]
        later = [row for row in left if row > self._open_row]
        self._open_row = (later or left or [0])[0]
        return True

    def _focus_problem(self) -> None:
        self.list.choose(f"row:{self._open_row}")
        if self.form.isVisible():
            self.form.focus_field()
        else:
            self.list.setFocus()

    def _open(self, row: int) -> None:
        self._open_row = row
        self._follow_form()
        self._show()

    def _follow_form(self) -> None:
        """Show the open problem as it is now; a repaired row needs no form."""
        opened = next((row for row in self._rows if row.row == self._open_row), None)
        if opened is None or opened.kind != Shown.PROBLEM or not self._open_row:
            self._open_row = 0
            self.form.show_row(None)
            return
        cell = (opened.row, opened.problem.field) if opened.problem else (opened.row, "")
        self.form.show_row(opened, self.draft.typed.get(cell))

    def _show(self) -> None:
        """Show the rows that are asked for; same ones are one line unless wanted."""
        wanted, text = self.chips.value(), self.search.text().strip().casefold()
        rows = [row for row in self._rows if _fits(row, wanted, text)]
        same = sum(1 for row in rows if row.kind == Shown.SAME)
        folds = wanted == Shown.ALL and not text and same
        if folds and not self._shows_same:
            rows = [row for row in rows if row.kind != Shown.SAME]
        place = next((i for i, row in enumerate(rows) if self._open_row == row.row != 0), -1)
        if place >= 0:
            rows.insert(place + 1, ReviewRow(key=None, kind=Shown.FORM))
        if folds:
            at = len(rows) - (same if self._shows_same else 0)
            rows.insert(at, self._fold(same))
        self.list.show_rows(rows)
        self.none.setVisible(not rows)
        self._show_counts()

    def _fold(self, same: int) -> ReviewRow:
        words = ngettext(
            "{count} row is the same as in the application",
            "{count} rows are the same as in the application",
            same,
        ).format(count=number(same))
        if not self._shows_same:
            words = _("{words}, hidden").format(words=words)
        link = _("Hide") if self._shows_same else _("Show")
        return ReviewRow(key="fold", kind=Shown.FOLD, name=words, caption=link)

    def _show_counts(self) -> None:
        entries = [row.entry for row in self._listed() if row.entry is not None]
        wanted = sum(1 for entry in entries if self.draft.is_wanted(entry))
        states = Qt.CheckState
        state = states.Checked if wanted == len(entries) else states.PartiallyChecked
        self.all.setCheckState(state if wanted else states.Unchecked)
        self.all.setVisible(bool(entries))
        self.foot.show_counts()

    def _listed(self) -> list[ReviewRow]:
        return [row for row in self.list.rows.rows if row.can_check]

    def _on_all_clicked(self) -> None:
        entries = [row.entry for row in self._listed() if row.entry is not None]
        on = not all(self.draft.is_wanted(entry) for entry in entries)
        self.draft.want(entries, on=on)
        self._show_counts()
        self.list.viewport().update()

    def _on_checked(self, row: ReviewRow, on: bool) -> None:
        if row.entry is not None:
            self.draft.want([row.entry], on=on)
        self._show_counts()
        self.list.viewport().update()

    def _on_problem_pressed(self, row: ReviewRow) -> None:
        self._open(0 if self._open_row == row.row else row.row)
        if self._open_row:
            self.form.focus_field()

    def _on_gone_chosen(self, employee_id: int, action: GoneAction | None) -> None:
        if action is None:
            self.draft.gone.pop(employee_id, None)
        else:
            self.draft.gone[employee_id] = action
        self._show_counts()
        self.list.viewport().update()

    def _on_same_pressed(self) -> None:
        self._shows_same = not self._shows_same
        self._show()

    def _on_repaired(self, row: int, field: str, value: str) -> None:
        self.draft.repair((row, field), value)
        self._advances = True
        self.preview_wanted.emit()

    def _on_left_out(self, row: int, on: bool) -> None:
        (self.draft.left_out.add if on else self.draft.left_out.discard)(row)
        self._advances = on
        self.preview_wanted.emit()

    def _on_typed(self, row: int, field: str, text: str) -> None:
        self.draft.typed[(row, field)] = text

    def _on_form_closed(self) -> None:
        self._open(0)
        self.list.setFocus()

    def _on_tidy_clicked(self) -> None:
        self.draft.tidies = self.foot.tidy.isChecked()
        self.preview_wanted.emit()

    def _on_lanes_moved(self) -> None:
        self.heads.show_heads(self.list.painter.lanes.heads())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.all.sizeHint()
        top = (self.heads.sizeHint().height() - side.height()) // 2
        self.all.setGeometry(14, top, side.width(), side.height())


def _fits(row: ReviewRow, wanted: Shown, text: str) -> bool:
    if wanted not in {Shown.ALL, row.kind}:
        return False
    return not text or text in row.words.casefold()
