"""Resuming: keeps where the person is and what is typed, and gives it back after a kill."""

from __future__ import annotations

from dataclasses import replace

from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.resume import Place, ResumeKey, UnsavedNote
from kinerja_desktop.core.staff import Profile
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import NotFoundError


class ResumingService:
    """It lies in the encrypted store only. A program that ends by itself forgets it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def place(self) -> Place | None:
        with self._store.reading() as look:
            return look.resume.load(ResumeKey.PLACE, Place)

    def note(self) -> tuple[UnsavedNote, Observation | None] | None:
        """Return the note that was being written, and the stored one it changes if any."""
        with self._store.reading() as look:
            unsaved = look.resume.load(ResumeKey.NOTE, UnsavedNote)
            if unsaved is None or not unsaved.note.id:
                return None if unsaved is None else (unsaved, None)
            try:
                return unsaved, look.observations.get(unsaved.note.id)
            except NotFoundError:
                return replace(unsaved, note=replace(unsaved.note, id=0, version=0)), None

    def profile(self) -> Profile | None:
        with self._store.reading() as look:
            return look.resume.load(ResumeKey.PROFILE, Profile)

    def keep_place(self, place: Place) -> None:
        self._keep(ResumeKey.PLACE, place)

    def keep_note(self, unsaved: UnsavedNote | None) -> None:
        self._keep(ResumeKey.NOTE, unsaved)

    def keep_profile(self, profile: Profile | None) -> None:
        self._keep(ResumeKey.PROFILE, profile)

    def forget(self) -> None:
        """There is nothing to go on with: the program ends in order."""
        if not self._store.is_read_only:
            with self._store.work() as work:
                work.resume.forget()

    def _keep(self, key: ResumeKey, value: Place | UnsavedNote | Profile | None) -> None:
        if not self._store.is_read_only:
            with self._store.work() as work:
                work.resume.save(key, value)
