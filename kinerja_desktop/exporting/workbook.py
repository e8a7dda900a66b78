"""Workbooks (xlsx). The writer is loaded when one is made: it takes a moment the start has not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kinerja_desktop.core.inert import list_cell
from kinerja_desktop.exporting.sheet import Sheet
from kinerja_desktop.progress import Progress

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LAST_ROW = 1_048_575  # from 0
_TEXT: dict[str, Any] = {"num_format": "@", "valign": "top"}
_HEAD: dict[str, Any] = {
    **_TEXT,
    "bold": True,
    "bg_color": "#DCE6F2",
    "bottom": 1,
    "text_wrap": True,
}
_EXAMPLE: dict[str, Any] = {**_TEXT, "italic": True, "bg_color": "#FFF6DD"}
_STEP = 500


def workbook(sheets: Iterable[Sheet], progress: Progress, *, created: datetime) -> bytes:
    """Return the file. Whole columns have the format Text; the same sheets give the same bytes."""
    from xlsxwriter import Workbook  # noqa: PLC0415

    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": created.replace(tzinfo=None), "author": "Kinerja Desktop"})
        for sheet in sheets:
            _Page(book, sheet).write(progress)
    return file.getvalue()


class _Page:
    """One sheet on its way into a workbook."""

    def __init__(self, book: Workbook, sheet: Sheet) -> None:
        self._sheet = sheet
        self._page: Worksheet = book.add_worksheet(sheet.name)
        self._text = book.add_format(_TEXT)
        self._long = book.add_format({**_TEXT, "text_wrap": True})
        self._head = book.add_format(_HEAD)
        self._example = book.add_format(_EXAMPLE)

    def write(self, progress: Progress) -> None:
        sheet, page = self._sheet, self._page
        top = len(sheet.lead) + 1 if sheet.lead else 0
        for row, line in enumerate(sheet.lead):
            page.write_string(row, 0, list_cell(line))
        self._write_head(top)
        for place, cells in enumerate(sheet.rows):
            if place % _STEP == 0:
                progress.step(place, len(sheet.rows))
            self._write_row(top + 1 + place, place, cells)
        page.freeze_panes(top + 1, 0)
        page.autofilter(top, 0, top + max(1, len(sheet.rows)), len(sheet.columns) - 1)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.repeat_rows(top)

    def _write_head(self, top: int) -> None:
        for place, column in enumerate(self._sheet.columns):
            form = self._long if column.is_long else self._text
            self._page.set_column(place, place, column.width, None if column.is_count else form)
            self._page.write_string(top, place, column.heading, self._head)
            if column.note:
                look = {"x_scale": 2.2, "y_scale": 1.2}
                self._page.write_comment(top, place, column.note, look)
            if column.choices:
                rule = {"validate": "list", "source": list(column.choices)}
                self._page.data_validation(top + 1, place, LAST_ROW, place, rule)

    def _write_row(self, row: int, place: int, cells: tuple[str, ...]) -> None:
        form = self._example if place in self._sheet.tinted else None
        for number, (column, cell) in enumerate(zip(self._sheet.columns, cells, strict=True)):
            text = list_cell(cell)
            if text and column.is_count:
                self._page.write_number(row, number, int(text))
            elif text:
                self._page.write_string(row, number, text, form)
