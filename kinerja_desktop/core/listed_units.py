"""The tree of work units as the national system lists it (HierarkiUnor): id, name, id above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kinerja_desktop.core.collation import folded
from kinerja_desktop.core.headings import ROWS_SEARCHED, normalise
from kinerja_desktop.core.source_table import SourceTable, cell_value
from kinerja_desktop.core.staff import Unit
from kinerja_desktop.core.unit_tree import above as ids_above

KEY, NAME, ABOVE = {"id", "id unor", "unor id"}, {"nama unor", "unor nama"}, {"id atasan"}
Chain = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ListedTree:
    """`chains` are the names above a unit, the nearest first, by its folded name.

    A name that stands at several places (Subbagian Umum) says nothing and is not in it.
    """

    count: int
    chains: Mapping[str, Chain]


@dataclass(frozen=True, kw_only=True)
class Arranged:
    """Units of the store as they should be: `new` ones have ids below 0, until they are added."""

    new: tuple[Unit, ...] = ()
    moved: tuple[Unit, ...] = ()


def listed_tree(tables: Iterable[SourceTable]) -> ListedTree | None:
    """Return the tree of the first sheet that holds one, or None."""
    for table in tables:
        units = dict(_units(table))
        if units:
            return _tree(units)
    return None


def arranged(tree: ListedTree, known: Iterable[Unit]) -> Arranged:
    """Put the known units where the tree has them, and add what stands above them.

    A unit that would come to stand below itself stays.
    """
    units = {(folded(one.agency), folded(one.name)): one for one in known}
    new: dict[tuple[str, str], Unit] = {}
    moved = []
    for unit in list(units.values()):
        chain = tree.chains.get(folded(unit.name))
        if chain is None:
            continue
        above = 0
        for name in reversed(chain):
            place = (folded(unit.agency), folded(name))
            if place not in units:
                fresh = Unit(id=-len(new) - 1, agency=unit.agency, name=name, parent_id=above)
                units[place] = new[place] = fresh
            above = units[place].id
        if above != unit.parent_id:
            moved.append(replace(unit, parent_id=above))
    standing = {one.id: one for one in (*units.values(), *moved)}
    ends = [one for one in moved if one.id not in ids_above(one.parent_id, standing.values())]
    return Arranged(new=tuple(new.values()), moved=tuple(ends))


def _units(table: SourceTable) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield id, name and id above of every unit."""
    places: list[int] = []
    for row in table.rows:
        if not places:
            if row.number > ROWS_SEARCHED:
                return
            captions = [normalise(cell) for cell in row.cells]
            found = [
                next((i for i, text in enumerate(captions) if text in wanted), -1)
                for wanted in (KEY, NAME, ABOVE)
            ]
            places = found if min(found) >= 0 else []
            continue
        key, name, above = (cell_value(row.text(place)) for place in places)
        if key and name:
            yield key, (name, above)


def _tree(units: Mapping[str, tuple[str, str]]) -> ListedTree:
    chains: dict[str, set[Chain]] = defaultdict(set)
    for key, (name, _above) in units.items():
        chains[folded(name)].add(tuple(_names_above(key, units)))
    certain = {name: next(iter(found)) for name, found in chains.items() if len(found) == 1}
    return ListedTree(count=len(units), chains=certain)


def _names_above(key: str, units: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Yield the names up to the top; a way that leads back into itself ends there."""
    seen = {key}
    above = units[key][1]
    while above in units and above not in seen:
        seen.add(above)
        yield units[above][0]
        above = units[above][1]
