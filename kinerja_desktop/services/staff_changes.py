"""Staff changes: unit, appraiser, list or archive of many people in one act, taken back in one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kinerja_desktop.core.staff import Employee, Official, restored
from kinerja_desktop.core.supervision import Acting, Supervision, fault_of, tell_the_same, with_new
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.errors import InvalidError
from kinerja_desktop.i18n import _
from kinerja_desktop.services.clock import Clock

Relations = Mapping[int, tuple[Supervision, ...]]


@dataclass(frozen=True, kw_only=True)
class NewAppraiser:
    """Who appraises from `start` on (None: always did), and that one's superior if known."""

    appraiser: Official
    reviewer: Official | None = None
    acting: Acting = Acting.NO
    start: date | None = None
    end: date | None = None

    def of(self, employee_id: int) -> Supervision:
        """Return the relation of one person."""
        return Supervision(
            employee_id=employee_id,
            appraiser=self.appraiser,
            reviewer=self.reviewer,
            acting=self.acting,
            start=self.start,
            end=self.end,
        )


@dataclass(frozen=True, kw_only=True)
class StaffChange:
    """What is to be changed; None leaves a thing as it is. `archive_reason` archives."""

    unit: str | None = None
    appraiser: NewAppraiser | None = None
    list_id: int | None = None
    archive_reason: str | None = None
    archived_on: date | None = None

    @property
    def is_empty(self) -> bool:
        wanted = (self.unit, self.appraiser, self.list_id, self.archive_reason)
        return all(one is None for one in wanted)


@dataclass(frozen=True, kw_only=True)
class ChangedStaff:
    """What changed: people and relations, each before and after. To be taken back."""

    people: tuple[tuple[Employee, Employee], ...]
    before: Relations
    after: Relations

    @property
    def count(self) -> int:
        """How many people something was changed for."""
        return len({old.id for old, _new in self.people} | set(self.after))


class StaffChangeService:
    """Changes to many people at once."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def change_many(self, employee_ids: Iterable[int], change: StaffChange) -> ChangedStaff:
        """Change everybody in one transaction, or nobody.

        Raises InvalidError by field (`change`, `archive_reason`, `relations`), NotFoundError.
        """
        _check(change)
        with self._store.work() as work:
            people = [work.staff.get(key) for key in dict.fromkeys(employee_ids)]
            pairs = [(old, self._changed(old, change)) for old in people]
            pairs = [(old, new) for old, new in pairs if old != new]
            work.staff.save_many(new for _old, new in pairs)
            before, after = _appraise(work, [one.id for one in people], change.appraiser)
            done = ChangedStaff(people=tuple(pairs), before=before, after=after)
            work.audit.append(at=self._clock(), action="staff_changed", subject=str(done.count))
        return done

    def take_back(self, done: ChangedStaff) -> None:
        """Give back what was changed, but for what somebody changed again since."""
        with self._store.work() as work:
            now = {one.id: one for one in work.staff.list(archived=None)}
            work.staff.save_many(
                restored(now[old.id], old, new) for old, new in done.people if old.id in now
            )
            there = work.supervisions.of_many(done.after)
            untouched = {
                key: done.before[key]
                for key, values in done.after.items()
                if key in now and tell_the_same(there.get(key, ()), values)
            }
            work.supervisions.replace_many(untouched)
            work.audit.append(
                at=self._clock(), action="staff_change_undone", subject=str(done.count)
            )

    def _changed(self, one: Employee, change: StaffChange) -> Employee:
        values: dict[str, Any] = {}
        if change.unit is not None:
            values["unit"] = " ".join(change.unit.split())
        if change.list_id is not None:
            values["list_id"] = change.list_id
        if change.archive_reason is not None:
            values["archived_on"] = change.archived_on or self._clock().date()
            values["archive_reason"] = change.archive_reason
        return replace(one, **values)


def _appraise(
    work: Work, employee_ids: list[int], wanted: NewAppraiser | None
) -> tuple[Relations, Relations]:
    """Begin the relation for everybody; return the histories before and after."""
    if wanted is None:
        return {}, {}
    stored = work.supervisions.of_many(employee_ids)
    before = {key: stored.get(key, ()) for key in employee_ids}
    after = {key: with_new(values, wanted.of(key)) for key, values in before.items()}
    fault = next(filter(None, map(fault_of, after.values())), "")
    if fault:
        raise InvalidError({"relations": fault})
    work.supervisions.replace_many(after)
    return before, after


def _check(change: StaffChange) -> None:
    wrong: dict[str, str] = {}
    if change.is_empty:
        wrong["change"] = _("Choose what is to be changed.")
    if change.archive_reason is not None and not change.archive_reason.strip():
        wrong["archive_reason"] = _("Write the reason.")
    if wrong:
        raise InvalidError(wrong)
