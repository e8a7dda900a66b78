"""Plan (SKP): the expected results of one employee in one period. No score, no judgement."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from kinerja_desktop.core.target import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping


class ResultKind(StrEnum):
    """Jenis hasil kerja: A. UTAMA, B. TAMBAHAN."""

    MAIN = "main"
    ADDITIONAL = "additional"


class Aspect(StrEnum):
    """Aspek of an indicator on the quantitative form."""

    QUANTITY = "Kuantitas"
    QUALITY = "Kualitas"
    TIME = "Waktu"
    COST = "Biaya"


LESS_IS_BETTER = frozenset({Aspect.TIME, Aspect.COST})
PERSPECTIVES = ("Penerima Layanan", "Proses Bisnis", "Penguatan Internal", "Anggaran")


def new_key(prefix: str) -> str:
    """Return a key no other record has; observations and ratings point to it for good."""
    return f"{prefix}-{secrets.token_hex(5)}"


@dataclass(frozen=True, kw_only=True)
class WorkIndicator:
    """Indikator kinerja individu with its target in the words of the plan.

    `direction` says whether more or less of it is better; None leaves it to the aspect.
    """

    key: str
    aspect: Aspect | None = Aspect.QUANTITY
    text: str = ""
    target: str = ""
    perspective: str = ""
    direction: Direction | None = None

    @property
    def better(self) -> Direction:
        """Which way is better: as chosen, else less for time and cost, more for the rest."""
        usual = Direction.LESS if self.aspect in LESS_IS_BETTER else Direction.MORE
        return self.direction or usual

    @property
    def is_complete(self) -> bool:
        return bool(self.text.strip() and self.target.strip())


@dataclass(frozen=True, kw_only=True)
class WorkResult:
    """Rencana hasil kerja (RHK). `supports` is the superior's result it serves.

    `due_on` is the day by which it is to be reached, where that is before the period's end.
    """

    key: str
    kind: ResultKind = ResultKind.MAIN
    text: str = ""
    short_name: str = ""
    supports: str = ""
    assigned_by: str = ""
    indicators: tuple[WorkIndicator, ...] = ()
    due_on: date | None = None

    def has_lapsed(self, today: date) -> bool:
        """Whether its date is past; a result without a date runs to the end of the period."""
        return self.due_on is not None and self.due_on < today

    @property
    def word(self) -> str:
        """A short name for chips and narrow lists: the given one, or the first two words."""
        return self.short_name or " ".join(self.text.split()[:2])

    @property
    def is_complete(self) -> bool:
        return bool(self.text.strip() and self.indicators) and all(
            indicator.is_complete for indicator in self.indicators
        )


class PlanPart(StrEnum):
    """Parts of an agreed plan whose earlier words stay visible."""

    RESULT = "result"
    DUE = "due"
    INDICATOR = "indicator"
    TARGET = "target"


@dataclass(frozen=True, kw_only=True)
class PlanChange:
    """What an agreed plan said before, from which day it says something else, and why.

    `before` is empty for what was added, `after` for what was removed. A date is in ISO form.
    """

    on: date
    reason: str
    part: PlanPart
    result_key: str
    indicator_key: str = ""
    before: str = ""
    after: str = ""

    @property
    def place(self) -> tuple[PlanPart, str, str]:
        return (self.part, self.result_key, self.indicator_key)


@dataclass(frozen=True, kw_only=True)
class Appendix:
    """Lampiran SKP, a line for each entry: what is provided, how it is told, what follows."""

    support: tuple[str, ...] = ()
    accountability: tuple[str, ...] = ()
    consequences: tuple[str, ...] = ()

    @property
    def filled_count(self) -> int:
        """How many of the three lists have an entry."""
        return sum(map(bool, (self.support, self.accountability, self.consequences)))


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The SKP of one employee. `expectations` pairs a value's key with a special expectation.

    From `shared_on`, the day it was agreed with the employee, `changes` keep what it said
    before. `version` grows with every save and guards against overwriting someone else's.
    """

    id: int = 0
    period_id: int
    employee_id: int
    work_results: tuple[WorkResult, ...] = ()
    expectations: tuple[tuple[str, str], ...] = ()
    shared_on: date | None = None
    appendix: Appendix = Appendix()
    changes: tuple[PlanChange, ...] = ()
    version: int = 0

    @property
    def complete_count(self) -> int:
        return sum(result.is_complete for result in self.work_results)

    @property
    def is_complete(self) -> bool:
        return bool(self.work_results) and self.complete_count == len(self.work_results)

    def of_kind(self, kind: ResultKind) -> tuple[WorkResult, ...]:
        return tuple(result for result in self.work_results if result.kind == kind)

    def expectation(self, value_key: str) -> str:
        return dict(self.expectations).get(value_key, "")

    def find(self, key: str) -> WorkResult | None:
        return next((result for result in self.work_results if result.key == key), None)

    def with_result(self, result: WorkResult) -> Plan:
        """Return the plan with this result put in place of the one with its key, or added."""
        known = [old.key for old in self.work_results]
        if result.key not in known:
            return replace(self, work_results=(*self.work_results, result))
        results = tuple(result if old.key == result.key else old for old in self.work_results)
        return replace(self, work_results=results)

    def without_result(self, key: str) -> Plan:
        return replace(self, work_results=tuple(r for r in self.work_results if r.key != key))

    def with_expectations(self, texts: Mapping[str, str]) -> Plan:
        kept = tuple((key, text) for key, text in texts.items() if text.strip())
        return replace(self, expectations=kept)


def copied(source: Plan, *, period_id: int, employee_id: int) -> Plan:
    """Return a fresh plan with the content of another: new keys, version 0, not agreed yet.

    Dates stay within one period only; what was changed on the way is not copied.
    """
    is_same_period = source.period_id == period_id
    results = tuple(
        replace(
            result,
            key=new_key("rhk"),
            due_on=result.due_on if is_same_period else None,
            indicators=tuple(replace(ind, key=new_key("iki")) for ind in result.indicators),
        )
        for result in source.work_results
    )
    return Plan(
        period_id=period_id,
        employee_id=employee_id,
        work_results=results,
        expectations=source.expectations,
        appendix=source.appendix,
    )
