"""Rows, columns and lines: the only places where margins and gaps are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_line

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)


def _fill(box: QHBoxLayout | QVBoxLayout, items: tuple[object, ...]) -> None:
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        elif isinstance(item, QWidget):
            box.addWidget(item)


def row(*items: object, gap: int = 8, margins: Margins = NO_MARGINS) -> QHBoxLayout:
    """Lay widgets and layouts side by side. `None` is a stretch, an int a space in pixels."""
    box = QHBoxLayout()
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    _fill(box, items)
    return box


def column(*items: object, gap: int = 8, margins: Margins = NO_MARGINS) -> QVBoxLayout:
    """Lay widgets and layouts below each other. `None` is a stretch, an int a space."""
    box = QVBoxLayout()
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    _fill(box, items)
    return box


def boxed(layout: QLayout, *, parent: QWidget | None = None) -> QWidget:
    """Wrap a layout into a plain widget."""
    widget = QWidget(parent)
    widget.setLayout(layout)
    return widget


def scrolling(
    content: QWidget, *, sideways: bool = False, parent: QWidget | None = None
) -> QScrollArea:
    """Let content scroll up and down; it takes the width of the area, or scrolls sideways too."""
    area = QScrollArea(parent)
    # A viewport of our own: asking Qt for its own makes PySide look at every kind of widget.
    pane = QWidget(area)
    area.setViewport(pane)
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setAutoFillBackground(False)
    pane.setAutoFillBackground(False)
    return area


class ShownStack(QStackedWidget):
    """One of several widgets, which alone says how much room is needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._count_only)

    def hasHeightForWidth(self) -> bool:
        shown = self.currentWidget()
        return shown is not None and shown.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        shown = self.currentWidget()
        return shown.heightForWidth(width) if shown is not None else -1

    def _count_only(self, shown: int) -> None:
        policies = QSizePolicy.Policy
        for place in range(self.count()):
            widget = self.widget(place)
            if widget is not None:
                policy = policies.Preferred if place == shown else policies.Ignored
                widget.setSizePolicy(policy, policy)


class Divider(Painted):
    """A hairline in `border`, lying or standing."""

    def __init__(
        self, theme: Theme, *, upright: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._is_upright = upright
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if upright:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, free)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(free, fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            end = QPointF(0, self.height()) if self._is_upright else QPointF(self.width(), 0)
            draw_line(canvas, self.theme.color("border"), QPointF(0, 0), end)
