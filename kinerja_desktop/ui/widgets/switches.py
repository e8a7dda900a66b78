"""CheckBox (with partial state), RadioButton, Switch: 18 px marks, one strong outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.painting import Canvas, FocusSeen, draw_box, draw_ring, draw_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

_LABEL_GAP = 9


def _mark_pen(theme: Theme, side: float, *, enabled: bool) -> QPen:
    color = theme.color("on-primary" if enabled else "text-disabled")
    pen = QPen(color, side / 10)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def paint_check(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    state: Qt.CheckState,
    *,
    enabled: bool = True,
) -> None:
    """Paint a check box: empty, tick or dash."""
    is_on = state != Qt.CheckState.Unchecked
    fill, edge = ("primary", "primary") if is_on else ("surface", "border-strong")
    if not enabled:
        fill, edge = "surface-2", "border-input"
    draw_box(painter, box, radius=4, fill=theme.color(fill), edge=theme.color(edge))
    if not is_on:
        return
    unit = box.width() / 18
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_mark_pen(theme, box.width(), enabled=enabled))
    if state == Qt.CheckState.PartiallyChecked:
        spots = [(5.0, 9.0), (13.0, 9.0)]
    else:
        spots = [(4.9, 9.3), (7.8, 12.1), (13.1, 6.2)]
    points = [QPointF(box.left() + x * unit, box.top() + y * unit) for x, y in spots]
    painter.drawPolyline(QPolygonF(points))
    painter.restore()


def paint_radio(
    painter: QPainter, theme: Theme, box: QRectF, *, on: bool, enabled: bool = True
) -> None:
    """Paint a radio disc: empty, or filled with a light dot."""
    fill, edge = ("primary", "primary") if on else ("surface", "border-strong")
    if not enabled:
        fill, edge = "surface-2", "border-input"
    draw_box(painter, box, radius=box.width() / 2, fill=theme.color(fill), edge=theme.color(edge))
    if on:
        dot = box.width() / 18 * 5.2
        inner = box.adjusted(dot, dot, -dot, -dot)
        token = "on-primary" if enabled else "text-disabled"
        draw_box(painter, inner, radius=inner.width() / 2, fill=theme.color(token))


def _label_size(button: QAbstractButton, theme: Theme, look: str, side: int) -> QSize:
    style = look.partition(" ")[0]
    words = QFontMetricsF(theme.font(style)).horizontalAdvance(button.text())
    room = _LABEL_GAP - (-words // 1) + 2 if button.text() else 4
    return QSize(max(24, round(side + room)), max(side + 4, theme.px(24)))


def _paint_label(canvas: Canvas, button: QAbstractButton, look: str, box: QRectF) -> None:
    if not button.isEnabled():
        look = look.partition(" ")[0] + " text-disabled"
    left = box.right() + _LABEL_GAP
    place = QRectF(left, 0, button.width() - left, button.height())
    draw_text(canvas, canvas.theme, place, button.text(), look=look)


class CheckBox(FocusSeen, QCheckBox):
    """A check box with its label. `look` is the label's, `side` 22 in the conversation."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        look: str = "body",
        side: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.theme = theme
        self._look, self._side = look, side
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return _label_size(self, self.theme, self._look, self.theme.px(self._side))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self.theme.px(self._side) + 40), hint.height())

    def hitButton(self, pos: object) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)  # type: ignore[call-overload,no-any-return]

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self.theme.px(self._side)
        with Canvas(self, self.theme) as canvas:
            box = QRectF(2, (self.height() - side) // 2, side, side)
            if not self.text():
                box.moveLeft((self.width() - side) // 2)
            paint_check(canvas, self.theme, box, self.checkState(), enabled=self.isEnabled())
            _paint_label(canvas, self, self._look, box)
            if self.shows_focus:
                draw_ring(canvas, self.theme, box.adjusted(-2, -2, 2, 2), 6)


class RadioButton(FocusSeen, QRadioButton):
    """A radio button with its label."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        look: str = "body",
        side: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.theme = theme
        self._look, self._side = look, side
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return _label_size(self, self.theme, self._look, self.theme.px(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)  # type: ignore[call-overload,no-any-return]

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self.theme.px(self._side)
        with Canvas(self, self.theme) as canvas:
            box = QRectF(2, (self.height() - side) // 2, side, side)
            paint_radio(canvas, self.theme, box, on=self.isChecked(), enabled=self.isEnabled())
            _paint_label(canvas, self, self._look, box)
            if self.shows_focus:
                draw_ring(canvas, self.theme, box.adjusted(-2, -2, 2, 2), side)


class Switch(FocusSeen, QAbstractButton):
    """On or off, at once. 40×20; Space toggles; `toggled(bool)`."""

    def __init__(
        self, theme: Theme, name: str, *, on: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(40) + 4, self.theme.px(20) + 4)

    def _tokens(self) -> tuple[str, str, str]:
        if not self.isEnabled():
            return "surface-2", "border-input", "text-disabled"
        if self.isChecked():
            return "primary", "primary", "on-primary"
        return "surface", "border-strong", "border-strong"

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill, edge, knob = self._tokens()
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        with Canvas(self, self.theme) as canvas:
            color = self.theme.color
            draw_box(canvas, box, radius=box.height() / 2, fill=color(fill), edge=color(edge))
            side = self.theme.px(12)
            inset = (box.height() - side) / 2
            left = box.right() - inset - side if self.isChecked() else box.left() + inset
            disc = QRectF(left, box.top() + inset, side, side)
            draw_box(canvas, disc, radius=side / 2, fill=color(knob))
            if self.shows_focus:
                draw_ring(canvas, self.theme, self.rect(), self.height() / 2)

    def changeEvent(self, event: QEvent) -> None:
        self.update()
        super().changeEvent(event)
