"""Flat records for lists and tables: what pages show, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.evidence import Sufficiency
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.objection import ObjectionState
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.staff import Employee


@dataclass(frozen=True, kw_only=True)
class StaffRow:
    """One person in the list of a period. `rarely_noted` is M02's evenness."""

    employee: Employee
    stage: Stage = Stage.NOT_STARTED
    note_count: int = 0
    rarely_noted: bool = False
    plan_complete: bool = False


@dataclass(frozen=True, kw_only=True)
class ItemRow:
    """One item in a person's summary with its evidence and, if rated, its step."""

    key: str
    name: str
    short_name: str
    is_result: bool
    sufficiency: Sufficiency


@dataclass(frozen=True, kw_only=True)
class HistoryRow:
    """A finished or running appraisal of a person, newest first."""

    appraisal_id: int
    period_name: str
    start: date
    end: date
    method: str
    results_rating: int | None
    behaviour_rating: int | None
    predicate: Predicate | None
    stage: Stage
    revision: int
    finalised_on: date | None


@dataclass(frozen=True, kw_only=True)
class ActionRow:
    """An agreed plan of a person. `reason` says why it was carried over."""

    discussion_id: int
    key: str
    what: str
    due_on: date | None
    is_done: bool
    is_late: bool
    is_carried: bool = False
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ObservationRow:
    """A note in a timeline. `items` are the short names of what it is tied to."""

    observation: Observation
    employee_name: str
    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ResultRow:
    """A line of Hasil. `blocked` says in words why it cannot be exported, else nothing.

    `total` is there only with methods that give one. `valid_revision` is the version that holds,
    0 while none became final: a reopened one holds until the next is final.
    """

    appraisal_id: int
    employee: Employee
    method: str
    stage: Stage
    predicate: Predicate | None
    revision: int
    document_count: int
    blocked: str = ""
    total: Decimal | None = None
    valid_revision: int = 0
    objection: ObjectionState = ObjectionState.NONE


@dataclass(frozen=True, kw_only=True)
class DueRow:
    """Something to do: how many, what, who; `target` names the page and filter it opens.

    `employee_ids` are the people it concerns, the first of them is where to begin.
    """

    key: str
    count: int
    title: str
    names: tuple[str, ...]
    target: str
    employee_ids: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DateRow:
    """A coming date: a talk, a plan's due date, the last day to object; `target` is its page."""

    when: datetime
    has_time: bool
    title: str
    place: str
    employee_id: int
    target: str
