"""One of several as ChoiceRows (dialogs) or ChoiceCards (conversation); PeopleBlock: several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QSizePolicy,
    QWidget,
)

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.inputs import TextInput
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.painting import Canvas, FocusSeen, draw_box, draw_text
from kinerja_desktop.ui.widgets.switches import CheckBox, paint_radio
from kinerja_desktop.ui.widgets.wrapping import draw_lines, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme


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
        fill = "primary-soft" if chosen else ("hover" if self.underMouse() else "surface")
        edge = "primary" if chosen else "border-input"
        width = 2 if chosen else 1
        if self.shows_focus:
            edge, width = "focus", 2
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

    def _paint_small(self, canvas: Canvas, *, chosen: bool) -> None:
        token = "on-primary-soft" if chosen else "text"
        left, tall = self._text_left(), self.height()
        style = "strong" if chosen else "medium"
        room = 166 if self._choice.line else self.width() - left - 12
        box = QRectF(left, 0, room - 6, tall)
        draw_text(canvas, self.theme, box, self._choice.title, look=f"{style} {token}")
        box = QRectF(left + room, 0, self.width() - left - room - 12, tall)
        token = "on-primary-soft" if chosen else "text-3"
        draw_text(canvas, self.theme, box, self._choice.line, look=f"small {token}")

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


_MANY = 12


class PeopleBlock(Quiet):
    """Names with checks in columns; `changed(keys)`. More than twelve scroll, with a search."""

    changed = Signal(tuple)

    def __init__(self, theme: Theme, *, columns: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._columns = columns
        self._checks: dict[int, CheckBox] = {}
        self.title = Text(theme, look="strong", parent=self)
        self.note = ElidedText(theme, look="caption text-3", parent=self)
        self.search = TextInput(
            theme, _("Search people"), placeholder=_("Search"), icon="search", dense=True,
            parent=self,
        )  # fmt: skip
        self.search.setMaximumWidth(160)
        self.search.textChanged.connect(self._on_search_changed)
        self.all = make_button(
            theme, _("Select all"), kind="link", on_click=self._on_all_clicked, parent=self
        )
        head = row(self.title, self.note, self.search, self.all, gap=11)
        head.setStretchFactor(self.note, 1)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._area = scrolling(boxed(self._grid), parent=self)
        self.body.addLayout(head)
        self.body.addWidget(self._area)

    def show_people(
        self, people: Iterable[tuple[int, str]], *, chosen: Iterable[int], note: str = ""
    ) -> None:
        """Show (key, name) pairs; `note` says why someone is left out."""
        wanted = set(chosen)
        for check in self._checks.values():
            check.deleteLater()
        self._checks = {}
        for key, name in people:
            check = CheckBox(self.theme, name, parent=self)
            check.setChecked(key in wanted)
            check.toggled.connect(self._on_toggled)
            self._checks[key] = check
        self.note.set_text(note)
        self.search.setVisible(len(self._checks) > _MANY)
        self._lay_out(list(self._checks.values()))
        self._say()

    def chosen(self) -> tuple[int, ...]:
        return tuple(key for key, check in self._checks.items() if check.isChecked())

    def _lay_out(self, shown: list[CheckBox]) -> None:
        for check in self._checks.values():
            self._grid.removeWidget(check)
            check.setVisible(check in shown)
        lines = -(-len(shown) // self._columns) or 1
        tall = self.theme.px(27)
        for place, check in enumerate(shown):
            self._grid.addWidget(check, place % lines, place // lines)
        for line in range(max(lines, self._grid.rowCount())):
            self._grid.setRowMinimumHeight(line, tall if line < lines else 0)
        for place in range(self._columns):
            self._grid.setColumnStretch(place, 1)
        self._area.setFixedHeight(min(lines, 4) * tall)

    def _say(self) -> None:
        text = _("{n} of {total} people").format(n=len(self.chosen()), total=len(self._checks))
        self.title.set_text(text)

    def _on_toggled(self, _on: bool) -> None:
        self._say()
        self.changed.emit(self.chosen())

    def _on_all_clicked(self) -> None:
        for check in self._checks.values():
            blocked = check.blockSignals(True)
            check.setChecked(True)
            check.blockSignals(blocked)
        self._on_toggled(True)

    def _on_search_changed(self, text: str) -> None:
        part = text.casefold()
        self._lay_out([c for c in self._checks.values() if part in c.text().casefold()])
