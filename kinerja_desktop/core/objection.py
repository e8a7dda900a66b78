"""Objection: until when it can be made (PP 30/2019 Pasal 59) and where it stands (M25)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAYS = 14


def last_day(received_on: date, days: int = DAYS) -> date:
    """Return the last day to object: calendar days, the day of receipt is not counted."""
    return received_on + timedelta(days=days)


def is_late(filed_on: date, received_on: date, days: int = DAYS) -> bool:
    """Whether an objection came after its last day: it is marked, never refused."""
    return filed_on > last_day(received_on, days)


class ObjectionState(StrEnum):
    """Where an objection stands; NONE: nothing was handed in."""

    NONE = "none"
    FILED = "filed"
    EXAMINED = "examined"
    DECIDED = "decided"


OPEN_STATES = frozenset({ObjectionState.FILED, ObjectionState.EXAMINED})


class Outcome(StrEnum):
    """What the appraiser's superior decides; it is final."""

    UPHELD = "upheld"
    CHANGED = "changed"


@dataclass(frozen=True, kw_only=True)
class Objection:
    """The objection against one version of a result, in the words of both sides.

    `received_on` is the day the employee got the document, `filed_on` the day the statement came
    in; `days` is the term that held then. `decided_by` is the appraiser's superior by name.
    """

    id: int = 0
    appraisal_id: int
    state: ObjectionState = ObjectionState.NONE
    received_on: date | None = None
    days: int = DAYS
    filed_on: date | None = None
    statement: str = ""
    explanation: str = ""
    explained_on: date | None = None
    outcome: Outcome | None = None
    decision: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    version: int = 0

    @property
    def last_day(self) -> date | None:
        """The last day of the term; none while the day of receipt is not known."""
        return None if self.received_on is None else last_day(self.received_on, self.days)

    @property
    def is_late(self) -> bool:
        if self.filed_on is None or self.received_on is None:
            return False
        return is_late(self.filed_on, self.received_on, self.days)

    @property
    def is_open(self) -> bool:
        """Handed in and not decided: the version it is about stays as it is."""
        return self.state in OPEN_STATES
