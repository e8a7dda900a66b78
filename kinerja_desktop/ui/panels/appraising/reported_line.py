"""ReportedLine: what progress reports say was reached, to be taken over with one press."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.appraisal import Answer
from kinerja_desktop.core.observation import SOURCE_WORDS
from kinerja_desktop.core.reported import Reported, reported
from kinerja_desktop.i18n import _, short_date
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.labels import ElidedText
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinerja_desktop.core.methods.method import Item
    from kinerja_desktop.core.observation import Observation
    from kinerja_desktop.ui.theme.theme import Theme


class ReportedLine(QWidget):
    """`taken(Answer)` by its button, with the reports among the evidence.

    What was taken over keeps its source in sight.
    """

    taken = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reports: tuple[Reported, ...] = ()
        self._answer = Answer(key="")
        self.take = Button(
            theme, _("Take from report"), kind="link", icon="list-checks", height=24, parent=self
        )
        self.take.clicked.connect(self._take)
        self.words = ElidedText(theme, look="caption text-3", parent=self)
        line = row(self.take, self.words, gap=10, margins=(0, 4, 0, 0))
        line.setStretchFactor(self.words, 1)
        self.setLayout(line)
        self.hide()

    def show_item(
        self, item: Item, notes: Iterable[Observation], answer: Answer, *, locked: bool
    ) -> None:
        """Show what the reports say; the button is there while a field says something else."""
        self._answer = answer
        self._reports = reported(item.work_result, notes) if item.work_result is not None else ()
        waiting = [one for one in self._reports if not _is_taken(one, answer)]
        self.take.setVisible(bool(waiting))
        is_one = item.work_result is None or len(item.work_result.indicators) == 1
        told = "; ".join(_told(one, named=not is_one) for one in waiting or self._reports)
        self.words.set_text(told if waiting else _("From the report: {what}").format(what=told))
        self.setVisible(bool(self._reports) and not (locked and waiting))

    def _take(self) -> None:
        pairs = dict(self._answer.realisations)
        pairs.update({one.indicator.key: one.words for one in self._reports})
        evidence = (*self._answer.evidence, *(one.note.id for one in self._reports))
        answer = replace(
            self._answer,
            realisations=tuple(pairs.items()),
            evidence=tuple(dict.fromkeys(evidence)),
        )
        self.taken.emit(answer)


def _is_taken(one: Reported, answer: Answer) -> bool:
    return answer.realisation(one.indicator.key) == one.words


def _told(one: Reported, *, named: bool) -> str:
    """5 laporan, 31 Mei 2026 (dokumen); with the indicator before it where there are several."""
    source = _(SOURCE_WORDS[one.note.source])
    words = f"{one.words}, {short_date(one.note.happened_on)} ({source})"
    return f"{one.indicator.text}: {words}" if named else words
