"""The lock file: one program at a time opens a data folder, and the second is told who has it."""

from __future__ import annotations

import errno
import getpass
import json
import os
import socket
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from kinerja_desktop.data.troubles import file_troubles
from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import _, clock, short_date

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path

NOT_WRITABLE = {errno.EROFS, errno.EACCES, errno.EPERM}
# Windows locks bytes for readers too, so the locked byte lies far behind the text.
LOCKED_BYTE = 1 << 30


class FolderLock:
    """Holds a data folder until released; a crash releases it with the process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> None:
        """Take the lock, or raise StorageError naming who holds it and since when."""
        with file_troubles():
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._claim(handle)
        except StorageError:
            os.close(handle)
            raise
        self._handle = handle
        with file_troubles():
            os.ftruncate(handle, 0)
            os.write(handle, json.dumps(_who()).encode())

    def check(self) -> None:
        """Raise StorageError, as take() would, when somebody holds the folder; take nothing.

        Without a lock file, or where it cannot be written, nobody holds it.
        """
        try:
            handle = os.open(self._path, os.O_RDWR)
        except OSError:
            return
        try:
            self._claim(handle)
        finally:
            os.close(handle)

    def is_writable(self) -> bool:
        """Whether the folder can be written; on a write-protected drive no lock is needed."""
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            return error.errno not in NOT_WRITABLE
        os.close(handle)
        return True

    def release(self) -> None:
        """Give the folder free. The file stays, empty: removing it would invite a race."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        try:
            os.ftruncate(handle, 0)
        finally:
            os.close(handle)

    def _claim(self, handle: int) -> None:
        try:
            _lock(handle)
        except OSError:
            raise StorageError(self._in_use(), details=self._holder_text()) from None

    def _in_use(self) -> str:
        holder = self._holder()
        if holder is None:
            return _(
                "The data is already open in another window or on another computer. Close it there "
                "first."
            )
        since = datetime.fromisoformat(holder["since"])
        return _(
            "The data has been open at {user} on computer {host} since {day}, {time}. Close it "
            "there first. Nothing was changed."
        ).format(
            user=holder["user"],
            host=holder["host"],
            day=short_date(since.date()),
            time=clock(since.time()),
        )

    def _holder(self) -> dict[str, str] | None:
        try:
            holder = json.loads(self._holder_text())
            datetime.fromisoformat(holder["since"])
        except (ValueError, KeyError, TypeError):
            return None
        return {name: str(holder.get(name, "?")) for name in ("user", "host", "since")}

    def _holder_text(self) -> str:
        try:
            return self._path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""


def _who() -> dict[str, str | int]:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    return {
        "user": user,
        "host": socket.gethostname(),
        "since": datetime.now().astimezone().isoformat(timespec="seconds"),
        "pid": os.getpid(),
    }


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        os.lseek(handle, LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
