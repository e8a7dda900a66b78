"""The staff page before a person, alone in its window."""

from __future__ import annotations

from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.services import Services
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.page import Said
from kinerja_desktop.ui.pages.staff_page import StaffPage

BODY = (1118, 617)


class StaffVisit:
    """The page as a person has it before them, and what it asked of the window."""

    def __init__(self, qtbot: QtBot, frame: Frame, services: Services) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(*BODY)
        self.page = StaffPage(frame, services, parent=self.window)
        self.page.resize(*BODY)
        self.went: list[tuple[str, dict[str, Any]]] = []
        self.said: list[Said] = []
        self.page.went.connect(lambda key, target: self.went.append((key, target)))
        self.page.said.connect(self.said.append)
        self.page.show_period(services.periods.current())
        self.window.show()

    @property
    def names(self) -> list[str]:
        return [line.name for line in self.page.list.list.rows.rows]

    def dialog(self, kind: type[Any]) -> Any:
        found = [shown for shown in self.window.findChildren(kind) if shown.isVisible()]
        assert len(found) == 1
        return found[0]

    def type(self, field: QWidget, text: str) -> None:
        field.setFocus()
        QTest.keyClicks(field, text)

    def menu_action(self, words: str) -> None:
        actions = {action.text(): action for action in self.page.list.fill_menu().actions()}
        actions[words].trigger()

    def undo(self) -> None:
        undo = self.said[-1].undo
        assert undo is not None
        undo()
