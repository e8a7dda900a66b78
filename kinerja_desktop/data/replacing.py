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
KEY_NAME = "kinerja.key"
SECOND_KEY_NAME = "kinerja.key.2"
LOCK_NAME = "kinerja.lock"
# The first four are replaced as one; a journal without its data file is worse than none.
PARTS = (DATABASE_NAME + "-wal", DATABASE_NAME, KEY_NAME, SECOND_KEY_NAME)
LEFTOVERS = (DATABASE_NAME + "-wal", DATABASE_NAME + "-shm")
READY_FOLDER = "incoming"
MARK = "complete"


def ready_folder(data: Path) -> Path:
    """Return the empty folder in which the new files are laid ready."""
    folder = data / READY_FOLDER
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    return folder


def move_in(data: Path) -> None:
    """Mark the files laid ready as complete and move them in. The lock must be held."""
    folder = data / READY_FOLDER
    sync_folder(folder)
    write_safely(folder / MARK, b"")
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
            shutil.rmtree(data / READY_FOLDER)
    finally:
        lock.release()


def _finish(data: Path) -> None:
    folder = data / READY_FOLDER
    if (folder / DATABASE_NAME).exists():
        for name in LEFTOVERS:
            (data / name).unlink(missing_ok=True)
    for name in PARTS:
        if (folder / name).exists():
            (folder / name).replace(data / name)
    sync_folder(data)
    shutil.rmtree(folder)
