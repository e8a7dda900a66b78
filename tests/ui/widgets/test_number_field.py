from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kinerja_desktop.ui.theme.theme import Theme
from kinerja_desktop.ui.widgets.number_field import NumberField, shown_number
from tests.ui.widgets.test_wheel import turn_wheel


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> NumberField:
    made = NumberField(theme, "Nilai", limits=(0, 120))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "value"), [("96,5", "96.5"), ("96.50", "96.50"), (" 120 ", "120"), ("0", "0")]
)
def test_numbers_are_taken_with_comma_or_point(field: NumberField, typed: str, value: str) -> None:
    heard: list[Decimal | None] = []
    field.value_changed.connect(heard.append)
    QTest.keyClicks(field, typed)
    assert field.value() == Decimal(value)
    assert heard[-1] == Decimal(value)
    assert field.problem == ""


@pytest.mark.parametrize("typed", ["120,01", "-1", "sembilan", "9,5,5", "1e1"])
def test_anything_else_stays_to_be_corrected_and_the_last_number_counts(
    field: NumberField, typed: str
) -> None:
    field.set_value(Decimal(80))
    field.clear()
    field.textEdited.emit("")
    field.set_value(Decimal(80))
    field.setText(typed)
    field.textEdited.emit(typed)
    assert field.text() == typed
    assert field.value() == Decimal(80)
    assert field.problem == f"“{typed}” bukan angka dari 0 sampai 120; 80 tetap berlaku."
    assert field.accessibleDescription() == field.problem
    field.forget_typed()
    assert (field.text(), field.problem) == ("80", "")


def test_emptied_it_holds_no_number(field: NumberField) -> None:
    field.set_value(Decimal("96.5"))
    assert field.text() == "96,5"
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.value() is None


def test_neither_wheel_nor_arrows_change_it(field: NumberField) -> None:
    field.set_value(Decimal(80))
    field.setFocus()
    turn_wheel(field, 120)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp):
        QTest.keyClick(field, key)
    assert field.value() == Decimal(80)


def test_a_number_is_shown_with_the_decimals_it_has() -> None:
    assert [shown_number(Decimal(n)) for n in ("100", "96.50", "0.25", "1E+2")] == [
        "100",
        "96,5",
        "0,25",
        "100",
    ]
