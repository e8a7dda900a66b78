"""HomePage (Beranda): what is due, how far the ratings are, what comes, where evidence is thin."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QWidget

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.i18n import N_, _, ngettext, number, weekday_date
from kinerja_desktop.ui.dialogs.period import PeriodDialog
from kinerja_desktop.ui.page import Page
from kinerja_desktop.ui.panels.home.evidence_card import EvidenceCard
from kinerja_desktop.ui.panels.home.side_cards import EvennessCard, PredicatesCard
from kinerja_desktop.ui.panels.home.upper_cards import (
    DatesCard,
    DueCard,
    StagesCard,
    ending_words,
)
from kinerja_desktop.ui.size_class import Height, SizeClass, Width
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.empty import EmptyState
from kinerja_desktop.ui.widgets.layouts import boxed, column, row, scrolling

if TYPE_CHECKING:
    from kinerja_desktop.core.period import Period
    from kinerja_desktop.core.rows import DateRow, DueRow
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.insights import HomeView
    from kinerja_desktop.ui.frame import Frame
    from kinerja_desktop.ui.panels.home.upper_cards import People

NO_LIMIT = 16777215
VIEW, NO_PERIOD, NOBODY = range(3)
DUE_TABS = {"late_actions": "actions", "without_plan": "plan", "quiet_people": "notes"}


class HomePage(Page):
    KEY = "home"
    TITLE = N_("Home")
    ICON = "house"
    SHOWS: ClassVar[frozenset[Kind]] = frozenset(
        {
            Kind.STAFF,
            Kind.PERIOD,
            Kind.INSTRUMENT,
            Kind.PLAN,
            Kind.OBSERVATION,
            Kind.APPRAISAL,
            Kind.DISCUSSION,
            Kind.OBJECTION,
            Kind.HINT,
        }
    )

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent=parent)
        self._services = services
        theme = frame.theme
        self.due = DueCard(theme, parent=self)
        self.stages = StagesCard(theme, parent=self)
        self.dates = DatesCard(theme, parent=self)
        self.evidence = EvidenceCard(theme, parent=self)
        self.predicates = PredicatesCard(theme, parent=self)
        self.evenness = EvennessCard(theme, parent=self)
        self._lay_out()
        self._connect()
        self.fit(self.size_class)

    def _lay_out(self) -> None:
        theme = self.theme
        self._upper = row(self.due, self.stages, self.dates, gap=12)
        side = column(self.predicates, self.evenness, gap=12)
        self._side = boxed(side, parent=self)
        self._lower = row(self.evidence, self._side, gap=12)
        self._lower.setStretch(0, 1)
        content = column(self._upper, gap=12)
        content.addLayout(self._lower, 1)
        self._area = scrolling(boxed(content), parent=self)
        self.no_period = EmptyState(
            theme,
            _("No period yet"),
            _("Notes, plans and ratings belong to a period, mostly half a year."),
            button=_("Create period"),
            icon="calendar-plus",
            parent=self,
        )
        self.nobody = EmptyState(
            theme,
            _("Nobody is here yet"),
            _("Bring a list from a spreadsheet, or add people one by one."),
            button=_("Import staff"),
            icon="upload",
            parent=self,
        )
        self.add = make_button(
            theme, _("Add person"), on_click=lambda: self.go("staff"), parent=self
        )
        nobody = column(None, self.nobody, row(None, self.add, None), None, None, gap=10)
        self._pages = QStackedLayout()
        for part in (self._area, self.no_period, boxed(nobody, parent=self)):
            self._pages.addWidget(part)
        self.body.addLayout(self._pages, 1)

    def _connect(self) -> None:
        self.due.due_chosen.connect(self._on_due_chosen)
        self.stages.people_chosen.connect(self._on_people_chosen)
        self.dates.date_chosen.connect(self._on_date_chosen)
        self.evenness.people_chosen.connect(self._on_people_chosen)
        self.evenness.balance_wanted.connect(lambda: self.go("balance"))
        self.evidence.notes_wanted.connect(self._on_notes_wanted)
        self.evidence.note_wanted.connect(self.note_wanted)
        self.evidence.person_wanted.connect(
            lambda key: self.go("staff", employee_id=key, tab="notes")
        )
        self.no_period.pressed.connect(self._on_period_wanted)
        self.nobody.pressed.connect(lambda: self.go("import_staff"))

    # The base.

    def refresh(self) -> None:
        if (period := self.period) is None:
            self.set_subtitle("")
            self._pages.setCurrentIndex(NO_PERIOD)
            return
        self._tell_day(period)
        self.run(lambda _progress: self._services.insights.home(period.id), self._show_view)
        self.run(lambda _progress: self._count_prompts(period), self._show_prompts)

    def fit(self, size: SizeClass) -> None:
        single = size.is_single
        low = size.height != Height.TALL
        directions = QBoxLayout.Direction
        direction = directions.TopToBottom if single else directions.LeftToRight
        self._upper.setDirection(direction)
        self._lower.setDirection(direction)
        wide = size.width == Width.WIDE and not low
        for place, card in enumerate((self.due, self.stages, self.dates)):
            self._upper.setStretch(place, 0 if wide and not place else 1)
            self._limit_height(card, 0 if single else (172 if low else 214))
        self.due.setMinimumWidth(364 if wide else 0)
        self.due.setMaximumWidth(364 if wide else NO_LIMIT)
        self.due.set_most(3 if low else 4)
        self.due.set_row_height(39 if low else 40, tight=low)
        self.stages.set_row_height(24 if low else 32, tight=low)
        self.dates.set_row_height(40 if low else 52, tight=low)
        compact = size.height == Height.COMPACT
        side = 0 if single else (272 if compact else 292 if low else 340)
        side = self.theme.px(side)
        self._side.setMinimumWidth(side)
        self._side.setMaximumWidth(side or NO_LIMIT)
        self._limit_height(self.predicates, 0 if compact else 184)
        self.predicates.setMinimumHeight(round(118 * self.theme.scale))
        self.evenness.promise.setVisible(not low)
        self.evenness.set_short(short=low)
        self.evidence.set_name_width(116 if compact else 122 if low else 132)
        self.evidence.setMinimumHeight(round(270 * self.theme.scale) if single else 0)
        if self.period is not None:
            self._tell_day(self.period)

    def _limit_height(self, card: QWidget, height: int) -> None:
        card.setMinimumHeight(round(height * self.theme.scale))
        card.setMaximumHeight(round(height * self.theme.scale) or NO_LIMIT)

    def first_focus(self) -> QWidget | None:
        if self._pages.currentIndex() == NO_PERIOD:
            return self.no_period.button
        if self._pages.currentIndex() == NOBODY:
            return self.nobody.button
        return self.due.rows[0] if self.due.rows else self.evidence.heat

    def panes(self) -> list[QWidget]:
        cards = (self.due, self.stages, self.dates, self.evidence, self.evenness)
        return list(cards) if self._pages.currentIndex() == VIEW else [self]

    # Showing.

    def _tell_day(self, period: Period) -> None:
        today = self._services.clock().date()
        left = period.days_left(today)
        days = ngettext("{count} day", "{count} days", left).format(count=number(left))
        if period.is_closed or left < 0:
            words = _("period has ended")
        elif self.size_class.width == Width.WIDE:
            words = _("period ends in {days}").format(days=days)
        else:
            words = _("{days} left").format(days=days)
        self.set_subtitle(f"{weekday_date(today)} · {words}")

    def _show_view(self, view: HomeView) -> None:
        if self.period is None or view.period.id != self.period.id:
            return
        today = self._services.clock().date()
        self.due.show_due(view.due, ending=ending_words(view) if view.period.is_closed else "")
        self.stages.show_stages(view)
        self.dates.show_dates(view.dates, today)
        self.evidence.show_coverage(view.coverage)
        self.predicates.show_predicates(view)
        self.evenness.show_evenness(view)
        self._pages.setCurrentIndex(VIEW if view.people else NOBODY)

    def _count_prompts(self, period: Period) -> tuple[int, int]:
        """Return the period asked about, and how many prompts its page of balance shows."""
        return period.id, len(self._services.prompting.of_period(period.id).shown)

    def _show_prompts(self, counted: tuple[int, int]) -> None:
        if self.period is not None and counted[0] == self.period.id:
            self.evenness.show_prompts(counted[1])

    # What the person does.

    def _on_due_chosen(self, work: DueRow) -> None:
        first = work.employee_ids[0] if work.employee_ids else 0
        if work.target == "observations":
            self.go("observations", incomplete=True)
        elif work.target == "staff":
            tab = DUE_TABS.get(work.key, "summary")
            self.go(
                "staff",
                employee_id=first,
                tab=tab,
                employee_ids=work.employee_ids,
                words=work.title,
            )
        else:
            self.go(work.target, employee_id=first)

    def _on_people_chosen(self, people: People) -> None:
        if not people.words:
            self.go("staff")
            return
        first = 0 if self.size_class.is_single else people.ids[0]
        self.go("staff", employee_id=first, employee_ids=people.ids, words=people.words)

    def _on_date_chosen(self, coming: DateRow) -> None:
        tab = {"tab": "actions"} if coming.target == "staff" else {}
        self.go(coming.target, employee_id=coming.employee_id, **tab)

    def _on_notes_wanted(self, employee_id: int, item_key: str) -> None:
        self.go("observations", employee_id=employee_id, item_key=item_key)

    def _on_period_wanted(self) -> None:
        PeriodDialog(self.frame, self._services, parent=self.window()).open()
