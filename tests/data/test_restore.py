from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data import backup as backup_module
from kinerja_desktop.data.backup import Backup, Cause, list_backups, make_backup, restore
from kinerja_desktop.data.manifest import read
from kinerja_desktop.data.store import Store, open_store
from kinerja_desktop.data.vault import (
    QUICK_COST,
    DataKey,
    change_passphrase,
    create_vault,
    unlock,
)
from kinerja_desktop.errors import StorageError, WrongKeyError
from kinerja_desktop.paths import Paths, find_paths

NOW = datetime(2026, 6, 25, 16, 31, tzinfo=UTC)
PASSPHRASE = "kertas payung delima senja"
COPIED = ("kinerja.db", "kinerja.key", "kinerja.key.2")


def names(store: Store) -> list[str]:
    with store.reading() as look:
        return [employee.name for employee in look.staff.list()]


def add(store: Store, name: str) -> None:
    with store.work() as work:
        work.staff.add(Employee(name=name))


def contents(paths: Paths) -> dict[str, bytes]:
    return {name: (paths.data / name).read_bytes() for name in COPIED}


@pytest.fixture
def old(store: Store) -> Backup:
    """A backup with Siti; afterwards Budi came, and the store was closed."""
    add(store, "Siti")
    backup = make_backup(store.database, store.paths, cause=Cause.CLOSING, at=NOW)
    add(store, "Budi")
    store.close()
    return backup


def test_a_restored_store_is_as_it_was(old: Backup, paths: Paths, key: DataKey) -> None:
    restore(old, paths, at=NOW, key=key)
    store = open_store(paths, unlock(paths.key, PASSPHRASE))
    assert names(store) == ["Siti"]
    assert store.database.check() == ()
    store.close()


def test_the_present_state_is_set_aside_and_can_come_back(
    old: Backup, paths: Paths, key: DataKey
) -> None:
    restore(old, paths, at=NOW, key=key)
    aside = next(b for b in list_backups(paths.backups) if b.cause == Cause.BEFORE_RESTORE)
    assert (aside.is_proven, aside.is_usable, aside.is_ordinary) == (True, True, False)
    assert aside.counts["employees"] == 2
    restore(aside, paths, at=NOW, key=key)
    store = open_store(paths, key)
    assert names(store) == ["Budi", "Siti"]
    store.close()


def test_without_the_key_the_bare_files_are_set_aside(
    old: Backup, paths: Paths, key: DataKey
) -> None:
    restore(old, paths, at=NOW)
    aside = next(b for b in list_backups(paths.backups) if b.cause == Cause.BEFORE_RESTORE)
    assert (aside.is_proven, aside.is_usable, dict(aside.counts)) == (False, True, {})
    restore(aside, paths, at=NOW)
    store = open_store(paths, key)
    assert names(store) == ["Budi", "Siti"]
    store.close()


def test_a_journal_left_by_a_crash_is_set_aside_and_comes_back(
    store: Store, paths: Paths, key: DataKey, tmp_path: Path
) -> None:
    add(store, "Siti")
    backup = make_backup(store.database, paths, cause=Cause.MANUAL, at=NOW)
    add(store, "Budi")
    crashed = find_paths(tmp_path / "crashed")
    crashed.data.mkdir()
    for name in (*COPIED, "kinerja.db-wal"):
        (crashed.data / name).write_bytes((paths.data / name).read_bytes())
    restore(backup, crashed, at=NOW)
    restored = open_store(crashed, key)
    assert names(restored) == ["Siti"]
    restored.close()
    aside = next(b for b in list_backups(crashed.backups))
    assert (aside.folder / "kinerja.db-wal").exists()
    restore(aside, crashed, at=NOW)
    again = open_store(crashed, key)
    assert names(again) == ["Budi", "Siti"]
    again.close()


def test_data_too_damaged_to_open_is_set_aside_as_it_is(
    old: Backup, paths: Paths, key: DataKey
) -> None:
    paths.database.write_bytes(b"ruined")
    restore(old, paths, at=NOW, key=key)
    aside = next(b for b in list_backups(paths.backups) if b.cause == Cause.BEFORE_RESTORE)
    assert not aside.is_proven
    assert (aside.folder / "kinerja.db").read_bytes() == b"ruined"
    store = open_store(paths, key)
    assert names(store) == ["Siti"]
    store.close()


def test_key_and_data_come_back_together(old: Backup, paths: Paths, key: DataKey) -> None:
    change_passphrase(paths.key, key, "sandi baru")
    restore(old, paths, at=NOW, key=key)
    with pytest.raises(WrongKeyError):
        unlock(paths.key, "sandi baru")
    store = open_store(paths, unlock(paths.key, PASSPHRASE))
    assert names(store) == ["Siti"]
    store.close()


