"""ReviewHeads: the heads of the changes, with one check for all rows shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.switches import CheckBox
from kinerja_desktop.ui.widgets.tables import TableHead

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme

CHECK_LEFT = 14


class ReviewHeads(TableHead):
    """`all` is clicked to check or uncheck whatever is listed."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, height=32, tinted=True, parent=parent)
        self.all = CheckBox(theme, parent=self)
        self.all.setAccessibleName(_("Check all rows shown"))

    def show_checked(self, checked: int, count: int) -> None:
        """Show how many of the rows that can be checked are."""
        states = Qt.CheckState
        state = states.Checked if checked == count else states.PartiallyChecked
        self.all.setCheckState(state if checked else states.Unchecked)
        self.all.setVisible(count > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.all.sizeHint()
        top = (self.sizeHint().height() - side.height()) // 2
        self.all.setGeometry(CHECK_LEFT, top, side.width(), side.height())
