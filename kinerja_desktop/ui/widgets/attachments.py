"""Attaching files: AttachingText (takes pasted pictures and dropped files), AttachmentChips."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.i18n import _, file_size
from kinerja_desktop.ui.widgets.buttons import IconButton
from kinerja_desktop.ui.widgets.flow import Flow
from kinerja_desktop.ui.widgets.inputs import TextArea
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_box, draw_icon, draw_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from kinerja_desktop.ui.theme.theme import Theme

PICTURE_LIMIT_PX = 2000


def local_files(mime: QMimeData) -> list[Path]:
    """Return the files of this computer that are being dropped or pasted."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def picture_bytes(image: QImage) -> bytes:
    """Return a pasted picture as PNG, scaled down to at most 2000 px on its longer side."""
    if max(image.width(), image.height()) > PICTURE_LIMIT_PX:
        image = image.scaled(
            PICTURE_LIMIT_PX,
            PICTURE_LIMIT_PX,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(data.data())


class AttachingText(TextArea):
    """A text area that hands on what is not text: `files_given`, `picture_given`."""

    files_given = Signal(list)
    picture_given = Signal(QImage)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        return bool(
            source.hasImage() or local_files(source) or super().canInsertFromMimeData(source)
        )

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        files = local_files(source)
        if files:
            self.files_given.emit(files)
        elif source.hasImage() and not source.hasText():
            self.picture_given.emit(QImage(source.imageData()))
        else:
            super().insertFromMimeData(source)


class _FileChip(Painted):
    """A file by name and size, with a button that takes it away."""

    def __init__(self, theme: Theme, name: str, size_bytes: int, *, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self._name, self._size = name, file_size(size_bytes)
        self.setToolTip(f"{name}, {self._size}")
        self.setAccessibleName(f"{name}, {self._size}")
        self.remove = IconButton(
            theme, "x", _("Remove {name}").format(name=name), size=24, parent=self
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _words_width(self) -> float:
        return min(220.0, self.theme.width(self._name, "small/500"))

    def sizeHint(self) -> QSize:
        size = self.theme.width(self._size, "caption")
        return QSize(round(34 + self._words_width() + 8 + size + 32), self.theme.px(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.remove.sizeHint().width()
        self.remove.setGeometry(self.width() - side - 3, (self.height() - side) // 2, side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            draw_box(canvas, self.rect(), fill=self.theme.color("surface-2"))
            tall = self.height()
            icon = QRectF(9, 0, 16, tall)
            draw_icon(canvas, self.theme, icon, "paperclip", color="text-3", size=14)
            wide = self._words_width()
            place = QRectF(32, 0, wide + 1, tall)
            draw_text(canvas, self.theme, place, self._name, look="small/500 text")
            place = QRectF(32 + wide + 8, 0, 80, tall)
            draw_text(canvas, self.theme, place, self._size, look="caption text-3")


class AttachmentChips(Flow):
    """The files that will be attached; `removed(key)` when one is taken away."""

    removed = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self._chips: list[_FileChip] = []
        self.setAccessibleName(_("Attachments"))
        self.hide()

    def show_files(self, files: list[tuple[Any, str, int]]) -> None:
        """Show (key, name, size in bytes) of every file; a key of None cannot be removed."""
        for chip in self._chips:
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for key, name, size in files:
            chip = _FileChip(self._theme, name, size, parent=self)
            chip.remove.setVisible(key is not None)
            chip.remove.clicked.connect(lambda _on=False, key=key: self.removed.emit(key))
            self._chips.append(chip)
            self.flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(files))
        self.updateGeometry()
