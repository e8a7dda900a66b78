"""ClosingCover: what is seen while the backup of closing is made, and when it could not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.backdrop import Backdrop
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from kinerja_desktop.ui.theme.theme import Theme


class ClosingCover(Backdrop):
    """`closed_anyway` when the person does not want to wait, `stayed` to go on working."""

    closed_anyway = Signal()
    stayed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        card = Card(theme, margins=(31, 28, 31, 24), parent=self)
        card.setFixedWidth(416)
        title = Text(theme, _("Making a backup…"), look="heading", parent=card)
        line = _("The copy is opened and compared after writing.")
        self._title = title
        self._line = Text(theme, line, look="body text-2", lines=0, parent=card)
        self.anyway = Button(theme, _("Close without a backup"), parent=card)
        self.stay = Button(theme, _("Go on working"), parent=card)
        self.anyway.clicked.connect(self.closed_anyway)
        self.stay.clicked.connect(self.stayed)
        self.stay.hide()
        card.add(title)
        card.add(self._line)
        card.body.addSpacing(12)
        card.body.addLayout(row(self.anyway, self.stay, None))
        self.setLayout(column(None, row(None, card, None), None))

    def show_trouble(self, text: str) -> None:
        """Say why there is no backup, and let the person choose."""
        self._ask(_("The backup could not be made"), text)

    def show_unsaved(self) -> None:
        """Say that what was typed last is stored nowhere yet, and let the person choose."""
        self.anyway.setText(_("Close without saving"))
        text = _("Go on working to see why and to try again. Closing now loses it.")
        self._ask(_("What you typed last could not be saved"), text)

    def _ask(self, title: str, text: str) -> None:
        self._title.set_text(title)
        self._line.set_text(text)
        self.anyway.updateGeometry()
        self.stay.show()
        self.stay.setFocus()
