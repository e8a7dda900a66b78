"""SummaryTab (Ringkasan): how complete the evidence is, what comes next, timeline, history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.i18n import _, clock, long_date
from kinerja_desktop.ui.panels.staff.action_check import ActionCheck
from kinerja_desktop.ui.panels.staff.history_table import HistoryTable
from kinerja_desktop.ui.panels.staff.post_facts import PostFacts
from kinerja_desktop.ui.panels.staff.words import notes_caption
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import CardHead, Quiet
from kinerja_desktop.ui.widgets.evidence_strip import EvidenceStrip, StripMark
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.messages import EmptyLine
from kinerja_desktop.ui.widgets.sufficiency import SufficiencyRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from kinerja_desktop.core.rows import ActionRow, ItemRow
    from kinerja_desktop.services.person_summary import PersonSummary
    from kinerja_desktop.ui.theme.theme import Theme

RIGHT_WIDTH = 184
SHOWN_ACTIONS = 4
SHOWN_HISTORY = 4
LARGE = 1.4


def emptied(box: QVBoxLayout) -> None:
    """Take everything out of a column that is filled anew."""
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


class SummaryTab(QWidget):
    """`note_chosen` a mark of the strip; `action_toggled(discussion, key, done)`.

    `item_chosen(ItemRow)` a row of the evidence.
    """

    notes_wanted = Signal()
    plan_wanted = Signal()
    note_chosen = Signal(int)
    item_chosen = Signal(object)
    action_toggled = Signal(int, str, bool)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._name_width = 115
        self._shown: tuple[PersonSummary, date, int] | None = None
        self._results, self._values = column(gap=0), column(gap=0)
        self._next, self._actions = column(gap=8), column(gap=0)
        self.strip = EvidenceStrip(theme, named=True, parent=self)
        self.history = HistoryTable(theme, title=_("History"), parent=self)
        self.facts = PostFacts(theme, parent=self)
        self._all = Button(theme, _("Show all"), kind="link", height=24, parent=self)
        self._all.clicked.connect(self.notes_wanted)
        self._evidence_head = CardHead(theme, _("Completeness of evidence"), caption=" ")
        self._strip_head = CardHead(
            theme, _("Timeline of evidence"), caption=" ", right=self._all, parent=self
        )
        self.strip.mark_chosen.connect(self.note_chosen)
        content = self._content()
        self.setLayout(column(scrolling(content, parent=self)))

    def _content(self) -> QWidget:
        self._sides = row(self._results, self._values, gap=20)
        self._sides.setStretch(0, 270)
        self._sides.setStretch(1, 232)
        left = column(self._evidence_head, self._sides, None, gap=6)
        right = column(
            2,
            Text(self.theme, _("Next"), look="strong"),
            8,
            self._next,
            14,
            Text(self.theme, _("Follow-up"), look="strong"),
            4,
            self._actions,
            None,
            gap=0,
        )
        self._right = boxed(right)
        self._right.setFixedWidth(RIGHT_WIDTH)
        upper = row(left, self._right, gap=24)
        upper.setStretch(0, 1)
        self._upper = upper
        strip = column(self._strip_head, self.strip, gap=8)
        self._parts = column(
            12,
            upper,
            11,
            Divider(self.theme),
            10,
            strip,
            9,
            Divider(self.theme),
            8,
            self.history,
            9,
            Divider(self.theme),
            10,
            self.facts,
            None,
            gap=0,
            margins=(20, 0, 20, 12),
        )
        return boxed(self._parts)

    def set_side(self, side: int, *, short: bool) -> None:
        """Give way: margins left and right, shorter names in narrow windows."""
        self._parts.setContentsMargins(side, 0, side, 12)
        self._upper.setSpacing(14 if short else 24)
        self._sides.setSpacing(12 if short else 20)
        scale = self.theme.scale
        self._name_width = round((108 if short else 115) * scale)
        self._right.setFixedWidth(round(RIGHT_WIDTH * min(scale, 1.5)))
        # with large text the values stand below the results
        way = QBoxLayout.Direction
        self._sides.setDirection(way.TopToBottom if scale >= LARGE else way.LeftToRight)
        if self._shown is not None:
            self.show_summary(*self._shown)

    def show_summary(self, summary: PersonSummary, today: date, target: int) -> None:
        """Show a person; `target` is how many notes an item should have."""
        self._shown = (summary, today, target)
        caption = _("aimed at {count} notes per indicator").format(count=target)
        self._evidence_head.caption.set_text(caption)
        results = [item for item in summary.items if item.is_result]
        values = [item for item in summary.items if not item.is_result]
        has_results = bool(results) or bool(summary.plan)
        has_period = summary.period is not None
        emptied(self._results)
        emptied(self._values)
        if has_results:
            self._fill(self._results, _("Work results"), results)
        head = _("Work behaviour") if has_results else _("Indicators")
        half = (len(values) + 1) // 2
        if not has_period:
            words = _("Plans, notes and ratings begin with a period.")
            self._results.addWidget(EmptyLine(self.theme, words, parent=self))
        elif has_results:
            self._fill(self._values, head, values)
        else:
            self._fill(self._results, head, values[:half])
            if values[half:]:
                self._fill(self._values, " ", values[half:])
        self._show_next(summary)
        self._show_actions(summary.actions)
        self._show_strip(summary, today)
        self.facts.show_summary(summary)
        done = [r for r in summary.history if r.finalised_on and r.stage != Stage.SUPERSEDED]
        self.history.show_rows(done[:SHOWN_HISTORY])

    def _fill(self, box: QVBoxLayout, head: str, items: list[ItemRow]) -> None:
        box.addWidget(Text(self.theme, head, look="caption/500 text-3", parent=self))
        box.addSpacing(4)
        for item in items:
            line = SufficiencyRow(
                self.theme,
                item.short_name,
                item.sufficiency.count,
                level=item.sufficiency.level,
                name_width=self._name_width if item.is_result else round(69 * self.theme.scale),
                parent=self,
            )
            line.setToolTip(item.name)
            line.clicked.connect(partial(self._on_item_clicked, item))
            box.addWidget(line)
        if not items:
            words = _("No work result planned yet.")
            empty = EmptyLine(
                self.theme,
                words,
                link=_("Write the plan"),
                on_click=self.plan_wanted.emit,
                parent=self,
            )
            box.addWidget(empty)
        box.addStretch(1)

    def _on_item_clicked(self, item: ItemRow, _on: object = None) -> None:
        self.item_chosen.emit(item)

    def _show_next(self, summary: PersonSummary) -> None:
        emptied(self._next)
        talk = summary.discussion
        if talk is not None and talk.scheduled_at is not None and talk.ended_at is None:
            self._next.addWidget(self._date_block(talk.scheduled_at, talk.place))
            return
        words = _("No talk is planned.")
        if summary.period is not None and summary.days_quiet > 0 and not summary.notes:
            words = _("No note yet in this period.")
        self._next.addWidget(EmptyLine(self.theme, words, parent=self))

    def _date_block(self, when: datetime, place: str) -> QWidget:
        block = Quiet(self.theme, tone="primary-soft", margins=(12, 10, 10, 10), parent=self)
        day = long_date(when.date()).rsplit(" ", 1)[0]
        title = _("{day}, {time}").format(day=day, time=clock(when.time()))
        where = _("Talk, {place}").format(place=place) if place else _("Talk")
        words = column(
            ElidedText(self.theme, title, look="medium on-primary-soft", parent=block),
            ElidedText(self.theme, where, look="caption on-primary-soft", parent=block),
            gap=0,
        )
        icon = IconLabel(self.theme, "calendar", color="on-primary-soft", parent=block)
        line = row(icon, words, gap=10)
        line.setStretch(1, 1)
        block.body.addLayout(line)
        return block

    def _show_actions(self, actions: Iterable[ActionRow]) -> None:
        emptied(self._actions)
        found = list(actions)
        for action in found[:SHOWN_ACTIONS]:
            check = ActionCheck(self.theme, action, parent=self)
            check.toggled.connect(lambda on, a=action: self._on_action_toggled(a, on))
            self._actions.addWidget(check)
        if not found:
            self._actions.addWidget(EmptyLine(self.theme, _("Nothing agreed yet."), parent=self))

    def _on_action_toggled(self, action: ActionRow, on: bool) -> None:
        self.action_toggled.emit(action.discussion_id, action.key, on)

    def _show_strip(self, summary: PersonSummary, today: date) -> None:
        self._strip_head.caption.set_text(notes_caption(summary.notes, today))
        self._all.setVisible(bool(summary.notes))
        if summary.period is not None:
            marks = [
                StripMark(key=note.id, day=note.happened_on, sign=note.valence)
                for note in summary.notes
            ]
            self.strip.show_marks(
                summary.period.start, summary.period.end, marks=marks, today=today
            )
