"""Supervision: who appraised a person from when to when, kept as a history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kinerja_desktop.core.staff import Official, OfficialRole
from kinerja_desktop.core.supervision import Supervision, fault_of, in_order
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import InvalidError
from kinerja_desktop.services.appraisers import SupervisionView, view_of
from kinerja_desktop.services.clock import Clock

__all__ = ["SupervisionService", "SupervisionView"]


class SupervisionService:
    """The dated relations between people and their appraisers."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def view(self, employee_id: int) -> SupervisionView:
        with self._store.reading() as look:
            return view_of(look, employee_id, self._clock().date())

    def officials(self) -> tuple[Official, ...]:
        """Return everybody who can be named: the profile's two first, then the newest."""
        with self._store.reading() as look:
            profile, known = look.profile.load(), look.supervisions.officials()
        own = (profile.appraiser, profile.reviewer) if profile is not None else ()
        named = [replace(one, id=0, role=OfficialRole.APPRAISER) for one in own if one.name]
        return tuple(dict.fromkeys((*named, *known)))

    def save(self, employee_id: int, relations: Iterable[Supervision]) -> None:
        """Put this history in place of the one before. Raises InvalidError for `relations`."""
        wanted = in_order(replace(one, employee_id=employee_id) for one in relations)
        fault = fault_of(wanted)
        if fault:
            raise InvalidError({"relations": fault})
        with self._store.work() as work:
            work.staff.get(employee_id)
            work.supervisions.replace_many({employee_id: wanted})
            work.audit.append(
                at=self._clock(), action="appraisers_changed", subject=str(employee_id)
            )
