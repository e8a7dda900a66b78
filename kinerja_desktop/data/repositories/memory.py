"""Memory: values of committed records, kept until a commit says that they were touched.

Looking at a large office again and again would otherwise spend its time on building equal values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from kinerja_desktop.core.changes import Change, Changes, Kind


class Identified(Protocol):
    """A value that knows the id of its record."""

    @property
    def id(self) -> int: ...


Value = TypeVar("Value", bound=Identified)

MOST_VALUES = 40_000


class Memory:
    """What one open store remembers. Used on several threads; each step is one dict call."""

    def __init__(self) -> None:
        self.age = 0
        self.values: dict[Change, Any] = {}

    def forget(self, changes: Changes) -> None:
        """Forget what a commit touched; whoever still looks at an older state keeps nothing."""
        self.age += 1
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

    def _keep(self, kind: Kind, fresh: Mapping[int, Any]) -> None:
        memory = self._memory
        if memory.age != self._age:
            return
        if len(memory.values) + len(fresh) > MOST_VALUES:
            memory.values.clear()
        memory.values.update({(kind, key): value for key, value in fresh.items()})