def test_a_backup_opens_on_another_computer(old: Backup, key: DataKey, tmp_path: Path) -> None:
    other = find_paths(tmp_path / "other")
    (old.folder / "settings.toml").write_text('theme = "dark"\n')
    restore(old, other, at=NOW)
    store = open_store(other, unlock(other.key, PASSPHRASE))
    assert names(store) == ["Siti"]
    store.close()
    assert other.settings.read_text() == 'theme = "dark"\n'
    assert not other.backups.exists()


def test_settings_that_are_there_stay(old: Backup, paths: Paths, key: DataKey) -> None:
    (old.folder / "settings.toml").write_text('theme = "dark"\n')
    paths.settings.write_text('theme = "light"\n')
    restore(old, paths, at=NOW, key=key)
    assert paths.settings.read_text() == 'theme = "light"\n'


def test_a_backup_replaces_a_store_with_another_key(old: Backup, tmp_path: Path) -> None:
    other = find_paths(tmp_path / "other")
    new_key, _code = create_vault(other.key, "lain", cost=QUICK_COST)
    open_store(other, new_key, create=True).close()
    restore(old, other, at=NOW, key=new_key)
    store = open_store(other, unlock(other.key, PASSPHRASE))
    assert names(store) == ["Siti"]
    store.close()


def test_a_damaged_backup_changes_nothing(old: Backup, paths: Paths, key: DataKey) -> None:
    before = contents(paths)
    content = bytearray((old.folder / "kinerja.db").read_bytes())
    content[-1] ^= 1
    (old.folder / "kinerja.db").write_bytes(content)
    with pytest.raises(StorageError, match="damaged and cannot be restored"):
        restore(old, paths, at=NOW, key=key)
    assert contents(paths) == before
    assert len(list_backups(paths.backups)) == 1


def test_a_backup_of_a_newer_version_changes_nothing(
    old: Backup, paths: Paths, key: DataKey
) -> None:
    before = contents(paths)
    place = old.folder / "backup.json"
    plain = json.loads(place.read_text())
    plain["revision"] = "9999"
    place.write_text(json.dumps(plain))
    with pytest.raises(StorageError, match="newer version"):
        restore(read(old.folder), paths, at=NOW, key=key)
    assert contents(paths) == before


def test_an_open_store_is_not_replaced(store: Store, paths: Paths, key: DataKey) -> None:
    add(store, "Siti")
    backup = make_backup(store.database, paths, cause=Cause.MANUAL, at=NOW)
    with pytest.raises(StorageError, match="has been open at"):
        restore(backup, paths, at=NOW, key=key)
    assert names(store) == ["Siti"]


def test_a_full_disk_while_laying_ready_changes_nothing(
    old: Backup, paths: Paths, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(paths)

    def full(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:100])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(backup_module, "copy_safely", full)
        with pytest.raises(StorageError, match="disk is full"):
            restore(old, paths, at=NOW, key=key)
    assert contents(paths) == before
    store = open_store(paths, key)
    assert names(store) == ["Budi", "Siti"]
    store.close()
    assert not (paths.data / "incoming").exists()


def test_a_fault_while_copying_is_noticed_before_anything_is_replaced(
    old: Backup, paths: Paths, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(paths)

    def spoil(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:-1])

    monkeypatch.setattr(backup_module, "copy_safely", spoil)
    with pytest.raises(StorageError, match="reports a fault"):
        restore(old, paths, at=NOW, key=key)
    assert contents(paths) == before


def test_a_restore_cut_off_in_the_middle_is_finished_at_the_next_start(
    old: Backup, paths: Paths, key: DataKey
) -> None:
    ready = paths.data / "incoming"
    ready.mkdir()
    for name in COPIED:
        (ready / name).write_bytes((old.folder / name).read_bytes())
    (ready / "complete").touch()
    (ready / "kinerja.db").replace(paths.database)
    store = open_store(paths, unlock(paths.key, PASSPHRASE))
    assert names(store) == ["Siti"]
    store.close()
    assert not ready.exists()


def test_a_restore_cut_off_before_it_was_complete_is_taken_back_by_the_next_one(
    old: Backup, paths: Paths, key: DataKey
) -> None:
    (paths.data / "incoming").mkdir()
    (paths.data / "incoming" / "kinerja.db").write_bytes(b"half")
    restore(old, paths, at=NOW, key=key)
    store = open_store(paths, key)
    assert names(store) == ["Siti"]
    store.close()
