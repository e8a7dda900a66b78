"""Tab order of the talk: as the layouts read, whatever was built, moved or shown when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout


def stops(widget: QWidget | None) -> Iterator[QWidget]:
    """Walk what Tab reaches inside a widget, in reading order."""
    if widget is None or not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    elif isinstance(widget, QStackedWidget):
        yield from stops(widget.currentWidget())
    elif isinstance(widget, QScrollArea):
        yield from stops(widget.widget())
    elif (layout := widget.layout()) is not None:
        yield from _stops_of_layout(layout)


def _stops_of_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.widget() if item is not None else None
        if inner is not None:
            yield from stops(inner)
        elif item is not None and (nested := item.layout()) is not None:
            yield from _stops_of_layout(nested)


def move_focus(window: QWidget, *, forward: bool) -> bool:
    """Give the focus to the next or the previous stop, around the end."""
    found = list(stops(window))
    if not found:
        return False
    focused = QApplication.focusWidget()
    place = found.index(focused) if focused in found else (-1 if forward else 0)
    reasons = Qt.FocusReason
    reason = reasons.TabFocusReason if forward else reasons.BacktabFocusReason
    found[(place + (1 if forward else -1)) % len(found)].setFocus(reason)
    return True
