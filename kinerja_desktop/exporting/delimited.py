"""Text files (csv) that spreadsheets in Indonesia open by themselves: semicolons, UTF-8 marked."""

from __future__ import annotations

import csv
from io import StringIO

from kinerja_desktop.core.inert import list_cell
from kinerja_desktop.exporting.sheet import Sheet, SheetColumn


def delimited(sheet: Sheet) -> bytes:
    """Return the file. What begins with a digit gets an apostrophe, so that no digit is lost.

    Lead lines are left out: a text file begins with its heading.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([column.heading for column in sheet.columns])
    for cells in sheet.rows:
        writer.writerow(map(_kept, sheet.columns, cells))
    return text.getvalue().encode("utf-8-sig")


def _kept(column: SheetColumn, cell: str) -> str:
    text = list_cell(cell)
    return f"'{text}" if text[:1].isdigit() and not column.is_count else text
