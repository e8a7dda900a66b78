"""What an import takes and gives: the choice of a person, the report, the newest import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class GoneAction(StrEnum):
    """What happens to someone who is in the store but not in the list."""

    MOVED = "moved"
    ARCHIVED = "archived"


@dataclass(frozen=True, kw_only=True)
class GoneChoice:
    """One person who is not in the list; without a choice they stay as they are."""

    employee_id: int
    action: GoneAction


@dataclass(frozen=True, kw_only=True)
class ImportChoice:
    """What of a plan is done. `rows` None means every change that needs no confirmation.

    New people become members of `period_id`, when one is given.
    """

    rows: frozenset[int] | None = None
    gone: tuple[GoneChoice, ...] = ()
    remember_layout: bool = True
    period_id: int = 0


@dataclass(frozen=True, kw_only=True)
class ImportReport:
    """What was done. added + changed + same + skipped + refused = rows_total."""

    batch_id: int
    at: datetime
    file_name: str
    rows_total: int
    added: int
    changed: int
    same: int
    skipped: int
    refused: int
    archived: int


@dataclass(frozen=True, kw_only=True)
class LastImport:
    """The newest import of the store; `summary` holds the counts of its ImportReport."""

    id: int
    at: datetime
    file_name: str
    summary: Mapping[str, Any]
    can_undo: bool


@dataclass(frozen=True, kw_only=True)
class UndoReport:
    """What was taken back; `kept` people were edited since, and keep those edits."""

    removed: int
    restored: int
    kept: int
