"""Avatar: the initials of a person on a disc; delegates call `paint_avatar`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.painting import CENTER, Canvas, Painted, draw_box, draw_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme


def initials(name: str) -> str:
    """Return the first letters of the first two words of a name, without titles."""
    words = [word for word in name.partition(",")[0].split() if not word.endswith(".")]
    return "".join(word[0] for word in words[:2]).upper()


def paint_avatar(
    painter: QPainter, theme: Theme, box: QRectF, name: str, *, tone: str = "neutral"
) -> None:
    """Paint initials on a disc. Tones: neutral (lists), soft (heads), selected."""
    fill, text = {
        "neutral": ("val-zero-soft", "text-2"),
        "soft": ("primary-soft", "on-primary-soft"),
        "selected": ("primary", "on-primary"),
    }[tone]
    draw_box(painter, box, radius=box.width() / 2, fill=theme.color(fill))
    style = "caption/600"
    side = box.width() / theme.scale
    if side < 30:
        style = "micro/600"
    elif side > 50:
        style = "title"
    elif side >= 40:
        style = "heading" if side > 42 else "strong"
    draw_text(painter, theme, box, initials(name), look=f"{style} {text}", align=CENTER)


class Avatar(Painted):
    """The initials of a person."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        size: int = 32,
        tone: str = "soft",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._size, self._tone = size, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            paint_avatar(canvas, self.theme, QRectF(self.rect()), self._name, tone=self._tone)
