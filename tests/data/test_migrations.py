from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.observation import NoteKind
from kinerja_desktop.core.staff import DEFAULT_LIST, Employee, StaffList
from kinerja_desktop.data import database as database_module
from kinerja_desktop.data.backup import Cause, list_backups
from kinerja_desktop.data.database import Database, connect, make_engine
from kinerja_desktop.data.migrations import NEWEST, REVISIONS, steps
from kinerja_desktop.data.models import METADATA
from kinerja_desktop.data.store import Store, open_store
from kinerja_desktop.data.vault import DataKey, unlock
from kinerja_desktop.errors import StorageError
from kinerja_desktop.paths import Paths

KEY = DataKey(raw=bytes(range(32)))


def schema_of(connection: sa.Connection) -> dict[str, list[str]]:
    """Every table, index and trigger; the order of constraints does not matter.

    SQLite writes the name of a table that was copied and renamed in quotation marks.
    """
    rows = connection.exec_driver_sql(
        "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    )
    return {
        row[0]: sorted(
            " ".join(row[1].replace('"', "").split()).removesuffix(" )").split(", CONSTRAINT ")
        )
        for row in rows
    }


def is_mapped(name: str | None, _kind: str, _parents: object) -> bool:
    """The table of words and what SQLite keeps for it are no mapped classes."""
    return name is None or not name.startswith("search_words")


def migrated(place: Path) -> sa.Engine:
    engine = make_engine(place, lambda: connect(place, KEY, foreign_keys=False))
    with engine.connect() as connection:
        steps.migrate(connection.execution_options(writes=True), None)
    return engine


OLD_FILES = Path(__file__).parents[1] / "files" / "old"
PASSPHRASE = "kertas payung delima senja"


def test_a_file_of_the_first_version_opens_with_everything_in_it(paths: Paths) -> None:
    shutil.copytree(OLD_FILES / "0001", paths.data, dirs_exist_ok=True)
    key = unlock(paths.key, PASSPHRASE)
    store = open_store(paths, key)
    with store.reading() as look:
        people = look.staff.list(archived=None)
        [period] = look.periods.list()
        [current] = look.appraisals.list(period.id)
        notes = look.observations.list(start=period.start, end=period.end)
        units = look.units.all()
        lists = look.lists.all()
        profile = look.profile.load()
    assert store.database.revision() == NEWEST
    assert store.database.check() == ()
    store.close()
    assert [(one.name, one.unit, one.is_archived) for one in people] == [
        ("Dedi Misalkan", "SD Negeri Contoh 1", False),
        ("Rina Contohwati", "Sub Bagian Keuangan", False),
        ("Sari Umpama", "Sub Bagian Umum", True),
    ]
    assert {(one.list_id, one.grade_since, one.position_since) for one in people} == {
        (DEFAULT_LIST, None, None)
    }
    assert lists == (StaffList(id=DEFAULT_LIST),)
    assert (current.stage, current.employee_id) == (Stage.SIGNED, people[1].id)
    assert len(notes) == 2
    assert {(note.kind, note.realisation, note.told_by) for note in notes} == {
        (NoteKind.EVENT, "", "")
    }
    assert all(earlier.item_keys is None for note in notes for earlier in note.revisions)
    assert len(units) == 3
    assert profile is not None
    assert profile.appraiser.name == "Budi Teladan"
    [copy] = list_backups(paths.backups)
    assert (copy.cause, copy.revision) == (Cause.BEFORE_UPGRADE, "0001")


def added_step(revision: str, upgrade: Callable[[], None]) -> ModuleType:
    module = ModuleType(f"v{revision}")
    module.__dict__.update(revision=revision, upgrade=upgrade)
    return module


def test_the_migrated_schema_equals_the_mapped_one(tmp_path: Path) -> None:
    fresh = Database(tmp_path / "fresh.db", KEY)
    fresh.prepare()
    engine = migrated(tmp_path / "migrated.db")
    with engine.connect() as connection, fresh.reading() as mapped:
        context = MigrationContext.configure(connection, opts={"include_name": is_mapped})
        assert compare_metadata(context, METADATA) == []
        assert schema_of(connection) == schema_of(mapped)
    engine.dispose()
    fresh.close()


def test_every_revision_has_its_step() -> None:
    assert tuple(step.revision for step in steps.STEPS) == REVISIONS
    assert REVISIONS[-1] == NEWEST


def test_a_file_of_the_newest_version_is_left_alone(store: Store) -> None:
    assert store.database.revision() == NEWEST
    assert store.database.migrate(before=pytest.fail) is False


def test_a_file_from_the_future_is_refused_unchanged(
    store: Store, paths: Paths, key: DataKey
) -> None:
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    before = paths.database.read_bytes()
    with pytest.raises(StorageError, match="made by a newer version") as caught:
        open_store(paths, key)
    assert caught.value.details == "9999"
    assert paths.database.read_bytes() == before
    assert not paths.backups.exists()


def use_steps(monkeypatch: pytest.MonkeyPatch, *added: ModuleType) -> None:
    every = (*steps.STEPS, *added)
    monkeypatch.setattr(steps, "STEPS", every)
    monkeypatch.setattr(database_module, "REVISIONS", tuple(step.revision for step in every))
    monkeypatch.setattr(database_module, "NEWEST", every[-1].revision)


def test_an_old_file_is_copied_and_brought_up_to_date(
    store: Store, paths: Paths, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.work() as work:
        work.staff.add(Employee(name="Siti", unit="Umum"))
    store.close()

    def add_room() -> None:
        with op.batch_alter_table("employees", recreate="always") as batch:
            batch.add_column(sa.Column("room", sa.Text(), server_default="", nullable=False))

    use_steps(monkeypatch, added_step("9000", add_room))
    again = open_store(paths, key)
    assert again.database.revision() == "9000"
    with again.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT name, room, unit_id FROM employees").all()
    assert [tuple(row) for row in rows] == [("Siti", "", 1)]
    [copy] = list_backups(paths.backups)
    assert (copy.cause, copy.is_proven, copy.counts["employees"]) == (
        Cause.BEFORE_UPGRADE,
        True,
        1,
    )
    assert copy.revision == NEWEST
    again.close()


def test_a_step_and_its_number_commit_together_or_not_at_all(
    store: Store, paths: Paths, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()

    def good() -> None:
        op.create_table("second", sa.Column("id", sa.Integer(), primary_key=True))

    def fault() -> None:
        op.create_table("third", sa.Column("id", sa.Integer(), primary_key=True))
        raise RuntimeError("planted")

    use_steps(monkeypatch, added_step("9000", good), added_step("9001", fault))
    with pytest.raises(RuntimeError, match="planted"):
        open_store(paths, key)
    database = Database(paths.database, key)
    assert database.revision() == "9000"
    with database.reading() as connection:
        names = sa.inspect(connection).get_table_names()
    assert "second" in names
    assert "third" not in names
    assert database.check() == ()
    database.close()


def test_a_step_that_loses_what_others_point_to_is_refused(
    store: Store, paths: Paths, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.work() as work:
        work.staff.add(Employee(name="Siti", unit="Umum"))
    store.close()

    def lose_units() -> None:
        op.execute("DELETE FROM units")

    use_steps(monkeypatch, added_step("9000", lose_units))
    with pytest.raises(StorageError, match="could not be brought to the new version"):
        open_store(paths, key)
    database = Database(paths.database, key)
    assert database.revision() == NEWEST
    assert database.check() == ()
    database.close()


def test_without_a_proven_copy_no_step_is_taken(
    store: Store, paths: Paths, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    paths.backups.write_bytes(b"a file where the folder should be")
    use_steps(monkeypatch, added_step("9000", pytest.fail))
    with pytest.raises(StorageError):
        open_store(paths, key)
    database = Database(paths.database, key)
    assert database.revision() == NEWEST
    database.close()
