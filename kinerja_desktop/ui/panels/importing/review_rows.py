"""Rows of the third step: what a list would change, as values a list can show and filter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kinerja_desktop.core.import_problems import Level, Problem
from kinerja_desktop.core.person_names import tidy_capitals
from kinerja_desktop.core.staff import full_name
from kinerja_desktop.core.staff_import import EntryKind, ImportPlan, PlanEntry
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.importing.words import (
    change_values,
    field_word,
    person_line,
    short_reason,
)

if TYPE_CHECKING:
    from kinerja_desktop.core.staff import Employee
    from kinerja_desktop.core.staff_rows import ListedPerson

# Codes that only ask for a confirmation, which the check of the row gives.
_CONFIRMED = {"nip_missing", "nip_other"}
NAME_FIELDS = {"name", "front_title", "back_title"}


class Shown(StrEnum):
    """What a row is; also the value of the filter. ALL is the filter alone."""

    ALL = "all"
    NEW = "new"
    CHANGED = "changed"
    PROBLEM = "problem"
    SAME = "same"
    GONE = "missing"
    FOLD = "fold"
    FORM = "form"


@dataclass(frozen=True, kw_only=True)
class ReviewLine:
    """A field with its old and new value; `is_fault` shows the old one as wrong."""

    field: str
    old: str
    new: str
    is_fault: bool = False


@dataclass(frozen=True, kw_only=True)
class ReviewRow:
    """One row of the file, one person who is not in it, or a line of the list itself."""

    key: str | None
    kind: Shown
    row: int = 0
    name: str = ""
    caption: str = ""
    lines: tuple[ReviewLine, ...] = ()
    entry: PlanEntry | None = None
    problem: Problem | None = None
    employee_id: int = 0
    is_left_out: bool = False

    @property
    def words(self) -> str:
        told = (f"{line.field} {line.old} {line.new}" for line in self.lines)
        return ", ".join(part for part in (self.name, self.caption, *told) if part)

    @property
    def can_check(self) -> bool:
        return self.entry is not None and self.entry.kind is not EntryKind.SAME


def review_rows(
    plan: ImportPlan, left_out: Iterable[int], *, tidies: bool
) -> tuple[ReviewRow, ...]:
    """Return new, changed and faulty rows, who is not in the list, and same rows.

    `tidies` writes names in capitals of faulty rows as those of the others.
    """
    problems = _by_row(plan.problems)
    entries = {entry.row: entry for entry in plan.entries}
    skipped = set(left_out)
    found: dict[Shown, list[ReviewRow]] = defaultdict(list)
    for person in plan.people:
        entry = entries.get(person.row)
        name = entry.employee.display_name if entry is not None else _name_of(person, tidies)
        row = _row(person, name, entry, problems.get(person.row), is_left_out=person.row in skipped)
        found[row.kind].append(row)
    found[Shown.GONE] = [_gone_row(one) for one in plan.gone]
    order = (Shown.NEW, Shown.CHANGED, Shown.PROBLEM, Shown.GONE, Shown.SAME)
    return tuple(row for kind in order for row in found[kind])


def counts(rows: Sequence[ReviewRow]) -> dict[Shown, int]:
    """Return how many rows there are of every kind; ALL are the rows of the file."""
    found = dict.fromkeys(Shown, 0)
    for row in rows:
        found[row.kind] += 1
    found[Shown.ALL] = len(rows) - found[Shown.GONE]
    return found


def _by_row(problems: Iterable[Problem]) -> dict[int, Problem]:
    """Return the problem of a row that is dealt with first: errors before warnings."""
    found: dict[int, Problem] = {}
    for problem in sorted(problems, key=lambda one: one.level is not Level.ERROR):
        if problem.code not in _CONFIRMED:
            found.setdefault(problem.row, problem)
    return found


def _row(
    person: ListedPerson,
    name: str,
    entry: PlanEntry | None,
    problem: Problem | None,
    *,
    is_left_out: bool,
) -> ReviewRow:
    if problem is not None or entry is None:
        return ReviewRow(
            key=f"row:{person.row}",
            kind=Shown.PROBLEM,
            row=person.row,
            name=name,
            caption=_("row {row} in the file").format(row=person.row),
            lines=(_fault(problem, is_left_out=is_left_out),),
            entry=entry,
            problem=problem,
            is_left_out=is_left_out,
        )
    return ReviewRow(
        key=f"row:{person.row}",
        kind=Shown(entry.kind.value),
        row=person.row,
        name=name,
        caption=_caption(entry),
        lines=_lines(entry),
        entry=entry,
    )


def _name_of(person: ListedPerson, tidies: bool) -> str:
    name = tidy_capitals(person.name) if tidies else person.name
    return full_name(person.front_title, name, person.back_title if name else "")


def _fault(problem: Problem | None, *, is_left_out: bool) -> ReviewLine:
    if is_left_out or problem is None:
        return ReviewLine(field="", old="", new=_("left out"))
    return ReviewLine(
        field=field_word(problem.field),
        old=problem.value or _("blank"),
        new=short_reason(problem),
        is_fault=True,
    )


def _caption(entry: PlanEntry) -> str:
    if not entry.needs_confirmation:
        return ""
    if entry.before is not None and entry.before.is_archived:
        return _("in the archive; check to bring back")
    if entry.before is not None:
        return _("found by name and date of birth; please confirm")
    return _("without NIP; please confirm")


def _lines(entry: PlanEntry) -> tuple[ReviewLine, ...]:
    if entry.kind is not EntryKind.CHANGED:
        field = _("All columns") if entry.kind is EntryKind.NEW else ""
        return (ReviewLine(field=field, old="", new=person_line(entry.employee)),)
    lines = []
    if entry.before is not None and any(change.field in NAME_FIELDS for change in entry.changes):
        old, new = entry.before.display_name, entry.employee.display_name
        lines.append(ReviewLine(field=field_word("name"), old=old, new=new))
    for change in entry.changes:
        if change.field in NAME_FIELDS:
            continue
        old, new = change_values(change)
        lines.append(ReviewLine(field=field_word(change.field), old=old or "–", new=new))
    return tuple(lines)


def _gone_row(one: Employee) -> ReviewRow:
    return ReviewRow(
        key=f"gone:{one.id}",
        kind=Shown.GONE,
        name=one.display_name,
        lines=(ReviewLine(field=_("here only"), old="", new=""),),
        employee_id=one.id,
    )
