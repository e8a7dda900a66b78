"""Sheets of a workbook as plain rows of text, read by python-calamine."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import python_calamine as calamine

from kinerja_desktop.core.source_table import Merge, SourceRow, SourceTable, cell_text
from kinerja_desktop.importing.importer import SourceFile
from kinerja_desktop.importing.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from kinerja_desktop.importing.refusals import protected, too_large, unreadable
from kinerja_desktop.progress import Progress

_STEP = 500
_NUMBERS = {int, float}
_PANIC = "PanicException"  # of Rust; it is no Exception and cannot be imported


def read_sheets(
    data: bytes, kind: str, merges: Mapping[str, tuple[Merge, ...]], progress: Progress
) -> SourceFile:
    """Return all sheets; `merges` for kinds whose reader knows none.

    Raises UnreadableFileError. May end the process when the workbook was not measured.
    """
    try:
        with calamine.load_workbook(BytesIO(data)) as book:
            tables = tuple(
                _table(book, about, merges, progress)
                for about in book.sheets_metadata
                if about.typ == calamine.SheetTypeEnum.WorkSheet
            )
    except calamine.PasswordError as error:
        raise protected() from error
    except (calamine.CalamineError, ValueError, OverflowError) as error:
        raise unreadable(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise unreadable(str(error)) from error
    return SourceFile(kind=kind, tables=tables)


def _table(
    book: Any, about: Any, merges: Mapping[str, tuple[Merge, ...]], progress: Progress
) -> SourceTable:
    sheet = book.get_sheet_by_name(about.name)
    rows, columns = sheet.total_height + 1, sheet.total_width + 1  # they count from 0
    if rows * columns > MOST_CELLS:
        raise too_large(f"{about.name}: {rows} x {columns}")
    ranges = sheet.merged_cell_ranges
    return SourceTable(
        sheet=about.name,
        rows=tuple(_Rows(about.name, sheet, progress).read()),
        merges=tuple(_merge(area) for area in ranges) if ranges else merges.get(about.name, ()),
        is_visible=about.visible == calamine.SheetVisibleEnum.Visible,
    )


class _Rows:
    """Reads the rows of one sheet that hold something; the same text is kept once."""

    def __init__(self, name: str, sheet: Any, progress: Progress) -> None:
        self._name = name
        self._sheet = sheet
        self._progress = progress
        self._texts: dict[str, str] = {}

    def read(self) -> list[SourceRow]:
        rows: list[SourceRow] = []
        left = self._sheet.start[1] if self._sheet.start else 0
        for number, values in enumerate(self._sheet.iter_rows(), start=1):
            if number % _STEP == 0:
                total = max(number, self._sheet.total_height)
                self._progress.step(number, total, self._name)
            row = self._row(number, values, left)
            if row.cells:
                rows.append(row)
                if len(rows) > MOST_ROWS or len(row.cells) > MOST_COLUMNS:
                    raise too_large(f"{self._name}: {len(rows)} rows, {len(row.cells)} columns")
        return rows

    def _row(self, number: int, values: list[Any], left: int) -> SourceRow:
        kinds = set(map(type, values))
        texts = [value if type(value) is str else cell_text(value) for value in values]
        while texts and not texts[-1].strip():
            texts.pop()
        cells = tuple(map(self._texts.setdefault, texts, texts))
        if left and cells:
            cells = ("",) * left + cells
        if kinds.isdisjoint(_NUMBERS):
            return SourceRow(number=number, cells=cells)
        numbers = [i for i, value in enumerate(values, left) if type(value) in _NUMBERS]
        return SourceRow(number=number, cells=cells, numbers=frozenset(numbers))


def _merge(area: tuple[tuple[int, int], tuple[int, int]]) -> Merge:
    (top, left), (bottom, right) = area
    return Merge(top=top + 1, bottom=bottom + 1, left=left, right=right)
