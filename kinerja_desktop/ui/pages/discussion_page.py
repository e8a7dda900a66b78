"""The page Discussion: private preparation, what the employee will see, and the ended talk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.discussion import GROWTH_LIMIT, Choice
from kinerja_desktop.core.observation import Valence
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.dialogs.choose_points import ChoosePointsDialog
from kinerja_desktop.ui.page import Frame, Page
from kinerja_desktop.ui.panels.appraising.person_switcher import PersonSwitcher
from kinerja_desktop.ui.panels.discussing.editor import PreparationEditor
from kinerja_desktop.ui.panels.discussing.ended import EndedCard
from kinerja_desktop.ui.panels.discussing.preparation import GROWTH, STRENGTHS, PreparationCard
from kinerja_desktop.ui.panels.discussing.readiness import missing_notice, unsigned_notice
from kinerja_desktop.ui.panels.discussing.schedule import ScheduleCard
from kinerja_desktop.ui.panels.discussing.shown import ShownCard
from kinerja_desktop.ui.size_class import SizeClass
from kinerja_desktop.ui.widgets.empty import EmptyState
from kinerja_desktop.ui.widgets.layouts import ShownStack, boxed, column, row, scrolling

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.rows import StaffRow
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.discussing import PreparationView
    from kinerja_desktop.services.shared_talk import SharedTalk

TALKED = frozenset({Stage.SIGNED, Stage.OBJECTION, Stage.FINAL, Stage.SUBMITTED})
WAITING = (Stage.IN_DISCUSSION, Stage.READY, Stage.DRAFT)
RIGHT_WIDTH = 396
ANY_WIDTH = 16777215
NOT_READY = "not_ready"


class DiscussionPage(Page):
    KEY = "discussion"
    TITLE = N_("Discussion")
    ICON = "messages-square"
    SHOWS = frozenset({Kind.DISCUSSION, Kind.APPRAISAL, Kind.OBSERVATION, Kind.STAFF, Kind.PERIOD})

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent=parent)
        self._services = services
        self._employee_id = 0
        self._view: PreparationView | None = None
        self._has_just_ended = False
        self.editor = PreparationEditor(frame.runner, services.discussing, parent=self)
        self.switcher = PersonSwitcher(self.theme, parent=self)
        self.preparation = PreparationCard(self.theme, parent=self)
        self.ended = EndedCard(self.theme, parent=self)
        self.schedule = ScheduleCard(self.theme, parent=self)
        self.shown = ShownCard(self.theme, parent=self)
        self.empty = EmptyState(
            self.theme, "", "", button=_("Open the rating"), icon="clipboard-check", parent=self
        )
        self._lay_out()
        self.hold.cover(self._stack)
        for card in (self.preparation, self.schedule):
            card.setEnabled(not services.is_read_only)
        self.set_header_widget(self.switcher)
        self._connect()
        self.fit(self.size_class)

    def _lay_out(self) -> None:
        right = column(self.schedule, self.shown, gap=12)
        right.setStretch(1, 1)
        self._right = boxed(right)
        self._panes = row(gap=12)
        for pane in (self.preparation, self.ended):
            self._panes.addWidget(pane, 1)
        self._panes.addWidget(self._right)
        self._stack = ShownStack(self)
        self._stack.addWidget(scrolling(boxed(self._panes)))
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.switcher.person_chosen.connect(self.open_person)
        for card in (self.preparation, self.schedule, self.shown):
            card.edited.connect(self.editor.edit)
        self.preparation.field_left.connect(self.editor.end_field)
        self.schedule.field_left.connect(self.editor.end_field)
        self.preparation.points_wanted.connect(self._on_points_wanted)
        self.schedule.start_wanted.connect(self.start)
        self.ended.finalising_wanted.connect(self._on_finalising_wanted)
        self.ended.objection_wanted.connect(
            lambda: self.go("objection", employee_id=self._employee_id)
        )
        self.empty.pressed.connect(self._open_rating)
        self.editor.changed.connect(self._show_draft)
        self.editor.failed.connect(self.notices.show_error)
        self.editor.stale.connect(self._on_stale)
        self._bind_keys("F5", self.start)
        self._bind_keys("Ctrl+PgUp", lambda: self.switcher.step(-1), while_held=True)
        self._bind_keys("Ctrl+PgDown", lambda: self.switcher.step(1), while_held=True)

    # The base.

    def refresh(self) -> None:
        if (period := self.period) is None:
            self._show_empty(_("No period yet"), _("Create a period first."), link=False)
            return
        self.hold.want(period.id, self._employee_id)
        self.run(lambda _progress: self._services.staff.list_staff(period.id), self._on_people_read)

    def leave(self) -> None:
        if self._view is not None:
            self.editor.leave()

    def show_target(self, target: dict[str, Any]) -> None:
        employee_id = int(target.get("employee_id", 0))
        if employee_id and employee_id != self._employee_id:
            self.leave()
            self._employee_id = employee_id
        self._has_just_ended = bool(target.get("talk_ended"))
        self.mark_stale()

    def fit(self, size: SizeClass) -> None:
        directions = QBoxLayout.Direction
        single = size.is_single
        self._panes.setDirection(directions.TopToBottom if single else directions.LeftToRight)
        width = 0 if single else self.theme.px(RIGHT_WIDTH)
        self._right.setMinimumWidth(width)
        self._right.setMaximumWidth(width or ANY_WIDTH)
        self._panes.setSpacing(10 if size.height == "compact" else 12)
        self.switcher.fit(size)
        self.preparation.fit(size)
        self.shown.fit(size)

    def first_focus(self) -> QWidget | None:
        has_ended = self._view is not None and self.ended.isVisibleTo(self)
        return self.ended.primary if has_ended else self.schedule.start

    @property
    def note_target(self) -> tuple[int, str]:
        return self._employee_id, ""

    def panes(self) -> list[QWidget]:
        return [self.preparation, self.schedule]

    def toast_pane(self) -> QWidget | None:
        return self.ended.foot if self.ended.isVisibleTo(self) else None

    # Showing.

    def open_person(self, employee_id: int) -> None:
        """Save what is unsaved and show another person's talk."""
        self.leave()
        self._employee_id = employee_id
        self.notices.clear(NOT_READY)
        self.refresh()

    def _on_people_read(self, people: tuple[StaffRow, ...]) -> None:
        if not people or self.period is None:
            self.switcher.show_people((), 0)
            self.hold.want_nobody()
            self._show_empty(_("Nobody is here yet"), _("Add people to this period."), link=False)
            return
        if self._employee_id not in {person.employee.id for person in people}:
            first = {p.stage: p.employee.id for p in reversed(people)}
            waiting = [first[stage] for stage in WAITING if stage in first]
            self._employee_id = (*waiting, people[0].employee.id)[0]
        self.switcher.show_people(people, self._employee_id)
        self.header_changed.emit()
        period_id, employee_id = self.period.id, self._employee_id
        self.hold.want(period_id, employee_id)
        self.run(
            lambda _progress: self._services.discussing.prepare(period_id, employee_id),
            self._on_view_read,
        )

    def _on_view_read(self, view: PreparationView) -> None:
        if not self.hold.takes(view.view.period.id, view.view.employee.id):
            return
        self._view = view
        if not view.view.appraisal.id:
            words = _("The talk is about a rating. Begin it, then prepare the talk here.")
            self._show_empty(_("The rating has not begun"), words, link=True)
            return
        self.editor.show_stored(view.discussion)
        self.undo_stack = self.editor.undo_stack
        self._stack.setCurrentIndex(0)
        self._show_stage(view)
        self._show_draft()

    def _show_empty(self, title: str, sentence: str, *, link: bool) -> None:
        self.empty.show_words(title, sentence)
        self.empty.button.setVisible(link)
        self._stack.setCurrentIndex(1)

    def _show_stage(self, view: PreparationView) -> None:
        stage, talk = view.view.appraisal.stage, view.discussion
        has_ended = stage in TALKED and talk.ended_at is not None
        was_at_start = self.schedule.start.hasFocus()
        self.preparation.setVisible(not has_ended)
        self._right.setVisible(not has_ended)
        self.ended.setVisible(has_ended)
        if has_ended:
            self.ended.show_view(view, objection_days=self.frame.preferences.current.objection_days)
            if was_at_start:
                self.ended.primary.setFocus()
            if self._has_just_ended:
                # once the window knows what the toast must not cover
                QTimer.singleShot(0, self, lambda: self.say(_("The talk is saved")))
        self._has_just_ended = False
        self.notices.clear("unsigned")
        if talk.choice == Choice.NOT_TODAY and talk.ended_at is not None and not has_ended:
            day = talk.ended_at.date()
            notice = unsigned_notice(day, finalise=self._on_finalising_wanted)
            self.notices.show_notice("unsigned", notice)

    def _show_draft(self) -> None:
        view = self._view
        if view is None or not view.view.appraisal.id:
            return
        talk = self.editor.draft
        goes_on = view.view.appraisal.stage == Stage.IN_DISCUSSION
        self.preparation.show_view(view, talk)
        self.schedule.show_talk(talk, today=self._services.clock().date(), goes_on=goes_on)
        self.shown.show_view(view, talk)

    # What the person does.

    def _on_points_wanted(self, kind: str) -> None:
        if self._view is None:
            return
        sign = Valence.PLUS if kind == STRENGTHS else Valence.MINUS
        shown = [n for n in self._view.notes if n.is_visible and n.valence == sign]
        title = _("Strength to open with") if kind == STRENGTHS else _("Growth to open")
        dialog = ChoosePointsDialog(
            self.frame,
            title,
            shown,
            chosen=getattr(self.editor.draft, kind),
            most=GROWTH_LIMIT if kind == GROWTH else 1,
            parent=self.window(),
        )
        dialog.accepted.connect(lambda: self._on_points_chosen(kind, dialog.chosen))
        dialog.open()

    def _on_points_chosen(self, kind: str, chosen: tuple[int, ...]) -> None:
        changed: dict[str, Any] = {kind: chosen}
        self.editor.edit(kind, replace(self.editor.draft, **changed))
        self.editor.end_field()

    def start(self) -> None:
        """Begin the talk or go on with it; what is missing is said instead."""
        view = self._view
        if view is None or self.ended.isVisibleTo(self) or not view.view.appraisal.id:
            return
        if (appraisal := view.view.appraisal).stage == Stage.DRAFT:
            self._say_what_is_missing(view)
            return
        self.notices.clear(NOT_READY)
        self.editor.leave()
        self.run(lambda _progress: self._start(appraisal.id), self._on_started)

    def _start(self, appraisal_id: int) -> SharedTalk:
        """On the desk lane: a talk nobody prepared is stored first."""
        discussing = self._services.discussing
        return discussing.start(discussing.stored(appraisal_id).id)

    def _say_what_is_missing(self, view: PreparationView) -> None:
        notice = missing_notice(view, open_rating=self._open_rating, mark_ready=self._mark_ready)
        self.notices.show_notice(NOT_READY, notice)

    def _open_rating(self) -> None:
        self.go("appraisal", employee_id=self._employee_id)

    def _mark_ready(self) -> None:
        if self._view is not None and not self.hold.is_on:
            number = self._view.view.appraisal.id
            mark_ready = self._services.appraising.mark_ready
            self.editor.leave()
            self.run(lambda _progress: mark_ready(number), lambda _appraisal: self.start())

    def _on_started(self, talk: SharedTalk) -> None:
        self.go(
            "talk",
            talk=talk,
            employee_id=self._employee_id,
            on_projector=self.shown.on_projector,
        )

    def _on_finalising_wanted(self) -> None:
        appraisal_id = self._view.view.appraisal.id if self._view is not None else 0
        self.go("results", appraisal_id=appraisal_id, employee_id=self._employee_id)

    def _on_stale(self) -> None:
        self.editor.forget()
        self.refresh()
