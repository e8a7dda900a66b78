"""A program killed while a list is applied or taken back: the old list or the new one."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter

import pytest

from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.paths import Paths

OLD, NEW = Counter({"Lama": 2000}), Counter({"Baru": 2100})
APPLY_FOREVER = """
import sys
from datetime import date, timedelta
from pathlib import Path
from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.importing.opened_list import ImportRequest
from kinerja_desktop.paths import find_paths
from kinerja_desktop.progress import Silent
from kinerja_desktop.services.clock import system_clock
from kinerja_desktop.services.importing import ImportingService
store = open_store(find_paths(Path(sys.argv[1])), DataKey(raw=sys.stdin.buffer.read()), create=True)
importing = ImportingService(store, system_clock)

def apply(count, unit):
    born = [date(1970, 1, 1) + timedelta(days=n) for n in range(count)]
    rows = [f"{day:%Y%m%d}2010011001\\tPegawai {n}\\t{unit}" for n, day in enumerate(born)]
    text = "\\n".join(["NIP\\tNama\\tUnit Kerja", *rows])
    importing.commit(importing.preview(ImportRequest(source=text), Silent()), None, Silent())

if importing.last_import() is None:
    apply(2000, "Lama")
elif importing.last_import().summary["rows_total"] == 2100 and importing.last_import().can_undo:
    importing.undo_last()
print("begun", flush=True)
while True:
    apply(2100, "Baru")
    print("done", flush=True)
    importing.undo_last()
    print("done", flush=True)
"""


def apply_and_kill(paths: Paths, key: DataKey, after_acts: int, after_s: float) -> None:
    """Kill the program so long after so many acts: however slow it is, every act is met."""
    arguments = [sys.executable, "-c", APPLY_FOREVER, str(paths.data)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(key.raw)
        program.stdin.close()
        assert program.stdout.readline() == b"begun\n"
        for _act in range(after_acts):
            assert program.stdout.readline() == b"done\n"
        time.sleep(after_s)
        assert program.poll() is None
        program.kill()


def units_after_crash(paths: Paths, key: DataKey) -> Counter[str]:
    store = open_store(paths, key)
    assert store.database.check() == ()
    with store.reading() as look:
        units = Counter(person.unit for person in look.staff.list(archived=None))
    store.close()
    return units


@pytest.mark.slow
def test_fifty_kills_leave_the_old_list_or_the_new_one(paths: Paths, data_key: DataKey) -> None:
    chance = random.Random(11)  # noqa: S311 - not a secret
    found = []
    for _time in range(50):
        apply_and_kill(paths, data_key, chance.randint(0, 2), chance.uniform(0, 0.4))
        found.append(units_after_crash(paths, data_key))
    assert all(units in (OLD, NEW) for units in found)
    assert OLD in found
    assert NEW in found
