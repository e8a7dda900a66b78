"""Staff lists: several kept apart, one of them shown; a removed one gives its people to another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kinerja_desktop.core.collation import folded
from kinerja_desktop.core.staff import StaffList
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.errors import InvalidError, KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.services.clock import Clock


@dataclass(frozen=True, kw_only=True)
class ListView:
    """A list with how many people it holds, archived ones not counted."""

    staff_list: StaffList
    count: int
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class RemovedList:
    """What removing took away, to be put back: the list and who belonged to it."""

    staff_list: StaffList
    employee_ids: tuple[int, ...]
    was_current: bool


class StaffListService:
    """The lists people belong to; everybody belongs to one."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def views(self) -> tuple[ListView, ...]:
        """Return every list, the default one first."""
        with self._store.reading() as look:
            current, counts = look.lists.current(), look.lists.counts()
            return tuple(
                ListView(
                    staff_list=one,
                    count=counts.get(one.id, 0),
                    is_current=one.id == current.id,
                )
                for one in look.lists.all()
            )

    def choose(self, list_id: int) -> None:
        """Show this list from now on."""
        with self._store.work() as work:
            work.lists.choose(list_id)

    def add(self, name: str) -> int:
        """Add an empty list; raises InvalidError for `name`."""
        with self._store.work() as work:
            wanted = StaffList(name=_checked(work, StaffList(name=name)))
            list_id = work.lists.add(wanted)
            work.audit.append(at=self._clock(), action="list_added", subject=str(list_id))
        return list_id

    def rename(self, list_id: int, name: str) -> None:
        """Rename a list; raises InvalidError for `name`."""
        with self._store.work() as work:
            stored = work.lists.get(list_id)
            work.lists.save(replace(stored, name=_checked(work, replace(stored, name=name))))

    def remove(self, list_id: int, into_id: int) -> RemovedList:
        """Remove a list; its people, archived ones too, belong to another one from now on.

        Raises KinerjaError for the default list, which is always there.
        """
        with self._store.work() as work:
            removed = work.lists.get(list_id)
            if removed.is_default or into_id == list_id:
                raise KinerjaError(
                    _("This list stays: everybody belongs to one. Nothing was changed.")
                )
            target, was_current = work.lists.get(into_id), work.lists.current().id == list_id
            people = work.staff.list(archived=None, list_id=list_id)
            work.staff.save_many(replace(one, list_id=target.id) for one in people)
            if was_current:
                work.lists.choose(target.id)
            work.lists.remove(list_id)
            work.audit.append(at=self._clock(), action="list_removed", subject=str(list_id))
        return RemovedList(
            staff_list=removed,
            employee_ids=tuple(one.id for one in people),
            was_current=was_current,
        )

    def put_back(self, removed: RemovedList) -> None:
        """Take a removal back; people who are gone meanwhile stay gone."""
        with self._store.work() as work:
            list_id = work.lists.add(removed.staff_list)
            known = {one.id: one for one in work.staff.list(archived=None)}
            people = [known[key] for key in removed.employee_ids if key in known]
            work.staff.save_many(replace(one, list_id=list_id) for one in people)
            if removed.was_current:
                work.lists.choose(list_id)
            work.audit.append(at=self._clock(), action="list_added", subject=str(list_id))


def _checked(work: Work, staff_list: StaffList) -> str:
    """Return the name without surplus blanks; raises InvalidError."""
    name = " ".join(staff_list.name.split())
    if not name:
        raise InvalidError({"name": _("Write the name.")})
    others = (one for one in work.lists.all() if one.id != staff_list.id)
    if any(folded(one.name) == folded(name) for one in others):
        raise InvalidError({"name": _("There is a list of this name already.")})
    return name
