"""PlaceKeeper: notes where the person is, and leads back there after the program was killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kinerja_desktop.core.resume import Place
from kinerja_desktop.ui.dialogs.quick_note import QuickNoteDialog

if TYPE_CHECKING:
    from kinerja_desktop.core.observation import Observation
    from kinerja_desktop.core.resume import UnsavedNote
    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.frame import Frame
    from kinerja_desktop.ui.main_window import MainWindow

LOOK_EVERY_MS = 500


class PlaceKeeper(QObject):
    """Looks twice a second; only another place than before is written, into the store itself."""

    def __init__(self, frame: Frame, services: Services, shell: MainWindow) -> None:
        super().__init__(shell)
        self._frame, self._services, self._shell = frame, services, shell
        self._kept: Place | None = None
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.keep)
        if not services.is_read_only:
            self._timer.start()

    def come_back(self) -> None:
        """Go to where a killed program was; one that ended in order left nothing."""
        resuming, runner = self._services.resuming, self._frame.runner
        runner.run(self, lambda _progress: resuming.place(), self._on_place_read)
        runner.run(self, lambda _progress: resuming.note(), self._on_note_read)

    def keep(self) -> None:
        """Write the place when it is another."""
        place = self._present()
        if place is None or place == self._kept:
            return
        self._kept = place
        self._frame.runner.run(
            self,
            lambda _progress: self._services.resuming.keep_place(place),
            on_error=lambda _error: None,  # what is typed tells of a full disk
        )

    def _present(self) -> Place | None:
        page, period = self._shell.pages.page, self._shell.period
        if page is None:
            return None
        period_id = period.id if period is not None else 0
        return Place(page=page.KEY, period_id=period_id, **page.place)

    def _on_place_read(self, place: Place | None) -> None:
        if place is None:
            return
        if place.period_id:
            self._shell.navigation.switcher.period_chosen.emit(place.period_id)
        self._shell.open_page(place.page, place.target)

    def _on_note_read(self, found: tuple[UnsavedNote, Observation | None] | None) -> None:
        if found is None or self._shell.period is None:
            return
        unsaved, stored = found
        dialog = QuickNoteDialog(
            self._frame,
            self._services,
            period=self._shell.period,
            note=stored,
            parent=self._shell,
        )
        dialog.go_on(unsaved)
        dialog.open()
