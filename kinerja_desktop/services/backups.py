"""Backups from the first day: on closing and daily, proven after writing; restoring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.data.backup import (
    Backup,
    Cause,
    copy_backup,
    list_backups,
    make_backup,
    rotate,
)
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.paths import Paths
from kinerja_desktop.progress import Progress, Silent
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.settings import Settings

__all__ = ["Backup", "BackupOutcome", "BackupService", "Cause"]

KEPT = 10


@dataclass(frozen=True, kw_only=True)
class BackupOutcome:
    """A backup that was made; `second_problem` says why the second place was missed."""

    backup: Backup
    second_problem: str = ""


class BackupService:
    """Makes, lists and measures backups of the open store."""

    def __init__(
        self, store: Store, paths: Paths, clock: Clock, settings: Callable[[], Settings]
    ) -> None:
        self._store = store
        self._paths = paths
        self._clock = clock
        self._settings = settings
        self._making = Lock()  # one at a time: each clears away what others left unfinished

    def make(self, cause: Cause, progress: Progress | None = None) -> BackupOutcome:
        """Copy database and key file together, prove the copy, keep the last ten.

        Raises KinerjaError for a store that is only looked at: it is no state to go back to.
        """
        if self._store.is_read_only:
            raise KinerjaError(_("This data can only be looked at; there is nothing to back up."))
        with self._making:
            backup = make_backup(
                self._store.database,
                self._paths,
                cause=cause,
                at=self._clock(),
                progress=progress or Silent(),
            )
            rotate(self._paths.backups, keep=KEPT)
        with self._store.work() as work:
            work.note(Kind.BACKUP, 0)
        second = self._settings().backup_folder
        if not second:
            return BackupOutcome(backup=backup)
        try:
            copy_backup(backup, Path(second))
        except KinerjaError as error:
            return BackupOutcome(backup=backup, second_problem=error.message)
        return BackupOutcome(backup=backup)

    def make_daily(self, progress: Progress | None = None) -> BackupOutcome | None:
        """Make today's backup unless there is one already."""
        last = self.last_made_at()
        if last is not None and last.date() == self._clock().date():
            return None
        return self.make(Cause.DAILY, progress)

    def list(self, folder: Path | None = None) -> tuple[Backup, ...]:
        """Return the backups of this computer or of another folder, newest first.

        Raises StorageError when another folder cannot be read.
        """
        if folder is None and not self._paths.backups.is_dir():
            return ()
        return list_backups(folder or self._paths.backups)

    def last_made_at(self) -> datetime | None:
        """Return when the newest proven backup was made, in local time."""
        if not self._paths.backups.is_dir():
            return None
        listed = list_backups(self._paths.backups, thorough=False)
        usable = [b.made_at for b in listed if b.is_usable and b.is_proven]
        return max(usable).astimezone().replace(tzinfo=None) if usable else None

    @property
    def folder(self) -> Path:
        """Where the data lies, with its key and its backups."""
        return self._paths.data

    def counts(self) -> dict[str, int]:
        """Return how many records of each kind the open store has."""
        with self._store.reading() as look:
            return look.counts()
