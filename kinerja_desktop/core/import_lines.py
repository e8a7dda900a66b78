"""ImportLine: what became of one row of a staff list; the lines of the import report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kinerja_desktop.core.import_problems import Level, Problem
from kinerja_desktop.core.plain import from_plain, to_plain
from kinerja_desktop.core.staff import Employee, full_name
from kinerja_desktop.core.staff_import import EntryKind, FieldChange, ImportPlan, PlanEntry
from kinerja_desktop.core.staff_rows import ListedPerson


class Outcome(StrEnum):
    """What an import did with a row; ARCHIVED are people who are in no row."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    LEFT_OUT = "left_out"
    REFUSED = "refused"
    ARCHIVED = "archived"


class Why(StrEnum):
    """Why a row without an error was left out."""

    NOT_CHOSEN = "not_chosen"
    UNCONFIRMED = "unconfirmed"
    BY_HAND = "by_hand"


@dataclass(frozen=True, kw_only=True)
class ImportLine:
    """One row of the file; `row` is 0 for people who are in no row.

    `changes` are what was changed, or would have been. The texts of `problems` are those of the
    day of the import; code and value say the same in any language.
    """

    row: int
    outcome: Outcome
    name: str = ""
    number: str = ""
    why: Why | None = None
    changes: tuple[FieldChange, ...] = ()
    problems: tuple[Problem, ...] = ()


StoredLine = list[Any]
_Problems = dict[int, list[Problem]]


def stored_lines(
    plan: ImportPlan, chosen: Collection[int], archived: Iterable[Employee] = ()
) -> list[StoredLine]:
    """Return a line for every row of the file, in its order, then the people archived.

    In plain types and short, as the store keeps them: a list may have 100,000 rows, and most
    of them say nothing but that all is the same. `chosen` are the rows that were carried out.
    """
    entries = {entry.row: entry for entry in plan.entries}
    problems: _Problems = {}
    for problem in plan.problems:
        problems.setdefault(problem.row, []).append(problem)
    lines = [
        _of_entry(entries[person.row], chosen, problems)
        if person.row in entries
        else _of_refused(person, problems)
        for person in plan.people
    ]
    return lines + [
        [0, Outcome.ARCHIVED.value, one.display_name, one.nip or one.other_number]
        for one in archived
    ]


def line_counts(lines: Iterable[StoredLine]) -> Counter[Outcome]:
    """Count the lines by outcome."""
    found = Counter(line[1] for line in lines)
    return Counter({outcome: found[outcome.value] for outcome in Outcome})


def from_stored(plain: StoredLine) -> ImportLine:
    """Read a line of stored_lines()."""
    row, outcome, name, number, *rest = plain
    why, changes, problems = rest or (None, (), ())
    return ImportLine(
        row=row,
        outcome=Outcome(outcome),
        name=name,
        number=number,
        why=Why(why) if why else None,
        changes=tuple(FieldChange(field=field, old=old, new=new) for field, old, new in changes),
        problems=tuple(from_plain(Problem, problem) for problem in problems),
    )


def _of_entry(entry: PlanEntry, chosen: Collection[int], problems: _Problems) -> StoredLine:
    outcome, why = Outcome.SAME, None
    if entry.kind is not EntryKind.SAME:
        if entry.row in chosen:
            outcome = Outcome.ADDED if entry.kind is EntryKind.NEW else Outcome.CHANGED
        else:
            outcome = Outcome.LEFT_OUT
            why = Why.UNCONFIRMED if entry.needs_confirmation else Why.NOT_CHOSEN
    one = entry.employee
    line: StoredLine = [entry.row, str(outcome), one.display_name, one.nip or one.other_number]
    found = problems.get(entry.row)
    if why or entry.changes or found:
        changes = [[change.field, change.old, change.new] for change in entry.changes]
        line += [why and why.value, changes, to_plain(found or ())]
    return line


def _of_refused(person: ListedPerson, problems: _Problems) -> StoredLine:
    found = problems.get(person.row, [])
    is_wrong = any(problem.level is Level.ERROR for problem in found)
    name = full_name(person.front_title, person.name, person.back_title)
    outcome, why = (Outcome.REFUSED, None) if is_wrong else (Outcome.LEFT_OUT, Why.BY_HAND.value)
    number = person.nip or person.other_number
    return [person.row, outcome.value, name, number, why, [], to_plain(found)]
