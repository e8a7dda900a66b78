"""Workbooks: .xlsx, .xlsm and .ods, read by python-calamine after they were judged."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import python_calamine as calamine

from kinerja_desktop.core.source_table import Merge, SourceRow, SourceTable, cell_text
from kinerja_desktop.i18n import N_
from kinerja_desktop.importing.importer import Importer, SourceFile, TextForm
from kinerja_desktop.importing.inflated import judge_workbook
from kinerja_desktop.importing.refusals import old_kind, protected, unreadable
from kinerja_desktop.progress import Progress

ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_STEP = 500


def _read(data: bytes, _form: TextForm, progress: Progress) -> SourceFile:
    _refuse_old_container(data)
    merges = judge_workbook(data, progress)
    try:
        with calamine.load_workbook(BytesIO(data)) as book:
            tables = tuple(
                _table(book, about, merges, progress)
                for about in book.sheets_metadata
                if about.typ == calamine.SheetTypeEnum.WorkSheet
            )
            kind = "ods" if data[:200].find(b"opendocument") > 0 else "xlsx"
    except calamine.PasswordError as error:
        raise protected() from error
    except (calamine.CalamineError, ValueError) as error:
        raise unreadable(str(error)) from error
    return SourceFile(kind=kind, tables=tables)


def _refuse_old_container(data: bytes) -> None:
    """Refuse an OLE container: an encrypted workbook, or an old .xls that cannot be judged."""
    if not data.startswith(OLE_MARK):
        return
    if _ENCRYPTED_STREAM in data:
        raise protected()
    raise old_kind("container of an old program")


def _table(
    book: Any, about: Any, merges: dict[str, tuple[Merge, ...]], progress: Progress
) -> SourceTable:
    sheet = book.get_sheet_by_name(about.name)
    first_column = sheet.start[1] if sheet.start else 0
    rows = []
    for number, values in enumerate(sheet.iter_rows(), start=1):
        if number % _STEP == 0:
            progress.step(number, max(number, sheet.total_height), about.name)
        rows.append(_row(number, values, first_column))
    ranges = sheet.merged_cell_ranges
    return SourceTable(
        sheet=about.name,
        rows=tuple(rows),
        merges=tuple(_merge(area) for area in ranges) if ranges else merges.get(about.name, ()),
        is_visible=about.visible == calamine.SheetVisibleEnum.Visible,
    )


def _row(number: int, values: list[Any], first_column: int) -> SourceRow:
    cells = [""] * first_column + [cell_text(value) for value in values]
    numbers = frozenset(
        index
        for index, value in enumerate(values, start=first_column)
        if isinstance(value, (int, float)) and not isinstance(value, bool)
    )
    return SourceRow(number=number, cells=tuple(cells), numbers=numbers)


def _merge(area: tuple[tuple[int, int], tuple[int, int]]) -> Merge:
    (top, left), (bottom, right) = area
    return Merge(top=top + 1, bottom=bottom + 1, left=left, right=right)


def _accepts(head: bytes) -> bool:
    return head.startswith((ZIP_MARK, OLE_MARK))


IMPORTER = Importer(
    key="workbook",
    title=N_("Workbook of a spreadsheet program"),
    suffixes=(".xlsx", ".xlsm", ".ods"),
    accepts=_accepts,
    read=_read,
)
