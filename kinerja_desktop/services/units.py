"""Units: their tree, made and kept by people; the names come from the staff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kinerja_desktop.core.collation import folded
from kinerja_desktop.core.listed_units import ListedTree, arranged
from kinerja_desktop.core.staff import Unit
from kinerja_desktop.core.unit_tree import above
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.errors import InvalidError, KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.services.clock import Clock


@dataclass(frozen=True, kw_only=True)
class UnitView:
    """A unit with how many people name it themselves, archived ones too."""

    unit: Unit
    count: int


@dataclass(frozen=True, kw_only=True)
class ArrangedUnits:
    """What an arrangement changed: units as they stood `before`, and those it added."""

    before: tuple[Unit, ...]
    added_ids: tuple[int, ...]

    @property
    def count(self) -> int:
        return len(self.before)


class UnitService:
    """The tree of work units."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def views(self) -> tuple[UnitView, ...]:
        """Return every unit by agency and name."""
        with self._store.reading() as look:
            counts = look.units.counts()
            return tuple(
                UnitView(unit=unit, count=counts.get(unit.id, 0)) for unit in look.units.all()
            )

    def add(self, unit: Unit) -> int:
        """Add a unit; raises InvalidError for `name`."""
        with self._store.work() as work:
            unit = _checked(unit, work.units.all())
            unit_id = work.units.add(unit)
            work.audit.append(at=self._clock(), action="unit_added", subject=str(unit_id))
        return unit_id

    def save(self, unit: Unit) -> None:
        """Rename a unit or put it below another; its people keep belonging to it.

        Raises InvalidError for `name` and `parent`.
        """
        with self._store.work() as work:
            known = work.units.all()
            unit = _checked(unit, known)
            if unit.id in above(unit.parent_id, known):
                words = _("A unit cannot stand below itself or below a unit of its own.")
                raise InvalidError({"parent": words})
            work.units.save(unit)
            work.audit.append(at=self._clock(), action="unit_changed", subject=str(unit.id))

    def merge(self, unit_id: int, into_id: int) -> None:
        """Give the people of a unit and what stands below it to another; the unit goes."""
        with self._store.work() as work:
            if unit_id == into_id or unit_id in above(into_id, work.units.all()):
                raise KinerjaError(
                    _("A unit cannot stand below itself or below a unit of its own.")
                )
            work.units.move_people(unit_id, into_id)
            self._remove(work, unit_id)

    def remove(self, unit_id: int) -> None:
        """Remove a unit nobody names; what stood below it moves up. Raises KinerjaError."""
        with self._store.work() as work:
            if work.units.counts().get(unit_id):
                raise KinerjaError(
                    _("People belong to this unit. Move them first. Nothing was changed.")
                )
            self._remove(work, unit_id)

    def arrange(self, tree: ListedTree) -> ArrangedUnits:
        """Put the units where a list has them; returns what can be put back."""
        with self._store.work() as work:
            known = work.units.all()
            wanted = arranged(tree, known)
            ids = {0: 0}
            for unit in wanted.new:
                fresh = replace(unit, id=0, parent_id=ids.get(unit.parent_id, unit.parent_id))
                ids[unit.id] = work.units.add(fresh)
            for unit in wanted.moved:
                work.units.save(replace(unit, parent_id=ids.get(unit.parent_id, unit.parent_id)))
            work.audit.append(
                at=self._clock(), action="units_arranged", subject=str(len(wanted.moved))
            )
        moved = {unit.id for unit in wanted.moved}
        return ArrangedUnits(
            before=tuple(unit for unit in known if unit.id in moved),
            added_ids=tuple(ids[unit.id] for unit in wanted.new),
        )

    def put_back(self, done: ArrangedUnits) -> None:
        """Take an arrangement back; units people name by now stay."""
        with self._store.work() as work:
            there = {unit.id: unit for unit in work.units.all()}
            for unit in done.before:
                if unit.id in there:
                    work.units.save(replace(there[unit.id], parent_id=unit.parent_id))
            counts = work.units.counts()
            for unit_id in reversed(done.added_ids):
                if unit_id in there and not counts.get(unit_id):
                    work.units.remove(unit_id)
            work.audit.append(
                at=self._clock(), action="units_put_back", subject=str(len(done.before))
            )

    def _remove(self, work: Work, unit_id: int) -> None:
        work.units.remove(unit_id)
        work.audit.append(at=self._clock(), action="unit_removed", subject=str(unit_id))


def _checked(unit: Unit, known: Iterable[Unit]) -> Unit:
    """Return the unit with a tidy name; raises InvalidError."""
    name = " ".join(unit.name.split())
    if not name:
        raise InvalidError({"name": _("Write the name.")})
    same = ((folded(one.agency), folded(one.name)) for one in known if one.id != unit.id)
    if (folded(unit.agency), folded(name)) in set(same):
        raise InvalidError({"name": _("There is a unit of this name already.")})
    return replace(unit, name=name)
