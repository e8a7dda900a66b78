"""IndicatorDialog: the texts of one value or indicator: name, meaning, guidance or anchors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.core.instrument import Anchor, Indicator, Scale
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import TextArea, TextInput
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme

HEADS_OF_GUIDANCE = 3


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
        self._steps = tuple(reversed(scale.steps())) if indicator.weight is not None else ()
        self.lines: list[TextArea] = []
        for label, text in self._texts():
            area = TextArea(theme, label, lines=2, parent=self)
            area.set_text(text)
            self.lines.append(area)
            self.body.addWidget(Field(theme, label, area, parent=self))
        if locked:
            self.cancel.hide()
            for line in (self.name, self.short, self.meaning):
                line.setReadOnly(True)
            for area in self.lines:
                area.setReadOnly(True)

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
            return replace(changed, anchors=anchors)
        return replace(changed, guidance=tuple(text for text in texts if text))

    def submit(self) -> None:
        if not self._is_locked and not self.name.text().strip():
            self._name_field.set_error(_("Write the name."))
            self.name.setFocus()
            return
        self.accept()
        if not self._is_locked:
            self.changed.emit(self.written())
