"""Judging rows: what each listed person says, and every fault with its cell and rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, repeat, zip_longest
from typing import Any, NamedTuple

from kinerja_desktop.core import nip as nip_rules
from kinerja_desktop.core.column_matching import ColumnMatch
from kinerja_desktop.core.headings import Heading
from kinerja_desktop.core.import_problems import MOST_NAMED, WARNINGS, Level, Problem, problem
from kinerja_desktop.core.list_rows import ROWS_AT_ONCE, Fixes, ListedRow, Places, listed_rows
from kinerja_desktop.core.person_names import split_titles
from kinerja_desktop.core.ranks import canonical, employment_of
from kinerja_desktop.core.source_table import SourceTable, cell_value
from kinerja_desktop.core.staff import Employment, Sex
from kinerja_desktop.core.written_dates import parse_date
from kinerja_desktop.progress import SILENT, Progress

POLICE_NUMBER_DIGITS = nip_rules.POLICE_NUMBER_DIGITS
_READ_AS_TEXT = (
    *("front_title", "back_title", "grade", "rank", "position", "unit", "agency"),
    *("birth_date", "sex", "status", "grade_since", "position_since", "appraiser"),
)
# What the cells of a column are said to be wrong with where nothing could be read.
_UNREADABLE = {
    "birth_date": "date_invalid",
    "grade": "grade_unknown",
    "grade_since": "since_unknown",
    "position_since": "since_unknown",
}
_SEXES = {
    **dict.fromkeys(("l", "m", "lk", "laki-laki", "laki laki", "pria", "male"), Sex.MALE),
    **dict.fromkeys(("p", "f", "pr", "perempuan", "wanita", "female"), Sex.FEMALE),
}


class ListedPerson(NamedTuple):
    """A person as the file has it; what is blank there is blank here. `row` counts from 1.

    `appraiser` is a name or a NIP as it stands there.
    """

    row: int
    name: str
    nip: str = ""
    other_number: str = ""
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


def judge(  # noqa: PLR0913 - a list, how it is read, and how one waits for it
    table: SourceTable,
    heading: Heading,
    columns: Iterable[ColumnMatch],
    *,
    today: date,
    fixes: Fixes | None = None,
    left_out: frozenset[int] = frozenset(),
    progress: Progress = SILENT,
) -> Judged:
    """Judge every row that stands for a person. Texts are compared after spaces are joined.

    A NIP cell gets one code at most. The same NIP in several rows refuses all of them, but
    for the rows a person has `left_out`: these are refused without further question.
    """
    places = Places(columns)
    judge_rows = _RowsJudge(places, today)
    listed = listed_rows(table.filled_down(), heading, places, fixes=fixes, progress=progress)
    rows: list[ListedRow] = []
    people: list[ListedPerson] = []
    while block := list(islice(listed, ROWS_AT_ONCE)):
        rows += block
        people += judge_rows.read(block)
    judge_rows.refuse_doubles(rows, _doubles(people, left_out))
    faults = judge_rows.faults
    refused = left_out.union(row for row, found in faults.items() if _has_error(found))
    return Judged(
        people=tuple(one._replace(is_valid=False) if one.row in refused else one for one in people),
        problems=tuple(chain.from_iterable(faults[row] for row in sorted(faults))),
    )


def _has_error(problems: Iterable[Problem]) -> bool:
    return any(item.level is Level.ERROR for item in problems)


def _doubles(
    people: Iterable[ListedPerson], left_out: frozenset[int]
) -> dict[int, tuple[int, ...]]:
    """Return row number to the other rows with the same NIP.

    Of very many only the first: a whole list under one NIP would name each in each.
    """
    nips = {one.row: one.nip for one in people if one.nip and one.row not in left_out}
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


class _RowsJudge:
    """Reads and judges the rows of one list, many at once: of these each column whole.

    `faults` are all problems found so far, by row; those of its NIP come first.
    """

    def __init__(self, places: Places, today: date) -> None:
        self.faults: dict[int, list[Problem]] = defaultdict(list)
        self._places = places
        self._today = today

    def read(self, rows: Sequence[ListedRow]) -> Iterable[ListedPerson]:
        """Return who these rows are."""
        texts = self._texts(rows)
        checks = [
            nip_rules.check(row.nip, self._today, is_number=row.nip_is_number) for row in rows
        ]
        values = self._values(rows, texts, checks)
        people = [ListedPerson._make(one) for one in zip(*values.values(), strict=True)]
        for row, person, check in zip(rows, people, checks, strict=True):
            if code := _nip_code(row, person, check):
                self._add(row, code, "nip")
            if not person.name:
                self._add(row, "name_missing", "name")
        for field, code in _UNREADABLE.items():
            if not self._places.has(field):
                continue
            for row, text, value in zip(rows, texts[field], values[field], strict=True):
                if text and not value:
                    self._add(row, code, field)
        return people

    def refuse_doubles(
        self, rows: Iterable[ListedRow], doubles: Mapping[int, tuple[int, ...]]
    ) -> None:
        """Say of rows with the same NIP that it is a double, and nothing else of this cell."""
        for row in rows:
            others = doubles.get(row.number)
            if others:
                found = [item for item in self.faults[row.number] if item.field != "nip"]
                double = self._problem(row, "nip_duplicate", "nip", others)
                self.faults[row.number] = [double, *found]

    def _texts(self, rows: Sequence[ListedRow]) -> dict[str, Sequence[str]]:
        """Return the tidied texts of each field in the order of the rows, blank without a cell."""
        columns = list(zip_longest(*(row.source.cells for row in rows), fillvalue=""))
        places = dict(self._places.columns(_READ_AS_TEXT))
        blank = ("",) * len(rows)
        return {
            field: list(map(cell_value, columns[places[field]]))
            if places.get(field, len(columns)) < len(columns)
            else blank
            for field in _READ_AS_TEXT
        }

    def _values(
        self,
        rows: Sequence[ListedRow],
        texts: Mapping[str, Sequence[str]],
        checks: Sequence[nip_rules.NipCheck],
    ) -> dict[str, Sequence[Any]]:
        """Return the fields of ListedPerson in their order, each with its value for every row."""
        names = [split_titles(row.name) for row in rows]
        grades = [
            canonical(grade or rank)
            for grade, rank in zip(texts["grade"], texts["rank"], strict=True)
        ]
        titles = {
            field: [
                written or getattr(parts, field)
                for written, parts in zip(texts[field], names, strict=True)
            ]
            for field in ("front_title", "back_title")
        }
        days = {
            field: list(map(parse_date, texts[field], repeat(self._today)))
            for field in ("birth_date", "grade_since", "position_since")
        }
        return {
            "row": [row.number for row in rows],
            "name": [parts.name for parts in names],
            "nip": [check.nip.digits if check.nip is not None else "" for check in checks],
            "other_number": [check.other_number for check in checks],
            **titles,
            "employment": list(map(_employment, checks, grades, texts["status"])),
            "grade": grades,
            "position": texts["position"],
            "unit": texts["unit"],
            "agency": texts["agency"],
            "birth_date": days["birth_date"],
            "sex": list(map(sex_of, texts["sex"])),
            "status": texts["status"],
            "grade_since": days["grade_since"],
            "position_since": days["position_since"],
            "appraiser": texts["appraiser"],
            "is_valid": [True] * len(rows),
        }

    def _add(self, row: ListedRow, code: str, field: str) -> None:
        self.faults[row.number].append(self._problem(row, code, field))

    def _problem(
        self, row: ListedRow, code: str, field: str, others: tuple[int, ...] = ()
    ) -> Problem:
        place = field if self._places.has(field) else "name"
        value = row.source.text(self._places.index(place))
        cell = (row.number, self._places.letter(place))
        return problem(code, cell, field, value=value, others=others)


def _nip_code(row: ListedRow, person: ListedPerson, check: nip_rules.NipCheck) -> str:
    """Return the one code of the NIP cell: errors first, then the first warning."""
    if not row.nip:
        return "nip_missing" if person.name else ""
    if check.errors:
        return check.errors[0]
    if check.nip is not None and _differs(check.nip, person):
        return "nip_differs"
    if not check.warnings:
        return ""
    return next((code for code in check.warnings if code in WARNINGS), "")


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
