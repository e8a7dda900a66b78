"""The focus ring of a link stands around it, outside of its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.layouts import column
from kinerja_desktop.ui.widgets.link_ring import AIR, LinkRing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kinerja_desktop.ui.theme.theme import Theme


def _rings(room: QWidget) -> list[LinkRing]:
    own = Qt.FindChildOption.FindDirectChildrenOnly
    return [ring for ring in room.findChildren(LinkRing, options=own) if ring.isVisible()]


def test_a_link_with_the_focus_has_its_ring_outside_of_its_letters(
    qtbot: QtBot, theme: Theme
) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    link = Button(theme, "Ubah", kind="link", parent=room)
    other = Button(theme, "Batal", parent=room)
    room.setLayout(column(link, other, margins=(20, 20, 20, 20)))
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    link.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: len(_rings(room)) == 1)
    assert _rings(room)[0].geometry() == link.geometry().adjusted(-AIR, 0, AIR, 0)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not _rings(room))


def test_at_the_edge_the_ring_stands_in_the_wider_room(qtbot: QtBot, theme: Theme) -> None:
    outside, inside = QWidget(), QWidget()
    qtbot.addWidget(outside)
    link = Button(theme, "Kaitkan", kind="link", parent=inside)
    other = Button(theme, "Batal", parent=outside)
    inside.setLayout(column(link))
    outside.setLayout(column(inside, other, margins=(20, 20, 20, 20)))
    outside.show()
    outside.activateWindow()
    qtbot.waitUntil(outside.isActiveWindow)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    link.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: len(_rings(outside)) == 1)

    def stands_around() -> bool:
        (ring,) = _rings(outside)
        place = link.geometry().translated(inside.pos())
        return ring.geometry() == place.adjusted(-AIR, 0, AIR, 0)

    assert stands_around()
    outside.resize(outside.width() + 60, outside.height() + 40)
    inside.move(inside.x() + 9, inside.y() + 5)
    qtbot.waitUntil(stands_around)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not _rings(outside))
