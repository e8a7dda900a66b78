"""Certificates kept in the store, each under its own passphrase."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import delete, select

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.document import StoredIdentity
from kinerja_desktop.data.models.papers import IdentityRecord
from kinerja_desktop.data.repositories.repository import Repository


class IdentityRepository(Repository):
    def list(self) -> tuple[StoredIdentity, ...]:
        query = select(IdentityRecord).order_by(IdentityRecord.id)
        return tuple(StoredIdentity(**row._asdict()) for row in self._rows(query))

    def get(self, identity_id: int) -> StoredIdentity:
        return StoredIdentity(**self._one(IdentityRecord, identity_id)._asdict())

    def add(self, identity: StoredIdentity) -> int:
        columns = asdict(identity)
        del columns["id"]
        new_id = self._insert(IdentityRecord, columns)
        self._note(Kind.IDENTITY, new_id)
        return new_id

    def remove(self, identity_id: int) -> None:
        self._one(IdentityRecord, identity_id)
        self._connection.execute(delete(IdentityRecord).where(IdentityRecord.id == identity_id))
        self._note(Kind.IDENTITY, identity_id)
