"""The data file: open (SQLCipher), prepare, migrate, check."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    NullPool,
    Pool,
    QueuePool,
    create_engine,
    event,
    inspect,
)

from kinerja_desktop.data.migrations import (
    CREATE_VERSION_TABLE,
    NEWEST,
    READ_VERSION,
    REVISIONS,
    VERSION_TABLE,
    WRITE_VERSION,
)
from kinerja_desktop.data.models import METADATA
from kinerja_desktop.data.models.words import CREATE_WORDS
from kinerja_desktop.data.sql_troubles import database_troubles
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import _

Seen = TypeVar("Seen")
BUSY_TIMEOUT_MS = 5000
# With the 2 MB of SQLite every page of an index is encrypted again and again in a large import.
CACHE_KIB = 16_000
MAY_WRITE = "may_write"  # what a pooled connection was last told
# SQLCipher writes its own lines on stderr; what is wrong is raised and said in one sentence.
QUIET = "PRAGMA cipher_log_level = NONE"


class Database:
    """One open data file. `writing` and `reading` hand out a connection inside a transaction.

    `is_read_only` is for drives that cannot be written: everything can be looked at.
    """

    def __init__(self, path: Path, key: DataKey, *, is_read_only: bool = False) -> None:
        self.path = path
        self.is_read_only = is_read_only
        self._key = key
        self._connect = connect_read_only if is_read_only else connect
        self._engine = make_engine(path, lambda: self._connect(path, key))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Hand out a connection that sees one state and cannot write."""
        with database_troubles(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Hand out the only writing connection: commit at the end, roll back on any exception."""
        with (
            database_troubles(),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def bare(self) -> Iterator[Any]:
        """Hand out a driver connection of its own, for copying the file while it is in use."""
        with database_troubles():
            connection = self._connect(self.path, self._key)
            try:
                yield connection
            finally:
                connection.close()

    def look_into(self, path: Path, look: Callable[[Any], Seen]) -> Seen:
        """Open another file under the same key, without changing a byte of it."""
        connection = connect_read_only(path, self._key)
        try:
            return look(connection)
        finally:
            connection.close()

    def key_pragma(self) -> str:
        """Return the key in the words of SQLCipher."""
        return raw_key(self._key)

    def revision(self) -> str | None:
        """Return the stored version, or None for an empty file."""
        with self.reading() as connection:
            return _revision(connection)

    def prepare(self) -> None:
        """Bring an empty or older file to the newest version; see `migrate` for what may happen."""
        if self.revision() is None and not self.is_read_only:
            with self.writing() as connection:
                _create(connection)

    def migrate(self, before: Callable[[], None]) -> bool:
        """Bring an older file to the newest version; `before` makes a proven copy first.

        Returns whether there was something to do. Raises StorageError for a file from the future.
        """
        stored = self.revision()
        if stored == NEWEST:
            return False
        if stored is not None and stored not in REVISIONS:
            raise StorageError(
                _(
                    "The data file was made by a newer version. Update the program; the data was "
                    "not changed."
                ),
                details=stored,
            )
        if self.is_read_only:
            raise StorageError(
                _(
                    "This data file is of an older version and lies where it cannot be written. "
                    "Copy the folder to a drive that can be written and open it there."
                )
            )
        before()
        # Alembic costs a fifth of a second and is needed once in a release, so its module is
        # loaded here and only here (declared exception to "no imports inside functions").
        steps = importlib.import_module("kinerja_desktop.data.migrations.steps")
        with database_troubles(), self._for_steps() as connection:
            steps.migrate(connection, stored)
        return True

    def check(self) -> tuple[str, ...]:
        """Return what is damaged, in SQLite's words; nothing when the file is sound."""
        found: list[str] = []
        try:
            with self.bare() as connection:
                for pragma in ("cipher_integrity_check", "integrity_check", "foreign_key_check"):
                    found += [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}")]
        except StorageError as error:
            found.append(error.details)
        return tuple(line for line in found if line != "ok")

    def close(self) -> None:
        """Close all connections; the last one folds the journal into the file."""
        self._engine.dispose()

    @contextmanager
    def _for_steps(self) -> Iterator[Connection]:
        engine = make_engine(
            self.path, lambda: connect(self.path, self._key, foreign_keys=False), pool=NullPool
        )
        try:
            with engine.connect() as connection:
                yield connection.execution_options(writes=True)
        finally:
            engine.dispose()


def make_engine(path: Path, creator: Callable[[], Any], *, pool: type[Pool] = QueuePool) -> Engine:
    """Return an engine in which BEGIN is really sent, so that a rollback takes back all of it."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=sqlcipher,
        creator=creator,
        poolclass=pool,
    )
    event.listen(engine, "begin", _begin)
    return engine


def connect(path: Path, key: DataKey, *, foreign_keys: bool = True) -> Any:
    """Open one driver connection. A raw key costs nothing; a passphrase would cost 0.13 s."""
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        connection.execute(QUIET)
        connection.execute(f"PRAGMA key = {raw_key(key)}")
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    except sqlcipher.Error:
        connection.close()
        raise
    return connection


def connect_read_only(path: Path, key: DataKey) -> Any:
    """Open a file without changing a byte of it, such as a backup, or on a drive for reading.

    Without a journal beside it the file is declared immutable, because SQLite would otherwise
    want to make files for sharing it.
    """
    has_journal = path.with_name(f"{path.name}-wal").exists()
    uri = f"{path.absolute().as_uri()}?{'mode=ro' if has_journal else 'immutable=1'}"
    connection = sqlcipher.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute(QUIET)
    connection.execute(f"PRAGMA key = {raw_key(key)}")
    return connection


def raw_key(key: DataKey) -> str:
    """Return a key in the words of SQLCipher."""
    return f"\"x'{key.raw.hex()}'\""


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    if connection.info.get(MAY_WRITE) is not writes:
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
        connection.info[MAY_WRITE] = writes
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _revision(connection: Connection) -> str | None:
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE in tables:
        row = connection.exec_driver_sql(READ_VERSION).first()
        return None if row is None else str(row[0])
    if tables:
        raise StorageError(_("This is not a data file of Kinerja Desktop. It was left as it is."))
    return None


def _create(connection: Connection) -> None:
    """Write the schema of today at once; that it equals all steps together is tested."""
    METADATA.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(CREATE_WORDS)
    connection.exec_driver_sql(CREATE_VERSION_TABLE)
    connection.exec_driver_sql(WRITE_VERSION, (NEWEST,))
