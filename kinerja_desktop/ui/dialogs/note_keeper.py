"""NoteKeeper: keeps a note that is being written, should the program be killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kinerja_desktop.ui.editing import SAVE_AFTER_MS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.core.resume import UnsavedNote
    from kinerja_desktop.services.resuming import ResumingService
    from kinerja_desktop.ui.frame import Frame


class NoteKeeper(QObject):
    """Asks the dialog what is unsaved, and writes what differs from last time."""

    def __init__(
        self,
        frame: Frame,
        resuming: ResumingService,
        unsaved: Callable[[], UnsavedNote | None],
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._runner, self._resuming, self._unsaved = frame.runner, resuming, unsaved
        self._kept: UnsavedNote | None = None
        self._timer = QTimer(self, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(lambda: self._keep(self._unsaved()))
        self._timer.start()

    def begin_with(self, unsaved: UnsavedNote) -> None:
        """Take what is kept already."""
        self._kept = unsaved

    def forget(self) -> None:
        """End with the dialog: the note is saved, or is not wanted."""
        self._timer.stop()
        if self._kept is not None:
            self._write(None, owner=self._runner)  # the dialog is gone before it is carried out

    def _keep(self, unsaved: UnsavedNote | None) -> None:
        if unsaved != self._kept:
            self._kept = unsaved
            self._write(unsaved, owner=self)

    def _write(self, unsaved: UnsavedNote | None, *, owner: QObject) -> None:
        self._runner.run(
            owner,
            lambda _progress: self._resuming.keep_note(unsaved),
            on_error=lambda _error: None,  # saving the note itself tells of a full disk
        )
