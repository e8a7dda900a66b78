"""The profile: who works with this store."""

from __future__ import annotations

from sqlalchemy import delete, select

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.plain import from_plain, to_plain
from kinerja_desktop.core.staff import Profile
from kinerja_desktop.data.models.people import ProfileRecord
from kinerja_desktop.data.repositories.repository import Repository

ONLY_ID = 1


class ProfileRepository(Repository):
    def load(self) -> Profile | None:
        row = self._first(select(ProfileRecord))
        return None if row is None else from_plain(Profile, row.body)

    def save(self, profile: Profile) -> None:
        self._connection.execute(delete(ProfileRecord))
        self._insert(ProfileRecord, {"id": ONLY_ID, "body": to_plain(profile)})
        self._note(Kind.PROFILE, ONLY_ID)
