"""UnitTreeDoings: a file with the tree of work units (HierarkiUnor) puts them in their places."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.notices import Notice
from kinerja_desktop.ui.panels.importing.file_notices import UNIT_TREE

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.core.listed_units import ListedTree
    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.importing import ListSource
    from kinerja_desktop.services.units import ArrangedUnits
    from kinerja_desktop.ui.page import Page


class UnitTreeDoings(QObject):
    """Nothing is arranged unless the button in the notice is pressed."""

    def __init__(self, page: Page, services: Services) -> None:
        super().__init__(page)
        self._page, self._services = page, services

    def offer(self, source: ListSource, otherwise: Callable[[], object] | None = None) -> None:
        """Offer to arrange the units when the file holds their tree; else do `otherwise`."""

        def give_up(_error: KinerjaError | Cancelled) -> None:
            found(None)

        def found(tree: ListedTree | None) -> None:
            if tree is not None:
                self._offer(tree)
            elif otherwise is not None:
                otherwise()

        importing = self._services.importing
        self._page.run(
            lambda progress: importing.unit_tree(source, progress),
            found,
            on_error=give_up,
        )

    def _offer(self, tree: ListedTree) -> None:
        words = ngettext(
            "The file holds the tree of work units (HierarkiUnor) with {count} unit.",
            "The file holds the tree of work units (HierarkiUnor) with {count} units.",
            tree.count,
        )
        notice = Notice(
            text=words.format(count=number(tree.count)),
            icon="building-2",
            action=_("Arrange the work units"),
            on_action=partial(self._arrange, tree),
            closable=True,
        )
        self._page.notices.show_notice(UNIT_TREE, notice)

    def _arrange(self, tree: ListedTree) -> None:
        units = self._services.units
        self._page.notices.clear(UNIT_TREE)
        self._page.run(lambda _progress: units.arrange(tree), self._on_arranged)

    def _on_arranged(self, done: ArrangedUnits) -> None:
        units = self._services.units
        words = ngettext(
            "{count} work unit has a new place", "{count} work units have a new place", done.count
        )
        if not done.count:
            words = _("No work unit of the staff has another place in this file")
        self._page.say(
            words.format(count=number(done.count)),
            icon="building-2",
            undo=(lambda: self._page.run(lambda _progress: units.put_back(done)))
            if done.count
            else None,
        )
