"""Painting on tokens: boxes, text, icons, note signs and focus rings for widgets and delegates.

`Painted` is the base of widgets that draw themselves: it keeps the theme, follows its changes,
and ignores the wheel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QWheelEvent

    from kinerja_desktop.ui.theme.theme import Theme

_KEEPS_RING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTER = Qt.AlignmentFlag.AlignHCenter

# a note's sign, by the value of core's Valence
SIGN_NAMES = {1: "plus", 0: "zero", -1: "minus"}


class Painted(QWidget):
    """A widget that paints itself from the theme."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class FocusSeen:
    """Shows the focus ring when the focus came by keyboard or from the program, not by mouse.

    Mixed in before a Qt widget class.
    """

    _is_focus_seen = False

    @property
    def shows_focus(self) -> bool:
        return self._is_focus_seen and self.hasFocus()  # type: ignore[attr-defined]

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _KEEPS_RING:
            self._is_focus_seen = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)  # type: ignore[misc]


class Pressed(FocusSeen):
    """A button that Enter presses as well as Space; with Ctrl or Shift it belongs to others."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():
                self.click()  # type: ignore[attr-defined]
        else:
            super().keyPressEvent(event)  # type: ignore[misc]


class Canvas(QPainter):
    """A painter that knows tokens. Use as `with Canvas(self, theme) as canvas`."""

    def __init__(self, widget: QWidget, theme: Theme) -> None:
        super().__init__(widget)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.theme = theme

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()


def _paint_of(color: QColor | None) -> QBrush | Qt.BrushStyle:
    return Qt.BrushStyle.NoBrush if color is None else QBrush(color)


def draw_box(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    radius: float = 6,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1,
) -> None:
    """Draw a rounded box whose line lies inside `rect`, on whole pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(_paint_of(fill))
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(rect), radius, radius)
    else:
        painter.setPen(QPen(edge, width))
        half = width / 2
        inner = QRectF(rect).adjusted(half, half, -half, -half)
        corner = max(0.0, radius - half)
        painter.drawRoundedRect(inner, corner, corner)
    painter.restore()


def draw_ring(painter: QPainter, theme: Theme, rect: QRect | QRectF, radius: float = 6) -> None:
    """Draw the 2 px focus ring inside `rect`."""
    draw_box(painter, rect, radius=radius, edge=theme.color("focus"), width=2)


def draw_inner_ring(
    painter: QPainter, theme: Theme, rect: QRect | QRectF, radius: float = 6
) -> None:
    """Draw the focus ring inside the 2 px edge of a chosen card, with air between the two."""
    draw_ring(painter, theme, QRectF(rect).adjusted(4, 4, -4, -4), radius - 3)


def draw_line(painter: QPainter, color: QColor, start: QPointF, end: QPointF) -> None:
    """Draw a hairline that covers exactly one row or column of pixels."""
    if start.y() == end.y():
        painter.fillRect(QRectF(start.x(), start.y(), end.x() - start.x(), 1), color)
    else:
        painter.fillRect(QRectF(start.x(), start.y(), 1, end.y() - start.y()), color)


def text_baseline(painter: QPainter, top: float, height: float) -> float:
    """Return the baseline that centres one line in a box, as browsers do."""
    return centred_baseline(QFontMetricsF(painter.font()), top, height)


def centred_baseline(metrics: QFontMetricsF, top: float, height: float) -> float:
    """Return the baseline of a font that centres one line in a box."""
    return top + (height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()


def draw_text(
    painter: QPainter,
    theme: Theme,
    rect: QRect | QRectF,
    text: str,
    *,
    look: str = "body text",
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """Draw one line, elided to fit and centred vertically. `look` is "style color".

    Returns the width the text took.
    """
    style, _, color = look.partition(" ")
    box = QRectF(rect)
    painter.save()
    painter.setFont(theme.font(style))
    painter.setPen(theme.color(color or "text"))
    metrics, width = theme.metrics(style), theme.width(text, style)
    if width > box.width() + 0.5:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        width = theme.width(text, style)
    left = box.left()
    if align & RIGHT:
        left = box.right() - width
    elif align & CENTER:
        left = box.left() + (box.width() - width) / 2
    base = round(centred_baseline(metrics, box.top(), box.height()))
    painter.drawText(QPointF(left, base), text)
    painter.restore()
    return width


def draw_icon(
    painter: QPainter,
    theme: Theme,
    rect: QRect | QRectF,
    name: str,
    *,
    color: str = "text-2",
    size: int = 16,
) -> None:
    """Draw an icon centred in `rect`."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    pixmap = theme.pixmap(name, color, size, ratio=ratio)
    side = theme.px(size)
    box = QRectF(rect)
    left = round(box.left() + (box.width() - side) / 2)
    top = round(box.top() + (box.height() - side) / 2)
    painter.drawPixmap(QPointF(left, top), pixmap)


def draw_sign(painter: QPainter, theme: Theme, center: QPointF, sign: int, size: float) -> None:
    """Draw the bare shape of a note sign, `size` across: triangle up, disc, triangle down."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = theme.color(f"val-{SIGN_NAMES[sign]}")
    painter.setBrush(color)
    if sign == 0:
        painter.setPen(Qt.PenStyle.NoPen)
        radius = size * 0.4
        painter.drawEllipse(center, radius, radius)
    else:
        pen = QPen(color, 1.6)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        half = (size - 1.6) / 2
        up = -sign
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(center.x(), center.y() + up * half * 0.86),
                    QPointF(center.x() + half, center.y() - up * half * 0.86),
                    QPointF(center.x() - half, center.y() - up * half * 0.86),
                ]
            )
        )
    painter.restore()


def draw_sign_disc(
    painter: QPainter, theme: Theme, rect: QRectF, sign: int, *, soft: bool = True
) -> None:
    """Draw a note sign on its soft disc, or without one where the row itself is tinted."""
    if soft:
        tint = theme.color(f"val-{SIGN_NAMES[sign]}-soft")
        draw_box(painter, rect, radius=rect.width() / 2, fill=tint)
    draw_sign(painter, theme, rect.center(), sign, max(9.0, rect.width() * 0.46))
