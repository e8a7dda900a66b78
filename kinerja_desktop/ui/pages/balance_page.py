"""BalancePage (Keseimbangan): how evenly people are noted and rated. For the appraiser alone."""

from __future__ import annotations

from random import SystemRandom
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QWidget

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.hint_answers import Reply
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.dialogs.blind_reading import BlindReadingDialog
from kinerja_desktop.ui.page import Page
from kinerja_desktop.ui.panels.balance.groups_card import GroupsCard
from kinerja_desktop.ui.panels.balance.picture_cards import (
    ChangeCard,
    NotesCard,
    PredicatesCard,
    RangesCard,
)
from kinerja_desktop.ui.panels.balance.prompts_card import PromptsCard
from kinerja_desktop.ui.panels.prompting.doings import do_offer
from kinerja_desktop.ui.widgets.badges import Badge, BadgeLook
from kinerja_desktop.ui.widgets.empty import EmptyState
from kinerja_desktop.ui.widgets.layouts import boxed, column, row, scrolling

if TYPE_CHECKING:
    from kinerja_desktop.core.fairness.hint import Hint
    from kinerja_desktop.core.instrument import Scale
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.balance import BalanceView
    from kinerja_desktop.services.prompting import Prompts
    from kinerja_desktop.services.rereading import NamelessCell
    from kinerja_desktop.ui.frame import Frame
    from kinerja_desktop.ui.size_class import SizeClass

NO_LIMIT = 16777215
SIDE = 424
SEED_BITS = 32
LARGE_SCALE = 1.5  # beyond it a single pane has room for the title alone
PRIVATE = BadgeLook(icon="lock", word=N_("Only for you, never exported"))
PRIVATE_SHORT = BadgeLook(icon="lock", word=N_("Only for you"))


class BalancePage(Page):
    KEY = "balance"
    TITLE = N_("Balance")
    ICON = "scale"
    PARENT = "home"
    SHOWS: ClassVar[frozenset[Kind]] = frozenset(
        {
            Kind.STAFF,
            Kind.PERIOD,
            Kind.INSTRUMENT,
            Kind.PLAN,
            Kind.OBSERVATION,
            Kind.APPRAISAL,
            Kind.HINT,
        }
    )

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent=parent)
        self._services = services
        self._scale: Scale | None = None
        theme = frame.theme
        self.prompts = PromptsCard(theme, parent=self)
        self.notes = NotesCard(theme, parent=self)
        self.ranges = RangesCard(theme, parent=self)
        self.predicates = PredicatesCard(theme, parent=self)
        self.change = ChangeCard(theme, parent=self)
        self.groups = GroupsCard(theme, parent=self)
        self.private = Badge(theme, PRIVATE, parent=self)
        self.private.setToolTip(_(PRIVATE.word))
        self.set_header_widget(self.private)
        self._rows = [
            row(self.prompts, self.notes, gap=12),
            row(self.ranges, self.predicates, gap=12),
            row(self.change, self.groups, gap=12),
        ]
        self._area = scrolling(boxed(column(*self._rows, None, gap=12)), parent=self)
        self.nobody = EmptyState(
            theme,
            _("Nobody to compare yet"),
            _("Add people to this period first; then notes and ratings appear here."),
            icon="users",
            parent=self,
        )
        self._pages = QStackedLayout()
        self._pages.addWidget(self._area)
        self._pages.addWidget(self.nobody)
        self.body.addLayout(self._pages, 1)
        self.prompts.replied.connect(self._on_replied)
        self.prompts.taken_back.connect(self._on_taken_back)
        self.prompts.nameless_wanted.connect(self._on_nameless_wanted)
        self.fit(self.size_class)

    # The base.

    def refresh(self) -> None:
        if (period := self.period) is None:
            self._pages.setCurrentWidget(self.nobody)
            return
        services, period_id = self._services, period.id
        self.run(lambda _progress: services.balance.view(period_id), self._show_view)
        self.run(lambda _progress: services.prompting.of_period(period_id), self._show_prompts)

    def fit(self, size: SizeClass) -> None:
        directions = QBoxLayout.Direction
        single = size.is_single
        self.private.set_look(PRIVATE_SHORT if single else PRIVATE)
        has_room = not single or self.theme.scale <= LARGE_SCALE
        self.set_header_widget(self.private if has_room else None)
        for line in self._rows:
            line.setDirection(directions.TopToBottom if single else directions.LeftToRight)
        width = 0 if single else self.theme.px(SIDE if size.side_margin >= 24 else 340)
        for card in (self.prompts, self.predicates, self.groups):
            card.setMinimumWidth(width)
            card.setMaximumWidth(width or NO_LIMIT)

    def first_focus(self) -> QWidget | None:
        strip = self.prompts.strips[0]
        return strip.do_it if strip.isVisible() else self.notes.as_table

    def panes(self) -> list[QWidget]:
        cards = (
            self.prompts,
            self.notes,
            self.ranges,
            self.predicates,
            self.change,
            self.groups,
        )
        return list(cards) if self._pages.currentWidget() is self._area else [self]

    # Showing.

    def _show_view(self, view: BalanceView) -> None:
        if self.period is None or view.period.id != self.period.id:
            return
        self.notes.show_view(view)
        self.ranges.show_view(view)
        self.predicates.show_view(view)
        self.change.show_view(view)
        self.groups.show_view(view)
        self._scale = view.scale
        self.prompts.nameless.setVisible(bool(view.rated) and not view.scale.is_typed)
        self._pages.setCurrentWidget(self._area if view.people else self.nobody)

    def _show_prompts(self, prompts: Prompts) -> None:
        self.prompts.show_prompts(prompts)

    # What the person does.

    def _on_replied(self, hint: Hint, reply: Reply) -> None:
        if (period := self.period) is None:
            return
        answer = self._services.prompting.answer
        self.run(lambda _progress: answer(period.id, hint, reply))
        if reply == Reply.DONE:
            do_offer(self, hint)

    def _on_taken_back(self, key: str) -> None:
        if (period := self.period) is None:
            return
        take_back = self._services.prompting.take_back
        self.run(lambda _progress: take_back(period.id, key))

    def _on_nameless_wanted(self) -> None:
        if (period := self.period) is None:
            return
        cells, seed = self._services.prompting.nameless_cells, SystemRandom().getrandbits(SEED_BITS)
        self.run(lambda _progress: cells(period.id, seed), self._show_nameless)

    def _show_nameless(self, cells: tuple[NamelessCell, ...]) -> None:
        if not cells or self._scale is None:
            self.prompts.nameless.hide()
            return
        dialog = BlindReadingDialog(self.theme, cells, self._scale, parent=self)
        dialog.rating_wanted.connect(
            lambda person, item: self.go("appraisal", employee_id=person, item_key=item)
        )
        dialog.open()
