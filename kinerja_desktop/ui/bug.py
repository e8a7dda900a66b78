"""Bug: a mistake of ours, told by kind and place, never by its message."""

from __future__ import annotations

import traceback
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Bug:
    """A mistake of ours: the kind of error and where it happened, for the crash window."""

    error: BaseException

    @property
    def report(self) -> str:
        """Kinds and places only: the message may hold names, so it stays out."""
        frames = traceback.extract_tb(self.error.__traceback__)
        places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        return "\n".join([type(self.error).__name__, *places])
