"""ImportPlan: what a staff list would change, compared with the staff as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from kinerja_desktop.core.column_matching import ColumnMatch
from kinerja_desktop.core.import_problems import Problem
from kinerja_desktop.core.known_staff import KnownStaff, changed_fields
from kinerja_desktop.core.list_remarks import NO_REMARKS, ListRemarks
from kinerja_desktop.core.person_names import tidy_capitals
from kinerja_desktop.core.plain import to_plain
from kinerja_desktop.core.staff import Employee, Official
from kinerja_desktop.core.staff_rows import Judged, ListedPerson


class EntryKind(StrEnum):
    """What a row of the list is to the staff as it is now."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One field, as text for people: dates are ISO, sex is L or P."""

    field: str
    old: str
    new: str


class PlanEntry(NamedTuple):
    """One valid row: the employee as it would be saved, and as it is now.

    `needs_confirmation`: the person was found by name and date of birth, not by NIP, has no
    NIP at all, or would come back from the archive; nothing happens unless someone says so.
    `appraiser` is who appraises from now on, if the list names somebody else than the store.
    """

    kind: EntryKind
    row: int
    employee: Employee
    before: Employee | None = None
    changes: tuple[FieldChange, ...] = ()
    needs_confirmation: bool = False
    appraiser: Official | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a plan comes from. `sheet` is None for text files.

    `kind` is csv, html, xlsx, xls, xlsb or ods; `encoding` and `delimiter` are set for text.
    """

    file_name: str
    sheet: str | None
    header_row: int
    columns: tuple[ColumnMatch, ...] = ()
    kind: str = ""
    encoding: str = ""
    delimiter: str = ""
    remarks: ListRemarks = NO_REMARKS


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """A value: can be tested, printed and shown without a database.

    `gone` are people of the store who are not in the file; `tidied` shows how names in
    capitals were rewritten, old and new.
    """

    source: Source
    people: tuple[ListedPerson, ...]
    problems: tuple[Problem, ...]
    entries: tuple[PlanEntry, ...]
    gone: tuple[Employee, ...]
    tidied: tuple[tuple[str, str], ...] = ()

    @property
    def rows_total(self) -> int:
        return len(self.people)

    @property
    def valid(self) -> int:
        return len(self.entries)

    @property
    def refused(self) -> int:
        return self.rows_total - self.valid

    @property
    def double(self) -> int:
        """How many rows share their NIP with another row."""
        return sum(1 for problem in self.problems if problem.code == "nip_duplicate")

    def count(self, kind: EntryKind) -> int:
        return sum(1 for entry in self.entries if entry.kind is kind)


def compare(
    judged: Judged, staff: Sequence[Employee], source: Source, *, tidy_names: bool = True
) -> ImportPlan:
    """Compare the valid rows with the staff (archived people too) by NIP.

    Blank cells erase nothing. Without NIP, the name and what else is known of the person
    decide (other number, date of birth, else the unit); a change is then to be confirmed.
    """
    known = KnownStaff(staff)
    entries = tuple(_entry(person, known, tidy_names) for person in judged.valid)
    met = {entry.before.id for entry in entries if entry.before is not None}
    met |= known.in_refused_rows(judged.people)
    gone = tuple(one for one in staff if not one.is_archived and one.id not in met)
    return ImportPlan(
        source=source,
        people=judged.people,
        problems=judged.problems,
        entries=entries,
        gone=gone,
        tidied=_tidied(judged.valid) if tidy_names else (),
    )


def plan_as_json(plan: ImportPlan) -> dict[str, Any]:
    """Return the plan as programs read it; `people` are the valid rows as the file has them."""
    form = {name: getattr(plan.source, name) for name in ("kind", "encoding", "delimiter")}
    remarks = plan.source.remarks
    return {
        "form": {name: value for name, value in form.items() if value},
        "sheet": plan.source.sheet,
        "header_row": plan.source.header_row,
        "rows_total": plan.rows_total,
        "valid": plan.valid,
        "new": plan.count(EntryKind.NEW),
        "changed": plan.count(EntryKind.CHANGED),
        "same": plan.count(EntryKind.SAME),
        "gone": len(plan.gone),
        "problems": [_problem_as_json(problem) for problem in plan.problems],
        "people": [_person_as_json(person) for person in plan.people if person.is_valid],
        **({"remarks": to_plain(remarks)} if remarks != NO_REMARKS else {}),
    }


def _entry(person: ListedPerson, known: KnownStaff, tidy_names: bool) -> PlanEntry:
    before = known.by_number(person)
    is_certain = bool(person.nip) and before is not None
    if before is None:
        before = known.by_name(person)
    wanted = tidy_capitals(person.name) if tidy_names else person.name
    if before is None:
        employee = _employee(person, wanted)
        return PlanEntry(EntryKind.NEW, person.row, employee, needs_confirmation=not person.nip)
    values = {field: getattr(person, field) for field in changed_fields(before, person)}
    if "name" in values:
        values["name"] = wanted
    changes = tuple(_change(field, before, values[field]) for field in values)
    if before.is_archived:
        values |= {"archived_on": None, "archive_reason": ""}
        changes += (FieldChange(field="archived_on", old=_text(before.archived_on), new=""),)
    if person.nip and values:
        values["employment"] = person.employment
    return PlanEntry(
        kind=EntryKind.CHANGED if changes else EntryKind.SAME,
        row=person.row,
        employee=replace(before, **values),
        before=before,
        changes=changes,
        needs_confirmation=bool(changes) and (before.is_archived or not is_certain),
    )


def _employee(person: ListedPerson, name: str) -> Employee:
    return Employee(
        name=name,
        front_title=person.front_title,
        back_title=person.back_title,
        nip=person.nip,
        other_number=person.other_number,
        employment=person.employment,
        grade=person.grade,
        position=person.position,
        unit=person.unit,
        agency=person.agency,
        birth_date=person.birth_date,
        sex=person.sex,
        status=person.status,
        grade_since=person.grade_since,
        position_since=person.position_since,
    )


def _change(field: str, before: Employee, new: object) -> FieldChange:
    return FieldChange(field=field, old=_text(getattr(before, field)), new=_text(new))


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _tidied(people: Iterable[ListedPerson]) -> tuple[tuple[str, str], ...]:
    names = (person.name for person in people)
    return tuple((name, tidy) for name in names if (tidy := tidy_capitals(name)) != name)


def _problem_as_json(problem: Problem) -> dict[str, Any]:
    return {
        "row": problem.row,
        "cell": problem.cell,
        "field": problem.field,
        "code": problem.code,
        "level": problem.level.value,
        "message": problem.message,
        "value": problem.value,
        "others": list(problem.others),
    }


def _person_as_json(person: ListedPerson) -> dict[str, Any]:
    return {
        "row": person.row,
        "nip": person.nip or None,
        "name": person.name,
        "front_title": person.front_title or None,
        "back_title": person.back_title or None,
        "grade": person.grade or None,
        "position": person.position or None,
        "unit": person.unit or None,
        "birth_date": person.birth_date.isoformat() if person.birth_date else None,
        "sex": person.sex.value if person.sex else None,
    }
