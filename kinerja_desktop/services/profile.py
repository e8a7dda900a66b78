"""The appraiser's own profile and superior."""

from __future__ import annotations

from datetime import date

from kinerja_desktop.core import nip, ranks
from kinerja_desktop.core.import_problems import sentence
from kinerja_desktop.core.staff import Official, Profile
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import InvalidError
from kinerja_desktop.i18n import _
from kinerja_desktop.services.clock import Clock


class ProfileService:
    """Reads and writes who works with this store."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def load(self) -> Profile | None:
        with self._store.reading() as look:
            return look.profile.load()

    def save(self, profile: Profile) -> None:
        """Save the profile; raises InvalidError with keys like appraiser.nip."""
        check_profile(profile, self._clock().date())
        with self._store.work() as work:
            work.profile.save(profile)
            work.audit.append(at=self._clock(), action="profile_saved", subject="profile")


def check_profile(profile: Profile, today: date) -> None:
    """Raise InvalidError when names are missing or a NIP or grade cannot be right."""
    wrong: dict[str, str] = {}
    for role, official in (("appraiser", profile.appraiser), ("reviewer", profile.reviewer)):
        wrong.update({f"{role}.{key}": text for key, text in _faults(official, today).items()})
    if not profile.appraiser.name.strip():
        wrong["appraiser.name"] = _("Write your name; it is printed on every form.")
    if wrong:
        raise InvalidError(wrong)


def _faults(official: Official, today: date) -> dict[str, str]:
    faults = {}
    if official.nip and nip.check(official.nip, today).nip is None:
        found = nip.check(official.nip, today).errors or ("nip_length",)
        faults["nip"] = sentence(found[0], official.nip)
    if official.grade and not ranks.canonical(official.grade):
        faults["grade"] = _("Write the grade like III/c or IX.")
    return faults
