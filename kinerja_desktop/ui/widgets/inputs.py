"""Inputs: TextInput, PasswordInput, TextArea with counter, ComboBox (days and times: dates.py).

The wheel never changes a value. Everything has an accessible name (`name`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QTextEdit,
    QWidget,
)

from kinerja_desktop.i18n import _, number
from kinerja_desktop.ui.widgets.buttons import IconButton
from kinerja_desktop.ui.widgets.dates import DateField, SpinBox, TimeField
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.painting import Canvas, draw_icon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from kinerja_desktop.ui.theme.theme import Theme

__all__ = [
    "ComboBox",
    "DateField",
    "PasswordInput",
    "SpinBox",
    "TextArea",
    "TextInput",
    "TimeField",
    "set_state",
]

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


def set_state(widget: QWidget, name: str, *, on: bool) -> None:
    """Set a property the stylesheet looks at, and let it look again."""
    if bool(widget.property(name)) == on:
        return
    widget.setProperty(name, on)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class TextInput(QLineEdit):
    """One line of text, with an optional leading icon. `dense` is 28 high in 13 px."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        placeholder: str = "",
        icon: str = "",
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icon = icon
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        if dense:
            self.setProperty("dense", True)
        if icon:
            self.setTextMargins(26, 0, 0, 0)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            with Canvas(self, self.theme) as canvas:
                place = QRectF(7, 0, 16, self.height())
                draw_icon(canvas, self.theme, place, self._icon, color="text-3")


class PasswordInput(TextInput):
    """A hidden line with an eye that shows it; Alt+F8 does the same, as in Windows.

    Tab passes the eye: who types a phrase twice would press it with the first space.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        placeholder: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, placeholder=placeholder, icon=icon, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = IconButton(theme, "eye", _("Show what is typed (Alt+F8)"), size=24, parent=self)
        self.eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._on_eye_toggled)
        self.setTextMargins(self.textMargins().left(), 0, 24, 0)

    def _on_eye_toggled(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if shown else modes.Password)
        self.eye.set_icon("eye-off" if shown else "eye")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8 and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.eye.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.eye.sizeHint().width()
        self.eye.setGeometry(self.width() - side - 4, (self.height() - side) // 2, side, side)


class TextArea(QTextEdit):
    """Several lines at a real line distance. `counter` ("148 / 600") stands where it is put.

    `set_limit` counts; text beyond the limit is kept and the counter turns to danger.
    """

    edited = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        placeholder: str = "",
        lines: int = 3,
        limit: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._lines, self._limit = lines, limit
        self._style = "body"
        self.counter = Text(theme, look="caption text-3", parent=self)
        self.counter.hide()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._on_look_changed)
        self._space_lines()
        self._count()

    def set_style(self, style: str) -> None:
        """Use another type style: "talk" in the conversation."""
        self._style = style
        self.setFont(self.theme.font(style))
        self._space_lines()

    def set_text(self, text: str) -> None:
        """Replace the text without telling `edited`; undo starts anew."""
        if text == self.toPlainText():
            return
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(blocked)
        self._space_lines()
        self._count()

    def text(self) -> str:
        return self.toPlainText()

    def _space_lines(self) -> None:
        document = self.document()
        document.setUndoRedoEnabled(False)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(self.theme.line(self._style), _FIXED)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        blocked = self.blockSignals(True)
        cursor.mergeBlockFormat(spacing)
        self.blockSignals(blocked)
        document.setUndoRedoEnabled(True)

    def _on_look_changed(self) -> None:
        if self._style != "body":
            self.setFont(self.theme.font(self._style))
        self._space_lines()
        self.updateGeometry()

    def _on_text_changed(self) -> None:
        self._count()
        self.edited.emit(self.toPlainText())

    def _count(self) -> None:
        if not self._limit:
            return
        used = len(self.toPlainText())
        self.counter.set_text(f"{number(used)} / {number(self._limit)}")
        over = used > self._limit
        self.counter.set_look("caption danger" if over else "caption text-3")

    @property
    def has_counter(self) -> bool:
        return self._limit > 0

    def sizeHint(self) -> QSize:
        height = self._lines * self.theme.line(self._style) + 16
        return QSize(240, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, min(self._lines, 2) * self.theme.line(self._style) + 16)

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() > bar.minimum():
            super().wheelEvent(event)
        else:
            event.ignore()


class ComboBox(QComboBox):
    """One of several; `options` are (value, words). The wheel does nothing while closed."""

    value_chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        options: Iterable[tuple[Any, str]] = (),
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._values: list[Any] = []  # Qt's item data would turn enumerations into texts
        self.setAccessibleName(name)
        if dense:
            self.setProperty("dense", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_options(options)
        self.activated.connect(self._on_activated)

    def _on_activated(self, index: int) -> None:
        self.value_chosen.emit(self._values[index])

    def set_options(self, options: Iterable[tuple[Any, str]]) -> None:
        """Offer other options; the chosen value stays if it is among them."""
        before = self.value()
        self.clear()
        self._values = []
        for value, words in options:
            self.add_option(value, words)
        self.set_value(before)

    def add_option(self, value: Any, words: str) -> None:
        self._values.append(value)
        self.addItem(words, value)
        self.updateGeometry()

    def value(self) -> Any:
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Show a value without telling; an unknown one shows the first option."""
        found = next((i for i, known in enumerate(self._values) if known == value), 0)
        if self.count():
            self.setCurrentIndex(found)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        view = self.view()
        if view is not None:
            view.setMinimumWidth(max(self.width(), self.sizeHint().width()))
        super().showPopup()

    def sizeHint(self) -> QSize:
        style = "small" if self.property("dense") else "body"
        words = (self.theme.width(self.itemText(i), style) for i in range(self.count()))
        height = 28 if self.property("dense") else 32
        return QSize(round(max(words, default=60)) + 48, self.theme.control(height))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 96), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
