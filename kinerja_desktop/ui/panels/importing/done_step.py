"""DoneStep (Selesai): what became of every row, and how to take it all back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.panels.importing.words import rows_words
from kinerja_desktop.ui.size_class import SizeClass
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.lines import FactRow
from kinerja_desktop.ui.widgets.verdicts import VerdictBlock

if TYPE_CHECKING:
    from kinerja_desktop.services.importing import ImportReport, UndoReport
    from kinerja_desktop.ui.theme.theme import Theme


class DoneStep(QWidget):
    """The report of an import; after `undo_wanted`, that of taking it back."""

    undo_wanted = Signal()
    staff_wanted = Signal()
    again_wanted = Signal()
    rest_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.verdict = VerdictBlock(theme, parent=self)
        self.facts = column(gap=0)
        self.card = Card(theme, title=_("Rows of the file"), parent=self)
        self.total = FactRow(theme, _("Rows in the file"), "", look="strong", parent=self.card)
        self.gone = Text(theme, look="small text-3", lines=2, parent=self.card)
        self.rest = make_button(theme, "", kind="link", on_click=self.rest_wanted.emit, parent=self)
        self.report = make_button(theme, _("Show the report"), icon="list-checks", parent=self.card)
        self.back_card = Card(theme, title=_("Take the import back"), parent=self)
        self.back_words = Text(theme, look="body text-2", lines=0, parent=self.back_card)
        self.undo = make_button(theme, _("Take it back"), icon="undo-2", parent=self.back_card)
        self.extra = Text(theme, look="small text-3", lines=0, parent=self)
        self.again = make_button(theme, _("Import another file"), parent=self)
        self.staff = make_button(theme, _("Show staff"), kind="primary", parent=self)
        self._rows: list[FactRow] = []
        self._lay_out()
        self.report.clicked.connect(self.report_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.staff.clicked.connect(self.staff_wanted)

    def _lay_out(self) -> None:
        self.card.body.addLayout(self.facts)
        self.card.add(Divider(self.theme, parent=self.card))
        self.card.add(self.total)
        self.card.add(self.gone)
        self.card.body.addLayout(row(self.report, None, self.rest, margins=(0, 4, 0, 0), gap=8))
        self.card.body.addStretch(1)
        self.back_card.add(self.back_words)
        self.back_card.body.addLayout(row(self.undo, None, margins=(0, 4, 0, 0)))
        self.back_card.add(self.extra)
        self.back_card.body.addStretch(1)
        self.panes = row(self.card, self.back_card, gap=12)
        self.panes.setStretch(0, 1)
        self.panes.setStretch(1, 1)
        content = column(self.verdict, self.panes, None, gap=12)
        self.buttons = boxed(row(None, self.again, self.staff, gap=8), parent=self)
        self.buttons.setMinimumWidth(self.theme.px(360))
        foot = row(None, self.buttons)
        area = scrolling(boxed(content, parent=self), parent=self)
        lines = column(area, foot, gap=14)
        lines.setStretch(0, 1)
        self.setLayout(lines)

    def show_report(self, report: ImportReport, period: str) -> None:
        """Show what was done; `period` is the one new people went into, or nothing."""
        changes = report.added + report.changed + report.archived
        title = ngettext("{count} change was applied", "{count} changes were applied", changes)
        words = _("The staff is up to date with {file}. A backup was made before.")
        self.verdict.show_verdict(
            title.format(count=number(changes)),
            words.format(file=report.file_name),
            tone="success",
            icon="circle-check",
        )
        self._show_facts(report, period)
        self.total.value.set_text(number(report.rows_total))
        gone = ngettext(
            "{count} person who is not in the file was archived",
            "{count} people who are not in the file were archived",
            report.archived,
        )
        self.gone.set_text(gone.format(count=number(report.archived)))
        self.gone.setVisible(report.archived > 0)
        left = report.skipped + report.refused
        rest = ngettext("See the row that is left", "See the {count} rows that are left", left)
        self.rest.setText(rest.format(count=number(left)))
        self.rest.setVisible(left > 0)
        self.rest.updateGeometry()
        self.back_words.set_text(_undo_words(report))
        self.undo.show()
        self.extra.set_text(
            _(
                "This can be done until the next import. New people about whom there are notes, "
                "a plan or ratings by then stay."
            )
        )
        self.card.show()
        self.back_card.show()

    def show_undone(self, report: UndoReport) -> None:
        """Show what was taken back, and what was not."""
        told = (
            (
                report.removed,
                ngettext(
                    "{count} person was removed", "{count} people were removed", report.removed
                ),
            ),
            (
                report.restored,
                ngettext("{count} was given back", "{count} were given back", report.restored),
            ),
            (
                report.kept,
                ngettext(
                    "{count} was edited since and keeps that",
                    "{count} were edited since and keep that",
                    report.kept,
                ),
            ),
            (
                report.carrying,
                ngettext(
                    "{count} stays because there is work about them",
                    "{count} stay because there is work about them",
                    report.carrying,
                ),
            ),
        )
        words = ", ".join(text.format(count=number(count)) for count, text in told if count)
        is_as_before = not (report.kept or report.carrying)
        whole = _("{told}. The staff is as it was before.") if is_as_before else _("{told}.")
        sentence = whole.format(told=words)
        self.verdict.show_verdict(
            _("The import was taken back"), sentence, tone="neutral", icon="undo-2"
        )
        self.card.hide()
        self.back_card.hide()

    def fit(self, size: SizeClass) -> None:
        directions = QBoxLayout.Direction
        is_single = size.is_single
        self.panes.setDirection(directions.TopToBottom if is_single else directions.LeftToRight)

    def first_focus(self) -> QWidget:
        return self.staff

    def _show_facts(self, report: ImportReport, period: str) -> None:
        for old in self._rows:
            self.facts.removeWidget(old)
            old.hide()
            old.deleteLater()
        new = _("New, added to {period}").format(period=period) if period else _("New")
        facts = [
            (new, report.added),
            (_("Changed"), report.changed),
            (_("Same, left alone"), report.same),
            (_("Not chosen or left out"), report.skipped),
            (_("With a problem, not imported"), report.refused),
        ]
        self._rows = [
            FactRow(self.theme, name, number(count), parent=self.card)
            for name, count in facts
            if count or name in {new, _("Changed"), _("Same, left alone")}
        ]
        for fact in self._rows:
            self.facts.addWidget(fact)


def _undo_words(report: ImportReport) -> str:
    parts = []
    if report.added:
        words = ngettext(
            "{count} new person is removed", "{count} new people are removed", report.added
        )
        parts.append(words.format(count=number(report.added)))
    back = report.changed + report.archived
    if back:
        words = ngettext(
            "{count} person gets back what was there",
            "{count} people get back what was there",
            back,
        )
        parts.append(words.format(count=number(back)))
    return _("{what}.").format(what=", ".join(parts)) if parts else rows_words(report.rows_total)
