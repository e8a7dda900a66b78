"""VerdictCard: the verdict first, then what changed, who and when, fingerprints, the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.services.verifying import Outcome
from kinerja_desktop.ui.panels.verifying.outcome_looks import OUTCOME_LOOKS, sentence_of
from kinerja_desktop.ui.panels.verifying.verdict_parts import (
    ChangeBlock,
    DigestRow,
    FactLine,
    TintLegend,
    events_of,
    told_record,
)
from kinerja_desktop.ui.widgets.buttons import Button, IconButton
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.field import Notice
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.paper import PaperView
from kinerja_desktop.ui.widgets.verdicts import EventLine, VerdictBlock

if TYPE_CHECKING:
    from kinerja_desktop.services.verifying import CheckedFile
    from kinerja_desktop.ui.theme.theme import Theme

PAGE_WIDTH = 248
CHANGES_SHOWN = 6


class VerdictCard(Card):
    """Shows one CheckedFile. The panel brings the pages."""

    back_wanted = Signal()
    open_wanted = Signal()
    signed_version_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(15, 14, 15, 15), parent=parent)
        self.checked: CheckedFile | None = None
        self.back = IconButton(theme, "arrow-left", _("Back"), size=28, parent=self)
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        self.verdict = VerdictBlock(theme, parent=self)
        top = row(self.back, self.verdict, gap=8)
        top.setStretch(1, 1)
        self._details: QVBoxLayout = column(gap=8, margins=(0, 4, 14, 4))
        self._area = scrolling(boxed(self._details), parent=self)
        self.paper = PaperView(theme, _("The pages of the file"), parent=self)
        self.legend = TintLegend(theme, _("part that changed"), parent=self)
        self.open = Button(theme, _("Open the file"), icon="external-link", parent=self)
        self.open.clicked.connect(self.open_wanted)
        self.side = boxed(column(self.paper, self.legend, self.open, gap=10), parent=self)
        self.side.setFixedWidth(PAGE_WIDTH)
        below = row(self._area, self.side, gap=6, margins=(0, 8, 0, 0))
        below.setStretch(0, 1)
        self.body.addLayout(top)
        self.body.addLayout(below, 1)

    def show_checked(self, checked: CheckedFile) -> None:
        """Show what was found about a file."""
        self.checked = checked
        look = OUTCOME_LOOKS[checked.outcome]
        self.verdict.show_verdict(
            _(look.title), sentence_of(checked), tone=look.tone, icon=look.icon
        )
        self._empty_details()
        self._add_changes(checked)
        self._add_events(checked)
        self._add_findings(checked)
        self._add_facts(checked)
        self._details.addStretch(1)
        self.legend.setVisible(bool(checked.verdict.signed_bytes))
        self.paper.show_pages(())

    def show_refused(self, message: str) -> None:
        """Say that a file could not even be read."""
        self.checked = None
        self.verdict.show_verdict(
            _("Could not be read"), message, tone="neutral", icon="file-warning"
        )
        self._empty_details()
        self.legend.hide()
        self.paper.show_pages(())

    def _empty_details(self) -> None:
        while (item := self._details.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _head(self, title: str, note: str = "", right: QWidget | None = None) -> None:
        head = Text(self.theme, title, look="strong")
        told = ElidedText(self.theme, note, look="small text-3")
        if right is None:
            line = row(head, told, gap=10)
            line.setStretch(1, 1)
        else:
            line = row(column(head, told, gap=0), column(right, None), gap=10)
            line.setStretch(0, 1)
        self._details.addWidget(boxed(line))

    def _add_changes(self, checked: CheckedFile) -> None:
        verdict = checked.verdict
        if not verdict.signed_bytes:
            return
        pages = sorted({change.page for change in verdict.changes})
        note = ""
        if pages:
            count = len(verdict.changes)
            words = ngettext("{n} place, page {pages}", "{n} places, page {pages}", count)
            note = words.format(n=count, pages=", ".join(map(str, pages)))
        link = Button(
            self.theme, _("Save the signed version…"), kind="link", icon="file-check", height=24
        )
        link.clicked.connect(self.signed_version_wanted)
        self._head(_("What changed"), note, link)
        for change in verdict.changes[:CHANGES_SHOWN]:
            self._details.addWidget(ChangeBlock(self.theme, change))
        rest = len(verdict.changes) - CHANGES_SHOWN
        if rest > 0:
            words = ngettext("and {n} more place", "and {n} more places", rest)
            self._details.addWidget(Text(self.theme, words.format(n=rest), look="small text-3"))
        if not verdict.changes:
            told = _("The words are the same; what looks different is marked on the page.")
            self._details.addWidget(Text(self.theme, told, look="small text-2", lines=0))
        self._details.addSpacing(8)

    def _add_events(self, checked: CheckedFile) -> None:
        events = events_of(checked)
        if not events:
            return
        self._head(_("Signatures and events"))
        line = EventLine(self.theme)
        line.show_items(events)
        self._details.addWidget(line)

    def _add_findings(self, checked: CheckedFile) -> None:
        if checked.outcome == Outcome.UNREADABLE:
            return
        for finding in checked.verdict.findings:
            self._details.addWidget(Notice(self.theme, finding, color="text-2", icon="info"))

    def _add_facts(self, checked: CheckedFile) -> None:
        self._details.addSpacing(4)
        self._details.addWidget(Divider(self.theme))
        self._head(_("Details"))
        theme, verdict = self.theme, checked.verdict
        self._details.addWidget(FactLine(theme, _("File"), str(checked.path.name)))
        self._details.addWidget(DigestRow(theme, _("File fingerprint"), verdict.sha256))
        for signature in verdict.signatures:
            self._details.addWidget(
                DigestRow(theme, _("Certificate"), signature.fingerprint, owner=signature.signer)
            )
        told = told_record(checked)
        if told:
            self._details.addWidget(FactLine(theme, _("Content"), told))
        if checked.matches:
            self._details.addWidget(FactLine(theme, _("In this program"), checked.matches))
