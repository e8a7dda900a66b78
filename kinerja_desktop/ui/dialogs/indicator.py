"""IndicatorDialog: the texts of one value or indicator: name, meaning, guidance or anchors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.core.instrument import Anchor, Indicator, Scale
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import ComboBox, TextArea, TextInput
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme

HEADS_OF_GUIDANCE = 3
STEP_COUNTS = range(2, 12)


class IndicatorDialog(Dialog):
    """`changed(indicator)` with the new texts. A weighted one has anchors, a value guidance."""

    changed = Signal(object)

    def __init__(
        self, theme: Theme, indicator: Indicator, *, scale: Scale, locked: bool, parent: QWidget
    ) -> None:
        verb = _("Close") if locked else _("Save texts")
        super().__init__(theme, indicator.name or _("New indicator"), verb=verb, width=640,
                         parent=parent)  # fmt: skip
        self._indicator = indicator
        self._is_locked = locked
        self.name = TextInput(theme, _("Name"), parent=self)
        self.name.setText(indicator.name)
        self.short = TextInput(theme, _("Short name"), parent=self)
        self.short.setText(indicator.short_name)
        self.meaning = TextArea(theme, _("Short meaning"), lines=2, parent=self)
        self.meaning.set_text(indicator.description)
        self._name_field = Field(theme, _("Name"), self.name, parent=self)
        names = row(
            self._name_field, Field(theme, _("Short name"), self.short, parent=self), gap=16
        )
        names.setStretch(0, 1)
        self.short.setFixedWidth(theme.px(170))
        self.body.addLayout(names)
        self.body.addWidget(Field(theme, _("Short meaning"), self.meaning, parent=self))
        self._scale = self._before = scale
        self._own_scale = indicator.scale
        self.lines: list[TextArea] = []
        self._fields: list[Field] = []
        counts = [(n, ngettext("{n} step", "{n} steps", n).format(n=n)) for n in STEP_COUNTS]
        self.count = ComboBox(theme, _("Length of the scale"), options=counts, parent=self)
        self.count.set_value(len(scale.steps()))
        self.count.setEnabled(not locked)
        self.count.value_chosen.connect(self._on_count_chosen)
        length = Field(theme, _("Length of the scale"), self.count, parent=self)
        length.setVisible(self._has_steps)
        self.body.addLayout(row(length, None))
        self._show_lines()
        if locked:
            self.cancel.hide()
            for line in (self.name, self.short, self.meaning):
                line.setReadOnly(True)

    @property
    def _has_steps(self) -> bool:
        return self._indicator.weight is not None and not self._scale.is_typed

    @property
    def _steps(self) -> tuple[int, ...]:
        return tuple(reversed(self._scale.steps())) if self._has_steps else ()

    def _show_lines(self) -> None:
        """Show a field for every anchor, or for every line of guidance."""
        for field in self._fields:
            self.body.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.lines, self._fields = [], []
        for label, text in self._texts():
            area = TextArea(self.theme, label, lines=2, parent=self)
            area.set_text(text)
            area.setReadOnly(self._is_locked)
            field = Field(self.theme, label, area, parent=self)
            self.lines.append(area)
            self._fields.append(field)
            self.body.addWidget(field)
            field.show()

    def _on_count_chosen(self, count: int) -> None:
        """Lengthen or shorten the scale; what is written of a step stays with it."""
        self._indicator = self.written()
        self._scale = Scale(lo=1, mid=(count + 1) // 2, hi=count)
        self._show_lines()

    def _texts(self) -> list[tuple[str, str]]:
        """Return label and text of every line: anchors, highest first, or guidance."""
        if self._steps:
            known = {anchor.step: anchor.text for anchor in self._indicator.anchors}
            label = _("Anchor {step}")
            return [(label.format(step=step), known.get(step, "")) for step in self._steps]
        guidance = self._indicator.guidance
        count = max(HEADS_OF_GUIDANCE, len(guidance))
        lines = [*guidance, *[""] * (count - len(guidance))]
        label = _("Guidance {number}")
        return [(label.format(number=place), text) for place, text in enumerate(lines, start=1)]

    def written(self) -> Indicator:
        """Return the indicator with the texts of the fields."""
        texts = [" ".join(area.text().split()) for area in self.lines]
        changed = replace(
            self._indicator,
            name=" ".join(self.name.text().split()),
            short_name=" ".join(self.short.text().split()),
            description=" ".join(self.meaning.text().split()),
        )
        if self._steps:
            pairs = zip(self._steps, texts, strict=True)
            anchors = tuple(Anchor(step=step, text=text) for step, text in pairs if text)
            own = self._own_scale if self._scale == self._before else self._scale
            return replace(changed, anchors=anchors, scale=own)
        return replace(changed, guidance=tuple(text for text in texts if text))

    def submit(self) -> None:
        if not self._is_locked and not self.name.text().strip():
            self._name_field.set_error(_("Write the name."))
            self.name.setFocus()
            return
        self.accept()
        if not self._is_locked:
            self.changed.emit(self.written())
