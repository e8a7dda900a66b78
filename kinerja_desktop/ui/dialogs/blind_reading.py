"""BlindReadingDialog: a few scores read again without names, then both readings side by side."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.fairness.hint import decimal, step_word
from kinerja_desktop.core.fairness.rereading import blind_reading, blind_reading_hint
from kinerja_desktop.core.instrument import THREE_STEPS, Scale
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.anchors import AnchorScale
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.rating import SegmentedRating
from kinerja_desktop.ui.widgets.reading_text import ReadingText

if TYPE_CHECKING:
    from kinerja_desktop.services.rereading import NamelessCell
    from kinerja_desktop.ui.theme.theme import Theme

SIGNS = {1: "+", 0: "○", -1: "−"}


class BlindReadingDialog(Dialog):
    """Nothing of it is kept. `rating_wanted(employee id, item key)` asks to open a score again."""

    rating_wanted = Signal(int, str)

    def __init__(
        self, theme: Theme, cells: tuple[NamelessCell, ...], scale: Scale, *, parent: QWidget
    ) -> None:
        super().__init__(
            theme, _("Read again without names"), verb=_("Next"), width=720, parent=parent
        )
        self._cells, self._scale = cells, scale
        self._given: list[int] = []
        self.called = Text(theme, look="strong", lines=2, parent=self)
        self.item = Text(theme, look="small text-2", lines=3, parent=self)
        self.notes = ReadingText(theme, _("Evidence"), parent=self)
        self.notes.setMinimumHeight(theme.px(150))
        self.steps = SegmentedRating(theme, _("Against expectation"), parent=self)
        self.anchors = AnchorScale(theme, _("Anchors"), parent=self)
        self.outcome = Text(theme, look="body", lines=0, parent=self)
        self._reading = (self.called, self.item, self.notes, self.steps, self.anchors)
        for part in (*self._reading, self.outcome):
            self.body.addWidget(part)
        self.lines = column(gap=4)
        self._outcome = boxed(self.lines, parent=self)
        self.body.addWidget(self._outcome)
        self.private = Text(
            theme,
            _("Only you see this. Nothing of it is kept."),
            look="caption text-3",
            parent=self,
        )
        self.add_secondary(self.private)
        for scale_control in (self.steps, self.anchors):
            scale_control.value_changed.connect(self._on_step_chosen)
        self.outcome.hide()
        self._outcome.hide()
        self._show_cell()

    @property
    def control(self) -> SegmentedRating | AnchorScale:
        """Return what the score is chosen with."""
        return self.steps if self._scale == THREE_STEPS else self.anchors

    def first_focus(self) -> QWidget:
        return self.control

    def submit(self) -> None:
        """Take the score and go on; after the last the names return."""
        if len(self._given) == len(self._cells):
            self.accept()
            return
        step = self.control.value()
        if step is None:
            return
        self._given.append(step)
        if len(self._given) < len(self._cells):
            self._show_cell()
        else:
            self._show_outcome()

    def _on_step_chosen(self, step: object) -> None:
        self.primary.setEnabled(step is not None)

    def _show_cell(self) -> None:
        place, cell = len(self._given), self._cells[len(self._given)]
        told = _("{called} · {place} of {count}")
        self.called.set_text(
            told.format(called=cell.called, place=place + 1, count=len(self._cells))
        )
        self.item.set_text(cell.item.name)
        self.notes.setHtml(
            "".join(f"<p>{SIGNS[sign]} {escape(words)}</p>" for sign, words in cell.texts)
        )
        known = {anchor.step: anchor.text for anchor in cell.item.anchors}
        self.anchors.show_anchors([(step, known.get(step, "")) for step in self._scale.steps()])
        self.steps.set_value(None)
        for part in (self.steps, self.anchors):
            part.setVisible(part is self.control)
        self.primary.setEnabled(False)
        self.control.setFocus()

    def _show_outcome(self) -> None:
        named = [cell.score for cell in self._cells]
        found = blind_reading(named, self._given, self._scale)
        hint = blind_reading_hint(found)
        mean = _("Mean difference: {n}.").format(n=decimal(found.mean_difference))
        words = hint.text if hint is not None else _("Both readings agree.")
        self.outcome.set_text(f"{words} {mean}")
        for place, cell in enumerate(self._cells):
            self.lines.addWidget(self._line(place, cell, is_open=place in found.reopen))
        for part in self._reading:
            part.hide()
        self.outcome.show()
        self._outcome.show()
        self.cancel.hide()
        self.primary.setText(_("Close"))
        self.primary.setEnabled(True)
        self.primary.setFocus()

    def _line(self, place: int, cell: NamelessCell, *, is_open: bool) -> QWidget:
        told = _("{name} · {item}: {named} with the name, {blind} without").format(
            name=cell.name,
            item=cell.item.short_name,
            named=step_word(cell.score, self._scale),
            blind=step_word(self._given[place], self._scale),
        )
        words = Text(self.theme, told, look="strong" if is_open else "body", lines=2)
        again = Button(self.theme, _("Open the rating"), kind="link", height=24)
        again.setVisible(is_open)
        again.clicked.connect(lambda: self._open(cell))
        line = row(words, again, gap=10)
        line.setStretchFactor(words, 1)
        return boxed(line, parent=self._outcome)

    def _open(self, cell: NamelessCell) -> None:
        self.accept()
        self.rating_wanted.emit(cell.subject.employee_id, cell.subject.item_key)
