"""PaperView: the pages of a document below each other, on paper that stays white in the dark.

It owns no document: it asks for pictures with `page_wanted(page, dpi)` and paints what it gets.
100 % is the size on paper at 96 dots per inch.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kinerja_desktop.ui.theme import tokens
from kinerja_desktop.ui.widgets.painting import Canvas, FocusSeen, Painted, draw_box, draw_ring

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from kinerja_desktop.ui.theme.theme import Theme

POINT_PX = 96 / 72
STEPS = (0.25, 0.33, 0.5, 0.7, 0.85, 1.0, 1.25, 1.5, 2.0, 3.0)
MARGIN, GAP = 12, 14
HIGHEST_DPI = 300.0
SETTLE_MS = 150
Box = tuple[float, float, float, float]


@dataclass
class _Sheet:
    """One page: its size in points, what is known of its look, and tinted boxes in parts of it."""

    width: float
    height: float
    image: QImage | None = None
    asked_dpi: float = 0.0
    places: list[Box] = field(default_factory=list)


def paper_tint() -> QColor:
    """Return the tint of changed places; paper is white in every theme, so this is one too."""
    tint = QColor(tokens.SCHEMES["dark"]["warn"])
    tint.setAlphaF(0.5)
    return tint


def image_of(width: int, height: int, stride: int, pixels: bytes) -> QImage:
    """Return rows of blue, green, red, unused bytes as a picture with bytes of its own."""
    return QImage(pixels, width, height, stride, QImage.Format.Format_RGB32).copy()


class _Papers(Painted):
    """The long sheet of pages inside the scroll area."""

    def __init__(self, theme: Theme, view: PaperView) -> None:
        super().__init__(theme, parent=view)
        self._view = view

    def paintEvent(self, event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            canvas.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for number, box in enumerate(self._view.page_boxes()):
                if box.adjusted(-8, -8, 8, 8).intersects(event.rect()):
                    self._paint_page(canvas, box, self._view.sheets[number])

    def _paint_page(self, canvas: Canvas, box: QRect, sheet: _Sheet) -> None:
        shade = QColor(self.theme.color("shadow"))
        shade.setAlphaF(shade.alphaF() / 4)
        for spread in (6, 4, 2):
            around = QRectF(box).adjusted(-spread, -spread + 2, spread, spread + 2)
            draw_box(canvas, around, radius=2 + spread, fill=shade)
        canvas.fillRect(box, self.theme.color("paper"))
        if sheet.image is not None:
            canvas.drawImage(box, sheet.image)
        tint = paper_tint()
        for left, top, right, bottom in sheet.places:
            canvas.fillRect(
                QRectF(
                    box.left() + left * box.width(),
                    box.top() + top * box.height(),
                    (right - left) * box.width(),
                    (bottom - top) * box.height(),
                ),
                tint,
            )


class PaperView(FocusSeen, QScrollArea):
    """Pages with zoom: fitted to the width until the person chooses another size."""

    page_wanted = Signal(int, float)  # page from 0, dots per inch
    zoom_changed = Signal(int)  # percent

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.sheets: list[_Sheet] = []
        self._is_fitted = True
        self._zoom = 1.0
        self._papers = _Papers(theme, self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(lambda: self._ask(again=True))
        self.setWidget(self._papers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        self._papers.setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._ask(again=False))

    @property
    def percent(self) -> int:
        return round(self._zoom * 100)

    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Begin with another document: (width, height) of its pages in points."""
        self.sheets = [_Sheet(width=width, height=height) for width, height in sizes]
        self.verticalScrollBar().setValue(0)
        self._place()

    def show_picture(self, page: int, image: QImage) -> None:
        """Show how a page looks; a page of a document shown before is ignored."""
        if page < len(self.sheets):
            self.sheets[page].image = image
            self._papers.update()

    def tint(self, page: int, places: Sequence[Box]) -> None:
        """Mark boxes (left, top, right, bottom in parts of the page) as changed."""
        if page < len(self.sheets):
            self.sheets[page].places = list(places)
            self._papers.update()

    def go_to(self, page: int) -> None:
        boxes = self.page_boxes()
        if boxes:
            top = boxes[max(0, min(page, len(boxes) - 1))].top()
            self.verticalScrollBar().setValue(top - MARGIN)

    @property
    def page_shown(self) -> int:
        """The page (from 0) in the middle of what is seen."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        above = [i for i, box in enumerate(self.page_boxes()) if box.top() <= middle]
        return above[-1] if above else 0

    def fit_width(self) -> None:
        self._is_fitted = True
        self._place()

    def step_zoom(self, direction: int) -> None:
        """Go to the next larger (1) or smaller (-1) step."""
        now = self._zoom
        larger = [step for step in STEPS if step > now + 0.005]
        smaller = [step for step in reversed(STEPS) if step < now - 0.005]
        steps = larger if direction > 0 else smaller
        if steps:
            self._is_fitted = False
            self._zoom = steps[0]
            self._place()

    def page_boxes(self) -> list[QRect]:
        """Return where the pages lie on the long sheet."""
        boxes, top, room = [], MARGIN, self._papers.width()
        for sheet in self.sheets:
            size = self._size_of(sheet)
            boxes.append(QRect(QPoint((room - size.width()) // 2, top), size))
            top += size.height() + GAP
        return boxes

    def _size_of(self, sheet: _Sheet) -> QSize:
        scale = POINT_PX * self._zoom
        return QSize(round(sheet.width * scale), round(sheet.height * scale))

    def _place(self) -> None:
        """Set sizes for the present width, keeping the same spot of the document in view."""
        bar = self.verticalScrollBar()
        part = bar.value() / max(1, self._papers.height())
        viewport = self.viewport().size()
        widest = max((sheet.width for sheet in self.sheets), default=0.0)
        if self._is_fitted and widest:
            room = self.width() - 2 * MARGIN - bar.sizeHint().width()
            self._zoom = max(0.1, room / (widest * POINT_PX))
        tall = sum(self._size_of(sheet).height() + GAP for sheet in self.sheets) + MARGIN
        wide = round(widest * POINT_PX * self._zoom) + 2 * MARGIN
        self._papers.resize(max(wide, viewport.width()), max(tall, viewport.height()))
        bar.setValue(round(part * self._papers.height()))
        self.zoom_changed.emit(self.percent)
        self._papers.update()
        self._ask(again=False)
        self._settle.start()

    def _ask(self, *, again: bool) -> None:
        """Ask for pages in view that have no picture; with `again`, for those of another size."""
        if not self.isVisible():
            return
        dpi = min(HIGHEST_DPI, 96 * self._zoom * self.devicePixelRatioF())
        seen = QRect(QPoint(0, self.verticalScrollBar().value()), self.viewport().size())
        near = seen.adjusted(0, -seen.height() // 2, 0, seen.height() // 2)
        near.setWidth(max(self._papers.width(), 1))
        for number, box in enumerate(self.page_boxes()):
            sheet = self.sheets[number]
            is_wanted = not sheet.asked_dpi or (again and abs(sheet.asked_dpi - dpi) > 1)
            if is_wanted and box.intersects(near):
                sheet.asked_dpi = dpi
                self.page_wanted.emit(number, dpi)

    def paintEvent(self, event: QPaintEvent) -> None:
        with Canvas(self.viewport(), self.theme) as canvas:
            canvas.fillRect(self.viewport().rect(), self.theme.color("surface"))
            ground = self.viewport().rect()
            draw_box(canvas, ground, radius=6, fill=self.theme.color("surface-2"))
            if self.shows_focus:
                draw_ring(canvas, self.theme, ground, 6)
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._ask(again=False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        moves: dict[int, Callable[[], object]] = {
            keys.Key_PageDown: lambda: self.go_to(self.page_shown + 1),
            keys.Key_PageUp: lambda: self.go_to(self.page_shown - 1),
            keys.Key_Home: lambda: self.go_to(0),
            keys.Key_End: lambda: self.go_to(len(self.sheets) - 1),
            keys.Key_Plus: lambda: self.step_zoom(1),
            keys.Key_Minus: lambda: self.step_zoom(-1),
            keys.Key_0: self.fit_width,
        }
        move = moves.get(event.key())
        if move is None:
            super().keyPressEvent(event)
        else:
            move()
