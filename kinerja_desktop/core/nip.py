"""Nip: clean, check, and what it says: birth date, appointment, sex, sequence."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kinerja_desktop.core.source_table import INVISIBLE
from kinerja_desktop.core.staff import Employment, Sex
from kinerja_desktop.i18n import N_, _

NIP_DIGITS = 18
OLD_NIP_DIGITS = 9
POLICE_NUMBER_DIGITS = 8
EARLIEST_BIRTH_YEAR = 1940
YOUNGEST_YEARS = 17
YOUNGEST_APPOINTMENT_YEARS = 16
FIRST_CONTRACT = 21
MOST_DATES_KNOWN = 20_000  # the days of a working life
_DIGITS_OF_A_NUMBER = 15

_SPACES = re.compile(rf"[\s\x00-\x1f\x7f-\x9f{INVISIBLE}]+")
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?\s*[eE]\s*\+?\s*\d+")
_TRAILING_ZERO = re.compile(r"(\d{15,})[.,]0")
_MARKS = "'’‘`´-‐‑‒–—−."


class Nip(NamedTuple):
    """An 18-digit number of a civil servant. Perka BKN 22/2007 and 43/2007; NI PPPK alike.

    `month` is the month of appointment of a PNS, `contract` the count of contracts of a PPPK.
    """

    digits: str
    kind: Employment
    birth: date
    appointed: int
    month: int | None
    contract: int | None
    sex: Sex
    sequence: int

    @property
    def appointment(self) -> str:
        """2010-01 for a PNS (TMT CPNS), 2022 for a PPPK."""
        return f"{self.appointed:04d}" + (f"-{self.month:02d}" if self.month else "")


class NipCheck(NamedTuple):
    """What is wrong with a written number. At most one error, none means it can be kept.

    `nip` is set for an acceptable 18-digit number, `other_number` for an old NIP (9 digits)
    or a police number (8 digits).
    """

    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    nip: Nip | None = None
    other_number: str = ""


SENTENCES = {
    "nip_damaged": N_(
        "The spreadsheet kept this NIP as a number, so its last digits are lost. "
        "Type the 18 digits, and format the column as text."
    ),
    "nip_length": N_("The NIP must have 18 digits."),
    "nip_other": N_("An old NIP or a police number: kept as other number, the NIP stays blank."),
    "nip_birth_date": N_("Digits 1-8 of the NIP are not a possible date of birth."),
    "nip_appointment": N_(
        "Digits 13-14 of the NIP are neither a month (01-12) nor a contract (21 or more)."
    ),
    "nip_sex": N_("Digit 15 of the NIP must be 1 (male) or 2 (female)."),
    "nip_appointment_odd": N_("The date of appointment in the NIP cannot be right."),
    "nip_sequence_zero": N_("The NIP ends in 000: perhaps a spreadsheet damaged it earlier."),
}


def sentence(code: str) -> str:
    """Return what a code of check() means, in the language in force."""
    return _(SENTENCES[code])


def clean(text: str) -> str:
    """Take away apostrophes, every kind of space, dots, hyphens and a trailing .0."""
    if text.isascii() and text.isdigit():
        return text
    bare = _SPACES.sub("", text).strip("'’‘`´")
    number = _TRAILING_ZERO.fullmatch(bare)
    kept = number[1] if number else bare
    return "".join(letter for letter in kept if letter not in _MARKS)


def display(nip: str) -> str:
    """Return 19850312 201001 2 001 for 18 digits; anything else comes back as it is."""
    if not _is_digits(nip, NIP_DIGITS):
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def is_damaged(text: str) -> bool:
    """Say whether a spreadsheet wrote the number in scientific form, as 1,98503E+17."""
    return _SCIENTIFIC.fullmatch(text.strip().lstrip("'")) is not None


def surviving_digits(text: str) -> str:
    """Return what a spreadsheet left of a damaged number: 6 digits of 1,98503E+17, or 15."""
    if is_damaged(text):
        mantissa = re.split(r"[eE]", text.strip().lstrip("'"))[0]
        return "".join(letter for letter in mantissa if letter.isdigit())
    return clean(text)[:_DIGITS_OF_A_NUMBER]


def check(text: str, today: date, *, is_number: bool = False) -> NipCheck:
    """Judge a written number by the rules V1 to V6 and V9.

    A spreadsheet keeps 15 digits of a number, so a numeric cell can never hold a NIP:
    `is_number` says that the cell was one.

    Errors: nip_damaged, nip_length, nip_birth_date, nip_appointment, nip_sex. Warnings:
    nip_other, nip_appointment_odd (the date of appointment cannot be), nip_sequence_zero.
    """
    digits = clean(text)
    if not is_number and _is_digits(digits, NIP_DIGITS):
        return _check_parts(digits, today)
    if is_number or is_damaged(text):
        return NipCheck(errors=("nip_damaged",))
    if _is_digits(digits, OLD_NIP_DIGITS) or _is_digits(digits, POLICE_NUMBER_DIGITS):
        return NipCheck(warnings=("nip_other",), other_number=digits)
    return NipCheck(errors=("nip_length",))


def _check_parts(digits: str, today: date) -> NipCheck:
    birth = _birth_date(digits[:8], today)
    if birth is None:
        return NipCheck(errors=("nip_birth_date",))
    code = int(digits[12:14])
    if not (1 <= code <= 12 or code >= FIRST_CONTRACT):
        return NipCheck(errors=("nip_appointment",))
    if digits[14] not in "12":
        return NipCheck(errors=("nip_sex",))
    kind, year, month, contract, sex = _appointment(digits[8:15])
    nip = Nip(digits, kind, birth, year, month, contract, sex, int(digits[15:]))
    return NipCheck((), _warnings(nip, today), nip)


@lru_cache(maxsize=MOST_DATES_KNOWN)
def _appointment(digits: str) -> tuple[Employment, int, int | None, int | None, Sex]:
    """Return what digits 9-15 say, in the order of Nip. They are the same in many numbers."""
    code = int(digits[4:6])
    is_contract = code >= FIRST_CONTRACT
    return (
        Employment.PPPK if is_contract else Employment.PNS,
        int(digits[:4]),
        None if is_contract else code,
        code - FIRST_CONTRACT + 1 if is_contract else None,
        Sex.MALE if digits[6] == "1" else Sex.FEMALE,
    )


def _warnings(nip: Nip, today: date) -> tuple[str, ...]:
    is_early = nip.appointed < nip.birth.year + YOUNGEST_APPOINTMENT_YEARS
    is_future = (nip.appointed, nip.month or 1) > (today.year, today.month)
    found = []
    if is_early or is_future:
        found.append("nip_appointment_odd")
    if nip.sequence == 0:
        found.append("nip_sequence_zero")
    return tuple(found)


@lru_cache(maxsize=MOST_DATES_KNOWN)
def _birth_date(digits: str, today: date) -> date | None:
    try:
        birth = date.fromisoformat(digits)
    except ValueError:
        return None
    if birth.year < EARLIEST_BIRTH_YEAR:
        return None
    years = today.year - birth.year
    is_old_enough = years > YOUNGEST_YEARS or (
        years == YOUNGEST_YEARS and (today.month, today.day) >= (birth.month, birth.day)
    )
    return birth if is_old_enough else None


def _is_digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()
