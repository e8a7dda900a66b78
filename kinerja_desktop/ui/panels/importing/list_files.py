"""ListFiles: saves the template and the staff list where a person wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.panels.sheets import say_saved
from kinerja_desktop.ui.widgets.save_chooser import ask_where

if TYPE_CHECKING:
    from pathlib import Path

    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.page import Page

LIST_KINDS = (("Excel", ".xlsx"), ("CSV", ".csv"))
TEMPLATE_NAME = "template-pegawai.xlsx"


class ListFiles(QObject):
    """Asks where, writes, and says what was written."""

    def __init__(self, page: Page, services: Services) -> None:
        super().__init__(page)
        self._page = page
        self._services = services

    def save_template(self) -> None:
        """Save the empty list with its rules."""
        title = _("Save the template")
        ask_where(self._page, title, TEMPLATE_NAME, LIST_KINDS[:1], self._write_template)

    def _write_template(self, path: Path) -> None:
        self._page.run(
            lambda _progress: self._services.exporting.save_template(path),
            lambda _none: say_saved(self._page, _("Saved as {name}").format(name=path.name), path),
        )

    def save_people(self, employee_ids: tuple[int, ...]) -> None:
        """Save these people as a list that imports again without a change."""
        day = self._services.clock().date()
        ask_where(
            self._page,
            _("Save the staff list"),
            f"daftar-pegawai-{day.isoformat()}.xlsx",
            LIST_KINDS,
            lambda path: self._write_people(path, employee_ids),
        )

    def _write_people(self, path: Path, employee_ids: tuple[int, ...]) -> None:
        self._page.run(
            lambda progress: self._services.exporting.save_staff(path, progress, employee_ids),
            lambda count: self._say_people_saved(count, path),
            long=True,
        )

    def _say_people_saved(self, count: int, path: Path) -> None:
        words = ngettext("{count} person saved as {name}", "{count} people saved as {name}", count)
        say_saved(self._page, words.format(count=number(count), name=path.name), path)
