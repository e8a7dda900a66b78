"""Memory: values of committed records, kept until a commit says that they were touched.

Looking at a large office again and again would otherwise spend its time on building equal values.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar, cast

from kinerja_desktop.core.changes import Change, Changes, Kind


class Identified(Protocol):
    """A value that knows the id of its record."""

    @property
    def id(self) -> int: ...


Value = TypeVar("Value", bound=Identified)
Made = TypeVar("Made")

MOST_VALUES = 40_000
MOST_MADE = 8


class Memory:
    """What one open store remembers. Used on several threads; each step is one dict call."""

    def __init__(self) -> None:
        self.age = 0
        self.values: dict[Change, Any] = {}
        self.made: dict[Hashable, Any] = {}

    def forget(self, changes: Changes) -> None:
        """Forget what a commit touched; whoever still looks at an older state keeps nothing."""
        self.age += 1
        self.made.clear()
        for change in changes:
            self.values.pop(change, None)

    def look(self) -> Recall:
        """Return the memory of a look at the data that begins now."""
        return Recall(self)


class Recall:
    """What one look at the data remembers and adds, unless a commit came in between."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._age = memory.age

    def all_of(
        self,
        kind: Kind,
        ids: Sequence[int],
        read: Callable[[list[int]], Iterable[Value]],
    ) -> tuple[Value, ...]:
        """Return the values in the order of `ids`; `read` gets those that are not remembered."""
        kept = self._memory.values
        known = {key: kept[kind, key] for key in ids if (kind, key) in kept}
        missing = [key for key in ids if key not in known]
        if missing:
            fresh = {value.id: value for value in read(missing)}
            self._keep(kind, fresh)
            known |= fresh
        return tuple(known[key] for key in ids)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what `make` gathers of many records; it is gathered anew after any commit."""
        memory = self._memory
        if memory.age != self._age:
            return make()
        if (kept := memory.made.get(key)) is not None:
            return cast("Made", kept)
        made = make()
        if memory.age == self._age:
            if len(memory.made) >= MOST_MADE:
                memory.made.clear()
            memory.made[key] = made
        return made

    def _keep(self, kind: Kind, fresh: Mapping[int, Any]) -> None:
        memory = self._memory
        if memory.age != self._age:
            return
        if len(memory.values) + len(fresh) > MOST_VALUES:
            memory.values.clear()
        memory.values.update({(kind, key): value for key, value in fresh.items()})
