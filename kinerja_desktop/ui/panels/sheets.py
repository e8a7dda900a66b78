"""What leaves a page on paper or as a file: asks for a printer, prints, says where a file lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.page import Page, Said
from kinerja_desktop.ui.panels.results.page_printer import PagePrinter, Printable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kinerja_desktop.services import Services


def ask_printer(page: Page, then: Callable[[QPrinter], None]) -> None:
    """Ask for the printer, and hand it on when one was chosen."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, page.window())
    dialog.accepted.connect(lambda: then(printer))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def print_pages(page: Page, services: Services, pages: Printable, printer: QPrinter) -> None:
    """Print all pages in the background, and say on the page how that ended."""
    sender = PagePrinter(page.frame.runner, services.documents.picture, parent=page)
    sender.finished.connect(lambda: page.say(_("Sent to the printer"), icon="printer"))
    sender.failed.connect(page.notices.show_error)
    sender.print(pages, printer)


def say_saved(page: Page, text: str, path: Path) -> None:
    """Say that a file was written, and offer its folder."""

    def show_folder() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    page.said.emit(Said(text=text, icon="download", undo=show_folder, undo_words=_("Open folder")))
