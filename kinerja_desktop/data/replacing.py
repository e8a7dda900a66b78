"""Replacing data file and key together: either both are the old ones or both the new ones.

The new files are laid ready in a folder of their own; a mark says they are complete; then they
are moved in. A crash before the mark changes nothing, a crash after it is finished at next start.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from kinerja_desktop.data.files import sync_folder, write_safely
from kinerja_desktop.data.lock import FolderLock

if TYPE_CHECKING:
    from pathlib import Path

DATABASE_NAME = "kinerja.db"
JOURNAL_NAME = "kinerja.db-wal"
KEY_NAME = "kinerja.key"
SECOND_KEY_NAME = "kinerja.key.2"
LOCK_NAME = "kinerja.lock"
# Replaced as one, in this order; what is not laid ready is removed: an old journal beside a new
# data file would be worse than none.
PARTS = (DATABASE_NAME, JOURNAL_NAME, "kinerja.db-shm", KEY_NAME, SECOND_KEY_NAME)
READY_FOLDER = "incoming"
MARK = "complete"
ABSENT = ".absent"


def ready_folder(data: Path) -> Path:
    """Return the empty folder in which the new files are laid ready."""
    folder = data / READY_FOLDER
    _drop(folder)
    folder.mkdir()
    return folder


def move_in(data: Path) -> None:
    """Mark the files laid ready as complete and move them in. The lock must be held.

    When the data file itself cannot be replaced, nothing was changed and nothing is left over.
    """
    folder = data / READY_FOLDER
    for name in PARTS:
        if not (folder / name).exists():
            (folder / (name + ABSENT)).touch()
    sync_folder(folder)
    write_safely(folder / MARK, b"")
    try:
        (folder / DATABASE_NAME).replace(data / DATABASE_NAME)
    except OSError:
        _drop(folder)
        raise
    _finish(data)


def settle(data: Path) -> None:
    """Finish, or take back, a replacement that a crash interrupted."""
    if not (data / READY_FOLDER).exists():
        return
    lock = FolderLock(data / LOCK_NAME)
    lock.take()
    try:
        if (data / READY_FOLDER / MARK).exists():
            _finish(data)
        else:
            _drop(data / READY_FOLDER)
    finally:
        lock.release()


def _finish(data: Path) -> None:
    """Move or remove each part; doing it twice does no harm."""
    folder = data / READY_FOLDER
    for name in PARTS:
        if (folder / name).exists():
            (folder / name).replace(data / name)
        elif (folder / (name + ABSENT)).exists():
            (data / name).unlink(missing_ok=True)
    sync_folder(data)
    _drop(folder)


def _drop(folder: Path) -> None:
    """Remove the folder, the mark first."""
    (folder / MARK).unlink(missing_ok=True)
    if folder.exists():
        shutil.rmtree(folder)
