"""RatingsTab (Penilaian): what is rated so far, to be read; ratings are given on their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.appraisal import Answer, Draft, Stage
from kinerja_desktop.core.methods import METHODS, predicate_word
from kinerja_desktop.i18n import _, number
from kinerja_desktop.ui.panels.staff.summary_tab import emptied
from kinerja_desktop.ui.panels.staff.words import rating_words
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import CardHead, Quiet
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.messages import EmptyLine
from kinerja_desktop.ui.widgets.number_field import shown_number

if TYPE_CHECKING:
    from kinerja_desktop.core.period import Period
    from kinerja_desktop.core.rows import ItemRow
    from kinerja_desktop.services.person_summary import PersonSummary
    from kinerja_desktop.ui.theme.theme import Theme

STEP_ICONS = {1: "arrow-up", 0: "equal", -1: "arrow-down"}


class RatingsTab(QWidget):
    """`rating_wanted` opens the page Penilaian for this person."""

    rating_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.open = Button(theme, _("Open the rating"), kind="link", height=24)
        self.open.clicked.connect(self.rating_wanted)
        self.head = CardHead(theme, _("Ratings"), caption=" ", right=self.open, parent=self)
        self._items = column(gap=0)
        self._overall = column(gap=0)
        self._box = column(
            12, self._overall, self.head, 4, self._items, None, gap=0, margins=(20, 0, 20, 12)
        )
        self.setLayout(column(scrolling(boxed(self._box), parent=self)))

    def set_side(self, side: int) -> None:
        """Set the margins left and right."""
        self._box.setContentsMargins(side, 0, side, 12)

    def show_summary(self, summary: PersonSummary) -> None:
        emptied(self._items)
        emptied(self._overall)
        appraisal = summary.appraisal
        if appraisal is None or summary.period is None or summary.stage == Stage.NOT_STARTED:
            self.head.caption.set_text("")
            words = _("Rating has not begun.")
            self._items.addWidget(EmptyLine(self.theme, words, parent=self))
            return
        has_ratings = METHODS[summary.period.method].has_ratings
        self._show_overall(summary, summary.period)
        draft = appraisal.draft
        rated = sum(draft.answer(item.key).is_settled for item in summary.items)
        caption = _("{count} of {total} rated").format(count=rated, total=len(summary.items))
        self.head.caption.set_text(caption)
        for item in summary.items:
            self._items.addWidget(Divider(self.theme, parent=self))
            self._items.addWidget(self._row(item, draft, has_ratings=has_ratings))

    def _show_overall(self, summary: PersonSummary, period: Period) -> None:
        appraisal = summary.appraisal
        if appraisal is None:
            return
        facts: list[tuple[str, str]] = []
        if METHODS[period.method].has_ratings:
            facts += [
                (_("Work results"), rating_words(appraisal.draft.results_rating)),
                (_("Work behaviour"), rating_words(appraisal.draft.behaviour_rating)),
            ]
        if appraisal.final is not None:
            final = appraisal.final
            facts.append((_("Predicate"), predicate_word(period.method, final.predicate)))
            if final.total is not None:
                facts.append((_("Total"), number(final.total, 2)))
        if not facts:
            return
        block = Quiet(self.theme, margins=(16, 12, 16, 12), parent=self)
        cells = [
            column(
                Text(self.theme, name, look="caption text-3", parent=block),
                Text(self.theme, value, look="strong", parent=block),
                gap=2,
            )
            for name, value in facts
        ]
        block.body.addLayout(row(*cells, None, gap=40))
        self._overall.addWidget(block)
        self._overall.addSpacing(14)

    def _row(self, item: ItemRow, draft: Draft, *, has_ratings: bool) -> QWidget:
        answer = draft.answer(item.key)
        name = ElidedText(self.theme, item.name, look="body", parent=self)
        words, look = _answer_words(answer, has_ratings=has_ratings)
        parts: list[object] = [name]
        if has_ratings and answer.step is not None:
            icon = IconLabel(self.theme, STEP_ICONS[answer.step], size=14, parent=self)
            parts.append(icon)
        value = Text(self.theme, words, look=look, parent=self)
        value.setMinimumWidth(132)
        line = row(*parts, value, gap=8)
        line.setStretch(0, 1)
        shown = boxed(line, parent=self)
        shown.setFixedHeight(self.theme.px(33))
        shown.setToolTip(answer.feedback)
        return shown


def _answer_words(answer: Answer, *, has_ratings: bool) -> tuple[str, str]:
    """Return what to say of an answer, and its look."""
    if answer.value is not None:
        return shown_number(answer.value), "small/500 text"
    if answer.step is not None:
        return (rating_words(answer.step) if has_ratings else str(answer.step)), "small/500 text"
    if answer.not_applicable:
        return _("not applicable"), "small text-3"
    return _("not rated yet"), "small text-3"
