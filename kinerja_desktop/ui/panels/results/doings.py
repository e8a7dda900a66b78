"""ResultDoings: what a person does on Hasil: finalise, export, hand over, reopen, read the log."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.delivery import DeliveryDialog, delivered_words
from kinerja_desktop.ui.dialogs.finalise import FinaliseDialog
from kinerja_desktop.ui.dialogs.finalise_many import FinaliseManyDialog
from kinerja_desktop.ui.dialogs.reason import ReasonDialog
from kinerja_desktop.ui.dialogs.submission_log import SubmissionLogDialog
from kinerja_desktop.ui.notices import Notice
from kinerja_desktop.ui.page import Page, Said
from kinerja_desktop.ui.panels.results.batch import ResultBatch, Summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.core.appraisal import Appraisal
    from kinerja_desktop.core.document import Document
    from kinerja_desktop.core.rows import ResultRow
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.finalising import Finalised
    from kinerja_desktop.services.submissions import SubmissionRow
    from kinerja_desktop.ui.panels.results.result_card import ResultCard

COPY = "copy"


class ResultDoings(QObject):
    """Opens the dialogs of the page and tells what came of them."""

    def __init__(self, page: Page, services: Services, card: ResultCard) -> None:
        super().__init__(page)
        self._page = page
        self._services = services
        self._card = card
        self.batch = ResultBatch(page, services, card)
        self.batch.ended.connect(self._on_batch_ended)
        card.finalise_wanted.connect(self.finalise)
        card.export_wanted.connect(self.export)
        card.deliver_wanted.connect(self.deliver)
        card.reopen_wanted.connect(self.reopen)
        card.folder_wanted.connect(self.change_folder)
        card.log_wanted.connect(self.show_log)

    @property
    def _folder(self) -> str:
        return self._page.frame.preferences.current.export_folder

    # Making final.

    def finalise(self, rows: tuple[ResultRow, ...]) -> None:
        """Open the dialog for one person, or the one for several."""
        ids = tuple(row.appraisal_id for row in rows)
        frame, window = self._page.frame, self._page.window()
        self._page.notices.clear(COPY)
        if len(ids) == 1:
            one = FinaliseDialog(frame, self._services, appraisal_id=ids[0], parent=window)
            one.finalised.connect(self._on_finalised)
            one.went.connect(lambda key, target: self._page.go(key, **target))
            one.begin()
        else:
            many = FinaliseManyDialog(frame, self._services, appraisal_ids=ids, parent=window)
            many.batch_wanted.connect(lambda batch: self.batch.finalise(batch, many))
            many.begin()

    def _on_finalised(self, done: Finalised) -> None:
        if done.copy_problem:
            self._tell_copy_problem(done.copy_problem, (done.appraisal_id,))
        elif done.copies:
            folder = done.copies[0].parent
            text = _("Final, saved to {folder}").format(folder=folder.name)
            self._say_with_folder(text, folder)
        else:
            self._page.say(_("Final, kept in the program"), icon="lock")

    def _tell_copy_problem(self, problem: str, appraisal_ids: tuple[int, ...]) -> None:
        """Say that it is final and kept here, though the copy is missing; offer another folder."""
        notice = Notice(
            text=_("Final and kept in the program, but there is no copy. {problem}").format(
                problem=problem
            ),
            tone="warn",
            action=_("Other folder"),
            on_action=lambda: self._copy_elsewhere(appraisal_ids),
            closable=True,
        )
        self._page.notices.show_notice(COPY, notice)

    def _copy_elsewhere(self, appraisal_ids: tuple[int, ...]) -> None:
        rows = tuple(row for row in self._card.rows if row.appraisal_id in appraisal_ids)
        self.change_folder(then=lambda: self.export(rows))

    # Copies.

    def change_folder(self, *, then: Callable[[], object] | None = None) -> None:
        """Ask where copies go; it is remembered."""
        folder = QFileDialog.getExistingDirectory(
            self._page, _("Folder for copies"), self._folder or str(Path.home())
        )
        if folder:
            self._page.frame.preferences.change(export_folder=folder)
            self._card.show_folder(folder)
            if then is not None:
                then()

    def export(self, rows: tuple[ResultRow, ...]) -> None:
        """Write the documents of people; asks for the folder when there is none."""
        self._page.notices.clear(COPY)
        if not self._folder:
            self.change_folder(then=lambda: self.export(rows))
            return
        self.batch.export(rows, Path(self._folder))

    def _on_batch_ended(self, summary: Summary) -> None:
        text = _("{saved} saved, {failed} failed").format(
            saved=summary.saved, failed=summary.failed
        )
        if summary.is_stopped:
            text = _("Stopped. {saved} saved, {failed} failed; the rest was not begun.").format(
                saved=summary.saved, failed=summary.failed
            )
        if summary.failed or summary.is_stopped:
            notice = Notice(
                text=text,
                tone="warn" if summary.failed else "neutral",
                details="\n".join(summary.problems),
                action=_("Other folder") if summary.again else "",
                on_action=(
                    (lambda: self._copy_elsewhere(summary.again)) if summary.again else None
                ),
                closable=True,
            )
            self._page.notices.show_notice(COPY, notice)
        elif summary.folder:
            self._say_with_folder(text, Path(summary.folder))
        else:
            self._page.say(text)

    def _say_with_folder(self, text: str, folder: Path) -> None:
        def show_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

        self._page.said.emit(Said(text=text, undo=show_folder, undo_words=_("Open folder")))

    # Handing over.

    def deliver(self, rows: tuple[ResultRow, ...]) -> None:
        """Open the dialog that notes to whom documents went."""
        ids = [row.appraisal_id for row in rows]
        self._page.run(
            lambda _progress: [
                document for one in ids for document in reversed(self._services.documents.list(one))
            ],
            self._open_delivery,
        )

    def _open_delivery(self, documents: list[Document]) -> None:
        dialog = DeliveryDialog(
            self._page.frame, self._services, documents=documents, parent=self._page.window()
        )
        dialog.delivered.connect(lambda count: self._page.say(delivered_words(count), icon="send"))
        dialog.open()

    def show_log(self) -> None:
        """Open the submission log of the period."""
        if (period := self._page.period) is not None:
            self._page.run(
                lambda _progress: self._services.submissions.rows(period.id), self._open_log
            )

    def _open_log(self, rows: tuple[SubmissionRow, ...]) -> None:
        dialog = SubmissionLogDialog(
            self._page.frame, self._services.submissions, rows=rows, parent=self._page.window()
        )
        dialog.saved.connect(
            lambda path: self._page.say(_("Saved as {name}").format(name=Path(path).name))
        )
        dialog.open()

    # A new version.

    def reopen(self, row: ResultRow) -> None:
        """Ask why, then make the next version; the old one stays readable."""
        words = _(
            "{name}: version {n} stays as it is and readable. A new version begins as a draft; "
            "it is discussed and signed again."
        ).format(name=row.employee.display_name, n=row.revision)
        dialog = ReasonDialog(
            self._page.frame,
            _("Reopen the rating"),
            verb=_("Make a new version"),
            explanation=words,
            parent=self._page.window(),
        )
        dialog.accepted.connect(lambda: self._make_version(row.appraisal_id, dialog.reason))
        dialog.open()

    def _make_version(self, appraisal_id: int, reason: str) -> None:
        def tell(appraisal: Appraisal) -> None:
            text = _("Version {n} begun as a draft").format(n=appraisal.revision)
            self._page.say(text, icon="history")

        self._page.run(
            lambda _progress: self._services.appraising.reopen(appraisal_id, reason), tell
        )
