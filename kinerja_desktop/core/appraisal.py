"""Appraisal: ratings of one employee in one period, from draft to final."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import cached_property

from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.staff import Employee, Profile
from kinerja_desktop.core.supervision import Term

FEEDBACK_LIMIT = 600
REASON_MINIMUM = 60
BOX_NOTE_LIMIT = 1000


class Rating(IntEnum):
    """A step against expectation (PermenPANRB 6/2022)."""

    BELOW = -1
    MEETS = 0
    ABOVE = 1


class Stage(StrEnum):
    """The states of an appraisal; NOT_STARTED has no record yet."""

    NOT_STARTED = "not_started"
    DRAFT = "draft"
    READY = "ready"
    IN_DISCUSSION = "in_discussion"
    SIGNED = "signed"
    OBJECTION = "objection"
    FINAL = "final"
    SUBMITTED = "submitted"
    SUPERSEDED = "superseded"


EDITABLE_STAGES = frozenset({Stage.NOT_STARTED, Stage.DRAFT, Stage.READY})
# The talk has ended. An objection holds nothing back: it runs from the receipt of the document.
ANSWERED_STAGES = frozenset({Stage.SIGNED, Stage.OBJECTION})
CLOSED_STAGES = frozenset({Stage.FINAL, Stage.SUBMITTED, Stage.SUPERSEDED})


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the appraiser says of one item. `step` is None until chosen: never a zero.

    `value` is typed where a method counts in numbers instead of steps, or in place of a value
    computed from the realisations, with the reason for it. `rated_at` is the moment step or value
    was chosen: it serves reading prompts alone and is in no document.
    """

    key: str
    step: int | None = None
    value: Decimal | None = None
    not_applicable: bool = False
    reason: str = ""
    feedback: str = ""
    realisations: tuple[tuple[str, str], ...] = ()
    evidence: tuple[int, ...] = ()
    rated_at: datetime | None = None

    @property
    def is_settled(self) -> bool:
        """Rated, or marked as not applicable with a reason."""
        is_rated = self.step is not None or self.value is not None
        return is_rated or (self.not_applicable and bool(self.reason.strip()))

    @property
    def words(self) -> str:
        """What is written to explain it: the longer of reason and feedback."""
        return max(self.reason.strip(), self.feedback.strip(), key=len)

    def realisation(self, indicator_key: str) -> str:
        return dict(self.realisations).get(indicator_key, "")


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The part of an appraisal the appraiser edits; every edit makes a new one.

    `typed_total` takes the place of the computed total once it has its reason.
    """

    answers: tuple[Answer, ...] = ()
    results_rating: Rating | None = None
    behaviour_rating: Rating | None = None
    justification: str = ""
    typed_total: Decimal | None = None
    typed_total_reason: str = ""

    @cached_property
    def _by_key(self) -> dict[str, Answer]:
        return {answer.key: answer for answer in reversed(self.answers)}

    def answer(self, key: str) -> Answer:
        return self._by_key.get(key) or Answer(key=key)

    def with_answer(self, answer: Answer) -> Draft:
        others = tuple(a for a in self.answers if a.key != answer.key)
        return replace(self, answers=(*others, answer))


@dataclass(frozen=True, kw_only=True)
class Final:
    """What finalising fixed. `seal` is the SHA-256 of the canonical text, in hex.

    `employee`, `profile`, `terms` and `period` are as they were then: who moves or retires later
    is still printed as on that day. Ratings of earlier versions of the program have none.
    """

    predicate: Predicate
    total: Decimal | None = None
    box_note: str = ""
    place: str
    dated_on: date
    finalised_at: datetime
    seal: str
    without_talk_reason: str = ""
    employee: Employee | None = None
    profile: Profile | None = None
    terms: tuple[Term, ...] = ()
    period: Period | None = None


@dataclass(frozen=True, kw_only=True)
class Appraisal:
    """One revision of the appraisal of an employee. Final means final: a change is revision + 1.

    `version` grows with every save and guards against overwriting a newer one.
    """

    id: int = 0
    period_id: int
    employee_id: int
    revision: int = 1
    stage: Stage = Stage.DRAFT
    draft: Draft = Draft()
    instrument_id: int = 0
    started_on: date | None = None
    final: Final | None = None
    reopen_reason: str = ""
    delivered_on: date | None = None
    version: int = 0

    @property
    def is_editable(self) -> bool:
        return self.stage in EDITABLE_STAGES

    @property
    def is_closed(self) -> bool:
        return self.stage in CLOSED_STAGES
