"""How long work tells where it is, and hears that it should stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Given to every long use case."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Say that `done` of `total` items are ready; raises Cancelled when Stop was pressed."""


class Silent:
    """A progress nobody watches."""

    def step(self, done: int, total: int, what: str = "") -> None:
        pass


SILENT = Silent()
