"""The bytes of a file on a stick, read once and piece by piece, and what can go wrong there."""

from __future__ import annotations

from pathlib import Path

from kinerja_desktop.errors import UnreadableFileError
from kinerja_desktop.importing.limits import LARGEST_FILE_BYTES
from kinerja_desktop.importing.refusals import (
    empty,
    locked,
    no_file,
    not_there,
    open_elsewhere,
    stick_gone,
    too_large,
)
from kinerja_desktop.progress import Progress

_CHUNK = 1024 * 1024
_SHARING = frozenset({32, 33})  # Windows: another program holds the file, or a part of it
_GONE = frozenset({21, 31, 55, 433, 1006, 1117, 1167})  # Windows: the device does not answer


def read_bytes(path: Path, progress: Progress) -> bytes:
    """Return the whole file, at most LARGEST_FILE_BYTES.

    Raises UnreadableFileError with code empty, too_large, or unreadable when the file is not
    there, open in another program, or on a stick that was pulled out meanwhile.
    """
    is_open = False
    try:
        # A pipe or a device would never end.
        if path.exists() and not path.is_file():
            raise no_file()
        with path.open("rb", buffering=0) as file:
            is_open = True
            data = bytearray()
            while piece := file.read(_CHUNK):
                data += piece
                if len(data) > LARGEST_FILE_BYTES:
                    raise too_large(f"more than {LARGEST_FILE_BYTES} bytes")
                progress.step(len(data), max(len(data), LARGEST_FILE_BYTES))
    except OSError as error:
        raise trouble(error, path, is_open=is_open) from error
    if not data:
        raise empty()
    return bytes(data)


def trouble(error: OSError, path: Path, *, is_open: bool) -> UnreadableFileError:
    """Return the sentence for a fault of the system; `is_open`: it came while reading."""
    number = getattr(error, "winerror", None)
    if number in _SHARING:
        return open_elsewhere(str(error))
    if number in _GONE or is_open:
        return stick_gone(str(error))
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return not_there(str(error)) if _is_there(path.parent) else stick_gone(str(error))
    if isinstance(error, PermissionError) and is_in_use(path):
        return open_elsewhere(str(error))
    return locked(str(error))


def is_in_use(path: Path) -> bool:
    """Say whether Excel (~$name) or LibreOffice (.~lock.name#) has the file open."""
    # Excel leaves out the first two letters of long names.
    names = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    return any(_is_there(path.with_name(name)) for name in names)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
