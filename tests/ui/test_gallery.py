from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.ui.gallery import Gallery
from kinerja_desktop.ui.theme.theme import Look, Theme
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.labels import ElidedText, Text


def shown(qtbot: QtBot, theme: Theme) -> Gallery:
    gallery = Gallery(theme)
    qtbot.addWidget(gallery)
    gallery.resize(1366, 689)
    gallery.show()
    return gallery


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_components_fit_on_one_page(qtbot: QtBot, scheme: str) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    gallery = shown(qtbot, Theme(Look(scheme=scheme), parent=holder))
    assert gallery.size() == QSize(1366, 689)
    picture = gallery.grab().toImage()
    assert picture.pixelColor(QPoint(4, 4)) == gallery.theme.color("bg")
    center = gallery.primary.mapTo(gallery, QPoint(6, 16))
    assert picture.pixelColor(center) == gallery.theme.color("primary")


def test_no_text_is_narrower_than_its_words_or_lower_than_its_lines(
    qtbot: QtBot, theme: Theme
) -> None:
    gallery = shown(qtbot, theme)
    texts = [text for text in gallery.findChildren(Text) if text.isVisible()]
    assert len(texts) > 10
    for text in texts:
        assert text.height() >= text.heightForWidth(text.width()), text.text()
        if not isinstance(text, ElidedText) and not text.hasHeightForWidth():
            assert text.width() >= text.sizeHint().width(), text.text()


def test_only_one_enabled_button_of_control_height_is_primary(qtbot: QtBot, theme: Theme) -> None:
    gallery = shown(qtbot, theme)
    kinds = [b.kind for b in gallery.findChildren(Button) if b.height() == 32]
    assert kinds.count("primary") == 1


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, theme: Theme) -> None:
    gallery = shown(qtbot, theme)
    for child in gallery.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible():
            named = child.accessibleName()
            if isinstance(child, QAbstractButton):
                named = named or child.text()
            assert named, child


def test_a_change_of_look_repaints_everything(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    theme = Theme(parent=holder)
    gallery = shown(qtbot, theme)
    before = gallery.grab().toImage()
    theme.set_look(Look(scheme="dark"))
    assert gallery.grab().toImage() != before
