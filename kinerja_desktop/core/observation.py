"""Observation: what was seen, when, and what it says; with source, sign and visibility."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import IntEnum, StrEnum

from kinerja_desktop.i18n import N_


class Valence(IntEnum):
    """Kelebihan, netral, perlu perbaikan."""

    PLUS = 1
    ZERO = 0
    MINUS = -1


class NoteKind(StrEnum):
    """What a note tells: an event, a contribution beyond the desk, progress on a work result."""

    EVENT = "event"
    CONTRIBUTION = "contribution"
    REPORT = "report"


NOTE_KIND_WORDS = {
    NoteKind.EVENT: N_("Event"),
    NoteKind.CONTRIBUTION: N_("Contribution beyond the desk"),
    NoteKind.REPORT: N_("Progress of a work result"),
}


class Source(StrEnum):
    """Where an observation comes from."""

    DIRECT = "direct"
    REPORT = "report"
    ATTENDANCE = "attendance"
    SERVICE = "service"
    PEER = "peer"
    EMPLOYEE = "employee"


SOURCE_WORDS = {
    Source.DIRECT: N_("Direct observation"),
    Source.REPORT: N_("Work report"),
    Source.ATTENDANCE: N_("Attendance"),
    Source.SERVICE: N_("Service feedback"),
    Source.PEER: N_("Colleague"),
    Source.EMPLOYEE: N_("The employee"),
}

TEXT_LIMIT = 600
PHRASE_LIMIT = 9
ATTACHMENT_LIMIT_BYTES = 10 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file copied into the store; its bytes are fetched on their own."""

    id: int = 0
    name: str
    media_type: str = ""
    size_bytes: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Revision:
    """An earlier wording of an observation, kept when it was edited."""

    changed_at: datetime
    valence: Valence
    text: str
    situation: str
    impact: str
    realisation: str = ""


@dataclass(frozen=True, kw_only=True)
class Observation:
    """One note. `item_keys` are RHK keys and value keys; none means it waits to be tied.

    `is_visible` is whether the employee may see it; `shared_on` when it was told to them.
    `told_by` names who told of it; `realisation` is what a report says was reached by then.
    """

    id: int = 0
    employee_id: int
    happened_on: date
    happened_at: time | None = None
    recorded_at: datetime
    valence: Valence
    source: Source = Source.DIRECT
    text: str
    situation: str = ""
    impact: str = ""
    item_keys: tuple[str, ...] = ()
    is_visible: bool = True
    shared_on: date | None = None
    attachments: tuple[Attachment, ...] = ()
    revisions: tuple[Revision, ...] = ()
    deleted_at: datetime | None = None
    version: int = 0
    kind: NoteKind = NoteKind.EVENT
    realisation: str = ""
    told_by: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the fields that still make it incomplete: item_keys, impact."""
        names = []
        if not self.item_keys:
            names.append("item_keys")
        if not self.impact.strip() and self.valence == Valence.MINUS:
            names.append("impact")
        return tuple(names)

    @property
    def is_late(self) -> bool:
        """Whether it was written more than 30 days after the event."""
        return (self.recorded_at.date() - self.happened_on).days > 30
