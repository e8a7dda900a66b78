"""Sentences of the import: what is wrong with a row, where to find what is right, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core import nip
from kinerja_desktop.core.import_problems import Problem
from kinerja_desktop.core.staff import Employment
from kinerja_desktop.i18n import N_, _, ngettext, number

if TYPE_CHECKING:
    from kinerja_desktop.core.staff import Employee

_SHORT = {
    "nip_damaged": N_("last digits lost"),
    "nip_length": N_("{count} digits, must be 18"),
    "nip_birth_date": N_("no possible date of birth"),
    "nip_appointment": N_("no possible month of appointment"),
    "nip_sex": N_("digit 15 is neither 1 nor 2"),
    "nip_sequence_zero": N_("ends in 000"),
    "nip_differs": N_("not that of the date of birth or the sex"),
    "nip_duplicate": N_("same as row {rows}"),
    "name_missing": N_("no name"),
    "date_invalid": N_("not a date"),
    "grade_unknown": N_("not a grade, stays blank"),
    "since_unknown": N_("not a date, stays blank"),
}
_WHERE = {
    "nip": N_("Type the 18 digits from the decree or the employee card."),
    "name": N_("Type the name as it stands in the decree."),
    "birth_date": N_("Type the date like 31-12-1985."),
    "grade_since": N_("Type the date like 31-12-1985."),
    "position_since": N_("Type the date like 31-12-1985."),
    "grade": N_("Type the grade like III/b or IX."),
}


def short_reason(problem: Problem) -> str:
    """Return a few words that stand beside the value."""
    if problem.code not in _SHORT:
        return problem.message
    return short_words(problem.code, problem.value, problem.others)


def short_words(code: str, value: str, others: tuple[int, ...] = ()) -> str:
    """Say in a few words what is wrong with a value; `others` are rows with the same NIP."""
    digits = sum(letter.isdigit() for letter in nip.clean(value))
    rows = ", ".join(str(row) for row in others)
    return _(_SHORT[code]).format(count=digits, rows=rows)


def what_happened(problem: Problem) -> str:
    """Return the sentence that explains the fault, and that nothing is guessed."""
    if problem.code == "nip_damaged":
        return _(
            "The spreadsheet kept this NIP as a number, so its last digits are lost. "
            "The application does not guess a NIP."
        )
    return problem.message


def where_to_look(problem: Problem) -> str:
    """Return where the right value is found, and how the fault is avoided."""
    if problem.code == "nip_duplicate":
        return _("Correct the NIP of this row, or leave one of the rows out.")
    where = _(_WHERE[problem.field])
    if problem.code == "nip_damaged":
        prevention = _("So that it does not come back, format the NIP column in Excel as Text.")
        return f"{where} {prevention}"
    return where


def first_text(problem: Problem) -> str:
    """Return what the field for the repair begins with: what survived of the value."""
    if problem.code == "nip_damaged":
        return _grouped(nip.surviving_digits(problem.value))
    return _grouped(nip.clean(problem.value)) if problem.field == "nip" else problem.value


def person_line(person: Employee) -> str:
    """Return what is known about a new person: number, position, grade."""
    grade = person.grade
    if grade and person.employment is Employment.PPPK:
        grade = f"PPPK {grade}"
    parts = (nip.display(person.nip) or person.other_number, person.position, grade)
    return " · ".join(part for part in parts if part)


def rows_words(count: int) -> str:
    return ngettext("{count} row", "{count} rows", count).format(count=number(count))


def _grouped(digits: str) -> str:
    """Write the beginning of a NIP as 19890417 201503 1."""
    parts = (digits[:8], digits[8:14], digits[14:15], digits[15:])
    return " ".join(part for part in parts if part)
