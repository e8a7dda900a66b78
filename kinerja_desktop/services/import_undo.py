"""Taking an import back: worked out first, so that it can be told before it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from zlib import crc32

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.known_staff import COMPARED
from kinerja_desktop.core.plain import from_plain
from kinerja_desktop.core.staff import Employee, restored
from kinerja_desktop.data.repositories.imports import StoredImport
from kinerja_desktop.data.store import Work
from kinerja_desktop.services.import_appraisers import (
    Appraised,
    appraised_with,
    give_back_appraisers,
    untouched,
)
from kinerja_desktop.services.import_values import CarriesWork, EditedSince, UndoPreview

_WATCHED = (*COMPARED, "archived_on")
_look_of = attrgetter(*_WATCHED)


@dataclass(frozen=True, kw_only=True)
class UndoSteps:
    """What is to be done, and what a person is told of it."""

    preview: UndoPreview
    remove_ids: tuple[int, ...]
    give_back: tuple[Employee, ...]
    appraised: tuple[Appraised, ...]


def mark_of(person: Employee) -> int:
    """Return a number that changes when what a list can say of a person changes."""
    return crc32(repr(_look_of(person)).encode())


def undo_steps(work: Work, stored: StoredImport) -> UndoSteps:
    """Work out what taking this import back does now. Who carries work is never removed."""
    now = {one.id: one for one in work.staff.list(archived=None)}
    added_ids = set(stored.added_ids)
    added = [one for one in now.values() if one.id in added_ids]
    about = work.staff.work_about(one.id for one in added)
    removed = [one for one in added if one.id not in about]
    marks = dict(zip(stored.added_ids, stored.marks, strict=False))
    pairs = [(now[old.id], old, new) for old, new in _pairs(stored) if old.id in now]
    backs = {one.id: restored(one, old, new) for one, old, new in pairs}
    begun = [one for one in appraised_with(stored.before) if one.employee_id in now]
    begun = [one for one in begun if one.employee_id not in added_ids]
    appraised = untouched(work, begun)
    again = {one.employee_id for one in appraised}
    edited = {one.id: _edited_fields(one, new) for one, _old, new in pairs}
    for one in begun:
        if one.employee_id not in again:
            edited[one.employee_id] = (*edited.get(one.employee_id, ()), "appraiser")
    preview = UndoPreview(
        import_id=stored.id,
        at=stored.at,
        file_name=stored.file_name,
        removed=_names(removed),
        edited=_names(one for one in removed if marks.get(one.id, mark_of(one)) != mark_of(one)),
        carrying=tuple(
            CarriesWork(
                name=one.display_name,
                notes=about[one.id][Kind.OBSERVATION],
                plans=about[one.id][Kind.PLAN],
                appraisals=about[one.id][Kind.APPRAISAL],
            )
            for one in added
            if one.id in about
        ),
        restored=_names(
            one for one, _old, _new in pairs if one != backs[one.id] or one.id in again
        ),
        kept=tuple(
            EditedSince(name=now[key].display_name, fields=fields)
            for key, fields in edited.items()
            if fields
        ),
    )
    return UndoSteps(
        preview=preview,
        remove_ids=tuple(one.id for one in removed),
        give_back=tuple(back for key, back in backs.items() if back != now[key]),
        appraised=appraised,
    )


def take_back(work: Work, stored: StoredImport, steps: UndoSteps) -> None:
    """Do the steps in the running unit of work."""
    work.staff.remove_many(steps.remove_ids)
    work.staff.save_many(steps.give_back)
    give_back_appraisers(work, steps.appraised)
    work.imports.mark_undone(stored.id)


def _pairs(stored: StoredImport) -> Iterable[tuple[Employee, Employee]]:
    for pair in stored.before:
        if "employee_id" not in pair:
            yield from_plain(Employee, pair["before"]), from_plain(Employee, pair["after"])


def _edited_fields(now: Employee, imported: Employee) -> tuple[str, ...]:
    return tuple(name for name in _WATCHED if getattr(now, name) != getattr(imported, name))


def _names(people: Iterable[Employee]) -> tuple[str, ...]:
    return tuple(one.display_name for one in people)
