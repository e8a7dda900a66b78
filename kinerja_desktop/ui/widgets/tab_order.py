"""Tab order that follows the layouts, whatever was built, moved or shown when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLayout,
    QScrollArea,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOM_ABOVE_PX = 24


def shown_stops(root: QWidget) -> list[QWidget]:
    """Return what Tab reaches now below `root`, in reading order."""
    return [widget for widget in _walk(root) if widget is not root and is_stop(widget)]


def move_focus(root: QWidget, *, forward: bool, last: QWidget | None = None) -> bool:
    """Give the focus to the next or the previous stop, around the end, and bring it into view.

    `last` had the focus when nobody has it, as when a dialog of the system has just gone.
    """
    stops = shown_stops(root)
    if not stops:
        return False
    focused = QApplication.focusWidget() or last
    near = None if focused is None or focused in stops else _nearest(focused, stops)
    place = stops.index(focused) if focused in stops else (-1 if forward else 0)
    target = near or stops[(place + (1 if forward else -1)) % len(stops)]
    reasons = Qt.FocusReason
    target.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
    bring_into_view(target)
    return True


def _nearest(gone: QWidget, stops: list[QWidget]) -> QWidget | None:
    """Return a stop as close as can be to what has just been hidden or locked."""
    around = gone.parentWidget()
    while around is not None:
        for stop in stops:
            if around.isAncestorOf(stop):
                return stop
        around = around.parentWidget()
    return None


def bring_into_view(widget: QWidget) -> None:
    """Scroll every area around a widget so that it can be seen."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, ROOM_ABOVE_PX)
        parent = parent.parentWidget()


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops at a widget as it is now."""
    return widget.isVisible() and widget.isEnabled() and _takes_tab(widget)


def _group_of(widget: QWidget) -> QButtonGroup | None:
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None:
        # PySide takes the asked button for the parent of its group: both would own each other.
        group.setParent(group.parent())
    return group


def _takes_tab(widget: QWidget) -> bool:
    """Of buttons that exclude each other Tab reaches the chosen one; arrows reach the others.

    Qt moves the focus policy from one to the next, so that of the chosen one is not asked.
    """
    group = _group_of(widget)
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    if chosen is not None and chosen.isVisible():
        return widget is chosen
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _walk(root: QWidget) -> Iterator[QWidget]:
    """Yield a shown widget, then what is in its layout, then what lies in it without a layout."""
    if not root.isVisible():
        return
    yield root
    if isinstance(root, (QAbstractSpinBox, QComboBox)):
        return  # the line inside is Qt's own
    layout = root.layout()
    placed = list(_widgets_in(layout)) if layout is not None else []
    known = set(placed)
    loose = [
        child
        for child in root.children()
        if isinstance(child, QWidget) and child not in known and not child.isWindow()
    ]
    for widget in (*placed, *sorted(loose, key=lambda child: (child.y(), child.x()))):
        yield from _walk(widget)


def _widgets_in(layout: QLayout) -> Iterator[QWidget]:
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        places = sorted(places, key=lambda n: layout.getItemPosition(n)[:2])  # type: ignore[assignment,index]
    for place in places:
        item = layout.itemAt(place)
        widget, inner = (None, None) if item is None else (item.widget(), item.layout())
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets_in(inner)
