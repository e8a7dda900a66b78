"""NoteFiles: what will be attached to a note: chosen, dropped, or pasted as a picture."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.attachments import local_files, picture_bytes

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from kinerja_desktop.core.observation import Attachment
    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.dialogs.note_form import NoteForm
    from kinerja_desktop.ui.frame import Frame


class NoteFiles(QObject):
    """Reads files on the desk lane and shows them in the form. `stored` are there already."""

    def __init__(
        self,
        frame: Frame,
        services: Services,
        form: NoteForm,
        *,
        stored: tuple[Attachment, ...] = (),
        sheet: QWidget,
    ) -> None:
        super().__init__(form)
        self._frame, self._services, self._form = frame, services, form
        self._stored = stored
        self.files: list[tuple[str, bytes]] = []
        form.attach.clicked.connect(self._on_attach_clicked)
        form.text.files_given.connect(self.read)
        form.text.picture_given.connect(self._add_picture)
        form.chips.removed.connect(self._on_removed)
        sheet.setAcceptDrops(True)
        sheet.installEventFilter(self)
        self._show()

    def eventFilter(self, _sheet: QObject, event: QEvent) -> bool:
        """Take files that are dropped anywhere on the sheet."""
        if not isinstance(event, QDragEnterEvent | QDropEvent):
            return False
        files = local_files(event.mimeData())
        if files:
            event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.read(files)
        return True

    def read(self, paths: list[Path]) -> None:
        """Attach files of this computer."""
        for path in paths:
            reading = partial(self._services.note_files.read, path)
            self._frame.runner.run(
                self,
                lambda _progress, reading=reading: reading(),  # type: ignore[misc]
                self.add,
                on_error=self._on_refused,
            )

    def add(self, file: tuple[str, bytes]) -> None:
        self.files.append(file)
        self._form.set_error("files", "")
        self._show()

    def paste(self) -> None:
        """Attach the picture or the files of the clipboard."""
        mime = QApplication.clipboard().mimeData()
        if mime is not None and (mime.hasImage() or mime.hasUrls()):
            self._form.text.insertFromMimeData(mime)

    def clear(self) -> None:
        self.files = []
        self._show()

    def _on_attach_clicked(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self._form.window(), _("Attach files"))
        self.read([Path(name) for name in names])

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        if isinstance(error, KinerjaError):
            self._form.set_error("files", error.message)

    def _add_picture(self, image: QImage) -> None:
        stamp = self._services.clock().strftime("%Y-%m-%d %H.%M.%S")
        self.add((_("picture {when}.png").format(when=stamp), picture_bytes(image)))

    def _on_removed(self, place: int) -> None:
        del self.files[place]
        self._show()

    def _show(self) -> None:
        kept = [(None, file.name, file.size_bytes) for file in self._stored]
        added = [(place, name, len(data)) for place, (name, data) in enumerate(self.files)]
        self._form.show_files([*kept, *added])
