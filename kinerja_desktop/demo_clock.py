"""The days of the demo: its clock, what happens at which moment, and what a run measures."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as clock_time

from kinerja_desktop.services.sample_office import workday

MOMENT = datetime(2026, 6, 25, 13, 10)  # noqa: DTZ001 - local wall time; the pictures show it
RATED_AT = datetime(2026, 6, 12, 16, 10)  # noqa: DTZ001 - local wall time
CLOSINGS = 8

Event = tuple[datetime, Callable[[], object]]


class DemoClock:
    """A clock that stands where the journey sets it."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def live(self, events: list[Event]) -> None:
        """Let things happen, each at its moment; afterwards it is now again."""
        for moment, happen in sorted(events, key=lambda event: event[0]):
            self.moment = moment
            happen()
        self.moment = MOMENT


@dataclass
class Figures:
    """What the demo made, and the seconds of each stage."""

    seconds: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        spent = self.seconds.get(name, 0.0) + time.perf_counter() - start
        self.seconds[name] = round(spent, 3)


def closings() -> list[datetime]:
    """Return when the program was closed on the workdays before today."""
    found, day = [], MOMENT.date()
    for _number in range(CLOSINGS):
        day = workday(day - timedelta(days=1))
        found.append(datetime.combine(day, clock_time(16, 12 + day.day)))
    return found
