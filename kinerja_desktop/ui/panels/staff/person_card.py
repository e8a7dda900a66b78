"""PersonCard: head, tabs and their pages; shows a summary, tells what is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.staff.actions_tab import ActionsTab
from kinerja_desktop.ui.panels.staff.history_tab import HistoryTab
from kinerja_desktop.ui.panels.staff.notes_tab import NotesTab
from kinerja_desktop.ui.panels.staff.person_head import PersonHead
from kinerja_desktop.ui.panels.staff.plan_tab import PlanTab
from kinerja_desktop.ui.panels.staff.ratings_tab import RatingsTab
from kinerja_desktop.ui.panels.staff.summary_tab import SummaryTab
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.layouts import row
from kinerja_desktop.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kinerja_desktop.services.person_summary import PersonSummary
    from kinerja_desktop.services.planning import PlanningService
    from kinerja_desktop.ui.frame import Frame

SUMMARY, PLAN, NOTES, RATINGS, ACTIONS, HISTORY = (
    "summary",
    "plan",
    "notes",
    "ratings",
    "actions",
    "history",
)


class PersonCard(Card):
    """One person. `tab_shown(key)` follows every change of tab."""

    tab_shown = Signal(str)

    def __init__(
        self, frame: Frame, planning: PlanningService, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(frame.theme, margins=(0, 0, 0, 0), parent=parent)
        theme = frame.theme
        self.body.setSpacing(0)
        self.who = PersonHead(theme, parent=self)
        self.tabs = Tabs(theme, _("Person"), parent=self)
        self.summary = SummaryTab(theme, parent=self)
        self.plan = PlanTab(theme, runner=frame.runner, planning=planning, parent=self)
        self.notes = NotesTab(theme, parent=self)
        self.ratings = RatingsTab(theme, parent=self)
        self.follow_up = ActionsTab(theme, parent=self)
        self.history = HistoryTab(theme, parent=self)
        self._pages: dict[str, QWidget] = {
            SUMMARY: self.summary,
            PLAN: self.plan,
            NOTES: self.notes,
            RATINGS: self.ratings,
            ACTIONS: self.follow_up,
            HISTORY: self.history,
        }
        self._due: dict[str, Callable[[], None]] = {}
        self._stack = QStackedLayout()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._head_line = row(self.who, margins=(20, 18, 16, 0))
        self._tabs_line = row(self.tabs, margins=(20, 7, 20, 0))
        self.body.addLayout(self._head_line)
        self.body.addLayout(self._tabs_line)
        self.body.addLayout(self._stack, 1)
        self._show_tabs(notes=0, actions=0)
        self.tabs.chosen.connect(self._on_tab_chosen)
        self.summary.notes_wanted.connect(lambda: self.show_tab(NOTES))
        self.summary.plan_wanted.connect(lambda: self.show_tab(PLAN))
        self.summary.note_chosen.connect(self._on_note_chosen)

    @property
    def tab(self) -> str:
        return str(self.tabs.value())

    def show_tab(self, key: str) -> None:
        """Show a tab and tell."""
        self.tabs.set_value(key)
        self._on_tab_chosen(key)

    def show_person(
        self, summary: PersonSummary, *, today: date, target: int, is_member: bool
    ) -> None:
        self.who.show_person(summary, is_member=is_member)
        self._show_tabs(notes=len(summary.notes), actions=len(summary.actions))
        self._due = {
            SUMMARY: lambda: self.summary.show_summary(summary, today, target),
            NOTES: lambda: self.notes.show_summary(summary, today=today),
            RATINGS: lambda: self.ratings.show_summary(summary),
            ACTIONS: lambda: self.follow_up.show_summary(summary),
            HISTORY: lambda: self.history.show_summary(summary),
        }
        self._fill(self.tab)

    def set_small(self, *, small: bool, short: bool, single: bool) -> None:
        """Give way: `small` below 600 px of height, `short` words in narrow windows."""
        self.who.set_small(small=small, single=single)
        side = 16 if small else 20
        self.summary.set_side(side, short=short)
        self.plan.set_side(side, short=short)
        for tab in (self.notes, self.ratings, self.follow_up, self.history):
            tab.set_side(side)
        self._head_line.setContentsMargins(side, 10 if small else 18, 16, 0)
        self._tabs_line.setContentsMargins(side, 2 if small else 7, side, 0)

    def _show_tabs(self, *, notes: int, actions: int) -> None:
        self.tabs.show_tabs(
            [
                (SUMMARY, _("Summary"), None),
                (PLAN, _("Plan (SKP)"), None),
                (NOTES, _("Observations"), notes or None),
                (RATINGS, _("Ratings"), None),
                (ACTIONS, _("Follow-up"), actions or None),
                (HISTORY, _("History"), None),
            ]
        )

    def _fill(self, key: str) -> None:
        """Let a tab show the person when it is looked at."""
        fill = self._due.pop(key, None)
        if fill is not None:
            fill()

    def _on_tab_chosen(self, key: str) -> None:
        self._fill(key)
        self._stack.setCurrentWidget(self._pages[key])
        self.tab_shown.emit(key)

    def _on_note_chosen(self, note_id: int) -> None:
        self.show_tab(NOTES)
        self.notes.choose(note_id)
