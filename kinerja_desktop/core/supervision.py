"""Supervision: who appraises a person from when to when, acting officers (Plt., Plh.) too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from kinerja_desktop.core.collation import folded
from kinerja_desktop.core.nip import NIP_DIGITS, POLICE_NUMBER_DIGITS
from kinerja_desktop.core.ranks import canonical
from kinerja_desktop.core.staff import Official
from kinerja_desktop.i18n import _

_DAY = timedelta(days=1)


class Acting(StrEnum):
    """How an official holds the post. The prefix is written before the title of the post."""

    NO = ""
    PLT = "Plt."
    PLH = "Plh."


@dataclass(frozen=True, kw_only=True)
class Supervision:
    """One appraiser of one person; both days belong to it, None is open on that side.

    `reviewer` is the appraiser's own superior in that time, to whom an objection goes.
    """

    id: int = 0
    employee_id: int
    appraiser: Official
    reviewer: Official | None = None
    acting: Acting = Acting.NO
    start: date | None = None
    end: date | None = None

    @property
    def official(self) -> Official:
        """Return the appraiser as documents name them: Plt. Kepala Bagian Umum."""
        if self.acting is Acting.NO:
            return self.appraiser
        position = f"{self.acting.value} {self.appraiser.position}".strip()
        return replace(self.appraiser, position=position)

    def contains(self, day: date) -> bool:
        return (self.start or date.min) <= day <= (self.end or date.max)

    def overlaps(self, other: Supervision) -> bool:
        starts = max(self.start or date.min, other.start or date.min)
        return starts <= min(self.end or date.max, other.end or date.max)


@dataclass(frozen=True, kw_only=True)
class Term:
    """An appraiser within a period; both days belong to it."""

    official: Official
    start: date
    end: date


@dataclass(frozen=True, kw_only=True)
class Appraisers:
    """Who appraises whom today, by employee id; `own` appraises everybody not named.

    `known` are all officials ever named, to complete a list that has a NIP only.
    """

    own: Official | None = None
    today: Mapping[int, Official] = field(default_factory=dict)
    known: tuple[Official, ...] = ()

    def of(self, employee_id: int) -> Official | None:
        return self.today.get(employee_id, self.own)

    def completed(self, official: Official) -> Official:
        """Return the known official who is meant, else the given one."""
        found = (one for one in self.known if is_same(one, official))
        return next(found, official)


def in_charge(relations: Iterable[Supervision], day: date) -> Supervision | None:
    """Return who appraises on a day: an acting officer first, then whoever came last."""
    there = [one for one in relations if one.contains(day)]
    key = [(one.acting is not Acting.NO, one.start or date.min, one.id) for one in there]
    return there[key.index(max(key))] if there else None


def terms(
    relations: Iterable[Supervision], start: date, end: date, *, own: Official
) -> tuple[Term, ...]:
    """Return the appraisers from `start` to `end` in order; `own` where nobody is named."""
    known = tuple(relations)
    cuts = {start}
    cuts |= {one.start for one in known if one.start}
    cuts |= {one.end + _DAY for one in known if one.end and one.end < end}
    days = sorted(day for day in cuts if start <= day <= end)
    found: list[Term] = []
    for first, last in zip(days, [*(day - _DAY for day in days[1:]), end], strict=True):
        one = in_charge(known, first)
        official = one.official if one is not None else own
        if found and found[-1].official == official:
            found[-1] = replace(found[-1], end=last)
        else:
            found.append(Term(official=official, start=first, end=last))
    return tuple(found)


def with_new(relations: Iterable[Supervision], new: Supervision) -> tuple[Supervision, ...]:
    """Add a relation; what it covers of others of its kind (acting or not) gives way to it."""
    kept = [part for old in relations for part in _left_of(old, new)]
    return in_order((*kept, new))


def in_order(relations: Iterable[Supervision]) -> tuple[Supervision, ...]:
    return tuple(sorted(relations, key=lambda one: (one.start or date.min, one.acting.value)))


def clash(relations: Iterable[Supervision]) -> tuple[Supervision, Supervision] | None:
    """Return two relations that cannot both hold: the same kind on the same day."""
    known = tuple(relations)
    for place, one in enumerate(known):
        for other in known[place + 1 :]:
            same_kind = (one.acting is Acting.NO) == (other.acting is Acting.NO)
            if same_kind and one.overlaps(other):
                return one, other
    return None


def fault_of(relations: Iterable[Supervision]) -> str:
    """Say the first thing that cannot be right in a history; nothing when all is well."""
    known = tuple(relations)
    fault = next(filter(None, map(_fault, known)), "")
    found = clash(known)
    if fault or found is None:
        return fault
    words = _("{one} and {other} are appraiser on the same days. End one before the other.")
    return words.format(one=found[0].appraiser.display_name, other=found[1].appraiser.display_name)


def tell_the_same(one: Iterable[Supervision], other: Iterable[Supervision]) -> bool:
    """Say whether two histories are equal, whatever their records are called."""
    return [replace(value, id=0) for value in one] == [replace(value, id=0) for value in other]


def is_same(one: Official, other: Official) -> bool:
    """Say whether both are one person: by NIP where both have one, else by name."""
    if one.nip and other.nip:
        return one.nip == other.nip
    return bool(one.name) and folded(one.name) == folded(other.name)


def _left_of(old: Supervision, new: Supervision) -> Iterator[Supervision]:
    same_kind = (old.acting is Acting.NO) == (new.acting is Acting.NO)
    if not (same_kind and old.overlaps(new)):
        yield old
        return
    if new.start is not None and (old.start or date.min) < new.start:
        yield replace(old, end=new.start - _DAY)
    if new.end is not None and (old.end or date.max) > new.end:
        yield replace(old, id=0, start=new.end + _DAY)


def _fault(one: Supervision) -> str:
    if not one.appraiser.name.strip():
        return _("Write the name of the appraiser.")
    if one.start and one.end and one.end < one.start:
        return _("{name}: the end lies before the start.").format(name=one.appraiser.display_name)
    for official in filter(None, (one.appraiser, one.reviewer)):
        if official.nip and len(official.nip) not in {NIP_DIGITS, POLICE_NUMBER_DIGITS}:
            return _("The NIP of {name} must have 18 digits.").format(name=official.display_name)
        if official.grade and not canonical(official.grade):
            return _("Write the grade like III/c or IX.")
    return ""
