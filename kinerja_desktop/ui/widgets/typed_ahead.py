"""TypedAhead: what was typed over a list within a moment, and which name it means."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kinerja_desktop.core.collation import folded

if TYPE_CHECKING:
    from collections.abc import Sequence


class TypedAhead:
    """Gathers letters; accents and case do not count. The same letter again goes on to the next."""

    def __init__(self) -> None:
        self._text = ""
        self._last = 0.0

    @property
    def is_going_on(self) -> bool:
        """Whether the next letter belongs to those before."""
        pause = QApplication.keyboardInputInterval() / 1000
        return bool(self._text) and monotonic() - self._last < pause

    def find(self, letters: str, names: Sequence[str], place: int) -> int | None:
        """Return the place of the name that is meant, from `place` on and around the end."""
        self._text = self._text + letters if self.is_going_on else letters
        self._last = monotonic()
        sought = self._text.lstrip()
        is_same_letter = len(set(sought.casefold())) == 1
        sought = sought[:1] if is_same_letter else sought
        start = place + 1 if is_same_letter else max(place, 0)
        order = [*range(start, len(names)), *range(min(start, len(names)))]
        wanted = folded(sought)
        if not wanted:
            return None
        return next((i for i in order if folded(names[i]).startswith(wanted)), None)
