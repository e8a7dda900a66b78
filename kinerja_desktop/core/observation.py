"""Observation: what was seen, when, and what it says; with source, sign and visibility."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import IntEnum, StrEnum

from kinerja_desktop.i18n import N_, _, file_size


class Valence(IntEnum):
    """Kelebihan, netral, perlu perbaikan."""

    PLUS = 1
    ZERO = 0
    MINUS = -1


VALENCE_WORDS = {
    Valence.PLUS: N_("Strength"),
    Valence.ZERO: N_("Neutral"),
    Valence.MINUS: N_("Needs improvement"),
}
# What each direction means, so that two people choose the same for the same event.
VALENCE_MEANINGS = {
    Valence.PLUS: N_("helped; do it again"),
    Valence.ZERO: N_("worth knowing, neither way"),
    Valence.MINUS: N_("hindered; better otherwise"),
}


class NoteKind(StrEnum):
    """What a note tells: an event, progress on a work result, a contribution beyond the desk."""

    EVENT = "event"
    REPORT = "report"
    COMMUNITY = "community"
    PROGRAMME = "programme"
    TEAM = "team"
    CONTRIBUTION = "contribution"

    @property
    def is_contribution(self) -> bool:
        return self not in {NoteKind.EVENT, NoteKind.REPORT}


NOTE_KIND_WORDS = {
    NoteKind.EVENT: N_("Event"),
    NoteKind.REPORT: N_("Progress report"),
    NoteKind.COMMUNITY: N_("Community activity"),
    NoteKind.PROGRAMME: N_("Government programme"),
    NoteKind.TEAM: N_("Team membership"),
    NoteKind.CONTRIBUTION: N_("Other contribution"),
}


class Source(StrEnum):
    """Where an observation comes from."""

    DIRECT = "direct"
    TOLD = "told"
    DOCUMENT = "document"
    REPORT = "report"
    ATTENDANCE = "attendance"
    SERVICE = "service"
    PEER = "peer"
    EMPLOYEE = "employee"


SOURCE_WORDS = {
    Source.DIRECT: N_("Direct observation"),
    Source.TOLD: N_("Told by someone"),
    Source.DOCUMENT: N_("Document"),
    Source.REPORT: N_("Work report"),
    Source.ATTENDANCE: N_("Attendance"),
    Source.SERVICE: N_("Service feedback"),
    Source.PEER: N_("Colleague"),
    Source.EMPLOYEE: N_("The employee"),
}

# Where somebody else speaks, who it was can be kept; it stays with the appraiser.
SPOKEN_SOURCES = frozenset({Source.TOLD, Source.SERVICE, Source.PEER})

TEXT_LIMIT = 600
SHORT_LIMIT = 80
LATE_AFTER_DAYS = 30
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
    """What an observation said before it was edited.

    The first versions of the program kept the words only: then day, source, kind and ties are None.
    """

    changed_at: datetime
    valence: Valence
    text: str
    situation: str
    impact: str
    realisation: str = ""
    happened_on: date | None = None
    source: Source | None = None
    told_by: str = ""
    kind: NoteKind | None = None
    item_keys: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Observation:
    """One note. `item_keys` are RHK keys and value keys; none means it waits to be tied.

    `is_visible` is whether the employee may see it; `shared_on` when it was told to them.
    `told_by` names who told of it, and never leaves the appraiser's own pages; `realisation` is
    what a report says was reached by then, with its unit.
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
    def is_draft(self) -> bool:
        """Whether it tells no fact yet, so that it is no evidence."""
        return not self.text.strip()

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the fields that still make it incomplete: text, item_keys, impact, ..."""
        names = []
        if self.is_draft:
            names.append("text")
        if not self.item_keys:
            names.append("item_keys")
        if not self.impact.strip() and self.valence == Valence.MINUS:
            names.append("impact")
        if not self.realisation.strip() and self.kind == NoteKind.REPORT:
            names.append("realisation")
        return tuple(names)

    @property
    def is_late(self) -> bool:
        """Whether it was written more than 30 days after the event."""
        return (self.recorded_at.date() - self.happened_on).days > LATE_AFTER_DAYS


def too_large(name: str, size_bytes: int) -> str:
    """Return the sentence about a file over the limit."""
    return _("{name} has {size}; at most {limit} can be attached.").format(
        name=name, size=file_size(size_bytes), limit=file_size(ATTACHMENT_LIMIT_BYTES)
    )
