"""SignChoice: strength, neutral, needs improvement: three large buttons, each with its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kinerja_desktop.core.observation import VALENCE_MEANINGS, Valence
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.badges import SIGN_BADGES
from kinerja_desktop.ui.widgets.chips import Chip, ChipLook
from kinerja_desktop.ui.widgets.labels import KeyCap
from kinerja_desktop.ui.widgets.painting import (
    CENTER,
    Canvas,
    draw_box,
    draw_inner_ring,
    draw_ring,
    draw_sign,
    draw_text,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme


TALL, FIRST_LINE = 46, 26
SIDES = 16


class _SignButton(Chip):
    """A button with the sign's shape, its word and its key, and below what it means."""

    def __init__(self, theme: Theme, sign: int, keys: str, *, parent: QWidget) -> None:
        look = ChipLook(word=_(SIGN_BADGES[sign].word), sign=sign)
        super().__init__(theme, look, parent=parent)
        self._cap = KeyCap(theme, keys, parent=self)
        self._sign = sign
        self._meaning = _(VALENCE_MEANINGS[Valence(sign)])
        self.setAccessibleDescription(self._meaning)
        self.setToolTip(self._meaning)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the meaning's width too; with large text it may be cut, and stands in the tip."""
        needed = self.minimumSizeHint()
        meaning = round(self.theme.width(self._meaning, "caption")) + SIDES
        return QSize(max(needed.width(), meaning), needed.height())

    def minimumSizeHint(self) -> QSize:
        words = QFontMetricsF(self.theme.font("strong")).horizontalAdvance(self.text())
        wide = round(words) + 2 * SIDES + self._cap.sizeHint().width() + 16
        return QSize(wide, self.theme.px(TALL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        color, on = self.theme.color, self.isChecked()
        fill = "primary-soft" if on else ("hover" if self.underMouse() else "surface")
        style = "strong text" if on else "medium text-2"
        words = QFontMetricsF(self.theme.font(style.split(maxsplit=1)[0])).horizontalAdvance(
            self.text()
        )
        cap, line = self._cap.sizeHint(), self.theme.px(FIRST_LINE)
        left = (self.width() - (22 + words + 9 + cap.width())) / 2
        with Canvas(self, self.theme) as canvas:
            edge = color("primary" if on else "border-input")
            draw_box(
                canvas, self.rect(), radius=6, fill=color(fill), edge=edge, width=2 if on else 1
            )
            center = QPointF(left + 7, line / 2 + 2)
            draw_sign(canvas, self.theme, center, self._sign, 14)
            place = QRectF(left + 22, 2, words + 2, line)
            draw_text(canvas, self.theme, place, self.text(), look=style)
            below = QRectF(4, line, self.width() - 8, self.height() - line - 4)
            look = "caption text-2" if on else "caption text-3"
            draw_text(canvas, self.theme, below, self._meaning, look=look, align=CENTER)
            if self.shows_focus:
                ring = draw_inner_ring if on else draw_ring
                ring(canvas, self.theme, self.rect(), 6)
        self._cap.setGeometry(
            round(left + 22 + words + 9), (line - cap.height()) // 2 + 2, cap.width(), cap.height()
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
            # A button's own shortcut presses it a moment later; letters typed by then were lost.
            QShortcut(QKeySequence(f"Alt+{place}"), self).activated.connect(button.click)
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
