"""Which kinds of changes of an import are done: all of the units, say, and none of the posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from enum import StrEnum

from kinerja_desktop.core.staff_import import EntryKind, FieldChange, ImportPlan, PlanEntry
from kinerja_desktop.i18n import N_, _


class FieldGroup(StrEnum):
    """Fields that are taken or left together."""

    NAME = "name"
    NUMBER = "number"
    GRADE = "grade"
    POSITION = "position"
    UNIT = "unit"
    BIRTH = "birth"
    STATUS = "status"
    APPRAISER = "appraiser"
    ARCHIVE = "archive"


_FIELDS = {
    FieldGroup.NAME: ("name", "front_title", "back_title"),
    FieldGroup.NUMBER: ("nip", "other_number"),
    FieldGroup.GRADE: ("grade", "grade_since"),
    FieldGroup.POSITION: ("position", "position_since"),
    FieldGroup.UNIT: ("unit", "agency"),
    FieldGroup.BIRTH: ("birth_date", "sex"),
    FieldGroup.STATUS: ("status",),
    FieldGroup.APPRAISER: (),
    FieldGroup.ARCHIVE: ("archived_on", "archive_reason"),
}
_WORDS = {
    FieldGroup.NAME: N_("Name and titles"),
    FieldGroup.NUMBER: N_("NIP"),
    FieldGroup.GRADE: N_("Grade"),
    FieldGroup.POSITION: N_("Position"),
    FieldGroup.UNIT: N_("Work unit"),
    FieldGroup.BIRTH: N_("Date of birth, sex"),
    FieldGroup.STATUS: N_("Status"),
    FieldGroup.APPRAISER: N_("Appraiser"),
    FieldGroup.ARCHIVE: N_("Archive"),
}
_GROUPS = {field: group for group, fields in _FIELDS.items() for field in fields}


def group_word(group: FieldGroup) -> str:
    return _(_WORDS[group])


def group_of(change: FieldChange) -> FieldGroup:
    return _GROUPS.get(change.field, FieldGroup.APPRAISER)


def groups_of(entry: PlanEntry) -> frozenset[FieldGroup]:
    """Return what a row would change; nothing for new people, who come whole."""
    is_changed = entry.kind is EntryKind.CHANGED
    return frozenset(map(group_of, entry.changes)) if is_changed else frozenset()


def count_groups(rows: Iterable[Collection[FieldGroup]]) -> tuple[tuple[FieldGroup, int], ...]:
    """Return in how many rows each group changes, in the order of FieldGroup."""
    counts = Counter(group for groups in rows for group in groups)
    return tuple((group, counts[group]) for group in FieldGroup if counts[group])


def is_declined(entry: PlanEntry, declined: Collection[FieldGroup]) -> bool:
    """Say whether nothing of a row is left when these groups stay as they are."""
    groups = groups_of(entry)
    return bool(groups) and groups <= set(declined)


def without_groups(plan: ImportPlan, declined: Collection[FieldGroup]) -> ImportPlan:
    """Leave these groups of everybody as they are; rows of which nothing is left stay whole."""
    if not declined:
        return plan
    return replace(plan, entries=tuple(_trimmed(entry, declined) for entry in plan.entries))


def _trimmed(entry: PlanEntry, declined: Collection[FieldGroup]) -> PlanEntry:
    before, left = entry.before, groups_of(entry) & set(declined)
    if before is None or not left or is_declined(entry, declined):
        return entry
    stays = {field: getattr(before, field) for group in left for field in _FIELDS[group]}
    return PlanEntry(
        kind=entry.kind,
        row=entry.row,
        employee=replace(entry.employee, **stays),
        before=before,
        changes=tuple(change for change in entry.changes if group_of(change) not in left),
        needs_confirmation=entry.needs_confirmation,
        appraiser=None if FieldGroup.APPRAISER in left else entry.appraiser,
    )
