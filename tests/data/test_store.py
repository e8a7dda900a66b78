from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kinerja_desktop.core.changes import Changes, Kind
from kinerja_desktop.core.staff import Employee, Official, OfficialRole, Profile
from kinerja_desktop.data.database import Database
from kinerja_desktop.data.store import Store, open_store
from kinerja_desktop.data.vault import DataKey, create_vault
from kinerja_desktop.errors import StorageError
from kinerja_desktop.paths import Paths

WRITE_ELSEWHERE = """
import sys
from pathlib import Path
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.database import Database
from kinerja_desktop.data.repositories.work import Work
from kinerja_desktop.data.vault import unlock
folder = Path(sys.argv[1])
database = Database(folder / "kinerja.db", unlock(folder / "kinerja.key", sys.argv[2]))
with database.writing() as connection:
    Work(connection).staff.add(Employee(name="Dari proses lain"))
    print("writing", flush=True)
    sys.stdin.readline()
database.close()
"""


class StumbleError(Exception):
    pass


def add_and_stumble(store: Store, error: type[BaseException]) -> None:
    with store.work() as work:
        work.staff.add(Employee(name="Siti"))
        raise error


def names(store: Store) -> list[str]:
    with store.reading() as look:
        return [employee.name for employee in look.staff.list()]


def test_work_is_committed_at_the_end(store: Store) -> None:
    with store.work() as work:
        work.staff.add(Employee(name="Siti"))
    assert names(store) == ["Siti"]


def test_work_is_rolled_back_on_any_exception(store: Store, heard: list[Changes]) -> None:
    for error in (StumbleError, KeyboardInterrupt):
        with pytest.raises(error):
            add_and_stumble(store, error)
    assert names(store) == []
    assert heard == []


def test_changes_are_told_after_the_commit_and_once(paths: Paths, key: DataKey) -> None:
    seen: list[tuple[Changes, list[str]]] = []
    store = open_store(
        paths, key, create=True, announce=lambda changes: seen.append((changes, names(store)))
    )
    with store.work() as work:
        first = work.staff.add(Employee(name="Siti"))
        work.staff.save(Employee(id=first, name="Siti Rahmawati"))
        assert seen == []
    assert seen == [(frozenset({(Kind.STAFF, first)}), ["Siti Rahmawati"])]
    store.close()


def test_nothing_is_told_when_nothing_changed(store: Store, heard: list[Changes]) -> None:
    with store.work() as work:
        work.staff.list()
    with store.reading() as look:
        look.staff.list()
    assert heard == []


def test_something_no_repository_saved_can_be_told(store: Store, heard: list[Changes]) -> None:
    with store.work() as work:
        work.note(Kind.BACKUP, 0)
    assert heard == [frozenset({(Kind.BACKUP, 0)})]


def test_nobody_has_to_listen(paths: Paths, key: DataKey) -> None:
    store = open_store(paths, key, create=True)
    with store.work() as work:
        work.staff.add(Employee(name="Siti"))
    assert names(store) == ["Siti"]
    store.close()


def test_reading_sees_one_state_while_another_writes(store: Store) -> None:
    with store.reading() as look:
        assert look.staff.list() == ()
        with store.work() as work:
            work.staff.add(Employee(name="Siti"))
        assert look.staff.list() == ()
    assert names(store) == ["Siti"]


def test_reading_refuses_to_write(store: Store) -> None:
    with pytest.raises(StorageError), store.reading() as look:
        look.staff.add(Employee(name="Siti"))


def test_a_second_writer_waits_for_the_first(store: Store) -> None:
    has_begun, may_end = threading.Event(), threading.Event()

    def first() -> None:
        with store.work() as work:
            work.staff.add(Employee(name="Pertama"))
            has_begun.set()
            may_end.wait(10)

    def second() -> None:
        with store.work() as work:
            found.extend(employee.name for employee in work.staff.list())
            work.staff.add(Employee(name="Kedua"))

    found: list[str] = []
    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    has_begun.wait(10)
    threads[1].start()
    threads[1].join(0.2)
    assert found == []
    may_end.set()
    for thread in threads:
        thread.join(10)
    assert found == ["Pertama"]
    assert names(store) == ["Kedua", "Pertama"]


