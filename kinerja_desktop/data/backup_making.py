"""Making a backup: one state of the data with its key, opened and compared before it counts."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from kinerja_desktop.data import manifest
from kinerja_desktop.data.database import Database
from kinerja_desktop.data.files import copy_safely, sync_file, sync_folder
from kinerja_desktop.data.key_file import read as read_key_file
from kinerja_desktop.data.manifest import Backup, Cause
from kinerja_desktop.data.proof import Picture, picture_of, picture_of_file
from kinerja_desktop.data.replacing import DATABASE_NAME, JOURNAL_NAME, KEY_NAME, SECOND_KEY_NAME
from kinerja_desktop.data.sql_troubles import database_troubles
from kinerja_desktop.data.troubles import file_troubles
from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import _
from kinerja_desktop.paths import Paths
from kinerja_desktop.progress import Progress, Silent

UNFINISHED = ".unfinished-"
SETTINGS_NAME = "settings.toml"


def make_backup(
    database: Database,
    paths: Paths,
    *,
    cause: Cause,
    at: datetime,
    progress: Progress | None = None,
    folder: Path | None = None,
) -> Backup:
    """Copy data file, key and settings into a new folder of `folder` (default: paths.backups).

    The copy is one state of the data, while reading and writing go on. It is then opened with
    the key and compared, table by table. Raises StorageError, and leaves nothing behind, when it
    cannot be written or does not equal the original; raises Cancelled when Stop was pressed.
    """
    progress = progress or Silent()
    place = folder or paths.backups
    with file_troubles():
        place.mkdir(parents=True, exist_ok=True)
        work = place / f"{UNFINISHED}{manifest.folder_name(at, cause)}"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
    try:
        progress.step(0, 3, _("Copying"))
        revision = database.revision() or ""
        with database_troubles():
            original = _export(database, work / DATABASE_NAME)
        with file_troubles():
            sync_file(work / DATABASE_NAME)
            key_mark = _copy_companions(paths, work)
        progress.step(1, 3, _("Comparing"))
        with database_troubles():
            copied = picture_of_file(database, work / DATABASE_NAME)
        if copied != original:
            raise StorageError(
                _(
                    "The backup does not equal the data and was thrown away. Your data is safe. "
                    "Check the drive, then try again."
                )
            )
        progress.step(2, 3, _("Comparing"))
        with file_troubles():
            manifest.write(
                work,
                cause=cause,
                at=at,
                counts=original.counts,
                key_id=key_mark,
                revision=revision,
            )
            final = move_finished(work, place)
        progress.step(3, 3)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return manifest.read(final)


def set_aside(paths: Paths, *, at: datetime) -> Backup:
    """Copy the files as they lie, without a key: for data that may be damaged. Not proven."""
    with file_troubles():
        paths.backups.mkdir(parents=True, exist_ok=True)
        cause = Cause.BEFORE_RESTORE
        work = paths.backups / f"{UNFINISHED}{manifest.folder_name(at, cause)}"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        try:
            for name in (DATABASE_NAME, JOURNAL_NAME, KEY_NAME, SECOND_KEY_NAME):
                if (paths.data / name).exists():
                    copy_safely(paths.data / name, work / name)
            manifest.write(work, cause=cause, at=at, counts={})
            final = move_finished(work, paths.backups)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return manifest.read(final)


def move_finished(work: Path, place: Path) -> Path:
    final = place / work.name.removeprefix(UNFINISHED)
    number = 2
    while final.exists():
        final = final.with_name(f"{work.name.removeprefix(UNFINISHED)}-{number}")
        number += 1
    work.replace(final)
    sync_folder(place)
    return final


def _export(database: Database, target: Path) -> Picture:
    """Copy one state of the data into a new file under the same key; returns its picture."""
    with database.bare() as connection:
        attach = f"ATTACH DATABASE ? AS copy KEY {database.key_pragma()}"
        connection.execute(attach, (str(target),))
        connection.execute("BEGIN")
        original = picture_of(connection)
        connection.execute("SELECT sqlcipher_export('copy')").fetchall()
        connection.execute("COMMIT")
        connection.execute("DETACH DATABASE copy")
    return original


def _copy_companions(paths: Paths, work: Path) -> str:
    """Copy key and settings; returns the public mark of the key. Heals the key file first."""
    key_mark = read_key_file(paths.key).key_id
    copy_safely(paths.key, work / KEY_NAME)
    copy_safely(paths.key, work / SECOND_KEY_NAME)
    if paths.settings.exists():
        copy_safely(paths.settings, work / SETTINGS_NAME)
    return key_mark
