from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kinerja_desktop.ui.theme.theme import Theme
from kinerja_desktop.ui.widgets.trend_line import TrendItem, TrendLine


def item(place: float | None, told: str = "") -> TrendItem:
    return TrendItem(head="2025", place=place, told=told)


def test_a_gap_is_no_point_and_breaks_the_line(qtbot: QtBot, theme: Theme) -> None:
    plot = TrendLine(theme, "Predikat")
    qtbot.addWidget(plot)
    plot.resize(600, 132)
    plot.show_items([item(0.5, "Baik"), item(None), item(0.5, "Baik"), item(0.5, "Baik")])
    assert plot.accessibleDescription().split("; ") == [
        "2025 Baik",
        "2025 tidak ada nilai",
        "2025 Baik",
        "2025 Baik",
    ]
    first, gap, third, last = plot.spots()
    assert gap is None
    assert first is not None
    assert third is not None
    assert last is not None
    image = plot.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ground = image.pixelColor(2, 2).red()
    between = round((third.x() + last.x()) / 2)
    before = round((first.x() + third.x()) / 2)
    assert image.pixelColor(between, round(third.y())).red() < ground - 60
    assert image.pixelColor(before, round(third.y())).red() == ground


def test_only_the_newest_six_are_drawn_and_all_are_told(qtbot: QtBot, theme: Theme) -> None:
    plot = TrendLine(theme, "Predikat")
    qtbot.addWidget(plot)
    plot.show_items([item(n / 10, str(n)) for n in range(8)])
    assert len(plot.spots()) == 6
    assert plot.accessibleDescription().count("2025") == 8
