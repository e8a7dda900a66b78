"""VerifyDialog: checking PDF files over the lock screen; shows the panel of Periksa PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme

WIDTH, HEIGHT = 1120, 640


class VerifyDialog(Dialog):
    """Holds a panel that needs no store: nothing of the locked data is shown or asked."""

    def __init__(self, theme: Theme, panel: QWidget, *, parent: QWidget) -> None:
        super().__init__(
            theme, _("Verify PDF"), verb=_("Close"), width=WIDTH, height=HEIGHT, parent=parent
        )
        self.cancel.hide()
        self.primary.set_kind("default")
        self.panel = panel
        self.body.addWidget(panel, 1)
