"""The page Home."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from kinerja_desktop.i18n import N_
from kinerja_desktop.ui.page import Frame, Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.services import Services


class HomePage(Page):
    KEY = "home"
    TITLE = N_("Home")
    ICON = "house"
    PARENT: ClassVar[str] = ""

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent=parent)
        self._services = services
        self.body.addStretch(1)
