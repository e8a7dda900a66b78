"""ArithmeticDoings: how a result comes about, shown, saved, printed, or set another way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.arithmetic import ArithmeticDialog
from kinerja_desktop.ui.dialogs.other_total import OtherTotalDialog
from kinerja_desktop.ui.panels.sheets import ask_printer, print_pages, say_saved
from kinerja_desktop.ui.widgets.save_chooser import ask_where

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from kinerja_desktop.core.arithmetic import Arithmetic
    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.page import Page
    from kinerja_desktop.ui.panels.appraising.session import RatingSession

PAGES = (("PDF", ".pdf"),)


class ArithmeticDoings(QObject):
    """Shows the arithmetic of the draft in hand, with what was typed last."""

    def __init__(self, page: Page, services: Services, session: RatingSession) -> None:
        super().__init__(page)
        self._page, self._services, self._session = page, services, session

    def show(self) -> None:
        """Open the steps of the person in hand; with nobody in hand nothing happens."""
        view = self._session.view
        if view is None:
            return
        shown = view.arithmetic(self._session.draft)
        dialog = ArithmeticDialog(self._page.theme, shown, parent=self._page)
        dialog.save_wanted.connect(lambda: self.save(shown))
        dialog.print_wanted.connect(lambda: self.ask_printer(shown))
        dialog.open()

    def ask_total(self) -> None:
        """Ask for another total than the computed one, and why."""
        view, result = self._session.view, self._session.result()
        if view is None or result is None or result.computed_total is None:
            return
        draft = self._session.draft
        dialog = OtherTotalDialog(
            self._page.theme,
            draft,
            computed=result.computed_total,
            scale=view.instrument.scale,
            parent=self._page,
        )
        dialog.accepted.connect(
            lambda: self._session.edit(
                "total",
                replace(
                    self._session.draft, typed_total=dialog.total, typed_total_reason=dialog.reason
                ),
            )
        )
        dialog.open()

    def save(self, shown: Arithmetic) -> None:
        """Ask where, then write the sheet."""
        name = f"perhitungan-{'-'.join(shown.person.lower().replace('.', '').split())}.pdf"
        title = _("Save how the result comes about")
        ask_where(self._page, title, name, PAGES, lambda path: self._write(path, shown))

    def _write(self, path: Path, shown: Arithmetic) -> None:
        saved = _("Saved as {name}").format(name=path.name)
        self._page.run(
            lambda _progress: self._services.exporting.save_arithmetic(path, shown),
            lambda _none: say_saved(self._page, saved, path),
        )

    def ask_printer(self, shown: Arithmetic) -> None:
        """Ask for the printer and print the sheet."""
        ask_printer(self._page, lambda printer: self.print_on(shown, printer))

    def print_on(self, shown: Arithmetic, printer: QPrinter) -> None:
        """Print the sheet on this printer."""
        self._page.run(
            lambda _progress: self._services.exporting.arithmetic_pages(shown),
            lambda pages: print_pages(self._page, self._services, pages, printer),
        )
