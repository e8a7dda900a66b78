"""Search over everything: the box in the header, and what a line of findings is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.inputs import TextInput
from kinerja_desktop.ui.widgets.labels import KeyCap

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from kinerja_desktop.ui.theme.theme import Theme

ASK_AFTER_MS = 150
LEFT_OF_WORDS, RIGHT_OF_WORDS = 27, 24  # in the field: the icon, the keys and the edges


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One line of the result: what it is (`kind` in a word), and what opening it does."""

    icon: str
    title: str
    line: str
    kind: str
    on_open: Callable[[], object]


class SearchBox(TextInput):
    """The field in the header. `asked` follows typing; the others the keys.

    While findings are shown (`has_findings`) Tab leads to what narrows them (`narrowing`).
    """

    asked = Signal(str)
    moved = Signal(int)
    entered = Signal()
    given_up = Signal()
    narrowing = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Search everything"), icon="search", parent=parent)
        self.has_findings = False
        self._cap = KeyCap(theme, "Ctrl K", parent=self)
        self._timer = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._timer.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textEdited.connect(self._on_text_edited)
        self.setToolTip(_("Search (Ctrl+K)"))
        self.show_hint(compact=False)

    def show_hint(self, *, compact: bool) -> None:
        short = _("Search anything")
        self.setPlaceholderText(short if compact else _("Search people, notes, settings"))
        self._fit_cap()

    def _fit_cap(self) -> None:
        """Show the keys in an empty field, if they leave its words whole."""
        cap = self._cap.sizeHint()
        words = self.theme.width(self.placeholderText(), "body")
        has_room = LEFT_OF_WORDS + words + cap.width() + RIGHT_OF_WORDS <= self.width()
        self._cap.setVisible(has_room and not self.text())
        self.setTextMargins(LEFT_OF_WORDS, 0, cap.width() + 2 if has_room else 0, 0)
        left, top = self.width() - cap.width() - 8, (self.height() - cap.height()) // 2
        self._cap.setGeometry(left, top, cap.width(), cap.height())

    def _on_text_edited(self) -> None:
        self._fit_cap()
        self._timer.start()

    def reset(self) -> None:
        """Empty the field, as after opening a finding."""
        self._timer.stop()
        self.clear()
        self._fit_cap()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._timer.stop()
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        if forward and self.has_findings:
            self.narrowing.emit()
            return True
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_cap()
