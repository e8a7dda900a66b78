"""A value typed anew for a faulty cell of a list: what would still be wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kinerja_desktop.core import nip as nip_rules
from kinerja_desktop.core.import_problems import WARNINGS
from kinerja_desktop.core.ranks import canonical
from kinerja_desktop.core.source_table import plain_text
from kinerja_desktop.core.staff_rows import ListedPerson
from kinerja_desktop.core.written_dates import parse_date

_FAULT_OF_DATE = {
    "birth_date": "date_invalid",
    "grade_since": "since_unknown",
    "position_since": "since_unknown",
}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """A code of the list's problems, or nothing; `others` are rows with the same NIP."""

    code: str = ""
    others: tuple[int, ...] = ()

    @property
    def is_error(self) -> bool:
        return bool(self.code) and self.code not in WARNINGS


@dataclass(frozen=True, kw_only=True)
class Retyped:
    """What was typed for a cell: row number, field (nip, name, birth_date, grade, TMT), text."""

    row: int
    field: str
    text: str


def judge_retyped(
    typed: Retyped, people: Iterable[ListedPerson], left_out: Collection[int], today: date
) -> Verdict:
    """Judge a cell by the rules of the whole list, which `people` are; some are `left_out`."""
    text = plain_text(typed.text)
    if typed.field == "nip":
        return _judge_nip(typed.row, text, people, left_out, today)
    if typed.field == "name":
        return Verdict(code="" if text else "name_missing")
    if typed.field in _FAULT_OF_DATE:
        is_day = not text or parse_date(text, today) is not None
        return Verdict(code="" if is_day else _FAULT_OF_DATE[typed.field])
    return Verdict(code="" if not text or canonical(text) else "grade_unknown")


def _judge_nip(
    row: int, text: str, people: Iterable[ListedPerson], left_out: Collection[int], today: date
) -> Verdict:
    found = nip_rules.check(text, today)
    if found.errors:
        return Verdict(code=found.errors[0])
    if found.nip is None:
        return Verdict(code="nip_other")
    others = tuple(
        one.row
        for one in people
        if one.nip == found.nip.digits and one.row != row and one.row not in left_out
    )
    if others:
        return Verdict(code="nip_duplicate", others=others)
    known = [code for code in found.warnings if code in WARNINGS]
    return Verdict(code=known[0] if known else "")
