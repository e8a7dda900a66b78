"""AttachmentDialog: a file of a note looked at inside the program: picture, PDF or text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedLayout, QWidget

from kinerja_desktop.errors import Cancelled, KinerjaError, UnreadableFileError
from kinerja_desktop.i18n import _, file_size
from kinerja_desktop.services.note_files import FileLook, OpenedFile
from kinerja_desktop.ui.widgets.buttons import Button, IconButton, make_button
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.messages import Banner
from kinerja_desktop.ui.widgets.paper import PaperView, image_of
from kinerja_desktop.ui.widgets.reading_text import ReadingText
from kinerja_desktop.ui.widgets.save_chooser import ask_where

if TYPE_CHECKING:
    from kinerja_desktop.core.observation import Attachment
    from kinerja_desktop.reports.preview import PagePicture
    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.frame import Frame

POINTS_PER_PIXEL = 0.75


class AttachmentDialog(Dialog):
    """Shows a file from memory: nothing readable is written but the copy the person asks for."""

    def __init__(
        self, frame: Frame, services: Services, attachment: Attachment, *, parent: QWidget
    ) -> None:
        theme = frame.theme
        super().__init__(
            theme, attachment.name, verb=_("Close"), width=880, height=640, parent=parent
        )
        self._frame, self._services, self._attachment = frame, services, attachment
        self._opened: OpenedFile | None = None
        self.cancel.hide()
        self.trouble = Banner(theme, "", tone="danger", parent=self)
        self.trouble.hide()
        self.saved = Banner(theme, "", tone="success", parent=self)
        self.saved.hide()
        self.paper = PaperView(theme, attachment.name, parent=self)
        self.text = ReadingText(theme, attachment.name, parent=self)
        self.words = Text(theme, look="body text-2", lines=0, parent=self)
        self.paper.page_wanted.connect(self._fetch)
        self.paper.zoom_changed.connect(lambda percent: self.zoom.setText(f"{percent} %"))
        self._lay_out()
        self.save = make_button(theme, _("Save a copy…"), icon="download", parent=self)
        self.save.setEnabled(False)
        self.save.clicked.connect(self._ask_where)
        self.add_secondary(self.save)
        self.accepted.connect(self.deleteLater)
        self.rejected.connect(self.deleteLater)

    def _lay_out(self) -> None:
        theme = self.theme
        size = _("{size}, encrypted").format(size=file_size(self._attachment.size_bytes))
        caption = ElidedText(theme, size, look="small text-3", parent=self)
        smaller = IconButton(theme, "zoom-out", _("Smaller (Ctrl+wheel)"), size=28, parent=self)
        larger = IconButton(theme, "zoom-in", _("Larger (Ctrl+wheel)"), size=28, parent=self)
        self.zoom = Button(theme, "100 %", kind="plain", height=28, parent=self)
        self.zoom.setToolTip(_("Fit to width"))
        self.zoom.setAccessibleName(_("Fit to width"))
        smaller.clicked.connect(lambda: self.paper.step_zoom(-1))
        larger.clicked.connect(lambda: self.paper.step_zoom(1))
        self.zoom.clicked.connect(self.paper.fit_width)
        self._tools = boxed(row(smaller, self.zoom, larger, gap=0), parent=self)
        head = row(caption, self._tools, gap=8)
        head.setStretchFactor(caption, 1)
        self._stack = QStackedLayout()
        nothing = boxed(column(self.words, None), parent=self)
        for part in (nothing, self.paper, self.text):
            self._stack.addWidget(part)
        self._tools.hide()
        for part in (self.trouble, self.saved):
            self.body.addWidget(part)
        self.body.addLayout(head)
        self.body.addLayout(self._stack, 1)

    def open(self) -> None:
        """Show the dialog and read the file."""
        super().open()
        key = self._attachment.id
        self._frame.runner.run(
            self,
            lambda _progress: self._services.note_files.open(key),
            self._show,
            on_error=self._on_refused,
        )

    def first_focus(self) -> QWidget:
        return self.primary

    def _show(self, opened: OpenedFile) -> None:
        self._opened = opened
        self.save.setEnabled(True)
        if opened.look == FileLook.PAGES:
            self._show_paper([(size.width, size.height) for size in opened.sizes])
        elif opened.look == FileLook.PICTURE:
            self._show_image(QImage.fromData(opened.data))
        elif opened.look == FileLook.TEXT:
            self.text.setPlainText(opened.text)
            self._stack.setCurrentWidget(self.text)
            self.text.setFocus()
        else:
            self._say_not_shown()

    def _show_image(self, image: QImage) -> None:
        if image.isNull():
            self._say_not_shown()
            return
        size: QSize = image.size()
        self._show_paper([(size.width() * POINTS_PER_PIXEL, size.height() * POINTS_PER_PIXEL)])
        self.paper.show_picture(0, image)

    def _show_paper(self, sizes: list[tuple[float, float]]) -> None:
        self._tools.show()
        self._stack.setCurrentWidget(self.paper)
        self.paper.show_pages(sizes)
        self.paper.setFocus()

    def _say_not_shown(self) -> None:
        self.words.set_text(
            _(
                "Files of this kind are not shown here. Save a copy to open it in its own "
                "program; the copy is not encrypted."
            )
        )

    def _fetch(self, page: int, dpi: float) -> None:
        opened = self._opened
        if opened is None or opened.look != FileLook.PAGES:
            return

        def take(picture: PagePicture) -> None:
            image = image_of(picture.width, picture.height, picture.stride, picture.pixels)
            self.paper.show_picture(page, image)

        self._frame.runner.run(
            self, lambda _progress: self._services.note_files.page(opened, page, dpi), take
        )

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        if isinstance(error, KinerjaError):
            self.trouble.set_message(error.message, tone="danger")
            self.trouble.show()
            self.saved.hide()
        if isinstance(error, UnreadableFileError):  # whole, but no PDF that can be shown
            self.save.setEnabled(True)

    def _ask_where(self) -> None:
        suffix = Path(self._attachment.name).suffix
        kinds = ((suffix.lstrip(".").upper() or _("File"), suffix),)
        ask_where(self, _("Save a copy"), self._attachment.name, kinds, self.save_copy)

    def save_copy(self, path: Path) -> None:
        """Write a copy here, and say that it lies there for everybody to read."""
        key = self._attachment.id
        self._frame.runner.run(
            self,
            lambda _progress: self._services.note_files.save_copy(key, path),
            lambda _none: self._on_saved(path),
            on_error=self._on_refused,
        )

    def _on_saved(self, path: Path) -> None:
        words = _("Saved as {name}. This copy is not encrypted.").format(name=path.name)
        self.saved.set_message(words, tone="success")
        self.saved.show()
        self.trouble.hide()
