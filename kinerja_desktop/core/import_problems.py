"""What can be wrong in a staff list, and the sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kinerja_desktop.core.nip import SENTENCES, clean
from kinerja_desktop.core.source_table import plain_text
from kinerja_desktop.i18n import N_, _

MOST_NAMED = 20


class Level(StrEnum):
    """An error keeps the row out; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One fault: where it is, which rule, the value as it stands in the file.

    `others` are the numbers of the rows with the same NIP; of very many, more than MOST_NAMED.
    """

    row: int
    cell: str
    field: str
    code: str
    level: Level
    value: str
    message: str
    others: tuple[int, ...] = ()


WARNINGS = frozenset(
    {
        *("nip_other", "nip_missing", "nip_differs", "nip_sequence_zero", "grade_unknown"),
        "since_unknown",
    }
)
MESSAGES = {
    **SENTENCES,
    "nip_length": N_("The NIP has {count} digits; it must have 18."),
    "nip_missing": N_("No NIP: matched by name and date of birth. Please confirm."),
    "nip_differs": N_("The date of birth or the sex in the list is not that of the NIP."),
    "nip_duplicate": N_("The same NIP also stands in row {rows}; neither row is imported."),
    "name_missing": N_("A NIP without a name."),
    "date_invalid": N_("“{value}” is not a date."),
    "since_unknown": N_("“{value}” is not a date; it stays blank."),
    "grade_unknown": N_("“{value}” is not a grade (I/a to IV/e, or I to XVII); it stays blank."),
}


def problem(
    code: str, cell: tuple[int, str], field: str, *, value: str, others: tuple[int, ...] = ()
) -> Problem:
    """Describe a fault in the language in force. `cell` is row number and column letter."""
    row, letter = cell
    return Problem(
        row=row,
        cell=f"{letter}{row}",
        field=field,
        code=code,
        level=Level.WARNING if code in WARNINGS else Level.ERROR,
        value=value,
        message=sentence(code, value, others),
        others=others,
    )


def sentence(code: str, value: str, others: tuple[int, ...] = ()) -> str:
    """Say in the language in force what is wrong with a value."""
    return _(MESSAGES[code]).format(
        count=sum(letter.isdigit() for letter in clean(value)),
        rows=", ".join(map(str, others[:MOST_NAMED])) + (", …" if others[MOST_NAMED:] else ""),
        value=plain_text(value),
    )
