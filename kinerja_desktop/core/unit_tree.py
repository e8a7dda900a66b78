"""UnitBranch: the work units of a list as a tree, each with the people in it and below it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kinerja_desktop.core.collation import collated
from kinerja_desktop.core.staff import Employee, Unit

UnitName = tuple[str, str]  # agency and unit, as a person carries them
NO_UNIT: UnitName = ("", "")


@dataclass(frozen=True, kw_only=True)
class UnitBranch:
    """One unit of the tree. `depth` is 0 at the top, `count` includes the units below.

    `members` names the unit itself and all below it; without a unit it is NO_UNIT alone.
    """

    name: str
    agency: str = ""
    depth: int = 0
    count: int = 0
    members: frozenset[UnitName] = frozenset()


def unit_of(person: Employee) -> UnitName:
    """Return the unit of a person; NO_UNIT without one, whatever the agency."""
    return (person.agency, person.unit) if person.unit else NO_UNIT


def unit_tree(units: Iterable[Unit], people: Iterable[Employee]) -> tuple[UnitBranch, ...]:
    """Return the branches that hold people, parents before children, siblings by name.

    The counts at the top add up to the number of people. People without a unit come last.
    """
    counts = Counter(unit_of(person) for person in people)
    known = {unit.id: unit for unit in units}
    named = {(unit.agency, unit.name) for unit in known.values()}
    strays = [
        Unit(id=-place, agency=agency, name=name)
        for place, (agency, name) in enumerate(sorted(counts.keys() - named - {NO_UNIT}), 1)
    ]
    known.update((unit.id, unit) for unit in strays)
    children: dict[int, list[Unit]] = defaultdict(list)
    for unit in sorted(known.values(), key=lambda u: (collated(u.name), collated(u.agency))):
        children[_parent_id(unit, known)].append(unit)
    branches = [b for unit in children[0] for b in _walk(unit, 0, children, counts)]
    if counts[NO_UNIT]:
        branches.append(UnitBranch(name="", count=counts[NO_UNIT], members=frozenset({NO_UNIT})))
    return tuple(branches)


def above(unit_id: int, units: Iterable[Unit]) -> frozenset[int]:
    """Return the ids from a unit up to the top, its own too; nothing for 0."""
    known = {unit.id: unit.parent_id for unit in units}
    found: set[int] = set()
    while unit_id in known and unit_id not in found:
        found.add(unit_id)
        unit_id = known[unit_id]
    return frozenset(found)


def in_tree_order(units: Iterable[Unit]) -> tuple[tuple[Unit, int], ...]:
    """Return every unit with its depth, parents before children, siblings by name."""
    known = {unit.id: unit for unit in units}
    children: dict[int, list[Unit]] = defaultdict(list)
    for unit in sorted(known.values(), key=lambda u: (collated(u.name), collated(u.agency))):
        children[_parent_id(unit, known)].append(unit)

    def below(parent_id: int, depth: int) -> Iterator[tuple[Unit, int]]:
        for unit in children[parent_id]:
            yield unit, depth
            yield from below(unit.id, depth + 1)

    return tuple(below(0, 0))


def _parent_id(unit: Unit, known: Mapping[int, Unit]) -> int:
    """Return the parent, or 0 if it is unknown or the way up never ends."""
    seen, above = {unit.id}, unit.parent_id
    while above in known and above not in seen:
        seen.add(above)
        above = known[above].parent_id
    return unit.parent_id if unit.parent_id in known and above not in seen else 0


def _walk(
    unit: Unit, depth: int, children: Mapping[int, list[Unit]], counts: Mapping[UnitName, int]
) -> Iterator[UnitBranch]:
    """Yield a unit and everything below it, empty branches left out."""
    below = [list(_walk(child, depth + 1, children, counts)) for child in children.get(unit.id, ())]
    own = (unit.agency, unit.name)
    heads = [branches[0] for branches in below if branches]
    count = counts.get(own, 0) + sum(head.count for head in heads)
    if not count:
        return
    members = frozenset({own}).union(*(head.members for head in heads))
    yield UnitBranch(name=unit.name, agency=unit.agency, depth=depth, count=count, members=members)
    for branches in below:
        yield from branches
