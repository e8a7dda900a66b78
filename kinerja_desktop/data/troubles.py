"""The sentences for known troubles of SQLite and of files. Nothing of SQL is loaded here."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import N_, _

BUSY = N_(
    "The data is being used by another program. Nothing was changed. Wait a moment, then try again."
)
FULL = N_("The disk is full. The last saved state is kept. Make room, then try again.")
READ_ONLY = N_(
    "The data cannot be written here. Nothing was changed. Check the folder or the write lock "
    "of the drive."
)
DISK = N_(
    "The disk reports a fault. The last saved state is kept. Check that the drive is still "
    "connected, then try again."
)
DAMAGED = N_(
    "The data file is damaged. It was left as it is. Restore a backup; the damaged file is set "
    "aside, not deleted."
)
NOT_OURS = N_(
    "The data file does not fit this key, or is not a data file of Kinerja Desktop. It was left "
    "as it is. Restore a backup, or choose another file."
)
MISSING = N_(
    "The data file cannot be opened. Check that the folder exists and the drive is connected."
)

# Primary result codes of SQLite (sqlite.org/rescode.html).
SQLITE_SENTENCES = {
    5: BUSY,  # SQLITE_BUSY
    6: BUSY,  # SQLITE_LOCKED
    8: READ_ONLY,  # SQLITE_READONLY
    10: DISK,  # SQLITE_IOERR
    11: DAMAGED,  # SQLITE_CORRUPT
    13: FULL,  # SQLITE_FULL
    14: MISSING,  # SQLITE_CANTOPEN
    26: NOT_OURS,  # SQLITE_NOTADB
}

FILE_SENTENCES = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EIO: DISK,
    errno.ENODEV: DISK,
    errno.ENOENT: MISSING,
    errno.ENOTDIR: MISSING,
}


@contextmanager
def file_troubles() -> Iterator[None]:
    """Turn what disks and folders are known to suffer from into a StorageError."""
    try:
        yield
    except OSError as error:
        sentence = FILE_SENTENCES.get(error.errno or 0, DISK)
        raise StorageError(_(sentence), details=str(error)) from error
