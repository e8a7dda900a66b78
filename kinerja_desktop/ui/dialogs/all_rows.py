"""AllRowsDialog: a card's list in full, where the page shows only its beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QAbstractButton, QWidget

    from kinerja_desktop.ui.theme.theme import Theme


class AllRowsDialog(Dialog):
    """Shows rows that lead somewhere; pressing one closes the dialog first."""

    def __init__(
        self, theme: Theme, title: str, rows: Iterable[QAbstractButton], *, parent: QWidget
    ) -> None:
        super().__init__(theme, title, verb=_("Close"), width=520, parent=parent)
        self.cancel.hide()
        self.body.setSpacing(2)
        for row in rows:
            row.setParent(self)
            row.clicked.connect(self.accept)
            self.body.addWidget(row)
