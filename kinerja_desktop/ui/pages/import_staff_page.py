"""ImportStaffPage (Impor pegawai): choose a list, match columns, check changes, done."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.errors import Cancelled, KinerjaError, StaleError
from kinerja_desktop.i18n import N_, _, ngettext, number
from kinerja_desktop.services.backups import Cause
from kinerja_desktop.services.importing import TextForm
from kinerja_desktop.ui.garbage import REST
from kinerja_desktop.ui.notices import Notice
from kinerja_desktop.ui.page import Page
from kinerja_desktop.ui.panels.importing.draft import ImportDraft
from kinerja_desktop.ui.panels.importing.file_notices import hush, tell_about
from kinerja_desktop.ui.panels.importing.list_files import ListFiles
from kinerja_desktop.ui.panels.importing.list_target import TargetDoings
from kinerja_desktop.ui.panels.importing.places import find_places
from kinerja_desktop.ui.panels.importing.report_doings import ReportDoings
from kinerja_desktop.ui.panels.importing.review_rows import Review, review_of
from kinerja_desktop.ui.panels.importing.unit_tree_doings import UnitTreeDoings
from kinerja_desktop.ui.panels.importing.wizard_steps import Step, WizardSteps

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.progress import Progress
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.importing import (
        FileLook,
        ImportReport,
        LastImport,
        ListSource,
        UndoPreview,
        UndoReport,
    )
    from kinerja_desktop.ui.frame import Frame
    from kinerja_desktop.ui.size_class import SizeClass

T = TypeVar("T")


class ImportStaffPage(Page):
    KEY = "import_staff"
    TITLE = N_("Import staff")
    ICON = "file-spreadsheet"
    PARENT: ClassVar[str] = "staff"
    SHOWS: ClassVar[frozenset[Kind]] = frozenset({Kind.STAFF, Kind.PERIOD})
    SHOWS_PROGRESS: ClassVar[bool] = True

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent=parent)
        self._services = services
        self._list_files = ListFiles(self, services)
        self._reports = ReportDoings(self, services, self._take_back)
        self._unit_tree = UnitTreeDoings(self, services)
        self.draft = ImportDraft()
        self.steps = WizardSteps(frame.theme, self.draft, parent=self)
        self.files, self.columns = self.steps.files, self.steps.columns
        self.review, self.done = self.steps.review, self.steps.done
        self.working = self.steps.working
        self.body.addWidget(self.steps, 1)
        self._paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        again = partial(self._preview, is_first=False)
        self._target = TargetDoings(self, services, self.review.foot.target, again)
        self._connect()
        self.fit(self.size_class)

    def _connect(self) -> None:
        files, columns, review, done = self.files, self.columns, self.review, self.done
        self._paste.activated.connect(files.take_clipboard)
        files.source_given.connect(self._look)
        files.places.places_wanted.connect(self._look_for_places)
        files.nothing_pasted.connect(self._on_nothing_pasted)
        files.continued.connect(lambda: self._show(Step.COLUMNS))
        files.last.undo_wanted.connect(self._reports.ask_undo)
        files.last.report_wanted.connect(self._reports.show_report)
        files.template.template_wanted.connect(self._list_files.save_template)
        columns.look_wanted.connect(self._look_again_at)
        columns.back_wanted.connect(lambda: self._show(Step.FILE))
        columns.check_wanted.connect(partial(self._preview, is_first=True))
        review.preview_wanted.connect(partial(self._preview, is_first=False))
        review.back_wanted.connect(lambda: self._show(Step.COLUMNS))
        review.apply_wanted.connect(self._apply)
        done.undo_wanted.connect(self._reports.ask_undo)
        done.report_wanted.connect(self._reports.show_report)
        done.staff_wanted.connect(lambda: self.go("staff"))
        done.again_wanted.connect(self._begin_anew)
        done.rest_wanted.connect(partial(self._preview, is_first=True))
        for step in (files, columns, review):
            step.cancelled.connect(self._on_cancelled)

    @property
    def step(self) -> Step:
        return self.steps.step

    def refresh(self) -> None:
        self.review.show_period(self.period)
        self._target.look()
        self.files.show_recent(self.frame.preferences.current.import_folder)
        self.run(lambda _progress: self._services.importing.last_import(), self._on_last_read)

    def fit(self, size: SizeClass) -> None:
        self.steps.fit(size)

    def first_focus(self) -> QWidget:
        return self.steps.first_focus()

    def toast_pane(self) -> QWidget:
        return self.steps.rail

    def _show(self, step: Step) -> None:
        self.notices.clear()
        hush(self.notices)
        self._paste.setEnabled(step == Step.FILE)
        if step == Step.FILE:
            self.files.show_chosen(self.draft.look)
        self.steps.show_step(step)

    def _work(
        self,
        title: str,
        call: Callable[[Progress], T],
        then: Callable[[T], None],
        *,
        on_error: Callable[[KinerjaError | Cancelled], None] | None = None,
    ) -> None:
        """Do long work, one at a time; it can be stopped."""
        if self.working.is_under_way:
            return
        self.notices.clear()

        def work(progress: Progress) -> T:
            with REST.hold():
                return call(progress)

        job = self.run(work, then, on_error=on_error, long=True)
        self.working.follow(job, title)

    # Step 1: the file.

    def _look_for_places(self) -> None:
        recent = self.files.recent
        self.run(lambda _progress: find_places(recent), self.files.places.show_places)

    def _look(self, source: ListSource) -> None:
        importing = self._services.importing
        self._work(
            _("Opening the list"),
            lambda progress: importing.look(source, progress),
            self._on_looked,
            on_error=partial(self._on_unreadable, source),
        )

    def _on_looked(self, look: FileLook) -> None:
        self.draft.begin(look, TextForm(), self._services.clock().date())
        self._remember_folder(look.source)
        self.columns.show_look()
        self._show(Step.COLUMNS)
        tell_about(self.notices, look)

    def _on_unreadable(self, source: ListSource, error: KinerjaError | Cancelled) -> None:
        if isinstance(error, Cancelled):
            self.notices.show_error(error)
            return
        again = partial(self._look, source)
        refuse = partial(self.notices.show_error, error, action=_("Try again"), on_action=again)
        self._unit_tree.offer(source, otherwise=refuse)

    def _on_nothing_pasted(self) -> None:
        words = _("There is no table to paste. Copy the cells in Excel, then come back here.")
        self.notices.show_notice("error", Notice(text=words, tone="warn", closable=True))

    def _remember_folder(self, source: ListSource) -> None:
        if isinstance(source, Path):
            self.frame.preferences.change(import_folder=str(source.parent))
            self.files.show_recent(str(source.parent))

    def _on_last_read(self, last: LastImport | None) -> None:
        self.files.show_last(last)

    # Step 2: sheet, heading, columns.

    def _look_again_at(self, sheet: str | None, header_row: int | None, form: TextForm) -> None:
        look = self.draft.look
        if look is None:
            return
        importing, source = self._services.importing, look.source
        self._work(
            _("Opening the list"),
            lambda progress: importing.look(
                source, progress, sheet=sheet, header_row=header_row, form=form
            ),
            partial(self._on_looked_again, form=form),
            on_error=self._on_other_look_failed,
        )

    def _on_looked_again(self, look: FileLook, form: TextForm) -> None:
        self.draft.begin(look, form, self._services.clock().date())
        self.columns.show_look()
        tell_about(self.notices, look)

    def _on_other_look_failed(self, error: KinerjaError | Cancelled) -> None:
        if isinstance(error, Cancelled):
            self.notices.show_error(error)
            self.columns.show_look()
        else:
            self.columns.show_fault(error.message)

    # Step 3: changes.

    def _preview(self, *, is_first: bool) -> None:
        importing, request = self._services.importing, self.draft.request()

        def review(progress: Progress) -> Review:
            plan = importing.preview(request, progress)
            return review_of(plan, request.left_out, tidies=request.tidy_names)

        self._work(
            _("Comparing the list with the staff"),
            review,
            partial(self._on_previewed, is_first=is_first),
        )

    def _on_previewed(self, review: Review, *, is_first: bool) -> None:
        self.draft.review = review
        self.review.show_plan(is_first=is_first)
        if is_first:
            self._show(Step.REVIEW)

    def _apply(self) -> None:
        plan = self.draft.plan
        if plan is None:
            return
        choice = self.draft.choice(self.review.foot.period_id)
        services = self._services

        def back_up_and_commit(progress: Progress) -> ImportReport:
            services.backups.make(Cause.BEFORE_IMPORT, progress)
            return services.importing.commit(plan, choice, progress)

        self._work(
            _("Applying the changes"),
            back_up_and_commit,
            self._on_applied,
            on_error=self._on_not_applied,
        )

    def _on_not_applied(self, error: KinerjaError | Cancelled) -> None:
        if isinstance(error, StaleError):
            again = partial(self._preview, is_first=False)
            self.notices.show_error(error, action=_("Check again"), on_action=again)
        else:
            self.notices.show_error(error)

    # Step 4: the report.

    def _on_applied(self, report: ImportReport) -> None:
        period = self.period.name if self.review.foot.period_id and self.period else ""
        self.done.show_report(report, period)
        self._show(Step.DONE)
        if self.draft.look is not None:
            self._unit_tree.offer(self.draft.look.source)
        changes = report.added + report.changed + report.archived
        words = ngettext("{count} change was applied", "{count} changes were applied", changes)
        self.say(words.format(count=number(changes)), undo=self._reports.ask_undo)

    def _take_back(self, preview: UndoPreview) -> None:
        self._work(
            _("Taking the import back"),
            lambda _progress: self._services.importing.undo_last(preview),
            self._on_undone,
            on_error=self._reports.show_refusal,
        )

    def _on_undone(self, report: UndoReport) -> None:
        self.done.show_undone(report)
        self.say(_("The import was taken back"), icon="undo-2")

    def _on_cancelled(self) -> None:
        self._begin_anew()
        self.go("staff")

    def _begin_anew(self) -> None:
        self.draft.clear()
        self._show(Step.FILE)

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin anew after an import that is done: its report is shown once."""
        super().hideEvent(event)
        if self.step == Step.DONE and not event.spontaneous():
            self._begin_anew()
