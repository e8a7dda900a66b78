"""Where the services learn what time it is. Tests give their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the local time without a zone: what an office writes on paper."""
    return datetime.now().replace(microsecond=0)  # noqa: DTZ005 - local wall time is meant
