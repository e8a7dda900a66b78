from __future__ import annotations

import os
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import IntegrityError, OperationalError

from kinerja_desktop.data.database import Database, connect, make_engine
from kinerja_desktop.data.sql_troubles import database_troubles
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.errors import StorageError

KEY = DataKey(raw=bytes(range(32)))


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = Database(tmp_path / "kinerja.db", KEY)
    opened.prepare()
    return opened


def tables(database: Database) -> set[str]:
    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {row[0] for row in rows}


class StumbleError(Exception):
    pass


def write_and_stumble(database: Database, statement: str) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql(statement)
        raise StumbleError


def fill(database: Database, ids: range, size: int) -> None:
    with database.writing() as connection:
        for number in ids:
            row = (number, "x" * size)
            connection.exec_driver_sql("INSERT INTO profile VALUES (?, ?)", row)


def test_a_rolled_back_insert_is_gone(database: Database) -> None:
    with pytest.raises(StumbleError):
        write_and_stumble(database, "INSERT INTO profile VALUES (1, '{}')")
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM profile").scalar() == 0


def test_a_rolled_back_create_table_is_gone(database: Database) -> None:
    with pytest.raises(StumbleError):
        write_and_stumble(database, "CREATE TABLE extra (id INTEGER)")
    assert "extra" not in tables(database)


def test_a_committed_create_table_stays(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE extra (id INTEGER)")
    assert "extra" in tables(database)


def test_the_pragmas_are_as_decided(database: Database) -> None:
    with database.reading() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert values == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(StorageError), database.reading() as connection:
        connection.exec_driver_sql("INSERT INTO profile VALUES (1, '{}')")


def test_writing_works_again_on_the_connection_that_was_read_with(database: Database) -> None:
    for number in range(3):
        with database.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM profile").scalar() == number
        with database.writing() as connection:
            row = (number + 1, "{}")
            connection.exec_driver_sql("INSERT INTO profile VALUES (?, ?)", row)


def test_foreign_keys_are_kept(database: Database) -> None:
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO period_members VALUES (1, 1, 0)")


def test_another_key_does_not_open_the_file_and_changes_nothing(database: Database) -> None:
    database.close()
    before = database.path.read_bytes()
    other = Database(database.path, DataKey(raw=b"x" * 32))
    with pytest.raises(StorageError, match="does not fit this key"):
        other.revision()
    assert database.path.read_bytes() == before


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "kinerja.db"
    place.write_bytes(b"Nama;NIP\n" * 1000)
    with pytest.raises(StorageError, match="left as it is"):
        Database(place, KEY).revision()


def test_an_encrypted_file_of_another_program_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "kinerja.db"
    engine = make_engine(place, lambda: connect(place, KEY))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.exec_driver_sql("CREATE TABLE recipes (id INTEGER)")
    engine.dispose()
    with pytest.raises(StorageError, match="not a data file of Kinerja Desktop"):
        Database(place, KEY).prepare()


def test_a_folder_in_place_of_the_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be opened"):
        Database(tmp_path, KEY).revision()


def test_a_sound_file_has_nothing_to_complain_of(database: Database) -> None:
    assert database.check() == ()


def test_a_spoilt_page_is_found(database: Database) -> None:
    fill(database, range(200), 1000)
    database.close()
    content = bytearray(database.path.read_bytes())
    content[len(content) // 2] ^= 1
    database.path.write_bytes(content)
    assert Database(database.path, KEY).check() != ()


def test_a_spoilt_first_page_is_found(database: Database) -> None:
    database.close()
    content = bytearray(database.path.read_bytes())
    content[100] ^= 1
    database.path.write_bytes(content)
    assert Database(database.path, KEY).check() != ()


def test_a_full_disk_is_a_sentence_and_nothing_is_lost(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO profile VALUES (1, 'kept')")
    with database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError, match="The disk is full"):
        fill(database, range(2, 500), 4000)
    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id, body FROM profile").all()
    assert [tuple(row) for row in rows] == [(1, "kept")]
    assert database.check() == ()


def test_our_own_mistakes_are_not_dressed_up(database: Database) -> None:
    with pytest.raises(OperationalError, match="no such table"), database.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
    with pytest.raises(sqlcipher.OperationalError), database.bare() as bare:
        bare.execute("SELECT * FROM nowhere")


def test_a_trouble_below_the_library_is_a_sentence_too() -> None:
    error = sqlcipher.OperationalError("database is locked")
    error.sqlite_errorcode = 261  # SQLITE_BUSY_RECOVERY, an extended code
    with pytest.raises(StorageError, match="used by another program"), database_troubles():
        raise error


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_is_a_sentence(database: Database) -> None:
    database.close()
    database.path.chmod(0o400)
    with pytest.raises(StorageError), database.writing():
        pass
