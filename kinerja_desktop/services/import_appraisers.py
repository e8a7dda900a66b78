"""The appraisers of an import: begun with it, and taken back with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kinerja_desktop.core.plain import from_plain
from kinerja_desktop.core.staff_import import PlanEntry
from kinerja_desktop.core.supervision import Supervision, tell_the_same, with_new
from kinerja_desktop.data.store import Work


@dataclass(frozen=True, kw_only=True)
class Appraised:
    """The appraisers of one person before and after an import."""

    employee_id: int
    before: tuple[Supervision, ...]
    after: tuple[Supervision, ...]


def begin_appraisers(
    work: Work, chosen: Sequence[PlanEntry], added_ids: Sequence[int], today: date
) -> tuple[Appraised, ...]:
    """Begin what the list says: from `today` for people already here, else since ever.

    `added_ids` are the ids of the new entries, in their order.
    """
    named = [entry for entry in chosen if entry.appraiser is not None]
    if not named:
        return ()
    new_ids = iter(added_ids)
    ids = {entry.row: entry.before.id if entry.before else next(new_ids) for entry in chosen}
    stored = work.supervisions.of_many(ids[entry.row] for entry in named)
    done = []
    for entry in named:
        if entry.appraiser is None:
            continue
        employee_id = ids[entry.row]
        start = today if entry.before is not None else None
        new = Supervision(employee_id=employee_id, appraiser=entry.appraiser, start=start)
        before = stored.get(employee_id, ())
        done.append(Appraised(employee_id=employee_id, before=before, after=with_new(before, new)))
    work.supervisions.replace_many({one.employee_id: one.after for one in done})
    return tuple(done)


def appraised_with(stored: Iterable[Mapping[str, Any]]) -> tuple[Appraised, ...]:
    """Read what an import kept of the appraisers it began."""
    return tuple(from_plain(Appraised, dict(one)) for one in stored if "employee_id" in one)


def untouched(work: Work, done: Iterable[Appraised]) -> tuple[Appraised, ...]:
    """Return those whose appraisers are still as the import left them."""
    begun = tuple(done)
    now = work.supervisions.of_many(one.employee_id for one in begun)
    return tuple(one for one in begun if tell_the_same(now.get(one.employee_id, ()), one.after))


def give_back_appraisers(work: Work, done: Iterable[Appraised]) -> None:
    """Give these people the appraisers they had before the import."""
    work.supervisions.replace_many({one.employee_id: one.before for one in done})
