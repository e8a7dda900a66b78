"""Files in: every format a staff list comes in, read as plain rows of text."""

from __future__ import annotations

from pathlib import Path

from kinerja_desktop.importing import delimited, workbook
from kinerja_desktop.importing.importer import AS_FOUND, Importer, SourceFile, TextForm
from kinerja_desktop.importing.refusals import unreadable
from kinerja_desktop.importing.source_bytes import read_bytes
from kinerja_desktop.progress import Progress

IMPORTERS: tuple[Importer, ...] = (workbook.IMPORTER, delimited.IMPORTER)


def read_file(path: Path, progress: Progress, form: TextForm = AS_FOUND) -> SourceFile:
    """Read a list by its content; the end of its name says nothing.

    Raises UnreadableFileError with code unreadable, empty, too_large or protected.
    """
    return read_list(read_bytes(path, progress), progress, form)


def read_list(data: bytes, progress: Progress, form: TextForm = AS_FOUND) -> SourceFile:
    """Read the bytes of a file; at least one. Raises as read_file does."""
    for importer in IMPORTERS:
        if importer.accepts(data):
            return importer.read(data, form, progress)
    raise unreadable("no format")
