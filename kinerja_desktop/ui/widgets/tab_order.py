"""Tab order that follows the layouts: for parts that are made anew after their neighbours."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def follow_layout(root: QWidget) -> None:
    """Let Tab walk through everything below `root` in the order of its layouts."""
    for before, after in pairwise(stops_of(root)):
        QWidget.setTabOrder(before, after)


def stops_of(root: QWidget) -> Iterator[QWidget]:
    """Yield what Tab can reach, in reading order, shown or not."""
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield root
    if isinstance(root, QScrollArea):
        content = root.widget()
        if content is not None:
            yield from stops_of(content)
    elif isinstance(root, QAbstractItemView):
        for child in root.viewport().children():
            if isinstance(child, QWidget):
                yield from stops_of(child)
    elif (layout := root.layout()) is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from stops_of(widget)
        elif inner is not None:
            yield from _stops_in(inner)
