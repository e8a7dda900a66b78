"""LinkedNotes: the evidence of an item as chips with their days; a click takes one away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.chips import Chip, ChipLook
from kinerja_desktop.ui.widgets.flow import Flow
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja_desktop.ui.theme.theme import Theme


class LinkedNotes(QWidget):
    """`show_links([(note id, day)])`; `unlinked(id)`, `linking_wanted`."""

    unlinked = Signal(int)
    linking_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: list[tuple[int, str]] = []
        self._chips: list[Chip] = []
        label = Text(theme, _("Linked evidence"), look="small text-3", parent=self)
        label.setMinimumHeight(theme.px(24))
        self._flow = Flow(gap=5, line_gap=5, parent=self)
        self.link = Button(theme, _("Link"), kind="link", icon="plus", height=24, parent=self)
        self.link.clicked.connect(self.linking_wanted)
        line = row(column(label, None), self._flow, column(self.link, None), gap=10)
        line.setStretchFactor(self._flow, 1)
        self.setLayout(line)

    def show_links(self, links: Sequence[tuple[int, str]], *, locked: bool) -> None:
        """Show linked notes by their days."""
        self.link.setVisible(not locked)
        if list(links) != self._shown:
            self._shown = list(links)
            self._rebuild()
        for chip in self._chips:
            chip.setEnabled(not locked)

    def _rebuild(self) -> None:
        for chip in self._chips:
            self._flow.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for note_id, day in self._shown:
            chip = Chip(
                self._theme, ChipLook(word=day, icon="link-2", height=26), parent=self._flow
            )
            chip.setCheckable(False)
            chip.setToolTip(_("Take this note away"))
            chip.setAccessibleName(_("Take away the note of {day}").format(day=day))
            chip.clicked.connect(lambda _on=False, key=note_id: self.unlinked.emit(key))
            self._chips.append(chip)
            self._flow.add(chip)
            chip.show()
