"""Chips: FilterChips (one choice), CaptureChips (several), SignChoice, and FlowLayout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QWidget,
)

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.badges import SIGN_BADGES
from kinerja_desktop.ui.widgets.labels import KeyCap
from kinerja_desktop.ui.widgets.painting import (
    Canvas,
    draw_box,
    draw_icon,
    draw_ring,
    draw_sign,
    draw_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme


class FlowLayout(QLayout):
    """Lays widgets out like words in a line and wraps them."""

    def __init__(self, *, gap: int = 6, line_gap: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), only_measure=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        self._place(rect, only_measure=False)

    def _place(self, rect: QRect, *, only_measure: bool) -> int:
        x, y, tall = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, tall = rect.x(), y + tall + self._line_gap, 0
            if not only_measure:
                item.setGeometry(QRect(x, y, min(size.width(), rect.width()), size.height()))
            x += size.width() + self._gap
            tall = max(tall, size.height())
        return y + tall - rect.y()


@dataclass(frozen=True, kw_only=True)
class ChipLook:
    """What a chip shows. `count` follows the word, `digit`, `icon` or `sign` precedes it."""

    word: str
    count: int | None = None
    digit: str = ""
    icon: str = ""
    sign: int | None = None
    padding: int = 10
    height: int = 28


class Chip(QAbstractButton):
    """One chip. Checked: soft fill and `primary` outline."""

    def __init__(self, theme: Theme, look: ChipLook, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._look = look
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_look(look)
        theme.changed.connect(self.updateGeometry)

    def set_look(self, look: ChipLook) -> None:
        self._look = look
        self.setText(look.word)
        counted = "" if look.count is None else f" {look.count}"
        self.setAccessibleName(f"{look.digit} {look.word}{counted}".strip())
        self.updateGeometry()
        self.update()

    def _parts(self) -> list[tuple[str, str, float]]:
        """Return what is drawn from left to right: kind, text, width."""
        look, parts = self._look, []
        width = self.theme.width
        if look.digit:
            parts.append(("caption/600", look.digit, width(look.digit, "caption/600") + 7))
        if look.sign is not None:
            parts.append(("sign", "", 16.0))
        if look.icon:
            parts.append(("icon", look.icon, self.theme.px(14) + 5.0))
        parts.append(("small/500", look.word, width(look.word, "small/500")))
        if look.count is not None:
            text = str(look.count)
            parts.append(("small/400", text, width(text, "small/400") + 7))
        return parts

    def sizeHint(self) -> QSize:
        whole = sum(width for _kind, _text, width in self._parts())
        height = self.theme.px(self._look.height)
        if self.theme.look.touch:
            height = max(height, self.theme.px(36))
        return QSize(-int(-(whole + 2 * self._look.padding) // 1), height)

    def _tokens(self) -> tuple[str, str, str]:
        if not self.isEnabled():
            return "surface-2", "border", "text-disabled"
        if self.isChecked():
            return "primary-soft", "primary", "on-primary-soft"
        return "hover" if self.underMouse() else "surface", "border-input", "text-2"

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill, edge, text = self._tokens()
        color, tall = self.theme.color, self.height()
        with Canvas(self, self.theme) as canvas:
            draw_box(canvas, self.rect(), radius=tall / 2, fill=color(fill), edge=color(edge))
            left = float(self._look.padding)
            for kind, words, width in self._parts():
                box = QRectF(left, 0, width, tall)
                self._paint_part(canvas, kind, words, box, text)
                left += width
            if self.hasFocus():
                draw_ring(canvas, self.theme, self.rect(), tall / 2)

    def _paint_part(self, canvas: Canvas, kind: str, words: str, box: QRectF, text: str) -> None:
        if kind == "sign" and self._look.sign is not None:
            center = QPointF(box.left() + 5, box.center().y())
            draw_sign(canvas, self.theme, center, self._look.sign, 10)
        elif kind == "icon":
            place = box.adjusted(0, 0, -5, 0)
            draw_icon(canvas, self.theme, place, words, color=text, size=14)
        else:
            token = text
            if kind == "small/400":
                box = box.adjusted(7, 0, 2, 0)
                token = text if self.isChecked() or not self.isEnabled() else "text-3"
            draw_text(canvas, self.theme, box.adjusted(0, 0, 2, 0), words, look=f"{kind} {token}")

    def enterEvent(self, event: QEvent) -> None:
        self.update()
        super().enterEvent(event)  # type: ignore[arg-type]

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)


class FilterChips(QWidget):
    """One choice at a time; `set_options` takes (value, word, count or None[, sign])."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        options: Iterable[Sequence[Any]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._chips: dict[Any, Chip] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_clicked)
        self._box = FlowLayout(gap=6, parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Iterable[Sequence[Any]]) -> None:
        """Show these options; chips that stay keep their choice and focus."""
        wanted = {option[0]: option for option in options}
        for gone in [key for key in self._chips if key not in wanted]:
            chip = self._chips.pop(gone)
            self._group.removeButton(chip)
            self._box.removeWidget(chip)
            chip.deleteLater()
        for key, option in wanted.items():
            look = ChipLook(
                word=option[1], count=option[2], sign=option[3] if len(option) > 3 else None
            )
            if key in self._chips:
                self._chips[key].set_look(look)
            else:
                self._add(key, look)
        if self._chips and self.value() is None:
            next(iter(self._chips.values())).setChecked(True)
        self.updateGeometry()

    def _add(self, key: Any, look: ChipLook) -> None:
        chip = Chip(self.theme, look, parent=self)
        self._chips[key] = chip
        self._group.addButton(chip)
        self._box.addWidget(chip)

    def value(self) -> Any:
        return next((key for key, chip in self._chips.items() if chip.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Show a choice without telling."""
        if value in self._chips:
            self._chips[value].setChecked(True)

    def _on_clicked(self, _chip: QAbstractButton) -> None:
        self.chosen.emit(self.value())


class CaptureChips(QWidget):
    """Several may be chosen; `options` are (value, word, digit). `changed` tells the values."""

    changed = Signal(tuple)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        options: Iterable[tuple[Any, str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._chips: dict[Any, Chip] = {}
        self._box = FlowLayout(gap=5, line_gap=6, parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Iterable[tuple[Any, str, str]]) -> None:
        """Offer other chips; chosen values that remain stay chosen."""
        kept = self.values()
        for chip in self._chips.values():
            self._box.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for value, word, digit in options:
            look = ChipLook(word=word, digit=digit, padding=9)
            chip = Chip(self.theme, look, parent=self)
            chip.setChecked(value in kept)
            chip.clicked.connect(self._on_clicked)
            chip.show()
            self._chips[value] = chip
            self._box.addWidget(chip)
        self.updateGeometry()

    def values(self) -> tuple[Any, ...]:
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def set_values(self, values: Iterable[Any]) -> None:
        """Show a choice without telling."""
        wanted = set(values)
        for key, chip in self._chips.items():
            chip.setChecked(key in wanted)

    def toggle(self, index: int) -> None:
        """Press the chip at a place, as its digit does."""
        chips = list(self._chips.values())
        if 0 <= index < len(chips):
            chips[index].click()

    def _on_clicked(self) -> None:
        self.changed.emit(self.values())


class _SignButton(Chip):
    """A 40 px button with the sign's shape, its word and its key."""

    def __init__(self, theme: Theme, sign: int, keys: str, *, parent: QWidget) -> None:
        look = ChipLook(word=_(SIGN_BADGES[sign].word), sign=sign)
        super().__init__(theme, look, parent=parent)
        self._cap = KeyCap(theme, keys, parent=self)
        self._sign = sign
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self.theme.font("strong")).horizontalAdvance(self.text())
        return QSize(round(words) + 32 + self._cap.sizeHint().width() + 16, self.theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        color, on = self.theme.color, self.isChecked()
        fill = "primary-soft" if on else ("hover" if self.underMouse() else "surface")
        style = "strong text" if on else "medium text-2"
        words = QFontMetricsF(self.theme.font(style.split(maxsplit=1)[0])).horizontalAdvance(
            self.text()
        )
        cap = self._cap.sizeHint()
        whole = 22 + words + 9 + cap.width()
        left = (self.width() - whole) / 2
        with Canvas(self, self.theme) as canvas:
            edge = color("primary" if on else "border-input")
            draw_box(
                canvas, self.rect(), radius=6, fill=color(fill), edge=edge, width=2 if on else 1
            )
            center = QPointF(left + 7, self.height() / 2)
            draw_sign(canvas, self.theme, center, self._sign, 14)
            place = QRectF(left + 22, 0, words + 2, self.height())
            draw_text(canvas, self.theme, place, self.text(), look=style)
            if self.hasFocus():
                draw_ring(canvas, self.theme, self.rect(), 6)
        self._cap.setGeometry(
            round(left + 22 + words + 9),
            (self.height() - cap.height()) // 2,
            cap.width(),
            cap.height(),
        )


class SignChoice(QWidget):
    """Strength, neutral, needs improvement: three buttons, none preselected."""

    value_changed = Signal(object)

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[int, _SignButton] = {}
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for place, sign in enumerate((1, 0, -1), start=1):
            button = _SignButton(theme, sign, f"Alt {place}", parent=self)
            button.setShortcut(f"Alt+{place}")
            button.clicked.connect(lambda _on=False, sign=sign: self._on_clicked(sign))
            self._buttons[sign] = button
            box.addWidget(button, 1)

    def value(self) -> int | None:
        return next((sign for sign, b in self._buttons.items() if b.isChecked()), None)

    def set_value(self, sign: int | None) -> None:
        """Show a sign without telling; None shows none."""
        for key, button in self._buttons.items():
            button.setChecked(key == sign)

    def _on_clicked(self, sign: int) -> None:
        self.set_value(sign)
        self.value_changed.emit(sign)
