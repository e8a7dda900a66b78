"""Chips: FilterChips (one choice, with counts) and CaptureChips (several, with digits)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QSizePolicy,
    QWidget,
)

from kinerja_desktop.ui.widgets.flow import Flow
from kinerja_desktop.ui.widgets.painting import (
    Canvas,
    FocusSeen,
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


class Chip(FocusSeen, QAbstractButton):
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
            return "surface-2", "border", "text-disabled" if self.isCheckable() else "text-2"
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
            if self.shows_focus:
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


class FilterChips(Flow):
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
        super().__init__(parent=parent)
        self.theme = theme
        self._chips: dict[Any, Chip] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_clicked)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Iterable[Sequence[Any]]) -> None:
        """Show these options; chips that stay keep their choice and focus."""
        wanted = {option[0]: option for option in options}
        for gone in [key for key in self._chips if key not in wanted]:
            chip = self._chips.pop(gone)
            self._group.removeButton(chip)
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for key, option in wanted.items():
            look = ChipLook(
                word=option[1], count=option[2], sign=option[3] if len(option) > 3 else None
            )
            if key in self._chips:
                self._chips[key].set_look(look)
            else:
                self._add(key, look)
        self._put_in_order(tuple(wanted))
        if self._chips and self.value() is None:
            next(iter(self._chips.values())).setChecked(True)
        self.updateGeometry()

    def _add(self, key: Any, look: ChipLook) -> None:
        chip = Chip(self.theme, look, parent=self)
        self._chips[key] = chip
        self._group.addButton(chip)
        self.flow.addWidget(chip)

    def _put_in_order(self, keys: tuple[Any, ...]) -> None:
        """Let the chips stand, and be walked through, as the options are given."""
        if tuple(self._chips) == keys:
            return
        self._chips = {key: self._chips[key] for key in keys}
        for chip in self._chips.values():
            self.flow.removeWidget(chip)
            self.flow.addWidget(chip)
        for before, after in pairwise(self._chips.values()):
            QWidget.setTabOrder(before, after)

    @property
    def chips(self) -> tuple[Chip, ...]:
        return tuple(self._chips.values())

    def focus_chosen(self) -> None:
        """Give the focus to the chosen chip; arrow keys choose another."""
        chosen = next((chip for chip in self.chips if chip.isChecked()), None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def value(self) -> Any:
        return next((key for key, chip in self._chips.items() if chip.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Show a choice without telling."""
        if value in self._chips:
            self._chips[value].setChecked(True)

    def _on_clicked(self, _chip: QAbstractButton) -> None:
        self.chosen.emit(self.value())


class CaptureChips(Flow):
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
        super().__init__(gap=5, parent=parent)
        self.theme = theme
        self._chips: dict[Any, Chip] = {}
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Iterable[tuple[Any, str, str]]) -> None:
        """Offer other chips; chosen values that remain stay chosen."""
        kept = self.values()
        for chip in self._chips.values():
            self.flow.removeWidget(chip)
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
            self.flow.addWidget(chip)
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
