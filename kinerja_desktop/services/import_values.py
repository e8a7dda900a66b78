"""What an import takes and gives: the choice of a person, the report, the newest import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from kinerja_desktop.core.chosen_fields import FieldGroup


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

    New people become members of `period_id`, when one is given. `declined` kinds of changes are
    done for nobody.
    """

    rows: frozenset[int] | None = None
    gone: tuple[GoneChoice, ...] = ()
    remember_layout: bool = True
    period_id: int = 0
    declined: frozenset[FieldGroup] = frozenset()


@dataclass(frozen=True, kw_only=True)
class ImportReport:
    """What was done. added + changed + same + skipped + refused = rows_total.

    `skipped` rows were not chosen, not confirmed or left out by hand; `refused` have an error.
    `batch_id` is 0 when nothing was changed and so nothing is to be taken back.
    """

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
class CarriesWork:
    """Somebody an import added about whom there are notes, plans or appraisals by now."""

    name: str
    notes: int
    plans: int
    appraisals: int


@dataclass(frozen=True, kw_only=True)
class EditedSince:
    """Somebody an import changed who was edited since, in these fields."""

    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class UndoPreview:
    """What taking an import back would do, by name.

    `removed` people leave, those of them in `edited` with what was typed since; who is
    `carrying` work stays. `restored` people get back what was there, but for what was `kept`
    because it was edited since.
    """

    import_id: int
    at: datetime
    file_name: str
    removed: tuple[str, ...]
    edited: tuple[str, ...]
    carrying: tuple[CarriesWork, ...]
    restored: tuple[str, ...]
    kept: tuple[EditedSince, ...]


@dataclass(frozen=True, kw_only=True)
class UndoReport:
    """What was taken back; `kept` people keep later edits, `carrying` ones stay with their work."""

    removed: int
    restored: int
    kept: int
    carrying: int
