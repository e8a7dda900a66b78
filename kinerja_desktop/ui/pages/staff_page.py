"""StaffPage (Pegawai): the people of a period and one person's card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.services.person_summary import NextStep
from kinerja_desktop.ui.page import Page
from kinerja_desktop.ui.panels.staff.doings import StaffDoings
from kinerja_desktop.ui.panels.staff.filter_menu import Scope
from kinerja_desktop.ui.panels.staff.list_doings import ListDoings
from kinerja_desktop.ui.panels.staff.list_pane import PersonListPane
from kinerja_desktop.ui.panels.staff.list_switch import ListSwitch
from kinerja_desktop.ui.panels.staff.many_doings import ManyDoings
from kinerja_desktop.ui.panels.staff.person_card import PLAN, PersonCard
from kinerja_desktop.ui.panels.staff.staff_found import StaffFound, read_staff
from kinerja_desktop.ui.panels.staff.words import how_many
from kinerja_desktop.ui.size_class import Height, SizeClass, Width
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.empty import EmptyState
from kinerja_desktop.ui.widgets.layouts import boxed, column, row

if TYPE_CHECKING:
    from kinerja_desktop.core.rows import StaffRow
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.person_summary import PersonSummary
    from kinerja_desktop.services.planning import PlanView
    from kinerja_desktop.ui.frame import Frame
    from kinerja_desktop.ui.runner import Job

LIST_WIDTHS = {Width.WIDE: 332, Width.MEDIUM: 249, Width.NARROW: 249}
STEP_PAGES = {
    NextStep.RATE: "appraisal",
    NextStep.PREPARE: "discussion",
    NextStep.TALK: "discussion",
    NextStep.FINALISE: "results",
    NextStep.EXPORT: "results",
}


class StaffPage(Page):
    KEY = "staff"
    TITLE = N_("Staff")
    ICON = "users"
    SHOWS: ClassVar[frozenset[Kind]] = frozenset(
        {
            Kind.STAFF,
            Kind.PERIOD,
            Kind.INSTRUMENT,
            Kind.PLAN,
            Kind.OBSERVATION,
            Kind.APPRAISAL,
            Kind.DISCUSSION,
            Kind.DOCUMENT,
        }
    )

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent=parent)
        self.services = services
        self._employee_id = 0
        self._wants_card = False
        self._reading: Job | None = None
        self.list = PersonListPane(frame.theme, parent=self)
        self.card = PersonCard(frame, services.planning, parent=self)
        self.hold.cover(self.card)
        self.doings = StaffDoings(self, services)
        self.list_doings = ListDoings(self, self.doings, self.list)
        self.switch = ListSwitch(frame.theme, parent=self)
        self.many_doings = ManyDoings(self, services, self.list, self.switch)
        self.many_doings.share_undo(self.card.plan.editor.undo_stack)
        self._lay_out()
        self._connect()
        self._add_keys()
        self.fit(self.size_class)

    def _lay_out(self) -> None:
        theme = self.theme
        self._rest = QWidget(self)
        self._panes: QHBoxLayout = row(self.list, self.card, self._rest, gap=12)
        self._panes.setStretch(1, 1)
        self._panes.setStretch(2, 1)
        self.empty = EmptyState(theme, " ", " ", button=_("Import staff"), icon="upload")
        self.empty.pressed.connect(self.doings.import_staff)
        add = make_button(theme, _("Add person"), on_click=self.doings.add_person, parent=self)
        self.nobody_add = add
        none = column(None, self.empty, row(None, add, None), None, None, gap=10)
        self._stack = QStackedLayout()
        self._stack.addWidget(boxed(self._panes, parent=self))
        self._stack.addWidget(boxed(none, parent=self))
        self.body.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self.list.person_chosen.connect(self._on_person_chosen)
        self.list.person_opened.connect(self._on_person_opened)
        self.list.person_clicked.connect(self._on_person_clicked)
        self.list.scope_chosen.connect(self.refresh)
        head = self.card.who
        head.step_wanted.connect(self._on_step_wanted)
        head.rating_wanted.connect(self._on_rating_wanted)
        head.note_wanted.connect(self._on_note_wanted)
        head.back_wanted.connect(self._on_back_wanted)
        head.nip_copied.connect(lambda: self.say(_("NIP copied"), icon="copy"))
        self.doings.connect_card(self.card)
        self.card.tab_shown.connect(self._on_tab_shown)
        self.card.ratings.rating_wanted.connect(self._on_rating_wanted)
        self.card.notes.record_wanted.connect(self._on_note_wanted)
        self.card.notes.opened.connect(self._on_note_opened)
        self.card.notes.all_wanted.connect(
            lambda: self.go("observations", employee_id=self._employee_id)
        )
        self.card.history.document_wanted.connect(self._on_document_wanted)

    def _add_keys(self) -> None:
        self._bind_keys("F2", self.doings.edit_person)
        self._bind_keys("Ctrl+F", self.list.filter.setFocus, while_held=True)
        self._bind_keys("Ctrl+PgDown", lambda: self.list.step(1), while_held=True)
        self._bind_keys("Ctrl+PgUp", lambda: self.list.step(-1), while_held=True)

    def refresh(self) -> None:
        period_id = self.period.id if self.period is not None else 0
        services, scope = self.services, self.list.scope
        if self._employee_id:
            self.hold.want(period_id, self._employee_id)
        self.run(lambda _progress: read_staff(services, scope, period_id), self._on_staff_read)

    def leave(self) -> None:
        self.card.plan.leave()

    def show_target(self, target: dict[str, Any]) -> None:
        self.list.show_only(target.get("employee_ids", ()), str(target.get("words", "")))
        if target.get("employee_id"):
            self._employee_id = int(target["employee_id"])
            self._wants_card = True
            self._show_panes()
        if target.get("tab"):
            self.card.show_tab(str(target["tab"]))
        self.mark_stale()

    def fit(self, size: SizeClass) -> None:
        single = size.is_single
        width = LIST_WIDTHS.get(size.width, 0)
        narrow = size.width != Width.WIDE
        small = size.height == Height.COMPACT
        self._panes.setSpacing(10 if small else 12)
        self.list.setMinimumWidth(width)
        self.list.setMaximumWidth(width or 16777215)
        self.list.set_narrow(narrow=narrow, single=single)
        self.card.set_small(small=small, short=narrow, single=single)
        self._show_panes()

    def first_focus(self) -> QWidget | None:
        return self.list.list if self._stack.currentIndex() == 0 else self.empty.button

    @property
    def note_target(self) -> tuple[int, str]:
        return (self._employee_id if self._is_member and self.card.isVisible() else 0), ""

    @property
    def place(self) -> dict[str, Any]:
        return {"employee_id": self._employee_id, "tab": self.card.tab}

    def panes(self) -> list[QWidget]:
        return [pane for pane in (self.list.list, self.card.tabs) if pane.isVisible()]

    def show_person(self, employee_id: int) -> None:
        """Show somebody's card; an unsaved plan of the one before is saved first."""
        if employee_id != self._employee_id:
            self.card.plan.leave()
        self._employee_id = employee_id
        self._read_person()

    def _show_panes(self) -> None:
        """Show list and card, or in narrow windows the one that is wanted."""
        single = self.size_class.is_single
        has_person = bool(self._employee_id)
        self.list.setVisible(not single or not self._wants_card or not has_person)
        self.card.setVisible(has_person and (not single or self._wants_card))
        self._rest.setVisible(not has_person and not single)

    def _on_staff_read(self, found: StaffFound) -> None:
        rows = found.rows
        self.switch.show_lists(found.lists)
        self.set_header_widget(self.switch if len(found.lists) > 1 else None)
        self._stack.setCurrentIndex(1 if found.is_empty else 0)
        if found.is_empty:
            self._show_nobody()
            self.hold.want_nobody()
            return
        self.doings.say_whether_period()
        self.list.show_rows(rows, found.units)
        self._say_how_many(rows)
        ids = [row.employee.id for row in rows]
        if self._employee_id not in ids:
            self.card.plan.leave()
            self._employee_id = ids[0] if ids else 0
        self._show_panes()
        if self._employee_id:
            self.list.choose(self._employee_id)
            self._read_person()

    def _show_nobody(self) -> None:
        self.set_subtitle("")
        words = _("Bring a list from a spreadsheet, or add people one by one.")
        self.empty.show_words(_("Nobody is here yet"), words)

    def _say_how_many(self, rows: tuple[StaffRow, ...]) -> None:
        is_wide = not self.size_class.compact_navigation
        self.set_subtitle(how_many(rows, with_unit=is_wide))

    def _read_person(self) -> None:
        employee_id = self._employee_id
        period_id = self.period.id if self.period is not None else 0
        services = self.services
        self.hold.want(period_id, employee_id)

        def read() -> tuple[PersonSummary, PlanView | None]:
            summary = services.staff.summary(employee_id, period_id)
            plan = services.planning.view(period_id, employee_id) if period_id else None
            return summary, plan

        if self._reading is not None and self._reading.is_running:
            self._reading.stop()
        self._reading = self.run(
            lambda _progress: read(), self._on_person_read, on_error=self._on_person_unread
        )

    def _on_person_unread(self, error: KinerjaError | Cancelled) -> None:
        """Say what went wrong; a reading that was overtaken by the next person is no news."""
        if not isinstance(error, Cancelled):
            self.notices.show_error(error)

    def _on_person_read(self, found: tuple[PersonSummary, PlanView | None]) -> None:
        summary, plan = found
        period_id = summary.period.id if summary.period is not None else 0
        if not self.hold.takes(period_id, summary.employee.id):
            return
        self.card.show_person(
            summary,
            today=self.services.clock().date(),
            target=self.services.settings().notes_per_item,
            is_member=self._is_member,
        )
        if plan is not None:
            self.card.plan.show_view(plan, is_member=self._is_member)

    @property
    def _is_member(self) -> bool:
        return self.list.scope == Scope.PERIOD and self.period is not None

    def _on_person_chosen(self, employee_id: int) -> None:
        self.show_person(employee_id)
        self._show_panes()

    def _on_person_clicked(self) -> None:
        """In narrow windows a click opens; elsewhere the card stands beside the list."""
        if self.size_class.is_single:
            self._wants_card = True
            self._show_panes()

    def _on_person_opened(self, employee_id: int) -> None:
        self._wants_card = True
        self._on_person_chosen(employee_id)
        self.card.tabs.setFocus()

    def _on_back_wanted(self) -> None:
        self.leave()
        self._wants_card = False
        self._show_panes()
        self.list.list.setFocus()

    def _on_tab_shown(self, key: str) -> None:
        if key != PLAN:
            self.card.plan.leave()

    def _on_step_wanted(self, step: NextStep) -> None:
        if step == NextStep.PLAN:
            self.card.show_tab(PLAN)
            self.card.plan.focus_gap()
        elif step == NextStep.NOTE:
            self._on_note_wanted()
        else:
            self.go(STEP_PAGES[step], employee_id=self._employee_id)

    def _on_rating_wanted(self) -> None:
        self.go("appraisal", employee_id=self._employee_id)

    def _on_note_wanted(self) -> None:
        self.note_wanted.emit(self._employee_id, "")

    def _on_note_opened(self, note_id: int) -> None:
        self.go("observations", observation_id=note_id)

    def _on_document_wanted(self, appraisal_id: int) -> None:
        self.go("results", appraisal_id=appraisal_id, employee_id=self._employee_id)
