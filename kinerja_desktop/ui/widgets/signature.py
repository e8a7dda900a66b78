"""SignaturePad: written with mouse, finger or pen, typed, or a picture; strokes keep pressure."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.painting import (
    CENTER,
    Canvas,
    Painted,
    draw_box,
    draw_line,
    draw_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QTabletEvent, QTouchEvent

    from kinerja_desktop.ui.theme.theme import Theme

Point = tuple[float, float, float, float]
Stroke = tuple[Point, ...]

_INK_PX = 2.2


def draw_strokes(
    painter: QPainter, strokes: Sequence[Sequence[Point]], color: QColor, *, scale: float = 1.0
) -> None:
    """Draw strokes, thicker where pressed harder."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stroke in strokes:
        for first, second in pairwise(stroke):
            width = _INK_PX * scale * (0.5 + (first[2] + second[2]) / 2)
            pen = QPen(color, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(
                QPointF(first[0] * scale, first[1] * scale),
                QPointF(second[0] * scale, second[1] * scale),
            )
        if len(stroke) == 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            x, y = stroke[0][0] * scale, stroke[0][1] * scale
            painter.drawEllipse(QPointF(x, y), _INK_PX * scale / 2, _INK_PX * scale / 2)
    painter.restore()


class SignaturePad(Painted):
    """Where a person signs; `changed` after each stroke.

    `strokes()` are tuples of (x, y, pressure 0..1, seconds since the first touch), x and y in
    logical pixels of `space()`, the size of the pad they were begun on; when the pad changes its
    size they are shown larger or smaller. `typed_name()` and `picture()` are the other ways.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        nip: str = "",
        height: int = 150,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._name, self._nip, self._height = name, nip, height
        self._strokes: list[list[Point]] = []
        self._typed = ""
        self._picture: QPixmap | None = None
        self._space = (0.0, 0.0)
        self._is_writing = False
        self._began = 0.0
        self.setAccessibleName(_("Signature of {name}").format(name=name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_height(self, height: int) -> None:
        """Be lower in a small window; what is written keeps its place."""
        self._height = height
        self.updateGeometry()

    def strokes(self) -> tuple[Stroke, ...]:
        return tuple(tuple(stroke) for stroke in self._strokes)

    def set_strokes(
        self, strokes: Sequence[Sequence[Point]], *, space: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        """Show strokes without telling; `space` is the size of the pad they were made on."""
        self._forget()
        self._strokes = [list(stroke) for stroke in strokes]
        self._space = space
        self.update()

    def space(self) -> tuple[float, float]:
        return self._space if self._space[0] else (float(self.width()), float(self.height()))

    def typed_name(self) -> str:
        return self._typed

    def set_typed_name(self, name: str, *, silent: bool = False) -> None:
        """Sign by typing: the strokes go, the words stand on the line."""
        self._forget()
        self._typed = name
        self._tell(silent=silent)

    def picture(self) -> QPixmap | None:
        return self._picture

    def set_picture(self, picture: QPixmap, *, silent: bool = False) -> None:
        """Sign with a picture of a signature: it stands on the line."""
        self._forget()
        self._picture = picture
        self._tell(silent=silent)

    @property
    def has_signature(self) -> bool:
        return bool(self._strokes) or bool(self._typed.strip()) or self._picture is not None

    def clear(self) -> None:
        self._forget()
        self._tell(silent=False)

    def _forget(self) -> None:
        self._strokes, self._typed, self._picture = [], "", None
        self._space = (0.0, 0.0)

    def _tell(self, *, silent: bool) -> None:
        if not silent:
            self.changed.emit()
        self.update()

    def undo_stroke(self) -> None:
        if self._strokes:
            self._strokes.pop()
            self.changed.emit()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(380, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        color = theme.color
        with Canvas(self, theme) as canvas:
            active = self.hasFocus() or self._is_writing
            edge = color("focus" if active else "border-input")
            draw_box(
                canvas, self.rect(), radius=8, fill=color("surface"), edge=edge,
                width=2 if active else 1,
            )  # fmt: skip
            y = self._line_y()
            start, end = QPointF(20, y), QPointF(self.width() - 20, y)
            draw_line(canvas, color("border-strong"), start, end)
            box = QRectF(20, y + 6, self.width() - 40, theme.line("talk-caption"))
            draw_text(canvas, theme, box, self._name, look="talk-caption/500 text")
            box = QRectF(20, box.bottom(), box.width(), theme.line("small"))
            draw_text(canvas, theme, box, self._nip, look="small text-3")
            if self._typed:
                self._paint_typed(canvas, y)
            if self._picture is not None:
                self._paint_picture(canvas, self._picture, y)
            draw_strokes(canvas, self._strokes, color("text"), scale=self._scale())

    def _scale(self) -> float:
        wide, tall = self.space()
        return min(self.width() / wide, self.height() / tall)

    def _paint_picture(self, canvas: Canvas, picture: QPixmap, y: float) -> None:
        room = QRectF(24, 8, self.width() - 48, y - 4)
        size = QSizeF(picture.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(0, 0), size)
        place.moveCenter(room.center())
        place.moveBottom(room.bottom())
        canvas.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        canvas.drawPixmap(place, picture, QRectF(picture.rect()))

    def _line_y(self) -> float:
        return float(round(self.height() - self.theme.px(54)))

    def _paint_typed(self, canvas: Canvas, y: float) -> None:
        font = QFont(self.theme.font("talk-title"))
        font.setItalic(True)
        canvas.setFont(font)
        canvas.setPen(self.theme.color("text"))
        box = QRectF(20, 8, self.width() - 40, y - 12)
        flags = CENTER | Qt.AlignmentFlag.AlignBottom
        canvas.drawText(box, flags, self._typed)

    def _begin(self, spot: QPointF, pressure: float) -> None:
        if not self._strokes:
            self._forget()
            self._space = (float(self.width()), float(self.height()))
            self._began = time.monotonic()
        self._is_writing = True
        self._strokes.append([self._point(spot, pressure)])
        self.update()

    def _go_on(self, spot: QPointF, pressure: float) -> None:
        if self._is_writing:
            self._strokes[-1].append(self._point(spot, pressure))
            self.update()

    def _finish(self) -> None:
        if self._is_writing:
            self._is_writing = False
            self.changed.emit()
            self.update()

    def _point(self, spot: QPointF, pressure: float) -> Point:
        scale = self._scale()
        x = min(max(spot.x(), 0.0), float(self.width())) / scale
        y = min(max(spot.y(), 0.0), float(self.height())) / scale
        return (round(x, 2), round(y, 2), pressure, round(time.monotonic() - self._began, 3))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), 0.5)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position(), 0.5)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._finish()

    def tabletEvent(self, event: QTabletEvent) -> None:
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._begin(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletMove:
            self._go_on(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletRelease:
            self._finish()
        event.accept()

    def event(self, event: QEvent) -> bool:
        touches = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd)
        if event.type() in touches:
            self._touched(event)
            return True
        return super().event(event)

    def _touched(self, event: Any) -> None:
        touch: QTouchEvent = event
        points = touch.points()
        if not points:
            return
        spot, pressure = points[0].position(), points[0].pressure() or 0.5
        if touch.type() == QEvent.Type.TouchBegin:
            self._begin(spot, pressure)
        elif touch.type() == QEvent.Type.TouchUpdate:
            self._go_on(spot, pressure)
        else:
            self._finish()
        touch.accept()

    def keyPressEvent(self, event: Any) -> None:
        is_undo = event.key() == Qt.Key.Key_Z and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if is_undo or event.key() == Qt.Key.Key_Backspace:
            self.undo_stroke()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear()
        else:
            super().keyPressEvent(event)
