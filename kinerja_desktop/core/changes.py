"""What a unit of work touched. Pages that show a kind look again when it is announced."""

from __future__ import annotations

from enum import StrEnum

Change = tuple["Kind", int]
Changes = frozenset[Change]


class Kind(StrEnum):
    """The kinds of record a page can show."""

    PROFILE = "profile"
    STAFF = "staff"
    PERIOD = "period"
    INSTRUMENT = "instrument"
    PLAN = "plan"
    OBSERVATION = "observation"
    APPRAISAL = "appraisal"
    DISCUSSION = "discussion"
    OBJECTION = "objection"
    DOCUMENT = "document"
    IDENTITY = "identity"
    BACKUP = "backup"
    HINT = "hint"


def kinds_of(changes: Changes) -> frozenset[Kind]:
    return frozenset(kind for kind, _id in changes)
