"""Backups: data file and key together in one folder; listed, rotated, copied, restored.

How one is made and proven is in backup_making.py.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from kinerja_desktop.data import manifest
from kinerja_desktop.data.backup_making import (
    SETTINGS_NAME,
    UNFINISHED,
    make_backup,
    move_finished,
    set_aside,
)
from kinerja_desktop.data.database import Database
from kinerja_desktop.data.files import copy_safely, sha256_of
from kinerja_desktop.data.lock import FolderLock
from kinerja_desktop.data.manifest import Backup, Cause
from kinerja_desktop.data.migrations import REVISIONS
from kinerja_desktop.data.replacing import (
    DATABASE_NAME,
    JOURNAL_NAME,
    KEY_NAME,
    LOCK_NAME,
    SECOND_KEY_NAME,
    move_in,
    ready_folder,
    settle,
)
from kinerja_desktop.data.troubles import file_troubles
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import _
from kinerja_desktop.paths import Paths

__all__ = ["Backup", "Cause", "copy_backup", "list_backups", "make_backup", "restore", "rotate"]

KEPT = 10
KEPT_OTHERS = 3


def list_backups(folder: Path, *, thorough: bool = True) -> tuple[Backup, ...]:
    """Return the backups in a folder, newest first. A missing folder raises StorageError.

    A damaged one is listed as not usable. Not `thorough` compares sizes only, not content.
    """
    if not folder.is_dir():
        raise _not_there(folder)
    with file_troubles():
        places = [
            place
            for place in folder.iterdir()
            if place.is_dir() and not place.name.startswith(UNFINISHED)
        ]
    found = [manifest.read(place, thorough=thorough) for place in places]
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.folder), reverse=True))


def rotate(folder: Path, keep: int = KEPT) -> int:
    """Remove old backups; returns how many.

    The newest `keep` good ones stay. Of the rest (set aside before a restore or an upgrade,
    damaged) the newest three stay, so that they never push out good ones. What a crash left
    unfinished goes.
    """
    good: list[Backup] = []
    others: list[Backup] = []
    for backup in list_backups(folder, thorough=False):
        (good if backup.is_ordinary else others).append(backup)
    old = [*good[keep:], *others[KEPT_OTHERS:]]
    with file_troubles():
        for place in (*folder.glob(f"{UNFINISHED}*"), *(backup.folder for backup in old)):
            shutil.rmtree(place)
    return len(old)


def copy_backup(backup: Backup, folder: Path) -> Backup:
    """Copy a backup to a second place and compare it there. A missing folder is said, not made."""
    if not folder.is_dir():
        raise _not_there(folder)
    if (folder / backup.folder.name).exists():
        return manifest.read(folder / backup.folder.name)
    work = folder / f"{UNFINISHED}{backup.folder.name}"
    with file_troubles():
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        try:
            for source in sorted(backup.folder.iterdir()):
                copy_safely(source, work / source.name)
            copied = manifest.read(work)
            if not copied.is_usable:
                raise StorageError(
                    _(
                        "The copy of the backup in {folder} is damaged and was thrown away. The "
                        "backup on this computer is safe."
                    ).format(folder=folder)
                )
            final = move_finished(work, folder)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return manifest.read(final)


def restore(backup: Backup, paths: Paths, *, at: datetime, key: DataKey | None = None) -> None:
    """Put a backup in the place of the present data. The store must be closed.

    The present state becomes a backup "before_restore": proven when `key` opens it, else the
    bare files. Afterwards the data opens with the passphrase of the day of the backup. Raises
    StorageError, and changes nothing, when the backup is damaged or a disk is full.
    """
    if not manifest.read(backup.folder).is_usable:
        raise StorageError(
            _(
                "This backup is damaged and cannot be restored. Your data was not changed. Choose "
                "another backup."
            )
        )
    if backup.revision and backup.revision not in REVISIONS:
        raise StorageError(
            _("This backup was made by a newer version. Update the program; nothing was changed.")
        )
    with file_troubles():
        paths.data.mkdir(parents=True, exist_ok=True)
        settle(paths.data)
    lock = FolderLock(paths.data / LOCK_NAME)
    lock.take()
    try:
        if paths.database.exists() or paths.key.exists():
            _set_aside(paths, at=at, key=key)
        with file_troubles():
            _lay_ready(backup, paths)
            move_in(paths.data)
    finally:
        lock.release()


def _set_aside(paths: Paths, *, at: datetime, key: DataKey | None) -> None:
    if key is not None and paths.database.exists() and _is_proven_copy(paths, at=at, key=key):
        return
    set_aside(paths, at=at)


def _is_proven_copy(paths: Paths, *, at: datetime, key: DataKey) -> bool:
    database = Database(paths.database, key)
    try:
        make_backup(database, paths, cause=Cause.BEFORE_RESTORE, at=at)
    except StorageError:
        return False
    finally:
        database.close()
    return True


def _lay_ready(backup: Backup, paths: Paths) -> None:
    ready = ready_folder(paths.data)
    for name in (DATABASE_NAME, JOURNAL_NAME, KEY_NAME):
        if (backup.folder / name).exists():
            copy_safely(backup.folder / name, ready / name)
    copy_safely(backup.folder / KEY_NAME, ready / SECOND_KEY_NAME)
    _verify_copy(backup.folder, ready)
    if (backup.folder / SETTINGS_NAME).exists() and not paths.settings.exists():
        paths.settings.parent.mkdir(parents=True, exist_ok=True)
        copy_safely(backup.folder / SETTINGS_NAME, paths.settings)


def _verify_copy(source: Path, ready: Path) -> None:
    for name in (DATABASE_NAME, KEY_NAME):
        if sha256_of(source / name) != sha256_of(ready / name):
            raise StorageError(_("The disk reports a fault. Your data was not changed."))


def _not_there(folder: Path) -> StorageError:
    return StorageError(
        _(
            "The folder for backups {folder} is not there. The data on this computer is safe. "
            "Plug in the drive or choose another folder, then try again."
        ).format(folder=folder)
    )
