"""What a cell is read as: a name without its titles, who a NIP stands for, a grade, a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kinerja_desktop.core import nip
from kinerja_desktop.core.headings import NAME_AND_NIP
from kinerja_desktop.core.list_rows import split_joint
from kinerja_desktop.core.person_names import split_titles, tidy_capitals
from kinerja_desktop.core.ranks import canonical
from kinerja_desktop.core.source_table import plain_text, without_apostrophe
from kinerja_desktop.core.staff import Sex
from kinerja_desktop.core.staff_rows import sex_of
from kinerja_desktop.core.written_dates import parse_date
from kinerja_desktop.i18n import _, short_date
from kinerja_desktop.ui.panels.importing.words import short_words

if TYPE_CHECKING:
    from collections.abc import Callable


def read_as(field: str | None, text: str, today: date) -> str:
    """Return how a cell of a column is understood; nothing where it is taken as it stands."""
    plain = without_apostrophe(plain_text(text))
    if not field or not plain:
        return ""
    reading = _READERS[field](plain, today) if field in _READERS else plain
    return "" if reading == plain_text(text) else reading


def nip_words(text: str, today: date) -> str:
    """Say whom a NIP stands for, or in a few words what is wrong with it."""
    found = nip.check(text, today)
    if found.errors:
        return short_words(found.errors[0], text)
    if found.nip is None:
        return _("other number {number}").format(number=found.other_number)
    person = found.nip
    return f"{short_date(person.birth)} · {person.sex.value} · {person.kind.value.upper()}"


def _name(text: str, _today: date) -> str:
    parts = split_titles(text)
    name = tidy_capitals(parts.name)
    titles = ", ".join(part for part in (parts.front_title, parts.back_title) if part)
    return _("{name} · titles {titles}").format(name=name, titles=titles) if titles else name


def _joint(text: str, today: date) -> str:
    name, number = split_joint(text)
    if not number:
        return _name(name, today)
    found = nip.check(number, today)
    shown = nip.display(found.nip.digits) if found.nip is not None else nip_words(number, today)
    return f"{shown} · {_name(name, today)}"


def _grade(text: str, _today: date) -> str:
    return canonical(text) or _("not a grade, stays blank")


def _day(text: str, today: date) -> str:
    day = parse_date(text, today)
    return short_date(day) if day is not None else _("not a date")


def _sex(text: str, _today: date) -> str:
    sex = sex_of(text)
    return _sex_word(sex) if sex is not None else _("not known, stays blank")


def _sex_word(sex: Sex) -> str:
    return _("male") if sex is Sex.MALE else _("female")


_READERS: dict[str, Callable[[str, date], str]] = {
    "nip": nip_words,
    "name": _name,
    NAME_AND_NIP: _joint,
    "grade": _grade,
    "rank": _grade,
    "birth_date": _day,
    "grade_since": _day,
    "position_since": _day,
    "sex": _sex,
}
