"""Turns the known troubles of SQLite into sentences by one table; all else is a bug and passes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from kinerja_desktop.data.troubles import SQLITE_SENTENCES
from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import _

# A statement run by a function of SQLite, as sqlcipher_export, fails with the plain code 1 and
# the words of the true one (sqlite3ErrStr in SQLite's main.c).
_ERROR = 1
_WORDS = {
    "database or disk is full": 13,
    "disk I/O error": 10,
    "attempt to write a readonly database": 8,
}


@contextmanager
def database_troubles() -> Iterator[None]:
    """Turn what SQLite is known to suffer from into a StorageError; let bugs pass."""
    try:
        yield
    except DBAPIError as error:
        raise _translated(error, error.orig) from error
    except sqlcipher.Error as error:
        raise _translated(error, error) from error


def _translated(error: Exception, cause: BaseException | None) -> Exception:
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code == _ERROR:
        code = _WORDS.get(str(cause), code)
    if code not in SQLITE_SENTENCES:
        return error
    return StorageError(_(SQLITE_SENTENCES[code]), details=str(cause))
