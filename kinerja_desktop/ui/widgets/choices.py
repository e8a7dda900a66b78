"""One of several as ChoiceRows (dialogs) or ChoiceCards (conversation)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QSizePolicy,
    QWidget,
)

from kinerja_desktop.ui.widgets.layouts import column
from kinerja_desktop.ui.widgets.painting import (
    Canvas,
    FocusSeen,
    draw_box,
    draw_inner_ring,
    draw_ring,
    draw_text,
)
from kinerja_desktop.ui.widgets.switches import paint_radio
from kinerja_desktop.ui.widgets.wrapping import draw_lines, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

TITLE_ROOM = 160  # of a row with a line of explanation


@dataclass(frozen=True, kw_only=True)
class Choice:
    """An option with its words and one line of explanation."""

    value: Any
    title: str
    line: str = ""


class _ChoiceButton(FocusSeen, QAbstractButton):
    """Radio, words, outline; 2 px `primary` on `primary-soft` when chosen."""

    def __init__(self, theme: Theme, choice: Choice, *, large: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._choice, self._is_large = choice, large
        self.setCheckable(True)
        self.setText(choice.title)
        self.setAccessibleName(f"{choice.title}. {choice.line}" if choice.line else choice.title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(large)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def _radio(self) -> int:
        return self.theme.px(22 if self._is_large else 18)

    def _text_left(self) -> int:
        return (16 if self._is_large else 14) + self._radio() + (15 if self._is_large else 11)

    def _title_lines(self, width: int) -> list[str]:
        style = "talk/500" if self.isChecked() else "talk"
        return wrapped(self.theme, self._choice.title, style, width - self._text_left() - 16)

    def _second_lines(self, width: int) -> list[str]:
        if not self._choice.line:
            return []
        return wrapped(self.theme, self._choice.line, "talk-small", width - self._text_left() - 16)

    def heightForWidth(self, width: int) -> int:
        if not self._is_large:
            return self.theme.px(38)
        lines = len(self._title_lines(width)) * self.theme.line("talk")
        second = len(self._second_lines(width)) * self.theme.line("talk-small")
        return 22 + lines + second

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(self.width() or 400))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        color, chosen = self.theme.color, self.isChecked()
        is_hovered = self.underMouse() and self.isEnabled()
        fill = "primary-soft" if chosen else ("hover" if is_hovered else "surface")
        edge = "primary" if chosen else "border-input"
        width = 2 if chosen else 1
        with Canvas(self, self.theme) as canvas:
            draw_box(canvas, self.rect(), radius=8, fill=color(fill), edge=color(edge), width=width)
            side = self._radio()
            if self._is_large:
                disc = QRectF(16, 11 + (self.theme.line("talk") - side) / 2, side, side)
            else:
                disc = QRectF(14, (self.height() - side) / 2, side, side)
            paint_radio(canvas, self.theme, disc, on=chosen)
            if self._is_large:
                self._paint_large(canvas, chosen=chosen)
            else:
                self._paint_small(canvas, chosen=chosen)
            if self.shows_focus:
                ring = draw_inner_ring if chosen else draw_ring
                ring(canvas, self.theme, self.rect(), 8)

    def _paint_small(self, canvas: Canvas, *, chosen: bool) -> None:
        token = self._token("text", chosen=chosen)
        left, tall = self._text_left(), self.height()
        style = "strong" if chosen else "medium"
        room = self.theme.px(TITLE_ROOM) + 6 if self._choice.line else self.width() - left - 12
        box = QRectF(left, 0, room - 6, tall)
        draw_text(canvas, self.theme, box, self._choice.title, look=f"{style} {token}")
        box = QRectF(left + room, 0, self.width() - left - room - 12, tall)
        look = f"small {self._token('text-3', chosen=chosen)}"
        draw_text(canvas, self.theme, box, self._choice.line, look=look)

    def _token(self, usual: str, *, chosen: bool) -> str:
        if chosen:
            return "on-primary-soft"
        return usual if self.isEnabled() else "text-disabled"

    def _paint_large(self, canvas: Canvas, *, chosen: bool) -> None:
        style, token = ("talk/500", "on-primary-soft") if chosen else ("talk", "text")
        left = self._text_left()
        lines = self._title_lines(self.width())
        box = QRectF(left, 11, self.width() - left - 16, 10)
        draw_lines(canvas, self.theme, box, lines, look=f"{style} {token}")
        top = 11 + len(lines) * self.theme.line("talk")
        box = QRectF(left, top, box.width(), 10)
        second = self._second_lines(self.width())
        draw_lines(canvas, self.theme, box, second, look="talk-small text-3")

    def enterEvent(self, event: QEvent) -> None:
        self.update()
        super().enterEvent(event)  # type: ignore[arg-type]

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)


class _Choices(QWidget):
    value_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[Choice],
        *,
        value: Any = None,
        large: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[Any, _ChoiceButton] = {}
        self._group = QButtonGroup(self)
        box = column(gap=8 if large else 6)
        for choice in choices:
            button = _ChoiceButton(theme, choice, large=large, parent=self)
            self._buttons[choice.value] = button
            self._group.addButton(button)
            box.addWidget(button)
        self.setLayout(box)
        self._group.buttonClicked.connect(self._on_clicked)
        self.set_value(value)

    def value(self) -> Any:
        return next((key for key, b in self._buttons.items() if b.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Show a choice without telling; an unknown one shows none."""
        self._group.setExclusive(False)
        for key, button in self._buttons.items():
            button.setChecked(key == value)
        self._group.setExclusive(True)

    def _on_clicked(self, _button: QAbstractButton) -> None:
        self.value_changed.emit(self.value())


class ChoiceRows(_Choices):
    """38 px rows for dialogs: radio, title, one line of explanation."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[Choice],
        *,
        value: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, choices, value=value, large=False, parent=parent)


class ChoiceCards(_Choices):
    """Large cards for the conversation."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[Choice],
        *,
        value: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, choices, value=value, large=True, parent=parent)
