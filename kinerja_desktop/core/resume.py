"""Resume: where the person was and what was typed and not saved, for when a program was killed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from kinerja_desktop.core.observation import Observation


class ResumeKey(StrEnum):
    """What can be gone on with; each is kept once, the newest."""

    PLACE = "place"
    NOTE = "note"
    PROFILE = "profile"


@dataclass(frozen=True, kw_only=True)
class Place:
    """A page and what it showed. The fields after `period_id` are what the page is asked for."""

    page: str
    period_id: int = 0
    employee_id: int = 0
    item_key: str = ""
    tab: str = ""
    section: str = ""

    @property
    def target(self) -> dict[str, Any]:
        """What the page is opened with: only what there is."""
        wanted = asdict(self)
        for name in ("page", "period_id"):
            del wanted[name]
        return {name: value for name, value in wanted.items() if value}


@dataclass(frozen=True, kw_only=True)
class UnsavedNote:
    """A note as it was being written; without a sign its direction was not chosen yet.

    Files that were being attached are not among it: they lie where they came from.
    """

    note: Observation
    has_sign: bool
