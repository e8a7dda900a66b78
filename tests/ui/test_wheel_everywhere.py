"""The wheel over any part of any page and dialog changes no value and no record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui import screen_checks as checks
from tests.ui.house import House
from tests.ui.rooms import leave, rooms
from tests.ui.widgets.test_wheel import turn_wheel


def values_of(root: QWidget) -> Iterator[tuple[int, Any]]:
    """Yield what every input of a window holds."""
    for place, widget in enumerate(root.findChildren(QWidget)):
        if isinstance(widget, QComboBox):
            yield place, widget.currentIndex()
        elif isinstance(widget, QAbstractButton):
            yield place, (widget.isChecked(), widget.text())
        elif isinstance(widget, QAbstractSpinBox | QLineEdit):
            yield place, widget.text()
        elif isinstance(widget, QTextEdit):
            yield place, widget.toPlainText()
        elif isinstance(widget, QAbstractItemView):
            index = widget.currentIndex()
            yield place, (index.row(), index.column())
        elif callable(value := getattr(widget, "value", None)) and not isinstance(
            widget, QScrollBar
        ):
            yield place, value()


def audit_length(house: House) -> int:
    with house.store.reading() as look:
        return len(look.audit.entries())


@pytest.mark.slow
def test_the_wheel_changes_nothing_anywhere(house: House) -> None:
    changed = []
    for name, enter in rooms().items():
        root = enter(house)
        before, records = list(values_of(root)), audit_length(house)
        for widget in checks.parts(root):
            turn_wheel(widget, 120)
            turn_wheel(widget, -240)
        if name not in SCROLLS_TO_CHOOSE and list(values_of(root)) != before:
            changed.append(name)
        if audit_length(house) != records:
            changed.append(f"{name}: records")
        leave(house)
    assert changed == []


# Scrolling the settings lights the section that stands at the top.
SCROLLS_TO_CHOOSE = {"settings", *(f"settings/{place}" for place in range(8))}


def test_a_stock_number_field_would_be_caught(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    field = QSpinBox(box)
    box.show()
    field.setFocus()
    before = list(values_of(box))
    turn_wheel(field, 120)
    assert list(values_of(box)) != before
