"""ReviewStep (Periksa perubahan): what would change, what is wrong, who is not in the list."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.importing.problem_form import ProblemForm
from kinerja_desktop.ui.panels.importing.review_fields import ReviewFields
from kinerja_desktop.ui.panels.importing.review_foot import ReviewFoot
from kinerja_desktop.ui.panels.importing.review_group import ReviewGroup
from kinerja_desktop.ui.panels.importing.review_head import ReviewHead
from kinerja_desktop.ui.panels.importing.review_heads import ReviewHeads
from kinerja_desktop.ui.panels.importing.review_list import ReviewList
from kinerja_desktop.ui.panels.importing.review_rows import ReviewRow, Shown
from kinerja_desktop.ui.panels.importing.review_view import (
    LISTED_AT_ONCE,
    Asked,
    list_review,
)
from kinerja_desktop.ui.size_class import SizeClass
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinerja_desktop.core.chosen_fields import FieldGroup
    from kinerja_desktop.core.period import Period
    from kinerja_desktop.core.staff_import import PlanEntry
    from kinerja_desktop.services.importing import GoneAction
    from kinerja_desktop.ui.panels.importing.draft import ImportDraft
    from kinerja_desktop.ui.panels.importing.review_rows import Review
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
        self._asked = Asked()
        self._found: tuple[ReviewRow, ...] = ()
        self._advances = False
        self.form = ProblemForm(theme, draft, parent=self)
        self.list = ReviewList(theme, _("Changes"), draft, self.form, parent=self)
        self.head = ReviewHead(theme, parent=self)
        self.search, self.chips = self.head.search, self.head.chips
        self.heads = ReviewHeads(theme, parent=self)
        self.all = self.heads.all
        self.group = ReviewGroup(theme, parent=self)
        self.fields = ReviewFields(theme, parent=self)
        self.nothing = Text(theme, _("No row fits."), look="body text-3", parent=self)
        self.foot = ReviewFoot(theme, draft, parent=self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.card = Card(self.theme, margins=(1, 1, 1, 1), parent=self)
        self.card.body.setSpacing(0)
        self.card.add(self.head)
        self.card.add(self.group)
        self.card.add(self.fields)
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
        group = self.group
        buttons = (group.see, group.skip, *group.gone)
        order = (
            self.search,
            *buttons,
            *self.fields.checks.values(),
            self.all,
            self.list,
            form.field,
            form.skip,
            form.repair,
            foot.target.lists,
            foot.tidy,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.chips.chosen.connect(self._on_asked)
        self.search.textChanged.connect(self._on_asked)
        self.group.gone_chosen.connect(self._on_all_gone_chosen)
        self.group.left_out.connect(self._on_all_left_out)
        self.fields.taken.connect(self._on_fields_taken)
        self.group.problems_wanted.connect(self._on_problems_wanted)
        self.all.clicked.connect(self._on_all_clicked)
        self.list.checked.connect(self._on_checked)
        self.list.problem_pressed.connect(self._on_problem_pressed)
        self.list.gone_chosen.connect(self._on_gone_chosen)
        self.list.same_pressed.connect(self._on_same_pressed)
        self.list.more_pressed.connect(self._on_more_pressed)
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
        """Show the review of the draft; `is_first` opens the first problem and all rows."""
        review = self.draft.review
        if review is None:
            return
        self.head.show_review(review)
        if is_first:
            self.head.show_all()
            self._asked = Asked(open_row=next((row.row for row in review.problems), 0))
        moves = self._advances and self._advance(review)
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

    def _ask(self, **wanted: Any) -> None:
        self._asked = replace(self._asked, **wanted)

    def _advance(self, review: Review) -> bool:
        """Open the next problem once the present one is settled; say whether it is."""
        here = review.row(self._asked.open_row)
        if here is not None and here.kind == Shown.PROBLEM and not here.is_left_out:
            return False
        left = [row.row for row in review.problems]
        later = [number for number in left if number > self._asked.open_row]
        self._ask(open_row=(later or left or [0])[0])
        return True

    def _focus_problem(self) -> None:
        """Go to the open problem; where it stands too far down, show the problems alone."""
        if self._asked.open_row and not self.form.isVisible():
            self.chips.set_value(Shown.PROBLEM)
            self._on_asked()
        self.list.choose(f"row:{self._asked.open_row}")
        self.list.reveal_form()
        if self.form.isVisible():
            self.form.focus_field()
        else:
            self.list.setFocus()

    def _open(self, row: int) -> None:
        self._ask(open_row=row)
        self._follow_form()
        self._show()
        self.list.reveal_form()

    def _follow_form(self) -> None:
        """Show the open problem as it is now; a repaired row needs no form."""
        review = self.draft.review
        opened = review.row(self._asked.open_row) if review is not None else None
        if opened is None or opened.kind != Shown.PROBLEM:
            self._ask(open_row=0)
            self.form.show_row(None)
            return
        cell = (opened.row, opened.problem.field) if opened.problem else (opened.row, "")
        self.form.show_row(opened, self.draft.typed.get(cell))

    def _show(self) -> None:
        """Show the rows that are asked for."""
        review = self.draft.review
        if review is None:
            return
        listing = list_review(review, self._asked)
        self._found = listing.found
        self.list.show_rows(listing.lines)
        self.none.setVisible(not listing.lines)
        self.group.show_for(listing, self._asked.kind, len(review.problems), self.draft.gone)
        self.fields.show_groups(
            self.draft.group_counts() if self._asked.kind == Shown.CHANGED else (),
            self.draft.declined_groups,
        )
        self._show_counts()

    def _show_counts(self) -> None:
        checkable = {row.row for row in self._found if row.can_check}
        self.heads.show_checked(len(checkable & self.draft.wanted_rows), len(checkable))
        self.foot.show_counts()

    def _entries(self) -> list[PlanEntry]:
        return [row.entry for row in self._found if row.can_check and row.entry is not None]

    def _on_asked(self) -> None:
        self._ask(kind=self.chips.value(), text=self.search.text(), most=LISTED_AT_ONCE)
        self._show()

    def _on_all_clicked(self) -> None:
        entries = self._entries()
        on = not all(self.draft.is_wanted(entry) for entry in entries)
        self.draft.want(entries, on=on)
        self._show_counts()
        self.list.viewport().update()

    def _on_fields_taken(self, group: FieldGroup, on: bool) -> None:
        self.draft.take_group(group, on=on)
        self._show_counts()
        self.list.viewport().update()

    def _on_checked(self, row: ReviewRow, on: bool) -> None:
        if row.entry is not None:
            self.draft.want([row.entry], on=on)
        self._show_counts()
        self.list.viewport().update()

    def _on_problem_pressed(self, row: ReviewRow) -> None:
        self._open(0 if self._asked.open_row == row.row else row.row)
        if self._asked.open_row:
            self.form.focus_field()

    def _on_gone_chosen(self, employee_id: int, action: GoneAction | None) -> None:
        self._choose_gone([employee_id], action)

    def _on_all_gone_chosen(self, action: GoneAction | None) -> None:
        self._choose_gone([row.employee_id for row in self._found], action)

    def _choose_gone(self, people: Iterable[int], action: GoneAction | None) -> None:
        self.draft.choose_gone(people, action)
        if self._asked.kind == Shown.GONE:
            self.group.show_chosen(self._found, self.draft.gone)
        self._show_counts()
        self.list.viewport().update()

    def _on_all_left_out(self, on: bool) -> None:
        for one in self._found:
            if one.entry is None:
                (self.draft.left_out.add if on else self.draft.left_out.discard)(one.row)
        self.preview_wanted.emit()

    def _on_problems_wanted(self) -> None:
        self.chips.set_value(Shown.PROBLEM)
        self._on_asked()
        self._focus_problem()

    def _on_same_pressed(self) -> None:
        self._ask(shows_same=not self._asked.shows_same)
        self._show()

    def _on_more_pressed(self) -> None:
        self._ask(most=self._asked.most + LISTED_AT_ONCE)
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
