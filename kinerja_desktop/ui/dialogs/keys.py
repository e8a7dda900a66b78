"""KeysDialog: every key of the program, by place (Ctrl+/)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.shortcuts import KEYS
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.labels import KeyCap, Text
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


ARROWS = {"Left": N_("Left"), "Up": N_("Up"), "Down": N_("Down")}


def key_words(keys: str) -> str:
    """Return a combination as it is printed on keyboards here: Alt+Kiri."""
    return "+".join(_(ARROWS[key]) if key in ARROWS else key for key in keys.split("+"))


class KeysDialog(Dialog):
    """Two columns: what, and the keys."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(theme, _("Keys"), verb=_("Close"), width=560, height=560, parent=parent)
        self.cancel.hide()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        place, line = "", 0
        for key in KEYS:
            if key.place != place:
                place = key.place
                head = Text(theme, _(place), look="caption/600 text-3", parent=self)
                grid.addWidget(head, line, 0, 1, 2)
                line += 1
            caps = [KeyCap(theme, key_words(keys), parent=self) for keys in key.keys]
            grid.addWidget(Text(theme, _(key.says), look="body", parent=self), line, 0)
            grid.addLayout(row(*caps, None, gap=6), line, 1)
            line += 1
        self.body.addLayout(grid)
        self.body.addStretch(1)
