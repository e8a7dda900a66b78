"""PlacesCard (Cari di): drives as they come and go, their newest lists, and the usual folders."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.messages import EmptyLine
from kinerja_desktop.ui.widgets.row_buttons import PlaceRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.panels.importing.places import ListFile, Place
    from kinerja_desktop.ui.theme.theme import Theme

ASK_EVERY_MS = 2000
LIST_INDENT = 20


class PlacesCard(Card):
    """Asks with `places_wanted` every two seconds while it is shown, one question at a time.

    `folder_chosen(Path)` is to be looked in, `list_chosen(Path)` to be opened; `grown` when
    other places are shown.
    """

    places_wanted = Signal()
    folder_chosen = Signal(object)
    list_chosen = Signal(object)
    grown = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, title=_("Look in"), margins=(10, 12, 10, 10), parent=parent)
        self._places: tuple[Place, ...] | None = None
        self._is_asking = False
        self.rows: list[PlaceRow] = []
        if self.head is not None:
            self.head.setContentsMargins(6, 0, 6, 0)
        self._pane: QWidget | None = None
        self.no_drive = EmptyLine(
            theme, _("No stick is plugged in. It appears here as soon as it is."), parent=self
        )
        self.body.addLayout(row(self.no_drive, margins=(6, 2, 6, 4)))
        self._timer = QTimer(self, interval=ASK_EVERY_MS)
        self._timer.timeout.connect(self.ask)

    def ask(self) -> None:
        """Ask for the places, unless the last question is not answered yet."""
        if not self._is_asking:
            self._is_asking = True
            self.places_wanted.emit()

    def show_places(self, places: tuple[Place, ...]) -> None:
        """Show the answer; the rows stay as they are while nothing has changed."""
        self._is_asking = False
        if places == self._places:
            return
        self._places = places
        focused = next((shown.accessibleName() for shown in self.rows if shown.hasFocus()), "")
        self._build(places)
        self.no_drive.setVisible(not any(place.is_drive for place in places))
        for shown in self.rows:
            if shown.accessibleName() == focused:
                shown.setFocus()
        self.grown.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self.ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _build(self, places: Iterable[Place]) -> None:
        if self._pane is not None:
            self.body.removeWidget(self._pane)
            self._pane.hide()
            self._pane.deleteLater()
        self.rows = []
        lines = column(gap=0)
        for place in places:
            lines.addWidget(self._place_row(place))
            for file in place.lists:
                shown = self._list_row(file)
                lines.addLayout(row(shown, margins=(LIST_INDENT, 0, 0, 0)))
        self._pane = boxed(lines, parent=self)
        self.body.insertWidget(1, self._pane)
        self._pane.setVisible(bool(self.rows))

    def _place_row(self, place: Place) -> PlaceRow:
        shown = PlaceRow(self.theme, (place.name, place.caption), icon=place.icon, parent=self)
        shown.clicked.connect(partial(self._on_place_clicked, place))
        self.rows.append(shown)
        return shown

    def _list_row(self, file: ListFile) -> PlaceRow:
        words = (file.path.name, file.caption)
        shown = PlaceRow(self.theme, words, icon="file-spreadsheet", parent=self)
        shown.clicked.connect(partial(self._on_list_clicked, file))
        self.rows.append(shown)
        return shown

    def _on_place_clicked(self, place: Place, _on: bool = False) -> None:
        self.folder_chosen.emit(place.folder)

    def _on_list_clicked(self, file: ListFile, _on: bool = False) -> None:
        self.list_chosen.emit(file.path)
