"""The page Appraisal: items, one item with its scale, its evidence, and where the result stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kinerja_desktop.core.appraisal import Answer, Stage
from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.methods.permenpanrb_6_2022 import RESULTS
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.dialogs.newer_version import NewerVersionDialog
from kinerja_desktop.ui.page import Frame, Page
from kinerja_desktop.ui.panels.appraising.arithmetic_doings import ArithmeticDoings
from kinerja_desktop.ui.panels.appraising.board import RatingBoard
from kinerja_desktop.ui.panels.appraising.by_item import ByItem
from kinerja_desktop.ui.panels.appraising.item_prompts import ItemPrompts
from kinerja_desktop.ui.panels.appraising.opening_again import OpeningAgain
from kinerja_desktop.ui.panels.appraising.person_switcher import PersonSwitcher
from kinerja_desktop.ui.panels.appraising.reason_strip import lacks_reason
from kinerja_desktop.ui.panels.appraising.session import RatingSession

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.appraisal import Rating
    from kinerja_desktop.core.methods.method import Item
    from kinerja_desktop.core.rows import StaffRow
    from kinerja_desktop.errors import StaleError
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.appraising import AppraisalView
    from kinerja_desktop.ui.size_class import SizeClass

RATED_STAGES = frozenset({Stage.NOT_STARTED, Stage.DRAFT})


class AppraisalPage(Page):
    KEY = "appraisal"
    TITLE = N_("Appraisal")
    ICON = "clipboard-check"
    SHOWS = frozenset(
        {Kind.APPRAISAL, Kind.OBSERVATION, Kind.PLAN, Kind.STAFF, Kind.PERIOD, Kind.INSTRUMENT}
    )

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent=parent)
        self._services = services
        self._employee_id = 0
        self._item_key = ""
        self._is_item_chosen = False
        self._keeps_mine = False
        self.session = RatingSession(frame.runner, services.appraising, hold=self.hold, parent=self)
        self.steps = ArithmeticDoings(self, services, self.session)
        self._again = OpeningAgain(self, services.appraising, self.session)
        self.switcher = PersonSwitcher(self.theme, parent=self)
        self.board = RatingBoard(self.theme, parent=self)
        self.prompts = ItemPrompts(self, services.prompting, self.session, self.board)
        self.by_item = ByItem(self.board, self.session, parent=self)
        self.body.addWidget(self.board, 1)
        self.hold.cover(*self.board.parts_of_person())
        self.set_header_widget(self.switcher)
        self._connect()

    def _connect(self) -> None:
        board, session = self.board, self.session
        self.switcher.person_chosen.connect(self.open_person)
        board.items.list.row_chosen.connect(self._on_item_chosen)
        board.items.list.row_opened.connect(lambda _key: board.rating.scale().setFocus())
        board.rating.answered.connect(self._on_answered)
        self.by_item.wanted.connect(self._on_turn_wanted)
        self.by_item.ended.connect(self._show_draft)
        board.rating.field_left.connect(session.end_field)
        board.evidence.linked.connect(self._on_linked)
        board.evidence.note_wanted.connect(lambda: self.note_wanted.emit(*self.note_target))
        board.result.ratings.chosen.connect(self._on_rating_chosen)
        board.result.next_wanted.connect(self._on_next_wanted)
        board.result.unit_result_wanted.connect(lambda: self.go("settings", section="method"))
        board.deciding.steps_wanted.connect(self.steps.show)
        board.deciding.other_wanted.connect(self.steps.ask_total)
        board.reason.edited.connect(self._on_reason_edited)
        board.reason.field_left.connect(session.end_field)
        session.changed.connect(self._show_draft)
        session.stale.connect(self._on_stale)
        session.failed.connect(
            lambda error: self.notices.show_error(
                error, action=_("Try again"), on_action=session.leave
            )
        )
        self._bind_keys("Ctrl+Shift+H", self.steps.show)
        self._bind_keys("Ctrl+Shift+I", self.by_item.toggle)
        self._bind_keys("Ctrl+Up", lambda: self._step_item(-1))
        self._bind_keys("Ctrl+Down", lambda: self._step_item(1))
        self._bind_keys("Ctrl+PgUp", lambda: self._step_person(-1), while_held=True)
        self._bind_keys("Ctrl+PgDown", lambda: self._step_person(1), while_held=True)

    # The base.

    def refresh(self) -> None:
        if (period := self.period) is None:
            return
        self.hold.want(period.id, self._employee_id)
        self.run(lambda _progress: self._services.staff.list_staff(period.id), self._on_people_read)

    def leave(self) -> None:
        self.session.leave()

    def show_target(self, target: dict[str, Any]) -> None:
        employee_id = int(target.get("employee_id", 0))
        if employee_id and employee_id != self._employee_id:
            self.session.leave()
            self._employee_id = employee_id
        if key := str(target.get("item_key", "")):
            self._item_key, self._is_item_chosen = key, True
        self.mark_stale()

    def fit(self, size: SizeClass) -> None:
        self.switcher.fit(size)
        self.board.fit(size)
        self._show_draft()

    def first_focus(self) -> QWidget | None:
        evidence = self.board.evidence.list
        return evidence if evidence.isVisible() else self.board.items.list

    @property
    def note_target(self) -> tuple[int, str]:
        return self._employee_id, self._item_key

    def panes(self) -> list[QWidget]:
        return self.board.panes()

    # Showing.

    def open_person(self, employee_id: int) -> None:
        """Save the rating in hand and show another person's."""
        self.session.leave()
        self._employee_id = employee_id
        self.refresh()

    def _on_people_read(self, people: tuple[StaffRow, ...]) -> None:
        ids = [person.employee.id for person in people]
        self.by_item.show_people(people)
        if not ids or self.period is None:
            self.switcher.show_people((), 0)
            self.board.show_nobody()
            self.hold.want_nobody()
            return
        if self._employee_id not in ids:
            waiting = (p.employee.id for p in people if p.stage in RATED_STAGES)
            self._employee_id = next(waiting, ids[0])
        self.switcher.show_people(people, self._employee_id)
        self.header_changed.emit()
        period_id, employee_id = self.period.id, self._employee_id
        self.hold.want(period_id, employee_id)
        self.run(
            lambda _progress: self._services.appraising.view(period_id, employee_id),
            self._on_view_read,
        )

    def _on_view_read(self, view: AppraisalView) -> None:
        if not self.hold.takes(view.period.id, view.employee.id):
            return
        if self._keeps_mine:
            self._keep_mine(view)
        else:
            self.session.open(view)
        self.undo_stack = self.session.undo_stack
        keys = [item.key for item in view.items]
        if self._item_key not in keys or not self._is_item_chosen:
            self._item_key = keys[0] if keys else ""
        self.board.show_view(view, self._services.clock().date())
        self._again.show_stage(view)
        self._show_draft()

    def _show_draft(self) -> None:
        view, result = self.session.view, self.session.result()
        if view is None or result is None:
            return
        draft, locked = self.session.draft, self.session.is_locked
        needed = self.frame.preferences.current.evidence_for_extremes
        self.board.items.show_draft(draft)
        self.board.items.list.choose(self._item_key)
        if not self.by_item.is_on:
            self.board.reason.show_draft(draft, result, needed, locked=locked)
            held = lacks_reason(draft, result, needed)
            self.board.result.show_result(view, draft, result, locked=locked, held=held)
            self.board.deciding.show_draft(view, draft)
        self.prompts.show_item(self._item_key)
        item = self._item()
        if item is not None:
            answer = self.by_item.shown(draft.answer(item.key))
            self.board.rating.show_item(
                view, item, answer, locked=locked, result=result, evidence_needed=needed
            )
            self.board.evidence.show_item(item, answer, locked=locked)
            self.by_item.show_round(item, draft.answer(item.key))

    def _item(self) -> Item | None:
        view = self.session.view
        items = view.items if view is not None else ()
        return next((item for item in items if item.key == self._item_key), None)

    def _answer(self) -> Answer:
        return self.session.draft.answer(self._item_key)

    # What the person does.

    def _on_item_chosen(self, key: str) -> None:
        self.session.end_field()
        self._item_key, self._is_item_chosen = key, True
        self._show_draft()

    def _on_answered(self, field: str, answer: Answer) -> None:
        self.session.edit_answer(field, self.by_item.written(field, answer))

    def _on_turn_wanted(self, employee_id: int, item_key: str) -> None:
        self._item_key, self._is_item_chosen = item_key, True
        self.open_person(employee_id)

    def _step_person(self, by: int) -> None:
        (self.by_item if self.by_item.is_on else self.switcher).step(by)

    def _step_item(self, by: int) -> None:
        if self.by_item.is_on:
            self.by_item.step(by)
            return
        view = self.session.view
        keys = [item.key for item in view.items] if view is not None else []
        if self._item_key in keys:
            place = keys.index(self._item_key) + by
            self._on_item_chosen(keys[min(max(place, 0), len(keys) - 1)])

    def _on_linked(self, note_id: int, wanted: bool) -> None:
        answer = self._answer()
        others = tuple(i for i in answer.evidence if i != note_id)
        evidence = (*others, note_id) if wanted else others
        self.session.edit_answer(f"evidence {note_id}", replace(answer, evidence=evidence))
        self.session.end_field()

    def _on_rating_chosen(self, name: str, rating: Rating | None) -> None:
        draft = self.session.draft
        if name == RESULTS:
            self.session.edit(name, replace(draft, results_rating=rating))
        else:
            self.session.edit(name, replace(draft, behaviour_rating=rating))
        self.session.end_field()

    def _on_reason_edited(self, words: str) -> None:
        self.session.edit("justification", replace(self.session.draft, justification=words))

    def _on_next_wanted(self) -> None:
        employee_id = self._employee_id
        self.session.leave()
        self.run(
            lambda _progress: self._services.appraising.mark_ready(self._again.stored_id()),
            lambda _appraisal: self.go("discussion", employee_id=employee_id),
        )

    # Somebody who saved first.

    def _on_stale(self, error: StaleError) -> None:
        dialog = NewerVersionDialog(self.frame, error.message, parent=self.window())
        dialog.kept.connect(self._on_mine_kept)
        dialog.dropped.connect(self._on_theirs_wanted)
        dialog.open()

    def _on_mine_kept(self) -> None:
        self._keeps_mine = True
        self.refresh()

    def _on_theirs_wanted(self) -> None:
        self.session.forget()
        self.refresh()

    def _keep_mine(self, view: AppraisalView) -> None:
        self._keeps_mine = False
        mine = self.session.draft
        self.session.forget()
        self.session.open(view)
        self.session.reopen_with(mine)
