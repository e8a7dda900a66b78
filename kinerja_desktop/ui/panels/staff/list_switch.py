"""ListSwitch: which of several staff lists is shown; one list needs no switch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.staff_lists import list_options
from kinerja_desktop.ui.widgets.buttons import IconButton
from kinerja_desktop.ui.widgets.inputs import ComboBox
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja_desktop.services.staff_lists import ListView
    from kinerja_desktop.ui.theme.theme import Theme


class ListSwitch(QWidget):
    """Stands beside the title of the page while there are several lists."""

    list_chosen = Signal(int)
    manage_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lists = ComboBox(theme, _("Staff list"), dense=True, parent=self)
        self.lists.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.lists.setMinimumContentsLength(10)
        self.lists.setMaximumWidth(theme.px(220))
        name = _("Manage staff lists")
        self.manage = IconButton(theme, "settings", name, size=28, parent=self)
        self.lists.value_chosen.connect(self._on_chosen)
        self.manage.clicked.connect(self.manage_wanted)
        self.setLayout(row(self.lists, self.manage, gap=4, margins=(8, 0, 0, 0)))
        self.hide()

    def _on_chosen(self, list_id: int) -> None:
        self.list_chosen.emit(list_id)

    def show_lists(self, views: Sequence[ListView]) -> None:
        """Offer the lists with their counts."""
        self.lists.set_options(list_options(views))
        self.lists.set_value(next(view.staff_list.id for view in views if view.is_current))
