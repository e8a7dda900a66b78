from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.rows import HistoryRow
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.ui.dialogs.credit_points import CreditPointsDialog
from kinerja_desktop.ui.theme.theme import Theme
from tests.office import PEOPLE


def result(
    name: str, start: date, end: date, predicate: Predicate | None, method: str = ""
) -> HistoryRow:
    return HistoryRow(
        appraisal_id=1,
        period_name=name,
        start=start,
        end=end,
        method=method or "permenpanrb_6_2022",
        results_rating=0,
        behaviour_rating=0,
        predicate=predicate,
        stage=Stage.FINAL,
        revision=1,
        finalised_on=end,
    )


YEAR = result("Tahun 2025", date(2025, 1, 1), date(2025, 12, 31), Predicate.SANGAT_BAIK)
QUARTER = result("Triwulan I 2025", date(2025, 1, 1), date(2025, 3, 31), Predicate.BAIK)
MONTHS = result("Januari-Februari 2026", date(2026, 1, 1), date(2026, 2, 28), Predicate.BAIK)
AID = result("Uji coba", date(2026, 3, 1), date(2026, 4, 30), Predicate.BAIK, "weighted_indicators")
OPEN = result("Semester II 2026", date(2026, 7, 1), date(2026, 12, 31), None)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> CreditPointsDialog:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1100, 680)
    window.show()
    made = CreditPointsDialog(theme, PEOPLE[1], (OPEN, AID, MONTHS, QUARTER, YEAR), parent=window)
    made.open()
    made.window_kept = window  # type: ignore[attr-defined]
    return made


def test_the_points_of_final_results_are_shown_with_every_step(
    dialog: CreditPointsDialog,
) -> None:
    assert dialog.level.currentText() == "Ahli Pertama"
    words = [(check.text(), check.isChecked()) for check in dialog.checks]
    assert words == [
        ("Tahun 2025: Sangat Baik, 12 bulan", True),
        ("Triwulan I 2025: Baik, 3 bulan", False),
        ("Januari-Februari 2026: Baik, 2 bulan", True),
        ("Uji coba: Baik, 2 bulan", False),
    ]
    text = dialog.text.toPlainText()
    assert "12/12 × 150 % × 12,50 (Ahli Pertama)" in text
    assert "20,83" in text
    assert "29,17" in text


def test_level_base_and_results_can_be_changed(dialog: CreditPointsDialog) -> None:
    dialog.checks[2].click()
    QTest.keyClicks(dialog.base, "10")
    assert "28,75" in dialog.text.toPlainText()
    muda = next(i for i in range(dialog.level.count()) if dialog.level.itemText(i) == "Ahli Muda")
    dialog.level.setCurrentIndex(muda)
    dialog.level.activated.emit(muda)
    assert "37,50" in dialog.text.toPlainText()
    QTest.keyClicks(dialog.base, "x")
    assert "bukan angka" in dialog._base_field.error.text.text()
    assert "47,50" in dialog.text.toPlainText()


def test_without_a_final_result_it_says_so(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = CreditPointsDialog(theme, Employee(name="Ani"), (OPEN,), parent=window)
    made.open()
    assert made.nothing.isVisible()
    assert made.credits() == ()
