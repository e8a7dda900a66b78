"""ImportReportDialog: what became of every row of the newest import; saved, printed, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from kinerja_desktop.core import nip
from kinerja_desktop.core.import_lines import ImportLine, Outcome
from kinerja_desktop.core.import_words import outcome_word, remark
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.models.columns import Column, as_tsv
from kinerja_desktop.ui.models.records_model import RecordsModel
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.chips import FilterChips
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import column
from kinerja_desktop.ui.widgets.tables import Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.import_account import ImportAccount
    from kinerja_desktop.ui.theme.theme import Theme

ALL = "all"
_COLORS = {
    Outcome.ADDED: "success",
    Outcome.CHANGED: "info",
    Outcome.SAME: "text-3",
    Outcome.LEFT_OUT: "warn",
    Outcome.REFUSED: "danger",
    Outcome.ARCHIVED: "text-2",
}
COLUMNS: tuple[Column[ImportLine], ...] = (
    Column(title=N_("Row"), text=lambda r: str(r.row) if r.row else "–", is_number=True, width=64),
    Column(
        title=N_("Outcome"),
        text=lambda r: outcome_word(r.outcome),
        color=lambda r: _COLORS[r.outcome],
        width=104,
        style="medium",
    ),
    Column(title=N_("Name"), text=lambda r: r.name or "–", tip=lambda r: r.name, width=224),
    Column(title=N_("Number"), text=lambda r: nip.display(r.number) or "–", width=200),
    Column(title=N_("Remarks"), text=remark, tip=remark, color=lambda _r: "text-2"),
)


class ImportReportDialog(Dialog):
    """Reading only. `save_wanted`, `print_wanted` and `undo_wanted` ask for more."""

    save_wanted = Signal()
    print_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, theme: Theme, account: ImportAccount, *, parent: QWidget) -> None:
        title = _("Import report: {file}").format(file=account.file_name)
        super().__init__(theme, title, verb=_("Close"), width=1080, height=600, parent=parent)
        self.cancel.hide()
        self.account = account
        has_lines = bool(account.lines)
        self.head = Text(theme, account.when_words(), look="small text-2", parent=self)
        told = account.count_words() if has_lines else _("This import kept no report of its rows.")
        self.counts = Text(theme, told, look="strong", lines=2, parent=self)
        self.chips = FilterChips(theme, _("Outcome"), parent=self)
        self.table = Table(theme, _("Import report"), lines=True, parent=self)
        self.model = RecordsModel(COLUMNS, identify=id, parent=self)
        self.table.setModel(self.model)
        self.save = make_button(theme, _("Save as file…"), icon="download", parent=self)
        self.print = make_button(theme, _("Print"), icon="printer", parent=self)
        self.undo = make_button(theme, _("Take it back…"), icon="undo-2", parent=self)
        self.undo.setVisible(not account.is_undone)
        self._lay_out()
        self._connect()
        self._show_chips()
        self._show_lines(ALL)
        for part in (self.chips, self.table):
            part.setVisible(has_lines)
        for button in (self.save, self.print):
            button.setEnabled(has_lines)

    def _lay_out(self) -> None:
        self.body.addLayout(column(self.head, self.counts, gap=2))
        self.body.addWidget(self.chips)
        self.body.addWidget(self.table, 1)
        for button in (self.undo, self.print, self.save):
            self.add_secondary(button)

    def _connect(self) -> None:
        self.save.clicked.connect(self.save_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.chips.chosen.connect(self._show_lines)
        copy = QShortcut(QKeySequence.StandardKey.Copy, self.table)
        copy.activated.connect(self._on_copy_wanted)

    def first_focus(self) -> QWidget:
        return self.primary

    def _show_chips(self) -> None:
        counts = self.account.counts()
        kinds = [(one, outcome_word(one), counts[one]) for one in Outcome if counts[one]]
        self.chips.set_options([(ALL, _("All"), len(self.account.lines)), *kinds])

    def _show_lines(self, wanted: object) -> None:
        self.model.show_rows([line for line in self.account.lines if wanted in {ALL, line.outcome}])

    def _on_copy_wanted(self) -> None:
        QApplication.clipboard().setText(as_tsv(COLUMNS, self.model.rows))
