"""Fields of the talk: large text, 40 px and more, PgUp and PgDn left to the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.inputs import TextArea, TextInput
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from kinerja_desktop.ui.theme.theme import Theme

_STEP_KEYS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class TalkArea(TextArea):
    """Several lines of 18 px."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        placeholder: str = "",
        lines: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, placeholder=placeholder, lines=lines, parent=parent)
        self.set_style("talk")
        if lines == 1:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show a text with the cursor behind it."""
        super().set_text(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(0, 4)

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() in _STEP_KEYS:
            return False
        return super().event(event)


class TalkInput(TextInput):
    """One line of 18 px, 44 high."""

    def __init__(
        self, theme: Theme, name: str, *, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, placeholder=placeholder, parent=parent)
        self.setProperty("large", True)
        self._on_look_changed()
        theme.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.setFont(self.theme.font("talk"))


class TalkField(QWidget):
    """A label of 16/600 above a control, an error below; `set_error("")` takes it away."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        control: QWidget,
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self.label = Text(theme, label, look="talk-small/600 text", lines=0, parent=self)
        self.label.setBuddy(control)
        self.error = ErrorLine(theme, parent=self)
        head = row(gap=8)
        if icon:
            sign = IconLabel(theme, icon, color="primary", size=18, parent=self)
            head.addLayout(column(sign, None, margins=(0, 3, 0, 0)))
        head.addWidget(self.label, 1)
        box = column(head, control, self.error, gap=6)
        box.setStretchFactor(control, 1)
        self.setLayout(box)

    def set_label(self, text: str) -> None:
        self.label.set_text(text)

    def set_error(self, text: str) -> None:
        self.error.show_text(text)


class ErrorLine(QWidget):
    """What is missing, in 15 px with an icon; takes no room while there is nothing."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = IconLabel(theme, "circle-alert", color="danger", size=16, parent=self)
        self.text = Text(theme, look="talk-caption danger", lines=0, parent=self)
        line = row(column(icon, None, margins=(0, 2, 0, 0)), self.text, gap=8)
        line.setContentsMargins(0, 4, 0, 0)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_text(self, text: str) -> None:
        self.text.set_text(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
