from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.ui.dialogs.first_start_parts import Tiles, TileWords
from kinerja_desktop.ui.theme.theme import Theme
from kinerja_desktop.ui.widgets.person_list import PickLine, PickList


@pytest.fixture
def picks(theme: Theme, qtbot: QtBot) -> PickList:
    made = PickList(theme, "Bagian", parent=None)
    made.show_rows([PickLine(key=key, title=key.title()) for key in ("satu", "dua", "tiga")])
    qtbot.addWidget(made)
    made.resize(200, 220)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.clearFocus()
    return made


def edge_is_lit(picks: PickList) -> bool:
    """Whether the left edge of the whole list is the colour of the focus."""
    image = picks.viewport().grab().toImage()
    return image.pixelColor(0, image.height() // 2) == picks.theme.color("focus")


def test_a_list_without_a_chosen_row_is_ringed_itself(picks: PickList, qtbot: QtBot) -> None:
    picks.choose(None)
    picks.setFocus(Qt.FocusReason.TabFocusReason)
    assert edge_is_lit(picks)

    qtbot.keyClick(picks, Qt.Key.Key_Down)
    assert not edge_is_lit(picks)
    assert picks.is_focused(picks.currentIndex())


def test_a_list_that_was_clicked_is_not_ringed(picks: PickList, qtbot: QtBot) -> None:
    qtbot.mouseClick(picks.viewport(), Qt.MouseButton.LeftButton)
    picks.choose(None)
    assert not edge_is_lit(picks)


def test_the_ring_is_still_there_when_the_window_comes_back(picks: PickList) -> None:
    picks.choose("dua")
    picks.setFocus(Qt.FocusReason.TabFocusReason)
    for reason in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
        for kind in (QFocusEvent.Type.FocusOut, QFocusEvent.Type.FocusIn):
            QApplication.sendEvent(picks, QFocusEvent(kind, reason))
        assert picks.is_focused(picks.currentIndex())


def test_a_chosen_tile_shows_the_focus_too(theme: Theme, qtbot: QtBot) -> None:
    words = [TileWords(value=key, icon="scale", title=key, line="") for key in ("a", "b")]
    tiles = Tiles(theme, tuple(words))
    qtbot.addWidget(tiles)
    tiles.set_value("a")
    tiles.show()
    tiles.activateWindow()
    qtbot.waitUntil(tiles.isActiveWindow)
    tiles.chosen_tile().clearFocus()
    without = tiles.grab().toImage()
    tiles.chosen_tile().setFocus(Qt.FocusReason.TabFocusReason)
    ring = tiles.grab().toImage().pixelColor(5, tiles.height() // 2)
    assert ring == theme.color("focus")
    assert without.pixelColor(5, tiles.height() // 2) != ring