def test_a_writer_in_another_process_is_waited_for(store: Store, paths: Paths) -> None:
    arguments = [sys.executable, "-c", WRITE_ELSEWHERE, str(paths.data)]
    with subprocess.Popen(
        [*arguments, "kertas payung delima senja"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdin is not None
        assert program.stdout.readline() == "writing\n"
        assert names(store) == []
        threading.Timer(0.3, program.stdin.close).start()
        with store.work() as work:
            assert [e.name for e in work.staff.list()] == ["Dari proses lain"]
            work.staff.add(Employee(name="Siti"))
    assert names(store) == ["Dari proses lain", "Siti"]


def test_a_writer_that_never_ends_is_a_sentence(
    store: Store, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kinerja_desktop.data.database.BUSY_TIMEOUT_MS", 50)
    other = Database(store.paths.database, key)
    with store.work() as work:
        work.staff.add(Employee(name="Siti"))
        with pytest.raises(StorageError, match="used by another program"), other.writing():
            pass
    other.close()


def test_opening_twice_names_who_has_it(store: Store, paths: Paths, key: DataKey) -> None:
    with pytest.raises(StorageError, match="has been open at"):
        open_store(paths, key)
    assert names(store) == []


def test_closing_frees_the_folder_and_may_be_done_twice(
    store: Store, paths: Paths, key: DataKey
) -> None:
    with store.work() as work:
        work.staff.add(Employee(name="Siti"))
    store.close()
    store.close()
    assert not list(paths.data.glob("*-wal"))
    again = open_store(paths, key)
    assert names(again) == ["Siti"]
    again.close()


def test_a_missing_data_file_is_said_and_not_made_anew(paths: Paths, key: DataKey) -> None:
    with pytest.raises(StorageError, match="The data file is not there"):
        open_store(paths, key)
    assert not paths.database.exists()
    open_store(paths, key, create=True).close()


def test_another_key_is_refused_and_frees_the_lock(
    store: Store, paths: Paths, key: DataKey
) -> None:
    store.close()
    with pytest.raises(StorageError, match="does not fit this key"):
        open_store(paths, DataKey(raw=b"x" * 32))
    open_store(paths, key).close()


def test_opening_an_existing_store_with_create_keeps_it(
    store: Store, paths: Paths, key: DataKey
) -> None:
    with store.work() as work:
        work.staff.add(Employee(name="Siti"))
    store.close()
    again = open_store(paths, key, create=True)
    assert names(again) == ["Siti"]
    again.close()


def test_a_start_cut_off_while_making_the_file_is_repeated(paths: Paths, key: DataKey) -> None:
    paths.database.write_bytes(b"")
    store = open_store(paths, key)
    assert names(store) == []
    store.close()


def test_no_name_can_be_read_in_any_file_of_the_folder(store: Store, paths: Paths) -> None:
    secret = "Ratna Kusumawardani"
    boss = Official(role=OfficialRole.APPRAISER, name=secret, nip="197001011995032001")
    with store.work() as work:
        for number in range(300):
            work.staff.add(Employee(name=f"{secret} {number}", unit="Bagian Kepegawaian"))
        work.profile.save(Profile(appraiser=boss, reviewer=boss))
    for files in (list(paths.data.rglob("*")), None):
        if files is None:
            store.close()
        for place in files or list(paths.data.rglob("*")):
            content = place.read_bytes() if place.is_file() else b""
            for word in ("Ratna", "Kusumawardani", "Kepegawaian", "197001011995032001", "SQLite"):
                assert word.encode() not in content, place


def test_a_fresh_file_is_made_without_loading_the_migrations(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import QUICK_COST, create_vault
from kinerja_desktop.paths import find_paths
paths = find_paths(Path(sys.argv[1]))
key, code = create_vault(paths.key, None, cost=QUICK_COST)
open_store(paths, key, create=True).close()
open_store(paths, key).close()
sys.exit("alembic" in sys.modules)
"""
    arguments = [sys.executable, "-c", code, str(tmp_path / "data")]
    assert subprocess.run(arguments, check=False).returncode == 0


def test_the_store_with_samples_lies_apart(paths: Paths, store: Store) -> None:
    sample = paths.sample()
    key, _code = create_vault(sample.key, None)
    other = open_store(sample, key, create=True)
    with other.work() as work:
        work.staff.add(Employee(name="Rekaan"))
    assert names(store) == []
    other.close()


def test_an_emptied_file_with_backups_is_not_taken_for_a_fresh_one(
    paths: Paths, key: DataKey
) -> None:
    open_store(paths, key, create=True).close()
    (paths.backups / "2026-06-25").mkdir(parents=True)
    paths.database.write_bytes(b"")
    with pytest.raises(StorageError, match="damaged"):
        open_store(paths, key)
    assert paths.database.read_bytes() == b""
