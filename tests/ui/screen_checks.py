"""What every screen must keep: each check returns sentences about what is wrong, or nothing."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QBoxLayout,
    QCalendarWidget,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QStackedLayout,
    QWidget,
)

from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.labels import ElidedText, Text

# multiples of two up to 20, of four beyond; odd ones are an even gap less the outline of a card;
# 26 is the column of a 24 px button
GAPS = frozenset({*range(0, 21, 2), 24, 26, 28, 32, 36, 40, 48, 1, 3, 5, 7, 11, 15, 19, 23, 31})
SMALLEST_TARGET = 24
MOST_PRESSES = 300


def parts(root: QWidget) -> list[QWidget]:
    """Return every visible widget of ours below `root`, without the insides of Qt's own."""
    widgets = (root, *root.findChildren(QWidget))
    return [w for w in widgets if w.isVisible() and not is_inside_of_qt(w)]


def is_inside_of_qt(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit | QCalendarWidget):
        return True
    return isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")


def words_of(widget: QWidget) -> str:
    """Return what tells a widget from others, for the message of a failed test."""
    text = getattr(widget, "text", None)
    said = str(text()) if callable(text) else ""
    found = said or widget.accessibleName() or widget.objectName()
    owner = widget.parentWidget()
    while not found and owner is not None:
        found = f"in {type(owner).__name__}"
        if type(owner) is QWidget:
            found, owner = "", owner.parentWidget()
    return f"{type(widget).__name__}({found[:50]!r}) {widget.width()}x{widget.height()}"


def clipped(shown: list[QWidget]) -> list[str]:
    """Name labels and buttons with less room than their words need."""
    found = []
    for widget in shown:
        wanted = _needed(widget)
        if wanted is None or widget.visibleRegion().isEmpty():
            continue
        if widget.width() < wanted[0] or widget.height() < wanted[1]:
            found.append(f"{words_of(widget)} needs {wanted[0]}x{wanted[1]}")
    return found


def _needed(widget: QWidget) -> tuple[int, int] | None:
    hint = widget.minimumSizeHint()
    if isinstance(widget, ElidedText):
        return 0, hint.height()
    if isinstance(widget, Text) and widget.hasHeightForWidth():
        return 0, widget.heightForWidth(widget.width())
    if isinstance(widget, QLabel | QAbstractButton):
        return hint.width(), hint.height()
    if isinstance(widget, QDateTimeEdit):
        metrics, line = QFontMetricsF(widget.font()), widget.lineEdit()
        edges = widget.width() - line.width() + line.textMargins().left()
        return edges + round(metrics.horizontalAdvance(widget.text())), round(metrics.height())
    if isinstance(widget, QAbstractSpinBox | QComboBox | QLineEdit):
        return SMALLEST_TARGET, round(QFontMetricsF(widget.font()).height())
    return None


def outside(shown: list[QWidget]) -> list[str]:
    """Name widgets that reach out of their parent, where nothing scrolls."""
    found = []
    for widget in shown:
        parent = widget.parentWidget()
        if widget.isWindow() or parent is None:
            continue
        grand = parent.parentWidget()
        if isinstance(grand, QAbstractScrollArea) and parent is grand.viewport():
            found.extend(_too_wide(grand, widget))
            continue
        if not parent.rect().contains(widget.geometry()) and widget.width() and widget.height():
            box = widget.geometry().getRect()
            found.append(f"{words_of(widget)} at {box} in {words_of(parent)}")
    return found


def _too_wide(area: QAbstractScrollArea, content: QWidget) -> list[str]:
    """A content that scrolls up and down may not be wider than what is shown of it."""
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if not isinstance(area, QScrollArea) or area.horizontalScrollBarPolicy() != off:
        return []
    if content.width() <= area.viewport().width():
        return []
    return [f"{words_of(content)} scrolls sideways in {area.viewport().width()}"]


def squeezed(shown: list[QWidget]) -> list[str]:
    """Name layouts that got less than they need at the least."""
    found: list[str] = []
    for widget in shown:
        layout = widget.layout()
        if layout is None or widget.visibleRegion().isEmpty():
            continue
        need = layout.totalMinimumSize()
        if widget.width() < need.width() or widget.height() < need.height():
            found.append(f"{words_of(widget)} needs {need.width()}x{need.height()}")
    return found


def overlapping(shown: list[QWidget]) -> list[str]:
    """Name neighbours in one layout that lie over each other."""
    found: list[str] = []
    for widget in shown:
        layout = widget.layout()
        if layout is None:
            continue
        placed = [w for w in _placed(layout) if w.isVisible() and w.width() and w.height()]
        found.extend(
            f"{words_of(first)} lies over {words_of(second)}"
            for place, first in enumerate(placed)
            for second in placed[place + 1 :]
            if first.geometry().intersects(second.geometry())
        )
    return found


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)


def odd_gaps(shown: list[QWidget]) -> list[str]:
    """Name layouts whose margins or gaps are none of the list."""
    found: list[str] = []
    for widget in shown:
        layout = widget.layout()
        if layout is not None and type(widget).__module__.startswith(("kinerja", "PySide6")):
            odd = [sorted(_used(inner) - GAPS) for inner in _layouts(layout)]
            found.extend(f"{words_of(widget)} uses {used}" for used in odd if used)
    return found


