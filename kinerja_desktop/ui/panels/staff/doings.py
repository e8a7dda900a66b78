"""StaffDoings: what can be done with people: add, change, archive, plans spread, agreed plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kinerja_desktop.core.discussion import ActionState
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.dialogs.amend_plan import AmendPlanDialog
from kinerja_desktop.ui.dialogs.apply_plan import ApplyPlanDialog
from kinerja_desktop.ui.dialogs.archive import ArchiveDialog
from kinerja_desktop.ui.dialogs.copy_plan import CopyPlanDialog
from kinerja_desktop.ui.dialogs.employee import EmployeeDialog
from kinerja_desktop.ui.dialogs.period import PeriodDialog
from kinerja_desktop.ui.dialogs.reason import ReasonDialog
from kinerja_desktop.ui.notices import Notice
from kinerja_desktop.ui.panels.importing.list_files import ListFiles
from kinerja_desktop.ui.panels.importing.report_doings import ReportDoings
from kinerja_desktop.ui.panels.staff.evidence_doings import EvidenceDoings

if TYPE_CHECKING:
    from datetime import date

    from kinerja_desktop.core.plan import Plan
    from kinerja_desktop.core.rows import ActionRow, StaffRow
    from kinerja_desktop.core.staff import Employee
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.person_summary import PersonSummary
    from kinerja_desktop.services.planning import PlanSource
    from kinerja_desktop.ui.page import Page
    from kinerja_desktop.ui.panels.staff.person_card import PersonCard


class StaffDoings(QObject):
    """Opens the dialogs of the page and carries out what they decide."""

    def __init__(self, page: Page, services: Services) -> None:
        super().__init__(page)
        self._page = page
        self._services = services
        self.list_files = ListFiles(page, services)
        self.reports = ReportDoings(page, services)
        self.evidence = EvidenceDoings(page, services)
        self._card: PersonCard | None = None

    def connect_card(self, card: PersonCard) -> None:
        self._card = card
        self.evidence.connect_card(card)
        head = card.who
        head.edit_wanted.connect(self.edit_person)
        head.archive_wanted.connect(self.archive_person)
        head.unarchive_wanted.connect(self.bring_back)
        head.join_wanted.connect(self.add_to_period)
        card.summary.action_toggled.connect(self.mark_done)
        card.follow_up.toggled.connect(self.mark_done)
        card.follow_up.carry_wanted.connect(self.carry_over)
        card.plan.copy_wanted.connect(self.copy_plan)
        card.plan.spread_wanted.connect(self.spread_plan)
        card.plan.amend_wanted.connect(self._on_amend_wanted)
        card.plan.result_deleted.connect(self._on_result_deleted)
        card.plan.editor.failed.connect(self._page.notices.show_error)
        card.plan.editor.stale.connect(self._on_plan_stale)

    @property
    def summary(self) -> PersonSummary | None:
        """The person whose card is shown."""
        return self._card.who.summary if self._card is not None else None

    @property
    def _period_id(self) -> int:
        return self._page.period.id if self._page.period is not None else 0

    def say_whether_period(self) -> None:
        """Without a period there is a list of people and nothing to appraise them in."""
        if self._page.period is not None:
            self._page.notices.clear("period")
            return
        notice = Notice(
            text=_("There is no period yet. Plans and ratings need one."),
            icon="calendar-plus",
            action=_("Create period…"),
            on_action=self.create_period,
        )
        self._page.notices.show_notice("period", notice)

    def create_period(self) -> None:
        PeriodDialog(self._page.frame, self._services, parent=self._page).open()

    def import_staff(self) -> None:
        self._page.go("import_staff")

    def add_person(self) -> None:
        """Open the empty form; the new person joins the period."""
        dialog = EmployeeDialog(
            self._page.frame, self._services, period_id=self._period_id, parent=self._page
        )
        dialog.saved.connect(self._on_person_added)
        dialog.open()

    def edit_person(self) -> None:
        summary = self.summary
        if summary is None:
            return
        EmployeeDialog(
            self._page.frame, self._services, employee=summary.employee, parent=self._page
        ).open()

    def archive_person(self) -> None:
        summary = self.summary
        if summary is None:
            return
        person = summary.employee
        dialog = ArchiveDialog(
            self._page.frame, person, today=self._services.clock().date(), parent=self._page
        )
        dialog.accepted.connect(lambda: self._archive(person, dialog.reason, dialog.day))
        dialog.open()

    def _archive(self, person: Employee, reason: str, day: date | None) -> None:
        staff = self._services.staff
        self._page.run(
            lambda _progress: staff.archive(person.id, reason, day),
            lambda _none: self._page.say(
                _("{name} archived").format(name=person.name),
                icon="archive",
                undo=lambda: self._page.run(lambda _progress: staff.unarchive(person.id)),
            ),
        )

    def bring_back(self) -> None:
        summary = self.summary
        if summary is None:
            return
        person, staff = summary.employee, self._services.staff
        self._page.run(
            lambda _progress: staff.unarchive(person.id),
            lambda _none: self._page.say(_("{name} is back").format(name=person.name)),
        )

    def add_to_period(self) -> None:
        """Make the shown person a member of the period."""
        summary, period = self.summary, self._page.period
        if summary is None or period is None:
            return
        person, periods = summary.employee, self._services.periods
        self._page.run(
            lambda _progress: periods.save(period, (*periods.members(period.id), person.id)),
            lambda _none: self._page.say(
                _("{name} belongs to {period} now").format(name=person.name, period=period.name)
            ),
        )

    def mark_done(self, discussion_id: int, key: str, done: bool) -> None:
        state = ActionState.DONE if done else ActionState.OPEN
        talks = self._services.discussing
        self._page.run(lambda _progress: talks.set_action_state(discussion_id, key, state))

    def carry_over(self, action: ActionRow) -> None:
        dialog = ReasonDialog(
            self._page.frame,
            _("Carry over?"),
            verb=_("Carry over"),
            explanation=action.what,
            parent=self._page,
        )
        talks = self._services.discussing
        dialog.accepted.connect(
            lambda: self._page.run(
                lambda _progress: talks.set_action_state(
                    action.discussion_id, action.key, ActionState.CARRIED, dialog.reason
                )
            )
        )
        dialog.open()

    def copy_plan(self, plan: Plan) -> None:
        dialog = CopyPlanDialog(
            self._page.frame, self._services.planning, plan=plan, parent=self._page
        )
        dialog.source_chosen.connect(lambda source: self._copy(plan, source))
        dialog.open()

    def _copy(self, before: Plan, source: PlanSource) -> None:
        planning = self._services.planning
        if self._card is not None:
            self._card.plan.editor.leave()
        self._page.run(
            lambda _progress: planning.copy_from(source, before.period_id, before.employee_id),
            lambda _plan: self._page.say(
                _("Plan of {name} copied").format(name=source.employee_name),
                icon="copy",
                undo=lambda: self._page.run(lambda _progress: planning.put_back(before)),
            ),
        )

    def spread_plan(self, plan: Plan) -> None:
        staff = self._services.staff
        self._page.run(
            lambda _progress: staff.list_staff(plan.period_id),
            lambda rows: self._open_spread(plan, rows),
        )

    def _open_spread(self, plan: Plan, rows: tuple[StaffRow, ...]) -> None:
        owner = next((r.employee.name for r in rows if r.employee.id == plan.employee_id), "")
        others = [row for row in rows if row.employee.id != plan.employee_id]
        dialog = ApplyPlanDialog(self._page.frame, others, owner_name=owner, parent=self._page)
        dialog.people_chosen.connect(lambda ids: self._spread(plan, ids))
        dialog.open()

    def _spread(self, plan: Plan, employee_ids: tuple[int, ...]) -> None:
        planning = self._services.planning
        self._page.run(
            lambda _progress: planning.apply_to(plan, employee_ids), self._on_plan_spread
        )

    def _on_plan_spread(self, before: tuple[Plan, ...]) -> None:
        planning = self._services.planning
        words = ngettext(
            "Plan applied to {count} person", "Plan applied to {count} people", len(before)
        )

        def undo() -> None:
            for plan in before:
                planning.put_back(plan)

        self._page.say(
            words.format(count=len(before)),
            undo=lambda: self._page.run(lambda _progress: undo()),
        )

    def _on_person_added(self, employee_id: int) -> None:
        self._page.show_target({"employee_id": employee_id})
        self._page.say(_("Person added"), icon="user-plus")

    def _on_result_deleted(self, before: Plan) -> None:
        card = self._card
        if card is None:
            return
        planning = self._services.planning

        def undo() -> None:
            if not card.plan.put_back(before):
                self._page.run(lambda _progress: planning.put_back(before))

        self._page.say(_("Work result deleted"), icon="trash-2", undo=undo)

    def _on_amend_wanted(self) -> None:
        if self._card is None:
            return
        today = self._services.clock().date()
        dialog = AmendPlanDialog(self._page.frame, today=today, parent=self._page)
        dialog.reason_given.connect(self._card.plan.amend)
        dialog.open()

    def _on_plan_stale(self) -> None:
        """Somebody else saved first: what is stored is shown again."""
        if self._card is not None:
            self._card.plan.drop()
            self._page.refresh()
            words = _("This plan was changed elsewhere. What is stored is shown.")
            self._page.notices.show_notice("stale", Notice(text=words, closable=True))
