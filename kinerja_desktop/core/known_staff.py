"""KnownStaff: who a listed person is among the stored ones, and which fields differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kinerja_desktop.core.person_names import is_capitals, split_titles
from kinerja_desktop.core.ranks import canonical
from kinerja_desktop.core.source_table import plain_text
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.core.staff_rows import ListedPerson

COMPARED = (
    "nip",
    "other_number",
    "name",
    "front_title",
    "back_title",
    "grade",
    "position",
    "unit",
    "agency",
    "birth_date",
    "sex",
    "status",
    "grade_since",
    "position_since",
)
_NAME_PARTS = {"name", "front_title", "back_title"}
_SAME_MARKS = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "‑": "-"})


class KnownStaff:
    """The staff as it is now, found by number, or by name and what else is known."""

    def __init__(self, staff: Sequence[Employee]) -> None:
        archived_first = sorted(staff, key=lambda one: not one.is_archived)
        self._by_nip = {one.nip: one for one in archived_first if one.nip}
        self._by_name: dict[str, list[Employee]] = defaultdict(list)
        for one in staff:
            for name in {_folded(one.name), _folded(split_titles(one.name).name)}:
                self._by_name[name].append(one)

    def by_number(self, person: ListedPerson) -> Employee | None:
        return self._by_nip.get(person.nip) if person.nip else None

    def by_name(self, person: ListedPerson) -> Employee | None:
        """Return the one employee of this name who can only be this person, NIP aside."""
        if not self._by_name:
            return None
        named = self._by_name.get(_folded(person.name), ())
        same = [one for one in named if _is_same_person(one, person)]
        return same[0] if len(same) == 1 else None

    def in_refused_rows(self, people: Iterable[ListedPerson]) -> set[int]:
        """Whoever is in the file with a fault is not gone."""
        refused = [person for person in people if not person.is_valid]
        named = {_folded(person.name) for person in refused if person.name}
        numbers = {person.nip for person in refused if person.nip}
        by_name = {one.id for name in named for one in self._by_name.get(name, ())}
        return by_name | {self._by_nip[number].id for number in numbers & set(self._by_nip)}


def changed_fields(before: Employee, person: ListedPerson) -> list[str]:
    """Return the fields in which the list says something else; blank cells say nothing.

    Spaces, kinds of apostrophe and dash, and a text written all in capitals are no change, nor
    are titles that stand in the name here and in columns of their own there.
    """
    fields = [field for field in COMPARED if _has_changed(field, before, person)]
    if _is_same_name(before, person):
        return [field for field in fields if field not in _NAME_PARTS]
    return fields


def _is_same_name(before: Employee, person: ListedPerson) -> bool:
    """Compare names with their titles, the stored one taken apart as a list would be."""
    parts = split_titles(plain_text(before.name))
    stored = (
        plain_text(before.front_title) or parts.front_title,
        parts.name,
        plain_text(before.back_title) or parts.back_title,
    )
    listed = (person.front_title, person.name, person.back_title)
    return [_squeezed(text) for text in stored] == [_squeezed(text) for text in listed]


def _is_same_person(one: Employee, person: ListedPerson) -> bool:
    """Judge two of the same name. Birth dates decide; without any, the unit does."""
    if one.nip and person.nip:
        return False
    if one.other_number and person.other_number:
        return one.other_number == person.other_number
    if one.birth_date is not None or person.birth_date is not None:
        return one.birth_date == person.birth_date
    return not (one.nip or person.nip) and _folded(one.unit) == _folded(person.unit)


def _has_changed(field: str, before: Employee, person: ListedPerson) -> bool:
    old, new = getattr(before, field), getattr(person, field)
    if not new:
        return False
    if not isinstance(new, str) or not isinstance(old, str):
        return bool(old != new)
    if field == "grade":
        return (canonical(old) or old) != new
    if field in {"front_title", "back_title"}:
        return _squeezed(old) != _squeezed(new)
    if is_capitals(new):
        return _folded(old) != _folded(new)
    return _plain(old) != _plain(new)


def _plain(text: str) -> str:
    return plain_text(text).translate(_SAME_MARKS)


def _folded(text: str) -> str:
    return _plain(text).casefold()


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", _plain(text))
