"""Files in: every format a staff list comes in, read as plain rows of text."""

from __future__ import annotations

from pathlib import Path

from kinerja_desktop.importing import delimited, workbook
from kinerja_desktop.importing.importer import Importer, SourceFile
from kinerja_desktop.importing.refusals import empty, locked, no_file, not_there, unreadable
from kinerja_desktop.progress import Progress

IMPORTERS: tuple[Importer, ...] = (workbook.IMPORTER, delimited.IMPORTER)
_HEAD_BYTES = 4096


def read_file(path: Path, progress: Progress) -> SourceFile:
    """Read a list by its content first, then by the end of its name.

    Raises UnreadableFileError with code unreadable, empty, too_large or protected.
    """
    try:
        # A pipe or a device would never end.
        if path.exists() and not path.is_file():
            raise no_file()
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        if not head:
            raise empty()
        return _importer(head, path).read(path, progress)
    except FileNotFoundError as error:
        raise not_there(str(error)) from error
    except OSError as error:
        raise locked(str(error)) from error


def _importer(head: bytes, path: Path) -> Importer:
    fitting = [importer for importer in IMPORTERS if importer.accepts(head)]
    named = [one for one in fitting if path.suffix.lower() in one.suffixes]
    if not fitting:
        raise unreadable(path.suffix)
    return (named or fitting)[0]
