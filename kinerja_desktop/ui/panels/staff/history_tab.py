"""HistoryTab (Riwayat): every period and every version of this person, with its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.panels.staff.history_table import HistoryTable
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
        self.head = CardHead(theme, _("All periods"), caption=" ", parent=self)
        self.table = HistoryTable(theme, with_documents=True, parent=self)
        self.table.document_wanted.connect(self.document_wanted)
        self._box = column(12, self.head, 4, self.table, None, gap=0, margins=(20, 0, 20, 12))
        self.setLayout(column(scrolling(boxed(self._box), parent=self)))

    def set_side(self, side: int) -> None:
        """Set the margins left and right."""
        self._box.setContentsMargins(side, 0, side, 12)

    def show_summary(self, summary: PersonSummary) -> None:
        count = len(summary.history)
        words = ngettext("{count} rating", "{count} ratings", count).format(count=count)
        self.head.caption.set_text(words if count else "")
        self.table.show_rows(summary.history)
