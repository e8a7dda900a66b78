"""Takes an old data file to the newest version, one committed step after the other (Alembic)."""

from __future__ import annotations

from types import ModuleType

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from kinerja_desktop.data.migrations import CREATE_VERSION_TABLE, WRITE_VERSION
from kinerja_desktop.data.migrations.versions import (
    v0001_first,
    v0002_staff_lists,
    v0003_import_lines,
    v0004_diary,
    v0005_hint_answers,
    v0006_note_versions,
    v0007_search_words,
    v0008_objections,
    v0009_resume,
)
from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import _

STEPS: tuple[ModuleType, ...] = (
    v0001_first,
    v0002_staff_lists,
    v0003_import_lines,
    v0004_diary,
    v0005_hint_answers,
    v0006_note_versions,
    v0007_search_words,
    v0008_objections,
    v0009_resume,
)


def migrate(connection: Connection, stored: str | None) -> None:
    """Take the steps after `stored` (None: an empty file). Each commits with its number or not.

    The connection has foreign keys off, because a changed table is copied and renamed; they are
    checked before each commit instead.
    """
    revisions = [step.revision for step in STEPS]
    first = 0 if stored is None else revisions.index(stored) + 1
    for step in STEPS[first:]:
        with connection.begin():
            context = MigrationContext.configure(connection)
            with Operations.context(context):
                step.upgrade()
            _refuse_loose_ends(connection)
            _write_revision(connection, step.revision)


def _refuse_loose_ends(connection: Connection) -> None:
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if loose:
        raise StorageError(
            _(
                "The data file could not be brought to the new version. It was left as it was, and "
                "a copy is among the backups."
            ),
            details=str(loose[:5]),
        )


def _write_revision(connection: Connection, revision: str) -> None:
    connection.exec_driver_sql(CREATE_VERSION_TABLE)
    connection.exec_driver_sql("DELETE FROM alembic_version")
    connection.exec_driver_sql(WRITE_VERSION, (revision,))
