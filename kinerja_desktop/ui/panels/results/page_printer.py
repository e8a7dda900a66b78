"""PagePrinter: sends the pages of a document to a printer, one picture of 300 dpi at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMarginsF, QObject, QRect, QSizeF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.paper import image_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.reports.preview import PagePicture, PageSize
    from kinerja_desktop.ui.runner import Runner

DPI = 300


class Printable(Protocol):
    """A document that can be printed: its bytes, the size of every page, what it is called."""

    @property
    def pdf(self) -> bytes: ...

    @property
    def sizes(self) -> tuple[PageSize, ...]: ...

    @property
    def file_name(self) -> str: ...


class PagePrinter(QObject):
    """Prints one document; `finished` or `failed(error)` ends it."""

    finished = Signal()
    failed = Signal(object)

    def __init__(
        self,
        runner: Runner,
        picture: Callable[[bytes, int, float], PagePicture],
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._picture = picture
        self._painter = QPainter()

    def print(self, preview: Printable, printer: QPrinter) -> None:
        """Send all pages, each on a sheet of its own size."""
        self._preview, self._printer = preview, printer
        printer.setDocName(preview.file_name)
        printer.setFullPage(True)
        self._set_size(0)
        if self._painter.begin(printer):
            self._fetch(0)
        else:
            message = _("The printer does not answer. Check that it is on and connected.")
            self.failed.emit(KinerjaError(message))

    def _set_size(self, page: int) -> None:
        size = self._preview.sizes[page]
        wide = size.width > size.height
        edges = sorted((size.width, size.height))
        paper = QPageSize(
            QSizeF(*edges), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
        )
        turn = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        self._printer.setPageLayout(QPageLayout(paper, turn, QMarginsF()))

    def _fetch(self, page: int) -> None:
        data = self._preview.pdf
        self._runner.run(
            self,
            lambda _progress: self._picture(data, page, DPI),
            lambda picture: self._draw(page, picture),
            on_error=self._on_failed,
        )

    def _draw(self, page: int, picture: PagePicture) -> None:
        image = image_of(picture.width, picture.height, picture.stride, picture.pixels)
        sheet = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(QRect(0, 0, sheet.width(), sheet.height()), image)
        if page + 1 == len(self._preview.sizes):
            self._painter.end()
            self.finished.emit()
            return
        self._set_size(page + 1)
        self._printer.newPage()
        self._fetch(page + 1)

    def _on_failed(self, error: KinerjaError | Cancelled) -> None:
        self._painter.end()
        self._printer.abort()
        self.failed.emit(error)
