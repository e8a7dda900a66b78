"""Sheets of a workbook as plain rows of text, read by python-calamine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import count, islice
from typing import Any

import python_calamine as calamine

from kinerja_desktop.core.source_table import Merge, SourceRow, SourceTable, cell_text
from kinerja_desktop.importing.importer import SourceFile
from kinerja_desktop.importing.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from kinerja_desktop.importing.refusals import protected, too_large, unreadable
from kinerja_desktop.progress import Progress

_ROWS_AT_ONCE = 200
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
        self._before = ("",) * (sheet.start[1] if sheet.start else 0)
        self._texts: dict[str, str] = {}
        self._numbers: dict[frozenset[int], frozenset[int]] = {}

    def read(self) -> list[SourceRow]:
        rows: list[SourceRow] = []
        left, number = iter(self._sheet.iter_rows()), 1
        while block := list(islice(left, _ROWS_AT_ONCE)):
            total = max(number, self._sheet.total_height)
            self._progress.step(number, total, self._name)
            rows += self._filled(number, block)
            if len(rows) > MOST_ROWS:
                raise too_large(f"{self._name}: {len(rows)} rows")
            number += len(block)
        return rows

    def _filled(self, first: int, block: list[list[Any]]) -> Iterator[SourceRow]:
        """Yield the filled ones of rows of the same length; the first of them has this number."""
        columns = list(zip(*block, strict=True))
        kinds = [set(map(type, column)) for column in columns]
        numeric = [i for i, found in enumerate(kinds) if not found.isdisjoint(_NUMBERS)]
        texts = map(self._column, columns, kinds)
        for number, values, cells in zip(count(first), block, zip(*texts, strict=True)):
            end = len(cells)
            while end and not cells[end - 1].strip():
                end -= 1
            if not end:
                continue
            filled = self._before + cells[:end]
            if len(filled) > MOST_COLUMNS:
                raise too_large(f"{self._name}: {len(filled)} columns")
            yield SourceRow(number, filled, self._numbers_of(values, numeric))

    def _column(self, values: tuple[Any, ...], kinds: set[type]) -> Iterator[str]:
        """Yield the cells of a column as texts; of the column the kinds of cells are known."""
        texts = values if kinds == {str} else tuple(map(cell_text, values))
        return map(self._texts.setdefault, texts, texts)

    def _numbers_of(self, values: list[Any], numeric: list[int]) -> frozenset[int]:
        """Return where a row has numbers, among the columns that have any."""
        if not numeric:
            return frozenset()
        before = len(self._before)
        found = frozenset(before + i for i in numeric if type(values[i]) in _NUMBERS)
        return self._numbers.setdefault(found, found)


def _merge(area: tuple[tuple[int, int], tuple[int, int]]) -> Merge:
    (top, left), (bottom, right) = area
    return Merge(top=top + 1, bottom=bottom + 1, left=left, right=right)
