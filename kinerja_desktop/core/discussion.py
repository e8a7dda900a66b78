"""Discussion: preparation (private), the talk in seven steps, plans, choice and signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

CHECKS = ("shared", "self_received", "points_chosen", "room")
SHOWN_PARTS = ("evidence", "self", "item_ratings", "final")
GROWTH_LIMIT = 2
ACTION_LIMIT = 3

# Minutes of the seven steps for a talk of 30, 45 and 60 minutes; each row adds up.
AGENDA_MINUTES = {
    30: (2, 7, 5, 7, 5, 2, 2),
    45: (3, 10, 8, 10, 8, 3, 3),
    60: (4, 13, 10, 14, 11, 4, 4),
}


class AgendaStep(StrEnum):
    """The seven steps; the employee speaks before any rating is shown."""

    OPENING = "opening"
    STORY = "story"
    STRENGTHS = "strengths"
    GROWTH = "growth"
    ACTIONS = "actions"
    COMMENT = "comment"
    SIGNING = "signing"


STEPS = tuple(AgendaStep)


class Choice(StrEnum):
    """What the employee says at the end. Signing means having read, not agreeing."""

    READ = "read"
    READ_WITH_REMARKS = "read_with_remarks"
    OBJECTS = "objects"
    NOT_TODAY = "not_today"


class ActionState(StrEnum):
    """Where an agreed plan stands."""

    OPEN = "open"
    DONE = "done"
    CARRIED = "carried"


@dataclass(frozen=True, kw_only=True)
class ActionItem:
    """One agreed plan: what, measure, support, due, who; and an if-then sentence."""

    key: str
    what: str = ""
    measure: str = ""
    support: str = ""
    due_on: date | None = None
    who: str = ""
    if_then: str = ""
    state: ActionState = ActionState.OPEN
    reason: str = ""


Point = tuple[float, float, float, float]
Stroke = tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Ink:
    """A signature: strokes of (x, y, pressure 0..1, milliseconds) in px, or a typed name.

    `width` and `height` are the size of the pad the strokes were drawn on. `picture` is the PNG
    of a signature brought as a file.
    """

    strokes: tuple[Stroke, ...] = ()
    width: float = 0.0
    height: float = 0.0
    typed_name: str = ""
    picture: bytes = b""
    signed_at: datetime | None = None

    @property
    def is_given(self) -> bool:
        return bool(self.strokes or self.typed_name.strip() or self.picture)


@dataclass(frozen=True, kw_only=True)
class Discussion:
    """The talk about one appraisal.

    `private_note`, `checks`, `strengths`, `growth` and `opening_question` are preparation and
    never leave the supervisor; `notes` pairs a step with what both see; `self_steps` pairs an
    item with the step the employee gives; `help_wanted` is what would help the employee.
    """

    id: int = 0
    appraisal_id: int
    scheduled_at: datetime | None = None
    minutes: int = 45
    place: str = ""
    checks: frozenset[str] = frozenset()
    strengths: tuple[int, ...] = ()
    growth: tuple[int, ...] = ()
    opening_question: str = ""
    private_note: str = ""
    shown_parts: frozenset[str] = frozenset({"evidence", "item_ratings"})
    started_at: datetime | None = None
    ended_at: datetime | None = None
    step: AgendaStep = AgendaStep.OPENING
    elapsed_s: int = 0
    story: str = ""
    story_skipped: str = ""
    employee_view: str = ""
    help_wanted: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    self_steps: tuple[tuple[str, int], ...] = ()
    actions: tuple[ActionItem, ...] = ()
    comment: str = ""
    no_comment: bool = False
    choice: Choice | None = None
    remark: str = ""
    refusal_reason: str = ""
    witness: str = ""
    employee_ink: Ink = Ink()
    appraiser_ink: Ink = Ink()
    objection_told: bool = False
    version: int = 0

    def note(self, step: AgendaStep) -> str:
        return dict(self.notes).get(step.value, "")

    @property
    def is_signed(self) -> bool:
        """Ended with a choice that settles it: everything but not today."""
        return self.ended_at is not None and self.choice not in {None, Choice.NOT_TODAY}
