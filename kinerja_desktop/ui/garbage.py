"""When Python's collector rests: long lists are values that live on, not garbage."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Rest:
    """Held by work that makes hundreds of thousands of values, in any thread, one at a time.

    To look through them would hold the window for half a second, again and again. Afterwards
    they are left out of every later search until `end`; they go when nobody knows them any more.
    """

    def __init__(self) -> None:
        self.is_held = False

    @contextmanager
    def hold(self) -> Iterator[None]:
        self.is_held = True
        try:
            yield
        finally:
            gc.freeze()
            self.is_held = False

    def end(self) -> None:
        """Let everything be searched again, once the long lists are gone."""
        gc.unfreeze()


REST = Rest()
