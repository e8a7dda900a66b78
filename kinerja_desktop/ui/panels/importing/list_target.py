"""ListTarget: which of several staff lists the import fills, told and chosen before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.staff_lists import list_options
from kinerja_desktop.ui.widgets.inputs import ComboBox
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kinerja_desktop.services import Services
    from kinerja_desktop.services.staff_lists import ListView
    from kinerja_desktop.ui.page import Page
    from kinerja_desktop.ui.theme.theme import Theme


class ListTarget(QWidget):
    """Hidden while there is one list only. `list_chosen(id)` asks for another one."""

    list_chosen = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = IconLabel(theme, "users", color="text-3", parent=self)
        words = Text(theme, _("Into the list"), look="small/500 text-2", parent=self)
        self.lists = ComboBox(theme, _("Into the list"), dense=True, parent=self)
        self.lists.setMaximumWidth(theme.px(300))
        self.lists.value_chosen.connect(self.list_chosen)
        self.setLayout(row(icon, words, self.lists, None, gap=8))
        self.hide()

    def show_lists(self, views: Sequence[ListView]) -> None:
        self.lists.set_options(list_options(views))
        self.lists.set_value(next(view.staff_list.id for view in views if view.is_current))
        self.setVisible(len(views) > 1)


class TargetDoings(QObject):
    """Shows the lists, and makes the one that is chosen the list shown; then compares again."""

    def __init__(
        self, page: Page, services: Services, target: ListTarget, compare: Callable[[], None]
    ) -> None:
        super().__init__(page)
        self._page, self._services, self._target = page, services, target
        self._compare = compare
        target.list_chosen.connect(self._choose)

    def look(self) -> None:
        self._page.run(lambda _progress: self._services.lists.views(), self._target.show_lists)

    def _choose(self, list_id: int) -> None:
        self._page.run(
            lambda _progress: self._services.lists.choose(list_id), lambda _none: self._compare()
        )
