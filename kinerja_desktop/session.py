"""Session: one open store with its services. Loaded while the person types; knows no window."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kinerja_desktop.core.changes import Changes
from kinerja_desktop.core.staff import Profile
from kinerja_desktop.data import backup as backups
from kinerja_desktop.data.backup import Backup, list_backups
from kinerja_desktop.data.store import Store, open_backup, open_store
from kinerja_desktop.data.vault import DataKey, create_vault, unlock, vault_exists
from kinerja_desktop.errors import InvalidError, KinerjaError
from kinerja_desktop.paths import Paths
from kinerja_desktop.progress import Progress
from kinerja_desktop.reports.recovery_sheet import recovery_sheet
from kinerja_desktop.services import Services, build_services
from kinerja_desktop.services.backups import Cause
from kinerja_desktop.services.clock import system_clock
from kinerja_desktop.services.copies import save_sheet
from kinerja_desktop.services.sample_data import fill
from kinerja_desktop.settings import Settings
from kinerja_desktop.staged_vault import StagedVault

Announce = Callable[[Changes], None]

LOOK_NAME = "lihat-cadangan"


@dataclass(frozen=True, kw_only=True)
class Owner:
    """Whose store it is, for the card that covers a locked window."""

    name: str = ""
    position: str = ""


class Session:
    """An open store. Closing it gives the folder free."""

    def __init__(
        self, paths: Paths, key: DataKey, store: Store, services: Services, *, owner: Owner
    ) -> None:
        self.paths = paths
        self.key = key
        self.services = services
        self.owner = owner
        self._store = store

    @property
    def is_sample(self) -> bool:
        return self.services.is_sample

    def back_up(self, progress: Progress) -> None:
        """Make the backup of closing; invented people need none."""
        if not self.is_sample:
            self.services.backups.make(Cause.CLOSING, progress)

    def close(self) -> None:
        with suppress(KinerjaError):  # on a full disk the next start goes on where this one was
            self.services.resuming.forget()
        self._store.close()


class Opener:
    """Opens stores for the program, always with the same listener and settings."""

    def __init__(self, announce: Announce, settings: Callable[[], Settings]) -> None:
        self._announce = announce
        self._settings = settings

    def open(
        self, paths: Paths, key: DataKey, *, create: bool = False, is_sample: bool = False
    ) -> Session:
        """Open a store; with `create` make a fresh one. Raises StorageError."""
        store = open_store(paths, key, announce=self._announce, create=create)
        services = build_services(
            store, paths, key, clock=system_clock, settings=self._settings, is_sample=is_sample
        )
        remove_look(paths)
        profile = services.profile.load()
        owner = Owner()
        if profile is not None:
            person = profile.appraiser
            owner = Owner(name=person.display_name, position=person.position)
        return Session(paths, key, store, services, owner=owner)

    def look_into(self, backup: Backup, paths: Paths, own: Session) -> Session:
        """Open a copy of a backup for reading, beside the own store, which stays open.

        The copy lies in the data folder, encrypted, also when the backup is on a stick; closing
        removes it, and so does the next start after a crash. Raises StorageError.
        """
        remove_look(paths)
        store = open_backup(backup, own.key, folder=paths.data / LOOK_NAME)
        services = build_services(
            store, paths, own.key, clock=system_clock, settings=self._settings
        )
        looking = replace(services, looks_at=backup.made_at)
        return Session(paths, own.key, store, looking, owner=own.owner)

    def begin(self, paths: Paths, staged: StagedVault, profile: Profile) -> Session:
        """Make the store of a first start: the staged key, a fresh data file, the profile."""
        key = staged.settle(paths)
        session = self.open(paths, key, create=True)
        try:
            session.services.profile.save(profile)
        except InvalidError:
            session.close()
            raise
        session.owner = Owner(
            name=profile.appraiser.display_name, position=profile.appraiser.position
        )
        return session

    def open_sample(self, paths: Paths) -> Session:
        """Open the store with the invented office beside the real one; fill it if it is new."""
        place = paths.sample()
        if vault_exists(place.key) and place.database.exists():
            return self.open(place, unlock(place.key, None), is_sample=True)
        remove_sample(paths)
        place.data.mkdir(parents=True)
        key, _code = create_vault(place.key, None)
        store = open_store(place, key, create=True)
        try:
            fill(store, system_clock())
        finally:
            store.close()
        return self.open(place, key, is_sample=True)


def has_sample(paths: Paths) -> bool:
    return paths.sample().database.exists()


def remove_sample(paths: Paths) -> None:
    """Delete the store with invented people."""
    shutil.rmtree(paths.sample().data, ignore_errors=True)


def remove_look(paths: Paths) -> None:
    """Delete the copy of a backup that a crash has left behind."""
    shutil.rmtree(paths.data / LOOK_NAME, ignore_errors=True)


def save_recovery_sheet(path: Path, groups: tuple[str, ...], name: str, made_on: date) -> None:
    """Write the sheet as PDF where the person wants it; the program keeps no copy."""
    save_sheet(path, recovery_sheet(groups, name=name, made_on=made_on))


def usable_backups(paths: Paths) -> tuple[Backup, ...]:
    """Return the backups of this computer that can be restored, newest first."""
    if not paths.backups.is_dir():
        return ()
    return tuple(b for b in list_backups(paths.backups) if b.is_usable)


def restore_backup(backup: Backup, paths: Paths) -> None:
    """Put a backup in the place of the present data, which is set aside."""
    backups.restore(backup, paths, at=system_clock())
