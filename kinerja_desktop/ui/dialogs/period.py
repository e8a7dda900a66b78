"""PeriodDialog: Buat periode and Kelola periode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.period import Period
    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.frame import Frame


class PeriodDialog(Dialog):
    """Makes a new period, or changes `period`."""

    def __init__(
        self,
        frame: Frame,
        services: Services,
        *,
        period: Period | None = None,
        parent: QWidget,
    ) -> None:
        title = _("Create period") if period is None else _("Manage period")
        super().__init__(frame.theme, title, verb=_("Save"), width=760, parent=parent)
        self._services = services
        self._period = period
