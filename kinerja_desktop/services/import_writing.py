"""What an import writes: people added, changed and archived, in batches that can be stopped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from kinerja_desktop.core.staff import Employee
from kinerja_desktop.core.staff_import import ImportPlan
from kinerja_desktop.data.store import Work
from kinerja_desktop.i18n import _
from kinerja_desktop.progress import Progress
from kinerja_desktop.services.import_values import GoneAction, GoneChoice

_BATCH = 1000


def archived_pairs(
    work: Work, plan: ImportPlan, choices: Iterable[GoneChoice], today: date
) -> tuple[tuple[Employee, Employee], ...]:
    """Pair those who are gone as they are with how they are archived."""
    allowed = {one.id for one in plan.gone}
    reasons = {
        GoneAction.MOVED: _("Moved"),
        GoneAction.ARCHIVED: _("Not in the list {file}").format(file=plan.source.file_name),
    }
    pairs = []
    for choice in choices:
        if choice.employee_id in allowed:
            one = work.staff.get(choice.employee_id)
            reason = reasons[choice.action]
            pairs.append((one, replace(one, archived_on=today, archive_reason=reason)))
    return tuple(pairs)


def add_people(
    work: Work, people: Sequence[Employee], period_id: int, progress: Progress
) -> tuple[int, ...]:
    ids: list[int] = []
    left = iter(people)
    while batch := list(islice(left, _BATCH)):
        progress.step(len(ids), len(people))
        ids.extend(work.staff.add_many(batch))
    if period_id and ids:
        work.periods.set_members(period_id, (*work.periods.members(period_id), *ids))
    return tuple(ids)


def save_people(work: Work, people: Sequence[Employee], progress: Progress, before: int) -> None:
    total = before + len(people)
    for start in range(0, len(people), _BATCH):
        progress.step(before + start, total)
        work.staff.save_many(people[start : start + _BATCH])
    progress.step(total, total)
