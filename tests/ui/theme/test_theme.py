from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QFontMetricsF, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.paths import resource_dir
from kinerja_desktop.ui.theme.icons import icon_svg
from kinerja_desktop.ui.theme.stylesheet import make_stylesheet, write_indicators
from kinerja_desktop.ui.theme.theme import Look, Theme
from kinerja_desktop.ui.theme.tokens import EASY_FAMILY, FAMILY, SCALES, SCHEMES, TYPE


def test_the_application_speaks_inter(theme: Theme, qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == FAMILY
    for style in TYPE:
        assert QFontInfo(theme.font(style)).family() == FAMILY


def test_three_weights_are_three_fonts(theme: Theme) -> None:
    widths = [theme.width("Rencana hasil kerja", f"body/{weight}") for weight in (400, 500, 600)]
    assert widths[0] < widths[1] < widths[2]


def test_digits_are_equally_wide(theme: Theme) -> None:
    assert theme.width("11111", "body") == theme.width("88888", "body")


def test_the_easy_font_is_bundled(qapp: QApplication) -> None:
    theme = Theme(parent=qapp)
    theme.set_look(Look(easy_font=True))
    assert QFontInfo(theme.font("body")).family() == EASY_FAMILY
    assert theme.width("kinerja", "body/600") > theme.width("kinerja", "body")


@pytest.mark.parametrize("scale", SCALES)
def test_text_size_multiplies_type_and_heights(qapp: QApplication, scale: float) -> None:
    theme = Theme(Look(scale=scale), parent=qapp)
    assert theme.font("body").pixelSize() == round(14 * scale)
    assert theme.line("body") == round(20 * scale)
    assert theme.control(32) == round(32 * scale)
    assert QFontMetricsF(theme.font("body")).height() <= theme.line("body")


def test_touch_makes_controls_taller(qapp: QApplication) -> None:
    assert Theme(Look(touch=True), parent=qapp).control(32) == 40


def test_a_changed_look_is_told_once(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(parent=qapp)
    with qtbot.waitSignal(theme.changed):
        theme.set_look(Look(scheme="dark"))
    assert theme.is_dark
    assert theme.color("bg").name().upper() == SCHEMES["dark"]["bg"]
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_look(Look(scheme="dark"))


def test_a_window_can_be_dressed_differently_from_the_application(
    qtbot: QtBot, theme: Theme, qapp: QApplication
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    Theme(Look(scheme="dark"), parent=window).dress(window)
    dark = window.palette().color(QPalette.ColorRole.Window)
    assert dark != qapp.palette().color(QPalette.ColorRole.Window)
    assert theme.scheme == "light"


def test_the_stylesheet_has_no_open_token_and_points_to_files_that_exist(tmp_path: Path) -> None:
    for scheme in SCHEMES:
        folder = write_indicators(scheme, tmp_path / "a folder")
        sheet = make_stylesheet(scheme, 1.0, folder)
        assert re.findall(r"\[[a-z0-9-]+\]", sheet) == []
        assert "palette(" not in sheet
        files = re.findall(r'url\("([^"]+)"\)', sheet)
        assert files
        assert all(Path(file).exists() for file in files)


def test_indicators_are_written_once(tmp_path: Path) -> None:
    folder = write_indicators("light", tmp_path)
    before = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    write_indicators("light", tmp_path)
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == before


def strongest_edge(picture: QImage) -> float:
    def luminance(x: int, y: int) -> float:
        color = picture.pixelColor(x, y)

        def linear(share: float) -> float:
            return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

        parts = (linear(color.redF()), linear(color.greenF()), linear(color.blueF()))
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    middle = luminance(picture.width() // 2, picture.height() // 2)
    edge = [
        luminance(picture.width() // 2, y) for y in range(picture.height() - 3, picture.height())
    ]
    return max((max(e, middle) + 0.05) / (min(e, middle) + 0.05) for e in edge)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_input_shows_an_edge_of_three_to_one(qtbot: QtBot, scheme: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    Theme(Look(scheme=scheme), parent=window).dress(window)
    field = QLineEdit(window)
    field.resize(180, 32)
    field.ensurePolished()
    assert strongest_edge(field.grab().toImage()) >= 3.0


def test_stock_buttons_follow_the_kinds(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton("Simpan")
    qtbot.addWidget(button)
    button.setProperty("kind", "primary")
    button.resize(120, 32)
    color = button.grab().toImage().pixelColor(8, 16)
    assert color == theme.color("primary")


def test_every_icon_can_be_recoloured() -> None:
    files = sorted((resource_dir() / "icons").glob("*.svg"))
    assert len(files) > 80
    for file in files:
        if file.stem != "app-logo":
            svg = icon_svg(file.stem, "red")
            assert "currentColor" not in svg
            assert "red" in svg


def test_icons_are_sharp_at_the_ratio_of_the_screen(theme: Theme) -> None:
    pixmap = theme.pixmap("lock", "text", 16, ratio=1.5)
    assert pixmap.size() == QSize(24, 24)
    assert pixmap.devicePixelRatio() == 1.5


def test_an_icon_has_colours_for_its_modes(theme: Theme) -> None:
    icon = theme.icon("square", "text")
    modes = (QIcon.Mode.Normal, QIcon.Mode.Disabled, QIcon.Mode.Selected)
    pictures = [icon.pixmap(QSize(16, 16), mode).toImage() for mode in modes]
    assert pictures[0] != pictures[1] != pictures[2]
    assert icon.pixmap(QSize(16, 16), 2.0).size() == QSize(32, 32)
