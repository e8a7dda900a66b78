"""Judging rows: what each listed person says, and every fault with its cell and rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kinerja_desktop.core import nip as nip_rules
from kinerja_desktop.core.column_matching import ColumnMatch
from kinerja_desktop.core.headings import Heading
from kinerja_desktop.core.import_problems import MOST_NAMED, WARNINGS, Level, Problem, problem
from kinerja_desktop.core.list_rows import Fixes, ListedRow, Places, listed_rows
from kinerja_desktop.core.person_names import split_titles
from kinerja_desktop.core.ranks import canonical, employment_of
from kinerja_desktop.core.source_table import SourceTable, cell_value
from kinerja_desktop.core.staff import Employment, Sex
from kinerja_desktop.core.written_dates import parse_date

POLICE_NUMBER_DIGITS = nip_rules.POLICE_NUMBER_DIGITS
_READ_AS_TEXT = (
    *("front_title", "back_title", "grade", "rank", "position", "unit", "agency"),
    *("birth_date", "sex", "status", "grade_since", "position_since", "appraiser"),
)
_SEXES = {
    **dict.fromkeys(("l", "m", "lk", "laki-laki", "laki laki", "pria", "male"), Sex.MALE),
    **dict.fromkeys(("p", "f", "pr", "perempuan", "wanita", "female"), Sex.FEMALE),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedPerson:
    """A person as the file has it; what is blank there is blank here. `row` counts from 1.

    `appraiser` is a name or a NIP as it stands there.
    """

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
    grade_since: date | None = None
    position_since: date | None = None
    appraiser: str = ""
    is_valid: bool = True


@dataclass(frozen=True, kw_only=True)
class Judged:
    """The people of a list in file order, refused ones too, and all problems."""

    people: tuple[ListedPerson, ...]
    problems: tuple[Problem, ...]

    @property
    def valid(self) -> tuple[ListedPerson, ...]:
        return tuple(person for person in self.people if person.is_valid)


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
    rows = list(listed_rows(table.filled_down(), heading, places, fixes=fixes))
    checks = [nip_rules.check(row.nip, today, is_number=row.nip_is_number) for row in rows]
    doubles = _doubles(
        (row.number, check.nip.digits)
        for row, check in zip(rows, checks, strict=True)
        if check.nip is not None and row.number not in left_out
    )
    people: list[ListedPerson] = []
    problems: list[Problem] = []
    for row, check in zip(rows, checks, strict=True):
        person, found = judge_row.read(row, check, doubles.get(row.number, ()))
        is_refused = row.number in left_out or _has_error(found)
        people.append(replace(person, is_valid=False) if is_refused else person)
        problems.extend(found)
    return Judged(people=tuple(people), problems=tuple(problems))


def _has_error(problems: list[Problem]) -> bool:
    return bool(problems) and any(item.level is Level.ERROR for item in problems)


def _doubles(numbers: Iterable[tuple[int, str]]) -> dict[int, tuple[int, ...]]:
    """Return row number to the other rows with the same NIP; `numbers` are rows and their NIP.

    Of very many only the first: a whole list under one NIP would name each in each.
    """
    nips = dict(numbers)
    if len(set(nips.values())) == len(nips):
        return {}
    counts = Counter(nips.values())
    rows = defaultdict(list)
    for number, nip in nips.items():
        if counts[nip] > 1:
            rows[nip].append(number)
    return {
        number: tuple(other for other in same[: MOST_NAMED + 2] if other != number)
        for same in rows.values()
        for number in same
    }


class _RowJudge:
    """Reads and judges the rows of one list."""

    def __init__(self, places: Places, today: date) -> None:
        self._places = places
        self._columns = places.columns(_READ_AS_TEXT)
        self._today = today

    def read(
        self, row: ListedRow, check: nip_rules.NipCheck, others: tuple[int, ...]
    ) -> tuple[ListedPerson, list[Problem]]:
        """Return who the row is and what is wrong with it; `others` have the same NIP."""
        problems: list[Problem] = []
        person = self._person(row, check, problems)
        if not person.name:
            problems.insert(0, self._problem(row, "name_missing", "name"))
        code = "nip_duplicate" if others else self._nip_code(row, person, check)
        if code:
            problems.insert(0, self._problem(row, code, "nip", others))
        return person, problems

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
        texts = self._texts(row)
        names = split_titles(row.name)
        birth_date = self._birth_date(row, texts, problems)
        grade = self._grade(row, texts, problems)
        status = texts.get("status", "")
        return ListedPerson(
            row=row.number,
            nip=check.nip.digits if check.nip is not None else "",
            other_number=check.other_number,
            name=names.name,
            front_title=texts.get("front_title") or names.front_title,
            back_title=texts.get("back_title") or names.back_title,
            employment=_employment(check, grade, status),
            grade=grade,
            position=texts.get("position", ""),
            unit=texts.get("unit", ""),
            agency=texts.get("agency", ""),
            birth_date=birth_date,
            sex=sex_of(texts.get("sex", "")),
            status=status,
            grade_since=self._since(row, texts, "grade_since", problems),
            position_since=self._since(row, texts, "position_since", problems),
            appraiser=texts.get("appraiser", ""),
        )

    def _texts(self, row: ListedRow) -> dict[str, str]:
        """Return the tidied texts of the cells, by field; fields without a cell are not there."""
        cells = row.source.cells
        return {
            field: cell_value(cells[index]) for field, index in self._columns if index < len(cells)
        }

    def _birth_date(
        self, row: ListedRow, texts: Mapping[str, str], problems: list[Problem]
    ) -> date | None:
        text = texts.get("birth_date", "")
        day = parse_date(text, self._today) if text else None
        if text and day is None:
            problems.append(self._problem(row, "date_invalid", "birth_date"))
        return day

    def _since(
        self, row: ListedRow, texts: Mapping[str, str], field: str, problems: list[Problem]
    ) -> date | None:
        text = texts.get(field, "")
        day = parse_date(text, self._today) if text else None
        if text and day is None:
            problems.append(self._problem(row, "since_unknown", field))
        return day

    def _grade(self, row: ListedRow, texts: Mapping[str, str], problems: list[Problem]) -> str:
        text = texts.get("grade", "")
        if not text:
            return canonical(texts.get("rank", ""))
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
