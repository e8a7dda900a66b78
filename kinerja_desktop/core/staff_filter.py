"""StaffFilter: which people of a list are shown, by words, state and unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kinerja_desktop.core import nip
from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.rows import StaffRow
from kinerja_desktop.core.unit_tree import UnitName, unit_of


class Group(StrEnum):
    """The states a list can be narrowed to."""

    ALL = "all"
    DRAFT = "draft"
    READY = "ready"
    FINAL = "final"


_STAGES = {
    Group.ALL: frozenset(Stage),
    Group.DRAFT: frozenset({Stage.DRAFT}),
    Group.READY: frozenset({Stage.READY, Stage.IN_DISCUSSION}),
    Group.FINAL: frozenset({Stage.FINAL, Stage.SUBMITTED}),
}


@dataclass(frozen=True, kw_only=True)
class StaffFilter:
    """Every typed word must stand in name, position or unit; digits are sought in the NIP.

    `units` are the chosen unit and all below it. `only` holds the ids of people another page asked
    for, `words` say which they are.
    """

    text: str = ""
    group: Group = Group.ALL
    units: frozenset[UnitName] = frozenset()
    only: frozenset[int] = frozenset()
    words: str = ""

    @property
    def is_open(self) -> bool:
        is_wide = self.group == Group.ALL and not self.units and not self.only
        return is_wide and not self.text.strip()

    def accepts(self, row: StaffRow) -> bool:
        if row.stage not in _STAGES[self.group]:
            return False
        person = row.employee
        if self.only and person.id not in self.only:
            return False
        if self.units and unit_of(person) not in self.units:
            return False
        if not self._sought:
            return True
        digits = self._digits
        if digits.isdigit():
            return digits in person.nip or digits in person.other_number
        words = f"{person.display_name} {person.position} {person.unit}".casefold()
        return all(word in words for word in self._sought)

    @cached_property
    def _sought(self) -> tuple[str, ...]:
        return tuple(self.text.casefold().split())

    @cached_property
    def _digits(self) -> str:
        return nip.clean(self.text)


def counts_of(rows: Iterable[StaffRow]) -> dict[Group, int]:
    """Return how many people each group holds."""
    stages = Counter(row.stage for row in rows)
    return {group: sum(stages[stage] for stage in _STAGES[group]) for group in Group}
