"""The page Verify PDF: whether a file is still what was signed, judged with what is known here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.page import Page
from kinerja_desktop.ui.panels.verifying.verify_panel import VerifyPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.frame import Frame


class VerifyPage(Page):
    KEY = "verify"
    TITLE = N_("Verify PDF")
    ICON = "file-search"

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent=parent)
        self.set_subtitle(_("whether a file is still the original"))
        self.panel = VerifyPanel(frame, services.verifying.check, parent=self)
        self.body.addWidget(self.panel, 1)

    def first_focus(self) -> QWidget | None:
        return self.panel.zone.choose

    def panes(self) -> list[QWidget]:
        return [self.panel.left, self.panel.right]
