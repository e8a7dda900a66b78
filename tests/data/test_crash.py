"""A program killed while it writes: the file opens, is sound, and keeps what was committed."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.paths import Paths
from tests.killed import program, write_forever


def write_and_kill(paths: Paths, key: DataKey, after_s: float) -> int:
    """Let a program write, kill it; returns the last id of which it said that it is saved."""
    with program(write_forever, paths.data, key) as (process, heard):
        said = heard.recv()
        time.sleep(after_s)
        process.kill()
        with suppress(EOFError):
            while True:
                said = heard.recv()
    return int(said)


def check_after_crash(paths: Paths, key: DataKey, said: int) -> None:
    store = open_store(paths, key)
    assert store.database.check() == ()
    with store.reading() as look:
        people = look.staff.list()
        notes = look.observations.list()
    assert len(people) >= said
    assert len(people) % 20 == 0
    assert len(notes) == len(people) // 20 * 5
    assert all(len(note.item_keys) == 2 and len(note.attachments) == 1 for note in notes)
    store.close()


def test_a_killed_program_loses_nothing_it_said_was_saved(paths: Paths, key: DataKey) -> None:
    for _time in range(2):
        check_after_crash(paths, key, write_and_kill(paths, key, 0.05))


@pytest.mark.slow
def test_several_dozen_kills_leave_a_sound_file(paths: Paths, key: DataKey) -> None:
    chance = random.Random(7)  # noqa: S311 - not a secret
    for _time in range(40):
        check_after_crash(paths, key, write_and_kill(paths, key, chance.uniform(0, 0.15)))


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/mounts").exists() or os.geteuid() != 0, reason="mounts a disk")
def test_a_really_full_disk_is_a_sentence_and_keeps_what_was_saved(tmp_path: Path) -> None:
    code = """
import sys
from datetime import datetime
from pathlib import Path
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.backup import Cause, make_backup
from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import QUICK_COST, create_vault
from kinerja_desktop.errors import StorageError
from kinerja_desktop.paths import find_paths
paths = find_paths(Path(sys.argv[1]) / "data")
key, code = create_vault(paths.key, None, cost=QUICK_COST)
store = open_store(paths, key, create=True)
saved = 0
try:
    while True:
        with store.work() as work:
            work.staff.add_many(Employee(name="x" * 1000) for n in range(50))
        saved += 50
except StorageError as error:
    print(error.message)
try:
    make_backup(store.database, paths, cause=Cause.CLOSING, at=datetime.now())
except StorageError as error:
    print("no backup:", error.message)
assert not any(paths.backups.iterdir())
with store.reading() as look:
    assert len(look.staff.list()) == saved > 0
store.close()
store = open_store(paths, key)
assert store.database.check() == ()
with store.reading() as look:
    assert len(look.staff.list()) == saved
store.close()
"""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], check=False
    )
    if mounted.returncode != 0:
        pytest.skip("no right to mount a small disk")
    try:
        done = subprocess.run(
            [sys.executable, "-c", code, str(disk)], capture_output=True, text=True, check=False
        )
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    assert done.returncode == 0, done.stderr
    assert "The disk is full" in done.stdout
    assert "no backup: The disk is full" in done.stdout
