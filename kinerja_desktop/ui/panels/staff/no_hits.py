"""NoHits: what stands in place of a list nobody is in, and the one way on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.staff.filter_menu import Scope
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from kinerja_desktop.ui.theme.theme import Theme


class NoHits(QWidget):
    """Says why the list is empty; tells that other people or everybody again are wanted."""

    others_wanted = Signal()
    everybody_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_bare = False
        self._words = Text(theme, look="body text-3", lines=0, parent=self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._link = make_button(theme, "", kind="link", on_click=self._on_clicked, parent=self)
        link = row(None, self._link, None)
        self.setLayout(column(self._words, link, None, gap=6, margins=(16, 32, 16, 0)))

    def say(self, scope: Scope, *, has_people: bool) -> None:
        """Say that nobody matches the filter, or that the scope has nobody at all."""
        nobody = {
            Scope.PERIOD: _("Nobody belongs to this period yet."),
            Scope.OUTSIDE: _("Everybody belongs to this period."),
            Scope.ARCHIVE: _("Nobody is archived."),
        }
        self._is_bare = not has_people and scope == Scope.PERIOD
        self._words.set_text(_("Nobody matches.") if has_people else nobody[scope])
        self._link.setText(_("Show other people") if self._is_bare else _("Reset"))
        self._link.updateGeometry()

    def _on_clicked(self) -> None:
        (self.others_wanted if self._is_bare else self.everybody_wanted).emit()
