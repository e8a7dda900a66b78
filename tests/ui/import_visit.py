"""A person at the import of staff lists: drops files, presses buttons, reads what is shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.services import Services
from kinerja_desktop.ui.dialogs.undo_import import UndoImportDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.page import Said
from kinerja_desktop.ui.pages.import_staff_page import ImportStaffPage
from kinerja_desktop.ui.panels.importing.review_rows import ReviewRow, Shown
from kinerja_desktop.ui.panels.importing.wizard_steps import Step
from kinerja_desktop.ui.size_class import size_class_of

LISTS = Path(__file__).parents[1] / "files/staff-lists"


class Visit:
    """The page in a window of the usual size, with hands on mouse and keyboard."""

    def __init__(self, qtbot: QtBot, frame: Frame, services: Services) -> None:
        self.qtbot, self.services = qtbot, services
        self.page = ImportStaffPage(frame, services)
        self.said: list[Said] = []
        self.went: list[str] = []
        self.page.said.connect(self.said.append)
        self.page.went.connect(lambda key, _target: self.went.append(key))
        qtbot.addWidget(self.page)
        self.page.set_size_class(size_class_of(1366, 689))
        self.page.resize(1166, 633)
        self.page.show()

    def drop(self, path: Path) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDropEvent(
            QPointF(20, 20),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        self.page.files.zone.dropEvent(event)

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.qtbot.mouseClick(self.page.files.paste, Qt.MouseButton.LeftButton)

    def check(self, source: Path | str) -> None:
        """Come as far as the third step."""
        if isinstance(source, Path):
            self.drop(source)
        else:
            self.paste(source)
        self.press(self.page.columns.next)

    def bring_in(self, source: Path | str) -> None:
        self.check(source)
        self.press(self.page.review.foot.apply)

    def press(self, button: object) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def asked_whether_to_take_back(self) -> UndoImportDialog:
        """Return the question that is shown."""
        (shown,) = [one for one in self.page.findChildren(UndoImportDialog) if one.isVisible()]
        return shown

    def take_back(self, button: object) -> None:
        """Press a button that takes the import back, and confirm."""
        self.press(button)
        self.press(self.asked_whether_to_take_back().primary)

    def is_at(self, step: Step) -> bool:
        return self.page.step is step

    @property
    def rows(self) -> list[ReviewRow]:
        return list(self.page.review.list.rows.rows)

    def kinds(self) -> dict[Shown, int]:
        chips = self.page.review.chips._chips
        return {kind: chip._look.count or 0 for kind, chip in chips.items()}

    def filter(self, kind: Shown) -> None:
        self.press(self.page.review.chips._chips[kind])

    def row(self, number: int) -> ReviewRow:
        return next(row for row in self.rows if row.row == number)

    def click_row(self, row: ReviewRow, x: int) -> None:
        shown = self.page.review.list
        index = shown.rows.index(self.rows.index(row))
        shown.scrollTo(index)
        box = shown.visualRect(index)
        spot = QPoint(box.left() + x, box.top() + 12)
        self.qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def facts(self) -> list[int]:
        numbers = [row.value.text() for row in self.page.done._rows]
        return [int(text.replace(".", "")) for text in numbers]

    def names(self) -> set[str]:
        return {row.employee.name for row in self.services.staff.list_staff()}
