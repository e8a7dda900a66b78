"""HistoryTab (Riwayat): every period and every version of this person, with its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.dialogs.credit_points import CreditPointsDialog
from kinerja_desktop.ui.panels.staff.history_table import HistoryTable
from kinerja_desktop.ui.panels.staff.trend_block import TrendBlock
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import CardHead
from kinerja_desktop.ui.widgets.layouts import boxed, column, scrolling

if TYPE_CHECKING:
    from kinerja_desktop.services.person_summary import PersonSummary
    from kinerja_desktop.ui.theme.theme import Theme


class HistoryTab(QWidget):
    """`document_wanted(appraisal id)`."""

    document_wanted = Signal(int)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._summary: PersonSummary | None = None
        self.points = Button(theme, _("Credit points…"), kind="link", height=24, parent=self)
        self.points.clicked.connect(self._on_points_clicked)
        self.head = CardHead(theme, _("All periods"), caption=" ", right=self.points, parent=self)
        self.table = HistoryTable(theme, with_documents=True, parent=self)
        self.table.document_wanted.connect(self.document_wanted)
        self.trend = TrendBlock(theme, parent=self)
        parts = (12, self.head, 4, self.table, 18, self.trend, None)
        self._box = column(*parts, gap=0, margins=(20, 0, 20, 12))
        self.setLayout(column(scrolling(boxed(self._box), parent=self)))

    def set_side(self, side: int) -> None:
        """Set the margins left and right."""
        self._box.setContentsMargins(side, 0, side, 12)

    def show_summary(self, summary: PersonSummary) -> None:
        self._summary = summary
        count = len(summary.history)
        self.points.setVisible(bool(count))
        words = ngettext("{count} rating", "{count} ratings", count).format(count=count)
        self.head.caption.set_text(words if count else "")
        self.table.show_rows(summary.history)
        self.trend.show_trends(summary.trends)

    def _on_points_clicked(self) -> None:
        if self._summary is not None:
            rows = self._summary.history
            CreditPointsDialog(self.theme, self._summary.employee, rows, parent=self).open()
