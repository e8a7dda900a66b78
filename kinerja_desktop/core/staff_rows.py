"""Judging rows: what each listed person says, and every fault with its cell and rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kinerja_desktop.core import nip as nip_rules
from kinerja_desktop.core.column_matching import ColumnMatch
from kinerja_desktop.core.headings import Heading
from kinerja_desktop.core.import_problems import WARNINGS, Level, Problem, problem
from kinerja_desktop.core.list_rows import Fixes, ListedRow, Places, listed_rows
from kinerja_desktop.core.person_names import split_titles
from kinerja_desktop.core.ranks import canonical, employment_of
from kinerja_desktop.core.source_table import SourceTable, without_apostrophe
from kinerja_desktop.core.staff import Employment, Sex
from kinerja_desktop.core.written_dates import parse_date

POLICE_NUMBER_DIGITS = nip_rules.POLICE_NUMBER_DIGITS
_SEXES = {
    **dict.fromkeys(("l", "m", "lk", "laki-laki", "laki laki", "pria", "male"), Sex.MALE),
    **dict.fromkeys(("p", "f", "pr", "perempuan", "wanita", "female"), Sex.FEMALE),
}


@dataclass(frozen=True, kw_only=True)
class ListedPerson:
    """A person as the file has it; what is blank there is blank here. `row` counts from 1."""

    row: int
    nip: str = ""
    other_number: str = ""
    name: str
    front_title: str = ""
    back_title: str = ""
    employment: Employment = Employment.OTHER
    grade: str = ""
    position: str = ""
    unit: str = ""
    agency: str = ""
    birth_date: date | None = None
    sex: Sex | None = None
    status: str = ""
    is_valid: bool = True


@dataclass(frozen=True, kw_only=True)
class Judged:
    """The people of a list in file order, refused ones too, and all problems."""

    people: tuple[ListedPerson, ...]
    problems: tuple[Problem, ...]

    @property
    def valid(self) -> tuple[ListedPerson, ...]:
        return tuple(person for person in self.people if person.is_valid)


@dataclass(frozen=True, kw_only=True)
class _Draft:
    row: ListedRow
    person: ListedPerson
    check: nip_rules.NipCheck
    code: str
    problems: tuple[Problem, ...]


def sex_of(text: str) -> Sex | None:
    """Return the sex a cell tells in any usual spelling, or None."""
    return _SEXES.get(text.casefold())


def judge(
    table: SourceTable,
    heading: Heading,
    columns: Iterable[ColumnMatch],
    *,
    today: date,
    fixes: Fixes | None = None,
    left_out: frozenset[int] = frozenset(),
) -> Judged:
    """Judge every row that stands for a person. Texts are compared after spaces are joined.

    A NIP cell gets one code at most. The same NIP in several rows refuses all of them, but
    for the rows a person has `left_out`: these are refused without further question.
    """
    places = Places(columns)
    judge_row = _RowJudge(places, today)
    drafts = [
        judge_row.draft(row)
        for row in listed_rows(table.filled_down(), heading, places, fixes=fixes)
    ]
    doubles = _doubles([draft for draft in drafts if draft.row.number not in left_out])
    people: list[ListedPerson] = []
    problems: list[Problem] = []
    for draft in drafts:
        found = judge_row.nip_problems(draft, doubles) + draft.problems
        is_valid = all(item.level is not Level.ERROR for item in found)
        is_valid = is_valid and draft.row.number not in left_out
        people.append(draft.person if is_valid else replace(draft.person, is_valid=False))
        problems.extend(found)
    return Judged(people=tuple(people), problems=tuple(problems))


def _doubles(drafts: list[_Draft]) -> dict[int, tuple[int, ...]]:
    """Return row number to the other rows with the same acceptable NIP."""
    counts = Counter(draft.person.nip for draft in drafts if draft.person.nip)
    rows = defaultdict(list)
    for draft in drafts:
        if counts[draft.person.nip] > 1:
            rows[draft.person.nip].append(draft.row.number)
    return {
        number: tuple(other for other in same if other != number)
        for same in rows.values()
        for number in same
    }


class _RowJudge:
    """Reads and judges the rows of one list."""

    def __init__(self, places: Places, today: date) -> None:
        self._places = places
        self._today = today

    def draft(self, row: ListedRow) -> _Draft:
        check = nip_rules.check(row.nip, self._today, is_number=row.nip_is_number)
        problems: list[Problem] = []
        person = self._person(row, check, problems)
        if not person.name:
            problems.insert(0, self._problem(row, "name_missing", "name"))
        code = self._nip_code(row, person, check)
        return _Draft(row=row, person=person, check=check, code=code, problems=tuple(problems))

    def nip_problems(
        self, draft: _Draft, doubles: dict[int, tuple[int, ...]]
    ) -> tuple[Problem, ...]:
        others = doubles.get(draft.row.number, ())
        code = "nip_duplicate" if others else draft.code
        return (self._problem(draft.row, code, "nip", others),) if code else ()

    def _nip_code(self, row: ListedRow, person: ListedPerson, check: nip_rules.NipCheck) -> str:
        """Return the one code of the NIP cell: errors first, then the first warning."""
        if not row.nip:
            return "nip_missing" if person.name else ""
        if check.errors:
            return check.errors[0]
        if check.nip is not None and _differs(check.nip, person):
            return "nip_differs"
        known = [code for code in check.warnings if code in WARNINGS]
        return known[0] if known else ""

    def _person(
        self, row: ListedRow, check: nip_rules.NipCheck, problems: list[Problem]
    ) -> ListedPerson:
        names = split_titles(row.name)
        birth_date = self._birth_date(row, problems)
        grade = self._grade(row, problems)
        status = self._text(row, "status")
        return ListedPerson(
            row=row.number,
            nip=check.nip.digits if check.nip is not None else "",
            other_number=check.other_number,
            name=names.name,
            front_title=self._text(row, "front_title") or names.front_title,
            back_title=self._text(row, "back_title") or names.back_title,
            employment=_employment(check, grade, status),
            grade=grade,
            position=self._text(row, "position"),
            unit=self._text(row, "unit"),
            agency=self._text(row, "agency"),
            birth_date=birth_date,
            sex=sex_of(self._text(row, "sex")),
            status=status,
        )

    def _text(self, row: ListedRow, field: str) -> str:
        return without_apostrophe(row.text(self._places.index(field)))

    def _birth_date(self, row: ListedRow, problems: list[Problem]) -> date | None:
        text = self._text(row, "birth_date")
        day = parse_date(text, self._today) if text else None
        if text and day is None:
            problems.append(self._problem(row, "date_invalid", "birth_date"))
        return day

    def _grade(self, row: ListedRow, problems: list[Problem]) -> str:
        text = self._text(row, "grade")
        if not text:
            return canonical(self._text(row, "rank"))
        grade = canonical(text)
        if not grade:
            problems.append(self._problem(row, "grade_unknown", "grade"))
        return grade

    def _problem(
        self, row: ListedRow, code: str, field: str, others: tuple[int, ...] = ()
    ) -> Problem:
        place = field if self._places.has(field) else "name"
        value = row.source.text(self._places.index(place))
        cell = (row.number, self._places.letter(place))
        return problem(code, cell, field, value=value, others=others)


def _differs(nip: nip_rules.Nip, person: ListedPerson) -> bool:
    is_other_day = person.birth_date is not None and person.birth_date != nip.birth
    is_other_sex = person.sex is not None and person.sex is not nip.sex
    return is_other_day or is_other_sex


def _employment(check: nip_rules.NipCheck, grade: str, status: str) -> Employment:
    if check.nip is not None:
        return check.nip.kind
    if len(check.other_number) == POLICE_NUMBER_DIGITS:
        return Employment.OTHER
    by_grade = employment_of(grade)
    if by_grade is not None:
        return by_grade
    return Employment.PPPK if "pppk" in status.casefold() else Employment.OTHER
