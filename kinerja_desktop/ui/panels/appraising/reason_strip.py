"""ReasonStrip: why a predicate at the edge is deserved, when no note is linked to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from kinerja_desktop.core.appraisal import BOX_NOTE_LIMIT, REASON_MINIMUM, Draft
from kinerja_desktop.core.gates import EXTREME_PREDICATES
from kinerja_desktop.core.instrument import PREDICATE_WORDS
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.inputs import TextArea
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.methods.method import Result
    from kinerja_desktop.ui.theme.theme import Theme


def wants_reason(draft: Draft, result: Result, evidence_needed: int) -> bool:
    """Whether a predicate at the edge has too few linked notes (M23, G2), or goes its own way."""
    linked = sum(len(answer.evidence) for answer in draft.answers)
    is_bare = result.predicate in EXTREME_PREDICATES and linked < evidence_needed
    return is_bare or (result.predicate is not None and result.is_beside_criteria)


def lacks_reason(draft: Draft, result: Result, evidence_needed: int) -> bool:
    """Whether that reason is still shorter than 60 characters."""
    short = len(draft.justification.strip()) < REASON_MINIMUM
    return short and wants_reason(draft, result, evidence_needed)


class ReasonStrip(Quiet):
    """A sentence and a field; shown only when a reason is wanted."""

    edited = Signal(str)
    field_left = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, tone="info-soft", margins=(14, 8, 12, 8), parent=parent)
        icon = IconLabel(theme, "info", color="info", parent=self)
        self._words = Text(theme, look="small", lines=3, parent=self)
        self._words.setFixedWidth(round(320 * max(1.0, theme.scale)))
        self.count = Text(theme, look="caption text-3", parent=self)
        self.area = TextArea(
            theme, _("Reason for the predicate"), lines=2, limit=BOX_NOTE_LIMIT, parent=self
        )
        self.area.setFixedHeight(theme.line("body") * 2 + 14)
        self.area.edited.connect(self.edited)
        self.area.installEventFilter(self)
        said = column(self._words, self.count, None, gap=2)
        line = row(column(icon, None), said, self.area, gap=10)
        line.setStretchFactor(self.area, 1)
        self.body.addLayout(line)
        self.hide()

    def show_draft(
        self, draft: Draft, result: Result, evidence_needed: int, *, locked: bool
    ) -> None:
        wanted = wants_reason(draft, result, evidence_needed)
        self.setVisible(wanted)
        if not wanted or result.predicate is None:
            return
        words = _("{predicate} needs its reason: link a note, or write at least {n} characters.")
        if result.is_beside_criteria:
            words = _(
                "A main result lies below expectation; the criteria then leave “above” out. Write "
                "why in at least {n} characters, or choose another rating."
            )
        told = words.format(predicate=PREDICATE_WORDS[result.predicate], n=REASON_MINIMUM)
        self._words.set_text(told)
        self.area.set_text(draft.justification)
        self.area.setReadOnly(locked)
        used = len(draft.justification.strip())
        left = _("{n} more characters").format(n=REASON_MINIMUM - used)
        self.count.set_text(left if used < REASON_MINIMUM else _("long enough"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.area and event.type() == QEvent.Type.FocusOut:
            self.field_left.emit()
        return super().eventFilter(watched, event)
