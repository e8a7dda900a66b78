"""Lists out: the import template and the staff list as files of spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import StorageError
from kinerja_desktop.exporting.delimited import delimited
from kinerja_desktop.exporting.sheet import Sheet
from kinerja_desktop.exporting.staff_sheets import staff_sheet, template_sheets
from kinerja_desktop.exporting.workbook import workbook
from kinerja_desktop.i18n import _
from kinerja_desktop.progress import Progress, Silent
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.copies import write_whole

TEXT_SUFFIX = ".csv"


class ExportingService:
    """Writes lists. Every file is written whole or not at all."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def save_template(self, path: Path) -> None:
        """Write the empty list with its rules (xlsx). Raises StorageError."""
        save_template(path, self._clock())

    def save_staff(
        self, path: Path, progress: Progress, employee_ids: Iterable[int] | None = None
    ) -> int:
        """Write people as a list that imports again without a change; returns how many.

        Without ids: everybody who is not archived. A name that ends in .csv gets a text file,
        every other one a workbook (xlsx). Raises StorageError; Cancelled writes nothing.
        """
        with self._store.reading() as look:
            people = look.staff.list(archived=False if employee_ids is None else None)
        if employee_ids is not None:
            wanted = set(employee_ids)
            people = tuple(person for person in people if person.id in wanted)
        self._save(path, staff_sheet(people), progress)
        return len(people)

    def _save(self, path: Path, sheet: Sheet, progress: Progress) -> None:
        if path.suffix.lower() == TEXT_SUFFIX:
            data = delimited(sheet)
        else:
            data = workbook([sheet], progress, created=self._clock())
        _write(path, data)


def save_template(path: Path, now: datetime) -> None:
    """Write the template; no store is needed for it. Raises StorageError."""
    _write(path, workbook(template_sheets(), Silent(), created=now))


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        message = _(
            "{name} could not be written to {folder}. Nothing was changed there. Close the file "
            "if it is open, or choose another folder."
        )
        text = message.format(name=path.name, folder=path.parent)
        raise StorageError(text, details=str(error)) from error
