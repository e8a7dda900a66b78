"""Field: label above, control, then an error line or a hint line; what a form is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.inputs import TextArea, set_state
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row

if TYPE_CHECKING:
    from kinerja_desktop.ui.theme.theme import Theme


class Notice(QWidget):
    """A 12 px line with an icon: a hint below a field, who may read a text, a proof."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        icon: str = "info",
        color: str = "text-3",
        icon_color: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.icon = IconLabel(theme, icon, color=icon_color or color, size=14, parent=self)
        self.text = Text(theme, text, look=f"caption {color}", lines=0, parent=self)
        line = row(column(self.icon, None, margins=(0, 1, 0, 0)), self.text, gap=6)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_text(self, text: str) -> None:
        self.text.set_text(text)


class Audience(QWidget):
    """Beside a label: who will see this text. "eye" seen, "printer" printed, "lock" private."""

    def __init__(
        self, theme: Theme, text: str, *, icon: str = "eye", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.icon = IconLabel(theme, icon, color="text-3", size=14, parent=self)
        self.text = ElidedText(theme, text, look="caption text-3", parent=self)
        self.setLayout(row(self.icon, self.text, gap=5))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class Field(QWidget):
    """A labelled control. `set_error` shows a sentence below it and gives it the focus."""

    def __init__(  # noqa: PLR0913 - a field has these parts
        self,
        theme: Theme,
        label: str,
        control: QWidget,
        *,
        caption: str = "",
        hint: str = "",
        beside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self.label = Text(theme, label, look="small/500 text-2", parent=self)
        self.label.setBuddy(control)
        self.caption = ElidedText(theme, caption, look="caption text-3", parent=self)
        if not control.accessibleName():
            control.setAccessibleName(label)
        head = (
            row(self.label, beside, self.caption, gap=8)
            if beside
            else row(self.label, self.caption, gap=8)
        )
        head.setStretchFactor(self.caption, 1)
        if isinstance(control, TextArea) and control.has_counter:
            control.counter.show()
            head.addWidget(control.counter)
        self.hint = Notice(theme, hint, icon_color="info", parent=self)
        self.error = Notice(theme, icon="circle-alert", color="danger", parent=self)
        self.hint.setVisible(bool(hint))
        self.error.hide()
        box = column(boxed(head, parent=self), control, self.hint, self.error, gap=4)
        box.insertSpacing(1, 2)
        self.setLayout(box)
        if control.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Fixed:
            # beside a field with an error line this one stays level with it
            box.addStretch(1)
        else:
            box.setStretchFactor(control, 1)

    def set_error(self, text: str) -> None:
        """Show what is wrong ("" clears it)."""
        self.error.set_text(text)
        self.error.setVisible(bool(text))
        self.hint.setVisible(not text and bool(self.hint.text.text()))
        set_state(self.control, "error", on=bool(text))
        self.control.setAccessibleDescription(text)

    def set_caption(self, text: str) -> None:
        self.caption.set_text(text)

    def set_hint(self, text: str) -> None:
        self.hint.set_text(text)
        self.hint.setVisible(bool(text) and not self.error.isVisible())
