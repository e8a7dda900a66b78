"""Sheets and lists on their way out of the program: written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import _
from kinerja_desktop.reports.preview import PageSize
from kinerja_desktop.services.copies import write_whole

TEXT_SUFFIX, PAGES_SUFFIX = ".csv", ".pdf"


@dataclass(frozen=True, kw_only=True)
class ReportPages:
    """A sheet ready to be printed."""

    pdf: bytes
    sizes: tuple[PageSize, ...]
    file_name: str


def write_file(path: Path, data: bytes) -> None:
    """Write a file that leaves the program, whole or not at all. Raises StorageError."""
    try:
        write_whole(path, data)
    except OSError as error:
        message = _(
            "{name} could not be written to {folder}. Nothing was changed there. Close the file "
            "if it is open, or choose another folder."
        )
        text = message.format(name=path.name, folder=path.parent)
        raise StorageError(text, details=str(error)) from error
