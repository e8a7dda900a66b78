"""Walks the real windows and saves their pictures, named like the designs they follow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.rows import StaffRow
from kinerja_desktop.i18n import _
from kinerja_desktop.progress import Progress
from kinerja_desktop.services import Services
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.main_window import MainWindow

SIZE = (1366, 689)


class Tour:
    """One walk in one look; every stop leaves a PNG of 1366×689."""

    def __init__(
        self, frame: Frame, services: Services, folder: Path, recovery_groups: tuple[str, ...]
    ) -> None:
        self._frame = frame
        self._services = services
        self._folder = folder
        self._recovery_groups = recovery_groups
        self._ending = "-gelap" if frame.theme.is_dark else ""
        self._holder = QWidget()
        self._holder.resize(*SIZE)
        self._window = MainWindow(frame, services, parent=self._holder)
        self._window.resize(*SIZE)
        self._holder.show()
        period = self._window.period
        self._people = services.staff.list_staff(period.id if period else 0)

    def walk(self, progress: Progress) -> None:
        """Visit every page and dialog."""
        stops = self._stops()
        for place, (name, visit) in enumerate(stops):
            progress.step(place, len(stops), _("Pictures") + f" {name}{self._ending}")
            visit()
            self._settle()
            self._holder.grab().save(str(self._folder / f"{name}{self._ending}.png"))
        self._holder.close()
        self._holder.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _stops(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        window = self._window
        ready, drafted = self._in_stage(Stage.READY), self._in_stage(Stage.DRAFT)
        return (
            ("01-beranda", lambda: window.open_page("home")),
            ("02-pegawai", lambda: window.open_page("staff", {"employee_id": ready})),
            ("04-observasi", lambda: window.open_page("observations")),
            ("06-penilaian", lambda: window.open_page("appraisal", {"employee_id": ready})),
            ("35-penilaian-draf", lambda: window.open_page("appraisal", {"employee_id": drafted})),
        )

    def _in_stage(self, stage: Stage) -> int:
        found: list[StaffRow] = [row for row in self._people if row.stage == stage]
        return found[0].employee.id if found else 0

    def _settle(self) -> None:
        """Let everything asked for happen: layouts, late deletions, repaints."""
        for _round in range(3):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
