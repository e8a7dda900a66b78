"""What a survey of one part of a workbook tells, without building it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from kinerja_desktop.core.source_table import Merge
from kinerja_desktop.importing.hidden import Hidden


@dataclass
class SheetExtent:
    """What one sheet of a LibreOffice file covers; `letters` with all repetitions."""

    name: str
    rows: int = 0
    columns: int = 0
    letters: int = 0
    merges: list[Merge] = field(default_factory=list)
    hidden: Hidden = field(default_factory=Hidden)

    @property
    def area(self) -> int:
        return self.rows * self.columns


@dataclass(frozen=True, kw_only=True)
class Found:
    """What one part holds: highest row times highest column, filled cells, the longest text.

    `is_sure` is false when the reader may see more in it than was measured. `hidden` is what a
    sheet of Excel hides; those of LibreOffice have it in their `extents`.
    """

    area: int = 0
    cells: int = 0
    longest_text: int = 0
    extents: tuple[SheetExtent, ...] = ()
    is_sure: bool = True
    hidden: Hidden = field(default_factory=Hidden)


class Survey(Protocol):
    """Takes one part piece by piece; raises UnreadableFileError for what is refused."""

    def feed(self, chunk: bytes) -> None: ...

    def finish(self) -> Found: ...
