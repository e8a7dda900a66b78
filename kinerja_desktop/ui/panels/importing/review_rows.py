"""Rows of the third step: what a list would change, as values a list can show and filter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from kinerja_desktop.core.chosen_fields import FieldGroup, group_of, groups_of
from kinerja_desktop.core.import_problems import Level, Problem
from kinerja_desktop.core.import_words import change_values, field_word
from kinerja_desktop.core.person_names import tidy_capitals
from kinerja_desktop.core.staff import full_name
from kinerja_desktop.core.staff_import import EntryKind, ImportPlan, PlanEntry
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.importing.words import (
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
    MORE = "more"
    FORM = "form"


ORDER = (Shown.NEW, Shown.CHANGED, Shown.PROBLEM, Shown.GONE, Shown.SAME)


@dataclass(frozen=True, kw_only=True)
class ReviewLine:
    """A field with its old and new value; `is_fault` shows the old one as wrong.

    `group` is the kind of change, which can be left as it is for everybody.
    """

    field: str
    old: str
    new: str
    is_fault: bool = False
    group: FieldGroup | None = None


@dataclass(frozen=True, kw_only=True)
class ReviewRow:
    """One row of the file, one person who is not in it, or a line of the list itself.

    `doubles` name the people in other rows with the same NIP.
    """

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
    doubles: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        told = (f"{line.field} {line.old} {line.new}" for line in self.lines)
        return ", ".join(part for part in (self.name, self.caption, *told) if part)

    @cached_property
    def search_text(self) -> str:
        return self.words.casefold()

    @property
    def can_check(self) -> bool:
        return self.entry is not None and self.entry.kind is not EntryKind.SAME


@dataclass(frozen=True, kw_only=True)
class Review:
    """A plan with the rows that show it.

    `usual` are rows done unless someone unchecks them,
    `asking` those done only when someone checks them, `new` those of new people. `groups` are
    the kinds of changes of every changed row.
    """

    plan: ImportPlan
    rows: tuple[ReviewRow, ...]
    by_kind: Mapping[Shown, tuple[ReviewRow, ...]]
    usual: frozenset[int]
    asking: frozenset[int]
    new: frozenset[int]
    groups: Mapping[int, frozenset[FieldGroup]]

    def of_kind(self, kind: Shown) -> tuple[ReviewRow, ...]:
        return self.rows if kind == Shown.ALL else self.by_kind.get(kind, ())

    def count(self, kind: Shown) -> int:
        """Return how many rows there are; ALL are those of the file."""
        if kind == Shown.ALL:
            return self.plan.rows_total
        return len(self.of_kind(kind))

    @property
    def problems(self) -> tuple[ReviewRow, ...]:
        """The faulty rows that are not left out."""
        return tuple(row for row in self.of_kind(Shown.PROBLEM) if not row.is_left_out)

    def row(self, number: int) -> ReviewRow | None:
        """Return the row of the file with this number, if there is one."""
        return next((row for row in self.rows if row.row == number != 0), None)


def review_of(plan: ImportPlan, left_out: Iterable[int], *, tidies: bool) -> Review:
    """Return new, changed and faulty rows, who is not in the list, and same rows.

    `tidies` writes names in capitals of faulty rows as those of the others. Takes a second
    for a hundred thousand rows, so it is done where the plan is made.
    """
    by_kind = _review_rows(plan, left_out, tidies=tidies)
    rows = tuple(row for kind in ORDER for row in by_kind.get(kind, ()))
    for row in rows:
        _ = row.search_text
    wanted = [entry for entry in plan.entries if entry.kind is not EntryKind.SAME]
    return Review(
        plan=plan,
        rows=rows,
        by_kind=by_kind,
        usual=frozenset(entry.row for entry in wanted if not entry.needs_confirmation),
        asking=frozenset(entry.row for entry in wanted if entry.needs_confirmation),
        new=frozenset(entry.row for entry in wanted if entry.kind is EntryKind.NEW),
        groups={entry.row: groups_of(entry) for entry in wanted if entry.changes},
    )


def _review_rows(
    plan: ImportPlan, left_out: Iterable[int], *, tidies: bool
) -> dict[Shown, tuple[ReviewRow, ...]]:
    problems = _by_row(plan.problems)
    entries = {entry.row: entry for entry in plan.entries}
    skipped = set(left_out)
    names = {person.row: _name_of(person, tidies) for person in plan.people if not person.is_valid}
    found: dict[Shown, list[ReviewRow]] = defaultdict(list)
    for person in plan.people:
        entry, problem = entries.get(person.row), problems.get(person.row)
        if problem is None and entry is not None:
            row = _sound_row(entry)
        else:
            name = names.get(person.row) or _name_of(person, tidies)
            row = _faulty_row(person.row, name, entry, problem)
            doubles = tuple(_double(number, names) for number in problem.others) if problem else ()
            row = replace(row, doubles=doubles)
            row = _left_out(row) if person.row in skipped or problem is None else row
        found[row.kind].append(row)
    found[Shown.GONE] = [_gone_row(one) for one in plan.gone]
    return {kind: tuple(rows) for kind, rows in found.items()}


def _by_row(problems: Iterable[Problem]) -> dict[int, Problem]:
    """Return the problem of a row that is dealt with first: errors before warnings."""
    found: dict[int, Problem] = {}
    for problem in sorted(problems, key=lambda one: one.level is not Level.ERROR):
        if problem.code not in _CONFIRMED:
            found.setdefault(problem.row, problem)
    return found


def _sound_row(entry: PlanEntry) -> ReviewRow:
    return ReviewRow(
        key=f"row:{entry.row}",
        kind=Shown(entry.kind.value),
        row=entry.row,
        name=entry.employee.display_name,
        caption=_caption(entry),
        lines=_lines(entry),
        entry=entry,
    )


def _faulty_row(
    number: int, name: str, entry: PlanEntry | None, problem: Problem | None
) -> ReviewRow:
    return ReviewRow(
        key=f"row:{number}",
        kind=Shown.PROBLEM,
        row=number,
        name=name,
        caption=_("row {row} in the file").format(row=number),
        lines=(_fault(problem),) if problem is not None else (),
        entry=entry,
        problem=problem,
    )


def _left_out(row: ReviewRow) -> ReviewRow:
    line = ReviewLine(field="", old="", new=_("left out"))
    return replace(row, lines=(line,), is_left_out=True)


def _double(number: int, names: Mapping[int, str]) -> str:
    name = names.get(number, "")
    words = _("row {row} ({name})") if name else _("row {row}")
    return words.format(row=number, name=name)


def _name_of(person: ListedPerson, tidies: bool) -> str:
    name = tidy_capitals(person.name) if tidies else person.name
    return full_name(person.front_title, name, person.back_title if name else "")


def _fault(problem: Problem) -> ReviewLine:
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
        line = ReviewLine(field=field_word("name"), old=old, new=new, group=FieldGroup.NAME)
        lines.append(line)
    for change in entry.changes:
        if change.field in NAME_FIELDS:
            continue
        old, new = change_values(change)
        word, group = field_word(change.field), group_of(change)
        lines.append(ReviewLine(field=word, old=old or "–", new=new, group=group))
    return tuple(lines)


def _gone_row(one: Employee) -> ReviewRow:
    return ReviewRow(
        key=f"gone:{one.id}",
        kind=Shown.GONE,
        name=one.display_name,
        lines=(ReviewLine(field=_("here only"), old="", new=""),),
        employee_id=one.id,
    )
