from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.ui.theme.theme import Theme
from kinerja_desktop.ui.widgets.anchors import AnchorScale
from kinerja_desktop.ui.widgets.dates import DateField, SpinBox, TimeField
from kinerja_desktop.ui.widgets.inputs import ComboBox
from kinerja_desktop.ui.widgets.rating import SegmentedChoice, SegmentedRating
from kinerja_desktop.ui.widgets.tabs import Tabs


def rating(theme: Theme) -> SegmentedRating:
    made = SegmentedRating(theme, "Rating")
    made.set_value(0)
    return made


def anchors(theme: Theme) -> AnchorScale:
    made = AnchorScale(theme, "Patokan")
    made.show_anchors([(step, str(step)) for step in range(1, 6)], value=3)
    return made


MAKERS: dict[str, Callable[[Theme], Any]] = {
    "rating": rating,
    "choice": lambda theme: SegmentedChoice(theme, "x", [(1, "a"), (2, "b")], value=1),
    "anchors": anchors,
    "combo": lambda theme: ComboBox(theme, "x", options=[(1, "a"), (2, "b")]),
    "date": lambda theme: DateField(theme, "x", value=date(2026, 6, 25)),
    "time": lambda theme: TimeField(theme, "x", value=time(13, 10)),
    "number": lambda theme: SpinBox(theme, "x", limits=(0, 9)),
    "tabs": lambda theme: Tabs(theme, "x", tabs=[(1, "a", None), (2, "b", 3)]),
}


def turn_wheel(widget: QWidget, delta: int) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(QPoint(0, 0))),
        QPoint(0, 0),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("name", MAKERS)
def test_the_wheel_changes_no_value(qtbot: QtBot, theme: Theme, name: str) -> None:
    widget = MAKERS[name](theme)
    qtbot.addWidget(widget)
    widget.show()
    widget.setFocus()
    before = widget.value()
    for delta in (120, -120, -240):
        turn_wheel(widget, delta)
    assert widget.value() == before
