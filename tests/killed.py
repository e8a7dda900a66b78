"""Programs that are killed while they write, each a process of its own.

On Linux they are forked from a server that has loaded everything once, so that fifty of them cost
fifty times the writing and not fifty times the start.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.core.staff_import import ImportPlan
from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.importing.opened_list import ImportRequest
from kinerja_desktop.paths import find_paths
from kinerja_desktop.progress import Silent
from kinerja_desktop.services.clock import system_clock
from kinerja_desktop.services.importing import ImportingService

OLD, NEW = "Lama", "Baru"  # the units of the lists
OLD_COUNT, NEW_COUNT = 2000, 2100
HAS_SERVER = "forkserver" in multiprocessing.get_all_start_methods()


@contextmanager
def program(work: Callable[..., None], *arguments: Any) -> Iterator[tuple[BaseProcess, Connection]]:
    """Start a program that works until it is killed; yields it and what it says."""
    context: Any = multiprocessing.get_context("forkserver" if HAS_SERVER else "spawn")
    if HAS_SERVER:
        context.set_forkserver_preload(["pytest", __name__])
    heard, says = context.Pipe(duplex=False)
    process: BaseProcess = context.Process(target=work, args=(says, *arguments))
    with heard:
        process.start()
        says.close()
        try:
            yield process, heard
        finally:
            process.kill()
            process.join()
            process.close()


def write_forever(says: Connection, folder: Path, key: DataKey) -> None:
    """Say the last id after every twenty people with five notes."""
    store = open_store(find_paths(folder), key, create=True)
    while True:
        with store.work() as work:
            ids = work.staff.add_many(Employee(name="x" * 200, unit=str(n)) for n in range(20))
            note = Observation(
                employee_id=ids[0],
                happened_on=date(2026, 1, 1),
                recorded_at=datetime.now(UTC),
                valence=Valence.PLUS,
                text="y" * 500,
                item_keys=("a", "b"),
            )
            for _note in range(5):
                work.observations.add(note, files=(("a.bin", bytes(20_000)),))
        says.send(ids[-1])


def plan_of(importing: ImportingService, count: int, unit: str) -> ImportPlan:
    """Return what a list of so many people of one unit would change."""
    born = [date(1970, 1, 1) + timedelta(days=n) for n in range(count)]
    rows = [f"{day:%Y%m%d}2010011001\tPegawai {n}\t{unit}" for n, day in enumerate(born)]
    text = "\n".join(["NIP\tNama\tUnit Kerja", *rows])
    return importing.preview(ImportRequest(source=text), Silent())


def import_old_list(folder: Path, key: DataKey) -> None:
    """Make a store with the old list."""
    store = open_store(find_paths(folder), key, create=True)
    importing = ImportingService(store, system_clock)
    importing.commit(plan_of(importing, OLD_COUNT, OLD), None, Silent())
    store.close()


def import_forever(says: Connection, folder: Path, key: DataKey) -> None:
    """Put the new list in the place of the old one and take it back, in turn; say what begins."""
    importing = ImportingService(open_store(find_paths(folder), key), system_clock)
    while True:
        wanted = plan_of(importing, NEW_COUNT, NEW)
        says.send("applying")
        importing.commit(wanted, None, Silent())
        says.send("undoing")
        importing.undo_last()