def _used(layout: QLayout) -> set[int]:
    if isinstance(layout, QStackedLayout):  # fills its widget, whatever it says
        return set()
    margins = layout.contentsMargins()
    used = {margins.left(), margins.top(), margins.right(), margins.bottom()}
    return used | {layout.spacing()} if isinstance(layout, QBoxLayout) else used


def _layouts(layout: QLayout) -> Iterator[QLayout]:
    yield layout
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield from _layouts(inner)


# Reaching everything.


def focusable(shown: list[QWidget]) -> list[QWidget]:
    """Return what Tab should reach."""
    return [
        widget
        for widget in shown
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not is_inside_of_qt(widget)
    ]


def accessible_name(widget: QWidget) -> str:
    """Return what a screen reader is told."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)) if interface is not None else ""


def nameless(shown: list[QWidget]) -> list[str]:
    """Name what takes the focus or a click without telling what it is."""
    found = [words_of(w) for w in focusable(shown) if not accessible_name(w).strip()]
    found += [
        words_of(widget)
        for widget in shown
        if isinstance(widget, QAbstractButton) and not accessible_name(widget).strip()
    ]
    return found


def silent_rows(shown: list[QWidget]) -> list[str]:
    """Name lists with a row that a screen reader cannot read."""
    found = []
    for widget in shown:
        if not isinstance(widget, QAbstractItemView) or widget.model() is None:
            continue
        model = widget.model()
        for line in range(min(model.rowCount(), 12)):
            index = model.index(line, 0)
            told = index.data(Qt.ItemDataRole.AccessibleTextRole)
            if not (told or index.data(Qt.ItemDataRole.DisplayRole)):
                found.append(f"{words_of(widget)} row {line}")
                break
    return found


def rival_primaries(shown: list[QWidget]) -> list[str]:
    """Name the primary buttons where there is more than one."""
    found = [one.text() for one in shown if isinstance(one, Button) and one.kind == "primary"]
    return [f"primary: {found}"] if len(found) > 1 else []


def small_targets(shown: list[QWidget], *, least_height: int = SMALLEST_TARGET) -> list[str]:
    """Name what is pressed and is smaller than a finger or a shaking hand needs."""
    found = []
    for widget in shown:
        pressed = isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox)
        if pressed and (widget.width() < SMALLEST_TARGET or widget.height() < least_height):
            found.append(words_of(widget))
    return found


def place_on(root: QWidget, widget: QWidget, beside: QWidget) -> QRect:
    """Return where a widget is seen by somebody at `beside`.

    What is scrolled away in an area that holds only one of the two counts at the area's edge.
    """
    place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea) and not parent.isAncestorOf(beside):
            view = parent.viewport()
            room = QRect(view.mapTo(root, QPoint(0, 0)), view.size())
            place.moveTop(max(room.top(), min(place.top(), room.bottom())))
            place.setHeight(min(place.height(), max(1, room.bottom() - place.top())))
        parent = parent.parentWidget()
    return place


def steps_back(root: QWidget, stops: list[QWidget]) -> list[str]:
    """Name steps of a Tab walk round the window against the reading order, but the one around.

    Up is allowed into the next column only, left only into a lower row.
    """
    found = []
    for number, after in enumerate(stops):
        before = stops[number - 1]
        one, other = place_on(root, before, after), place_on(root, after, before)
        goes_up = other.bottom() <= one.top() and other.left() <= one.left()
        same_row = other.top() < one.bottom() and one.top() < other.bottom()
        goes_left = same_row and other.right() <= one.left()
        if goes_up or goes_left:
            found.append(f"{words_of(before)} -> {words_of(after)}")
    return found if len(found) > 1 else []


def report(found: dict[str, list[str]]) -> str:
    """Return one line a fault; empty is good."""
    return "\n".join(f"{room}: {said}" for room, each in found.items() for said in each)


def tab_walk(start: QWidget) -> list[QWidget]:
    """Press Tab from a widget until it is back there; raises when it goes round without it."""
    start.setFocus()
    stops: list[QWidget] = [start]
    for _press in range(MOST_PRESSES):
        focused = QApplication.focusWidget()
        assert focused is not None, f"the focus was lost after {words_of(stops[-1])}"
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is start:
            return stops
        if now is focused:  # the parts of a date
            continue
        assert now is not None, f"the focus was lost after {words_of(focused)}"
        assert now not in stops, f"{words_of(now)} is reached twice, {words_of(start)} never again"
        stops.append(now)
    raise AssertionError(f"Tab is caught at {words_of(stops[-1])}")


def unreached(shown: list[QWidget], stops: list[QWidget]) -> list[str]:
    """Name what Tab missed; of buttons that exclude each other one is enough."""
    found = []
    for widget in focusable(shown):
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        same = group.buttons() if group is not None and group.exclusive() else [widget]
        if not any(one in stops for one in same):
            found.append(words_of(widget))
    return found
