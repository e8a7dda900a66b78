"""A store on a drive that cannot be written: everything can be looked at, saving is refused."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.backup import Cause, make_backup
from kinerja_desktop.data.migrations import REVISIONS
from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import QUICK_COST, DataKey, create_vault, unlock
from kinerja_desktop.errors import StorageError
from kinerja_desktop.paths import Paths, find_paths

NOW = datetime(2026, 6, 25, 16, 31, tzinfo=UTC)
Protect = Callable[[], object]


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[tuple[Path, Protect]]:
    """A folder, and a call that protects it: a mounted disk for root, rights for others."""
    folder = tmp_path / "drive"
    folder.mkdir()
    if os.name == "nt":
        pytest.skip("rights of a folder do not protect on Windows")
    if os.geteuid() != 0:
        yield folder, lambda: subprocess.run(["chmod", "-R", "a-w", folder], check=True)
        subprocess.run(["chmod", "-R", "u+w", folder], check=True)
        return
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False).returncode != 0:
        pytest.skip("no right to mount a disk")
    again = ["mount", "-o", "remount,ro", str(folder)]
    try:
        yield folder, lambda: subprocess.run(again, check=True)
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def protected(drive: tuple[Path, Protect]) -> tuple[Paths, DataKey]:
    folder, protect = drive
    paths = find_paths(folder / "data")
    key, _code = create_vault(paths.key, "a", cost=QUICK_COST)
    store = open_store(paths, key, create=True)
    with store.work() as work:
        work.staff.add(Employee(name="Siti"))
    store.close()
    protect()
    return paths, key


def test_everything_can_be_looked_at(protected: tuple[Paths, DataKey]) -> None:
    paths, key = protected
    assert unlock(paths.key, "a") == key
    store = open_store(paths, key)
    assert store.is_read_only
    with store.reading() as look:
        assert [employee.name for employee in look.staff.list()] == ["Siti"]
    assert store.database.check() == ()
    store.close()


def test_saving_is_refused_with_a_sentence(protected: tuple[Paths, DataKey]) -> None:
    store = open_store(*protected)
    with pytest.raises(StorageError, match="cannot be written here"), store.work() as work:
        work.staff.add(Employee(name="Budi"))
    store.close()


def test_a_backup_to_another_drive_is_possible(
    protected: tuple[Paths, DataKey], tmp_path: Path
) -> None:
    paths, key = protected
    store = open_store(paths, key)
    backup = make_backup(
        store.database, paths, cause=Cause.MANUAL, at=NOW, folder=tmp_path / "elsewhere"
    )
    assert backup.is_proven
    store.close()


def test_an_older_version_is_not_brought_up_to_date_there(
    protected: tuple[Paths, DataKey], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kinerja_desktop.data.database.REVISIONS", (*REVISIONS, "9999"))
    monkeypatch.setattr("kinerja_desktop.data.database.NEWEST", "9999")
    with pytest.raises(StorageError, match="Copy the folder"):
        open_store(*protected)


def test_a_folder_that_can_be_written_opens_as_usual(drive: tuple[Path, Protect]) -> None:
    folder, _protect = drive
    paths = find_paths(folder / "data")
    key, _code = create_vault(paths.key, "a", cost=QUICK_COST)
    store = open_store(paths, key, create=True)
    assert not store.is_read_only
    store.close()
