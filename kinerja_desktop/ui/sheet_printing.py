"""Printing the recovery sheet: the same painting as on the screen, larger. Loads Qt's printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.recovery_paper import PAPER_WIDTH, SheetWords, paint_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDTH_ON_PAPER_MM = 110.0
MM_PER_INCH = 25.4


def print_sheet(words: SheetWords, family: str, parent: QWidget) -> bool:
    """Ask for the printer and print one sheet; says whether it was sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_("Recovery sheet"))
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    return paint_on(printer, words, family)


def paint_on(printer: QPrinter, words: SheetWords, family: str) -> bool:
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = WIDTH_ON_PAPER_MM / MM_PER_INCH * printer.resolution() / PAPER_WIDTH
    painter.scale(scale, scale)
    paint_sheet(painter, family, words)
    return painter.end()
