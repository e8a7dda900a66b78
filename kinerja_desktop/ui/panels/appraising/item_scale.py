"""ItemScale: what an item is rated with: three steps, anchors or a number, or that it is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.instrument import THREE_STEPS
from kinerja_desktop.core.methods.method import ItemKind
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.appraising.item_form import DoesNotApply
from kinerja_desktop.ui.panels.appraising.number_scale import NumberScale
from kinerja_desktop.ui.widgets.anchors import AnchorScale
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.rating import SegmentedRating

if TYPE_CHECKING:
    from kinerja_desktop.core.appraisal import Answer
    from kinerja_desktop.core.instrument import Scale
    from kinerja_desktop.core.methods.method import Item, Result
    from kinerja_desktop.ui.theme.theme import Theme


class ItemScale(QWidget):
    """`step_chosen(int or None)`, `value_typed(Decimal or None)`, `reason_edited(words)`."""

    step_chosen = Signal(object)
    value_typed = Signal(object)
    reason_edited = Signal(str)
    apply_wanted = Signal()
    field_left = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Item | None = None
        self.title = Text(theme, look="strong", parent=self)
        self.keys = ElidedText(theme, look="caption text-3", parent=self)
        self.apply_link = Button(theme, "", kind="link", height=24, parent=self)
        line = row(self.title, self.keys, self.apply_link, gap=10)
        line.setStretchFactor(self.keys, 1)
        self.steps = SegmentedRating(theme, _("Against expectation"), parent=self)
        self.anchors = AnchorScale(theme, _("Anchors"), parent=self)
        self.number = NumberScale(theme, parent=self)
        self.not_applicable = DoesNotApply(theme, parent=self)
        self.criterion = Text(theme, look="small text-2", lines=2, parent=self)
        whole = column(boxed(line, parent=self), gap=6)
        for part in (self.steps, self.anchors, self.number, self.not_applicable, self.criterion):
            whole.addWidget(part)
        self.setLayout(whole)
        self.steps.value_changed.connect(self.step_chosen)
        self.anchors.value_changed.connect(self.step_chosen)
        self.number.value_changed.connect(self.value_typed)
        for part in (self.number, self.not_applicable):
            part.reason_edited.connect(self.reason_edited)
            part.field_left.connect(self.field_left)
        self.apply_link.clicked.connect(self.apply_wanted)

    def show_item(self, item: Item, *, is_compact: bool) -> None:
        """Show what rates an item; nothing is chosen beforehand."""
        self._item = item
        scale = item.scale
        self.title.set_text(_scale_title(scale))
        self.keys.set_text("" if is_compact else _keys_words(scale))
        if self.control() is self.anchors:
            known = {anchor.step: anchor.text for anchor in item.anchors}
            self.anchors.show_anchors([(step, known.get(step, "")) for step in scale.steps()])

    def show_answer(self, answer: Answer, result: Result | None, *, locked: bool) -> None:
        """Show what is answered, as it stands after an edit, an undo or another item."""
        item = self._item
        if item is None:
            return
        applies, control = not answer.not_applicable, self.control()
        for part in (self.steps, self.anchors, self.number):
            part.setVisible(applies and part is control)
        self.not_applicable.setVisible(not applies)
        self.steps.set_value(answer.step if control is self.steps else None)
        self.anchors.set_value(answer.step)
        if control is self.number:
            note = result.notes.get(item.key, "") if result is not None else ""
            self.number.show_value(answer, item.scale, note, locked=locked)
            is_typed_over = answer.value is not None and item.work_result is not None
            self.number.show_reason(answer.reason, wanted=is_typed_over, locked=locked)
        self.not_applicable.show_reason(answer.reason, locked=locked)
        self.apply_link.setText(_("Does not apply") if applies else _("Rate it after all"))
        self.apply_link.setVisible(not locked)
        self.apply_link.updateGeometry()
        tells = applies and item.kind == ItemKind.RESULT and control is self.steps
        criterion = item.anchor(answer.step) if tells else ""
        self.criterion.set_text(criterion)
        self.criterion.setVisible(bool(criterion))
        for widget in (self.steps, self.anchors):
            widget.setEnabled(not locked)

    def control(self) -> SegmentedRating | AnchorScale | NumberScale:
        """Return what rates the shown item."""
        scale = self._item.scale if self._item is not None else THREE_STEPS
        if scale == THREE_STEPS:
            return self.steps
        return self.number if scale.is_typed else self.anchors


def _scale_title(scale: Scale) -> str:
    if scale == THREE_STEPS:
        return _("Against expectation")
    return _("Score") if scale.is_typed else _("Anchors")


def _keys_words(scale: Scale) -> str:
    if scale.is_typed:
        return _("type a number")
    if scale == THREE_STEPS:
        return _("keys 1 – 3")
    return _("keys {lo} – {hi}").format(lo=scale.lo, hi=scale.hi)
