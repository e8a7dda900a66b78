"""The columns of the program's own staff list, in the words its import reads by themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kinerja_desktop.core import nip
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.i18n import N_

UNREAD, APPRAISER = "other_number", "appraiser"


@dataclass(frozen=True, kw_only=True)
class ListColumn:
    """One column. `heading` is Indonesian in every language: HR's lists and our import use it.

    `field` is what the import reads it as, UNREAD for a column that is there for people only.
    `text` gives the cell of a person; that of APPRAISER is known beside the person.
    `rule` says what belongs there. `width` is in letters.
    """

    field: str
    heading: str
    width: int
    rule: str
    text: Callable[[Employee], str]
    is_needed: bool = False


def day_text(day: date | None) -> str:
    """Write a day as 31-12-1985."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}" if day is not None else ""


def _number(person: Employee) -> str:
    return person.nip or (person.other_number if is_readable(person.other_number) else "")


def _other_number(person: Employee) -> str:
    return "" if person.other_number == _number(person) else person.other_number


def is_readable(number: str) -> bool:
    """Say whether the import takes a number from the NIP column as it stands: NRP, old NIP."""
    return bool(number) and nip.check(number, date.max).other_number == number


LIST_COLUMNS: tuple[ListColumn, ...] = (
    ListColumn(
        field="nip",
        heading="NIP",
        width=22,
        rule=N_(
            "18 digits, as text. PPPK: their 18 digits as well. An NRP (8 digits) or an old NIP "
            "(9 digits) may stand here too. Leave it blank for people without a number."
        ),
        text=_number,
    ),
    ListColumn(
        field="front_title",
        heading="Gelar Depan",
        width=12,
        rule=N_("The titles before the name, like Dr. or Ir."),
        text=lambda person: person.front_title,
    ),
    ListColumn(
        field="name",
        heading="Nama",
        width=32,
        rule=N_("The name as it stands in the decree, without titles. Needed in every row."),
        text=lambda person: person.name,
        is_needed=True,
    ),
    ListColumn(
        field="back_title",
        heading="Gelar Belakang",
        width=16,
        rule=N_("The titles after the name, like S.E., M.M."),
        text=lambda person: person.back_title,
    ),
    ListColumn(
        field="grade",
        heading="Golongan",
        width=11,
        rule=N_("I/a to IV/e for PNS, I to XVII for PPPK."),
        text=lambda person: person.grade,
    ),
    ListColumn(
        field="position",
        heading="Jabatan",
        width=34,
        rule=N_("The position, with its level: Analis Keuangan Ahli Muda."),
        text=lambda person: person.position,
    ),
    ListColumn(
        field="unit",
        heading="Unit Kerja",
        width=30,
        rule=N_("The work unit, written the same way for everybody who belongs to it."),
        text=lambda person: person.unit,
    ),
    ListColumn(
        field="agency",
        heading="Instansi",
        width=26,
        rule=N_("The agency; may stay blank."),
        text=lambda person: person.agency,
    ),
    ListColumn(
        field="birth_date",
        heading="Tanggal Lahir",
        width=14,
        rule=N_(
            "Like 31-12-1985. Needed for people without a number: they are known by name and "
            "date of birth."
        ),
        text=lambda person: day_text(person.birth_date),
    ),
    ListColumn(
        field="sex",
        heading="Jenis Kelamin",
        width=14,
        rule=N_("L (male) or P (female); may stay blank."),
        text=lambda person: person.sex.value if person.sex is not None else "",
    ),
    ListColumn(
        field="status",
        heading="Status Pegawai",
        width=18,
        rule=N_("Like PNS, PPPK or CPNS; may stay blank."),
        text=lambda person: person.status,
    ),
    ListColumn(
        field="grade_since",
        heading="TMT Golongan",
        width=14,
        rule=N_("Since when the grade is held, like 01-04-2024; may stay blank."),
        text=lambda person: day_text(person.grade_since),
    ),
    ListColumn(
        field="position_since",
        heading="TMT Jabatan",
        width=14,
        rule=N_("Since when the position is held, like 01-04-2024; may stay blank."),
        text=lambda person: day_text(person.position_since),
    ),
    ListColumn(
        field=APPRAISER,
        heading="Pejabat Penilai",
        width=40,
        rule=N_(
            "Who appraises this person, by name and NIP; blank for people you appraise yourself."
        ),
        text=lambda _person: "",
    ),
    ListColumn(
        field=UNREAD,
        heading="Nomor Lain",
        width=18,
        rule=N_("Any other number of the person. It is not imported."),
        text=_other_number,
    ),
)
