"""SubmissionLogDialog: which document went where, newest first; saved as CSV."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.i18n import N_, _, ngettext, short_date
from kinerja_desktop.ui.models.columns import Column, as_tsv
from kinerja_desktop.ui.models.records_model import RecordsModel
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.messages import Banner
from kinerja_desktop.ui.widgets.tables import Table

if TYPE_CHECKING:
    from kinerja_desktop.services.submissions import SubmissionRow, SubmissionService
    from kinerja_desktop.ui.frame import Frame


def short_digest(digest: str) -> str:
    """Return the first and last four digits of a fingerprint."""
    return f"{digest[:4].upper()}…{digest[-4:].upper()}" if digest else "–"


COLUMNS: tuple[Column[SubmissionRow], ...] = (
    Column(
        title=N_("Date"),
        text=lambda r: short_date(r.delivered_on),
        sort_key=lambda r: r.delivered_on,
        width=104,
    ),
    Column(title=N_("Employee"), text=lambda r: r.employee, width=160, style="medium"),
    Column(title=N_("File"), text=lambda r: r.file_name, tip=lambda r: r.file_name),
    Column(title=N_("Recipient"), text=lambda r: r.recipient, tip=lambda r: r.note, width=190),
    Column(
        title=N_("Way"),
        text=lambda r: r.way,
        tip=lambda r: r.way,
        color=lambda _r: "text-2",
        width=140,
    ),
    Column(
        title=N_("Fingerprint"),
        text=lambda r: short_digest(r.sha256),
        tip=lambda r: r.sha256,
        color=lambda _r: "text-2",
        width=104,
    ),
)


class SubmissionLogDialog(Dialog):
    """Reading only: lines are never edited."""

    saved = Signal(str)

    def __init__(
        self,
        frame: Frame,
        submissions: SubmissionService,
        *,
        rows: tuple[SubmissionRow, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(
            frame.theme, _("Submission log"), verb=_("Close"), width=1080, height=520, parent=parent
        )
        self._frame = frame
        self._submissions = submissions
        self._rows = rows
        theme = self.theme
        self.cancel.hide()
        self.trouble = Banner(theme, "", tone="danger", parent=self)
        self.trouble.hide()
        count = ngettext("{n} line, newest first", "{n} lines, newest first", len(rows))
        words = count.format(n=len(rows)) if rows else _("Nothing has been handed over yet.")
        self.table = Table(theme, _("Submission log"), lines=True, parent=self)
        self.model = RecordsModel(COLUMNS, identify=lambda row: row.id, parent=self)
        self.model.show_rows(rows)
        self.table.setModel(self.model)
        self.table.setVisible(bool(rows))
        self.body.addWidget(self.trouble)
        self.body.addWidget(Text(theme, words, look="small text-2", parent=self))
        self.body.addWidget(self.table, 1)
        if not rows:
            self.body.addStretch(1)
        self.save = make_button(
            theme, _("Save as CSV…"), icon="download", on_click=self._on_save_clicked, parent=self
        )
        self.save.setEnabled(bool(rows))
        self.add_secondary(self.save)
        copy = QShortcut(QKeySequence.StandardKey.Copy, self.table)
        copy.activated.connect(self._on_copy_wanted)

    def save_to(self, path: Path) -> None:
        """Write the log; the dialog stays open."""
        self._frame.runner.run(
            self,
            lambda _progress: self._submissions.save(self._rows, path),
            lambda _none: self.saved.emit(str(path)),
            on_error=self._on_failed,
        )

    def _on_save_clicked(self) -> None:
        start = str(Path.home() / "log-penyerahan.csv")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save as CSV…"), start, "CSV (*.csv)")
        if chosen:
            self.save_to(Path(chosen))

    def _on_copy_wanted(self) -> None:
        QApplication.clipboard().setText(as_tsv(COLUMNS, list(self._rows)))

    def _on_failed(self, error: KinerjaError | Cancelled) -> None:
        if isinstance(error, KinerjaError):
            self.trouble.set_message(error.message, tone="danger")
            self.trouble.show()
