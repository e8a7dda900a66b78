"""GateList: the conditions of finalising with their proofs, and what is open without holding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.verdicts import GateRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja_desktop.core.gates import Gate
    from kinerja_desktop.ui.theme.theme import Theme

# Where a person mends an open gate: the keys of M23 and of the pages.
PAGES = {
    "G1": "appraisal",
    "G2": "appraisal",
    "G3": "discussion",
    "G4": "discussion",
    "G5": "discussion",
    "G6": "appraisal",
}
EVIDENCE_PAGE = "appraisal"
NAMES_SHOWN = 3


class GateList(QWidget):
    """`wanted(page)` when a person follows the link of an open gate or looks at the evidence."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        title = Text(theme, _("Conditions"), look="strong", parent=self)
        self.count = Text(theme, look="small text-3", parent=self)
        self.rows: list[GateRow] = []
        self._rows = column(gap=0)
        self.open_points = Quiet(theme, tone="info-soft", margins=(12, 7, 12, 4), parent=self)
        icon = IconLabel(theme, "info", color="info", parent=self)
        self.open_title = Text(theme, look="small/600", lines=0, parent=self)
        self.open_words = Text(theme, look="small text-2", lines=3, parent=self)
        self.evidence = Button(
            theme, _("Look at the evidence"), kind="link", height=24, parent=self
        )
        self.evidence.clicked.connect(lambda: self.wanted.emit(EVIDENCE_PAGE))
        self.open_points.body.setSpacing(2)
        head = row(column(icon, None), self.open_title, gap=8)
        head.setStretch(1, 1)
        self.open_points.body.addLayout(head)
        self.open_points.body.addWidget(self.open_words)
        self.open_points.body.addLayout(row(self.evidence, None))
        self.setLayout(
            column(
                boxed(row(title, self.count, None, gap=10), parent=self),
                self._rows,
                self.open_points,
                None,
                gap=8,
            )
        )

    def show_gates(self, gates: Sequence[Gate], open_points: Sequence[str]) -> None:
        """Show the hard gates with their proofs, and the names of thin evidence."""
        for old in self.rows:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [self._make_row(gate) for gate in gates]
        met = sum(gate.is_met for gate in gates)
        words = _("{met} of {count} met").format(met=met, count=len(gates))
        self.count.set_text(words)
        count = len(open_points)
        title = ngettext("{n} open point, not holding", "{n} open points, not holding", count)
        self.open_title.set_text(title.format(n=count))
        self.open_words.set_text(_thin(open_points))
        self.open_points.setVisible(count > 0)

    def _make_row(self, gate: Gate) -> GateRow:
        page = PAGES.get(gate.key, "")
        made = GateRow(
            self.theme,
            gate.title,
            gate.proof,
            met=gate.is_met,
            link=bool(page),
            parent=self,
        )
        made.wanted.connect(lambda: self.wanted.emit(page))
        self._rows.addWidget(made)
        return made


def _thin(names: Sequence[str]) -> str:
    """Return a sentence that names items with few notes."""
    shown = list(names[:NAMES_SHOWN])
    rest = len(names) - len(shown)
    listed = ", ".join(shown)
    if rest:
        text = ngettext(
            "{names} and {n} more have few notes.", "{names} and {n} more have few notes.", rest
        )
        return text.format(names=listed, n=rest)
    words = ngettext("{names} has few notes.", "{names} have few notes.", len(shown))
    return words.format(names=listed)
