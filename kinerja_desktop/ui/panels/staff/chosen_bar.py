"""ChosenBar: how many people are chosen, and what can be done with all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.widgets.buttons import IconButton
from kinerja_desktop.ui.widgets.labels import ElidedText
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from kinerja_desktop.ui.theme.theme import Theme


class ChosenBar(QWidget):
    """Stands at the foot of the list while several people are chosen."""

    change_wanted = Signal()
    copy_wanted = Signal()
    save_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ElidedText(theme, look="caption/600 text", parent=self)
        self.change = IconButton(theme, "pencil", _("Change the chosen…"), size=28, parent=self)
        self.copy = IconButton(theme, "copy", _("Copy as table"), size=28, parent=self)
        self.save = IconButton(theme, "download", _("Save as file…"), size=28, parent=self)
        self.clear = IconButton(theme, "x", _("Choose one person again"), size=28, parent=self)
        self.change.clicked.connect(self.change_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.clear.clicked.connect(self.clear_wanted)
        tools = (self.change, self.copy, self.save, self.clear)
        line = row(self.words, *tools, gap=4, margins=(16, 0, 8, 0))
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setFixedHeight(theme.px(36))

    def show_count(self, count: int) -> None:
        """Show itself for more than one person."""
        words = ngettext("{count} person chosen", "{count} people chosen", count)
        self.words.set_text(words.format(count=number(count)))
        self.setVisible(count > 1)
