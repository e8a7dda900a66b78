"""The store: Store.work() and Store.reading(), and how one is opened."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from kinerja_desktop.core.changes import Changes
from kinerja_desktop.data.backup import Backup, Cause, make_backup
from kinerja_desktop.data.database import Database
from kinerja_desktop.data.files import copy_safely
from kinerja_desktop.data.lock import FolderLock
from kinerja_desktop.data.replacing import DATABASE_NAME, JOURNAL_NAME, LOCK_NAME, settle
from kinerja_desktop.data.repositories.full_text import FullText, Where
from kinerja_desktop.data.repositories.imports import StoredImport
from kinerja_desktop.data.repositories.memory import Memory
from kinerja_desktop.data.repositories.work import Work as Work  # noqa: PLC0414 - for services
from kinerja_desktop.data.troubles import DAMAGED, file_troubles
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import _
from kinerja_desktop.paths import Paths

__all__ = [
    "Announce",
    "Store",
    "StoredImport",
    "Where",
    "Work",
    "open_backup",
    "open_store",
]

Announce = Callable[[Changes], None]


def nobody(_changes: Changes) -> None:
    """Nobody listens."""


class Store:
    """An open store. Collaborators ask it for units of work; `announce` hears what they touched."""

    def __init__(
        self,
        database: Database,
        *,
        paths: Paths,
        announce: Announce = nobody,
        lock: FolderLock | None = None,
        temporary: Path | None = None,
    ) -> None:
        self.database = database
        self.paths = paths
        self._announce = announce
        self._lock = lock
        self._temporary = temporary
        self._memory = Memory()

    @property
    def is_read_only(self) -> bool:
        """Whether everything can be looked at and nothing saved."""
        return self.database.is_read_only

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """Look at one state of the data; nothing can be written."""
        recall = self._memory.look()
        with self.database.reading() as connection:
            yield Work(connection, recall)

    @contextmanager
    def work(self) -> Iterator[Work]:
        """One transaction: commit at the end, roll back on any exception, then tell what changed.

        Raises StorageError when another writer holds the file for more than five seconds.
        """
        with self.database.writing() as connection:
            work = Work(connection)
            yield work
            work.full_text.follow(work.changes)
        changes = work.changes
        self._memory.forget(changes)
        if changes:
            self._announce(changes)

    def close(self) -> None:
        """Close the file and give the folder free. May be called twice."""
        self.database.close()
        if self._lock is not None:
            self._lock.release()
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)


def open_store(
    paths: Paths, key: DataKey, *, announce: Announce = nobody, create: bool = False
) -> Store:
    """Lock the folder, open the data file, bring it to the newest version.

    `create` makes a fresh file where there is none. On a drive that cannot be written the store
    opens for reading (`is_read_only`). Raises StorageError: in use, missing, damaged, another
    key, from a newer version. Nothing is changed then.
    """
    if create:
        with file_troubles():
            paths.data.mkdir(parents=True, exist_ok=True)
    with file_troubles():
        settle(paths.data)
    lock = FolderLock(paths.data / LOCK_NAME)
    is_read_only = paths.database.exists() and not lock.is_writable()
    if not is_read_only:
        lock.take()
    database: Database | None = None
    try:
        if not create:
            _refuse_missing(paths)
        database = Database(paths.database, key, is_read_only=is_read_only)
        if not create:
            _refuse_emptied(database, paths)
        _bring_up_to_date(database, paths)
    except BaseException:
        if database is not None:
            database.close()
        lock.release()
        raise
    return Store(database, paths=paths, announce=announce, lock=lock)


def open_backup(backup: Backup, key: DataKey, *, folder: Path) -> Store:
    """Open a copy of a backup for reading only. Closing the store removes the copy.

    `folder` must not exist yet; only this person may look into it, and the copy is encrypted like
    the backup, which itself is not touched. Raises StorageError when the key does not fit or the
    backup is damaged; nothing of the copy is left then.
    """
    try:
        with file_troubles():
            folder.mkdir(parents=True, mode=0o700)
            for name in (DATABASE_NAME, JOURNAL_NAME):
                if (backup.folder / name).exists():
                    copy_safely(backup.folder / name, folder / name)
        _bring_copy_up_to_date(folder / DATABASE_NAME, key)
        database = Database(folder / DATABASE_NAME, key, is_read_only=True)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    paths = Paths(data=folder, settings=folder / "settings.toml", logs=folder)
    return Store(database, paths=paths, temporary=folder)


def _bring_copy_up_to_date(path: Path, key: DataKey) -> None:
    database = Database(path, key)
    try:
        database.migrate(before=_keep_nothing)
        _index_words(database)
    finally:
        database.close()


def _keep_nothing() -> None:
    """Make no copy: what is looked at is one already."""


def _refuse_missing(paths: Paths) -> None:
    if not paths.database.exists():
        raise StorageError(
            _(
                "The data file is not there. Choose another folder, restore a backup, or start "
                "anew."
            ),
            details=str(paths.database),
        )


def _refuse_emptied(database: Database, paths: Paths) -> None:
    """Refuse a file that lost everything; without backups it is a first start that was cut off."""
    has_backups = paths.backups.is_dir() and any(paths.backups.iterdir())
    # The size is asked first: opening an empty file already writes into it.
    if has_backups and (paths.database.stat().st_size == 0 or database.revision() is None):
        raise StorageError(_(DAMAGED), details="the data file is empty")


def _bring_up_to_date(database: Database, paths: Paths) -> None:
    database.prepare()
    database.migrate(before=lambda: _copy_first(database, paths))
    _index_words(database)


def _index_words(database: Database) -> None:
    """Fill the table of words when the file comes from another version, or this was cut off."""
    with database.reading() as connection:
        is_filled = FullText(connection).is_filled
    if not is_filled and not database.is_read_only:
        with database.writing() as connection:
            FullText(connection).rebuild()


def _copy_first(database: Database, paths: Paths) -> None:
    now = datetime.now().astimezone()
    make_backup(database, paths, cause=Cause.BEFORE_UPGRADE, at=now)
