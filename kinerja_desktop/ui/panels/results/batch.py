"""ResultBatch: runs the long work of Hasil and shows in every row how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.results.result_list import RowState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kinerja_desktop.core.rows import ResultRow
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.documents import Exported
    from kinerja_desktop.services.finalising import Finalised
    from kinerja_desktop.ui.dialogs.finalise_many import FinalBatch, FinaliseManyDialog
    from kinerja_desktop.ui.page import Page
    from kinerja_desktop.ui.panels.results.result_card import ResultCard
    from kinerja_desktop.ui.runner import Job


@dataclass(frozen=True, kw_only=True)
class Summary:
    """How a batch ended: files or people. `again` are appraisals whose copies may be retried."""

    saved: int
    failed: int
    is_stopped: bool = False
    problems: tuple[str, ...] = ()
    again: tuple[int, ...] = ()
    folder: str = ""


class ResultBatch(QObject):
    """One batch at a time; `ended(Summary)`."""

    ended = Signal(object)

    def __init__(self, page: Page, services: Services, card: ResultCard) -> None:
        super().__init__(page)
        self._page = page
        self._services = services
        self._card = card
        self._job: Job | None = None
        self._employees: list[int] = []
        card.progress.stopped.connect(self._on_stopped)

    @property
    def is_running(self) -> bool:
        return self._job is not None and self._job.is_running

    def export(self, rows: Sequence[ResultRow], folder: Path) -> None:
        """Write all documents of people into a folder."""
        self._employees = [row.employee.id for row in rows for _file in range(row.document_count)]
        ids = tuple(row.appraisal_id for row in rows)
        self._begin(_("Saving PDF"), str(folder), "")
        total = len(self._employees)
        self._follow(
            self._page.run(
                lambda progress: self._services.documents.export(ids, folder, progress),
                lambda done: self._on_exported(done, total, str(folder)),
                on_error=self._on_failed,
                long=True,
            ),
            RowState.SAVING,
        )

    def finalise(self, batch: FinalBatch, dialog: FinaliseManyDialog) -> None:
        """Make several people final; the dialog goes once the passphrase has fitted."""
        self._employees = list(batch.employee_ids)
        folder = batch.requests[0].folder
        self._begin(_("Making PDF"), folder, _("certificate of the appraiser, asked for once"))

        def refuse(error: KinerjaError | Cancelled) -> None:
            self._end({})
            if isinstance(error, KinerjaError):
                dialog.show_trouble(error)

        job = self._page.run(
            lambda progress: self._services.finalising.finalise_many(
                batch.requests, batch.passphrase, progress
            ),
            lambda done: self._on_finalised(done, batch, dialog),
            on_error=refuse,
            long=True,
        )
        job.stepped.connect(lambda *_step: dialog.let_go())
        self._follow(job, RowState.SIGNING)

    def _begin(self, title: str, folder: str, key: str) -> None:
        progress = self._card.progress
        progress.restart(title)
        progress.caption.set_text("  ·  ".join(part for part in (folder, key) if part))
        self._card.set_busy(busy=True)
        self._card.show_states(dict.fromkeys(self._employees, RowState.QUEUED))

    def _follow(self, job: Job, state: RowState) -> None:
        self._job = job
        job.stepped.connect(lambda done, total, what: self._show_step(done, total, what, state))

    def _show_step(self, done: int, total: int, what: str, state: RowState) -> None:
        if not self.is_running:
            return
        states = dict.fromkeys(self._employees, RowState.QUEUED)
        states.update(dict.fromkeys(self._employees[:done], RowState.SAVED))
        if done < len(self._employees):
            states[self._employees[done]] = state
        self._card.progress.show_step(done, total, what)
        self._card.show_states(states)

    def _on_exported(self, done: Sequence[Exported], total: int, folder: str) -> None:
        failed = [one for one in done if one.problem]
        states: dict[int, RowState] = {}
        for employee_id, one in zip(self._employees, done, strict=False):
            is_failed = bool(one.problem) or states.get(employee_id) == RowState.FAILED
            states[employee_id] = RowState.FAILED if is_failed else RowState.SAVED
        self._end(states)
        self.ended.emit(
            Summary(
                saved=len(done) - len(failed),
                failed=len(failed),
                is_stopped=len(done) < total,
                problems=tuple(dict.fromkeys(one.problem for one in failed)),
                again=tuple(dict.fromkeys(one.appraisal_id for one in failed)),
                folder=folder,
            )
        )

    def _on_finalised(
        self,
        done: Sequence[Finalised | KinerjaError],
        batch: FinalBatch,
        dialog: FinaliseManyDialog,
    ) -> None:
        dialog.let_go()
        problems, again, states = [], [], {}
        for employee_id, one in zip(batch.employee_ids, done, strict=False):
            states[employee_id] = RowState.SAVED
            if isinstance(one, KinerjaError):
                problems.append(one.message)
                states[employee_id] = RowState.FAILED
            elif one.copy_problem:
                problems.append(one.copy_problem)
                again.append(one.appraisal_id)
                states[employee_id] = RowState.FAILED
        self._end(states)
        self.ended.emit(
            Summary(
                saved=len(done) - len(problems),
                failed=len(problems),
                is_stopped=len(done) < len(batch.requests),
                problems=tuple(dict.fromkeys(problems)),
                again=tuple(again),
                folder=batch.requests[0].folder,
            )
        )

    def _end(self, states: dict[int, RowState]) -> None:
        self._job = None
        self._card.set_busy(busy=False)
        self._card.show_states(states)

    def _on_failed(self, error: KinerjaError | Cancelled) -> None:
        self._end({})
        self._page.notices.show_error(error)

    def _on_stopped(self) -> None:
        if self._job is not None:
            self._job.stop()
