"""Employee, Unit, StaffList and Official: the people of an appraisal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Sex(StrEnum):
    """As staff lists write it: L (laki-laki), P (perempuan)."""

    MALE = "L"
    FEMALE = "P"


class Employment(StrEnum):
    """Kind of employment."""

    PNS = "PNS"
    PPPK = "PPPK"
    OTHER = "OTHER"


def full_name(front_title: str, name: str, back_title: str) -> str:
    """Drs. Budi Teladan, M.Si. — titles as the forms print them."""
    before = f"{front_title} {name}".strip()
    return f"{before}, {back_title}" if back_title else before


def initials(name: str) -> str:
    """SR for Siti Rahmawati; one letter for a name of one word."""
    words = [word for word in name.replace(".", " ").split() if word[:1].isalpha()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper()


DEFAULT_LIST = 1


@dataclass(frozen=True, kw_only=True)
class StaffList:
    """One of several lists kept apart. The default list is always there; its name may be blank."""

    id: int = 0
    name: str = ""

    @property
    def is_default(self) -> bool:
        return self.id == DEFAULT_LIST


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A work unit. `parent_id` is 0 at the top of the tree."""

    id: int = 0
    name: str
    agency: str = ""
    parent_id: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Employee:
    """One appraised person. `nip` holds 18 digits or nothing; `id` is 0 before it is saved.

    `grade` is III/c for PNS and IX for PPPK (reference-data: pangkat dan golongan ruang).
    `leads_unit` marks JPT and heads of independent units, whose plan has perspectives.
    `grade_since` and `position_since` are the TMT; `list_id` is the list the person belongs to.
    `nickname` is what the person is called at work; it only serves to find them.
    """

    id: int = 0
    name: str
    front_title: str = ""
    back_title: str = ""
    nip: str = ""
    other_number: str = ""
    employment: Employment = Employment.PNS
    grade: str = ""
    position: str = ""
    unit: str = ""
    agency: str = ""
    birth_date: date | None = None
    sex: Sex | None = None
    status: str = ""
    leads_unit: bool = False
    archived_on: date | None = None
    archive_reason: str = ""
    list_id: int = DEFAULT_LIST
    grade_since: date | None = None
    position_since: date | None = None
    nickname: str = ""

    @property
    def display_name(self) -> str:
        return full_name(self.front_title, self.name, self.back_title)

    @property
    def is_archived(self) -> bool:
        return self.archived_on is not None


def restored(now: Employee, before: Employee, after: Employee) -> Employee:
    """Give back what was changed from `before` to `after`, unless it was changed again since."""
    values = {
        name: getattr(before, name)
        for name in Employee.__dataclass_fields__
        if getattr(now, name) == getattr(after, name)
    }
    return replace(now, **values)


class OfficialRole(StrEnum):
    """Who an official is to the appraised people."""

    APPRAISER = "appraiser"
    REVIEWER = "reviewer"


@dataclass(frozen=True, kw_only=True)
class Official:
    """The appraiser, or the appraiser's superior. A regent has neither NIP nor grade."""

    id: int = 0
    role: OfficialRole
    name: str
    front_title: str = ""
    back_title: str = ""
    nip: str = ""
    grade: str = ""
    position: str = ""
    unit: str = ""
    agency: str = ""

    @property
    def display_name(self) -> str:
        return full_name(self.front_title, self.name, self.back_title)


@dataclass(frozen=True, kw_only=True)
class Profile:
    """Who works with this store. `agency` and `place` are printed on every form."""

    appraiser: Official
    reviewer: Official
    agency: str = ""
    place: str = ""
