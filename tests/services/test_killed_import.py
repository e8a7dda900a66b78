"""A program killed while a list is applied or taken back: the old list or the new one."""

from __future__ import annotations

import random
import shutil
import time
from collections import Counter
from pathlib import Path

import pytest

from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.paths import Paths
from tests.killed import NEW, NEW_COUNT, OLD, OLD_COUNT, import_forever, import_old_list, program

ACTS = ("applying", "undoing")


def import_and_kill(paths: Paths, key: DataKey, act: str, after_s: float) -> None:
    """Kill the program so long after an act began to write, however slow the computer is."""
    with program(import_forever, paths.data, key) as (process, heard):
        while heard.recv() != act:
            pass
        time.sleep(after_s)
        assert process.is_alive()


def units_after_crash(paths: Paths, key: DataKey) -> Counter[str]:
    store = open_store(paths, key)
    assert store.database.check() == ()
    with store.reading() as look:
        units = Counter(person.unit for person in look.staff.list(archived=None))
    store.close()
    return units


@pytest.mark.slow
def test_fifty_kills_leave_the_old_list_or_the_new_one(
    paths: Paths, data_key: DataKey, tmp_path: Path
) -> None:
    prepared = tmp_path / "prepared"
    import_old_list(paths.data, data_key)
    paths.data.rename(prepared)
    chance = random.Random(11)  # noqa: S311 - not a secret
    found = []
    for _time in range(50):
        shutil.copytree(prepared, paths.data)
        import_and_kill(paths, data_key, chance.choice(ACTS), chance.uniform(0, 0.4))
        found.append(units_after_crash(paths, data_key))
        shutil.rmtree(paths.data)
    old, new = Counter({OLD: OLD_COUNT}), Counter({NEW: NEW_COUNT})
    assert all(units in (old, new) for units in found)
    assert old in found
    assert new in found
