"""The sheet of a file that is read: the one chosen, or the one that says most of people."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_desktop.core.column_matching import match_columns
from kinerja_desktop.core.headings import Heading, find_heading, heading_at
from kinerja_desktop.core.source_table import SourceTable, plain_text
from kinerja_desktop.importing.importer import SourceFile
from kinerja_desktop.importing.refusals import without_heading


def table_and_heading(
    file: SourceFile, sheet: str | None, header_row: int | None
) -> tuple[SourceTable, Heading]:
    """Return the sheet and the heading chosen, or those that are proposed.

    Raises UnreadableFileError where there is no heading.
    """
    tables = [one for one in file.tables if sheet in {None, one.sheet}]
    if header_row is not None and tables:
        table = tables[0] if sheet is not None else _best(tables)[0]
        heading = heading_at(table, header_row)
        if heading is None:
            raise without_heading()
        return table, heading
    table, heading = _best(tables)
    if heading is None:
        raise without_heading()
    return table, heading


def _best(tables: Sequence[SourceTable]) -> tuple[SourceTable, Heading | None]:
    """Take the visible sheet with a heading that knows most of people; of such, the longest."""
    found = [(table, find_heading(table)) for table in tables]
    if not found:
        raise without_heading()
    if len(found) == 1:
        return found[0]
    return max(
        found,
        key=lambda pair: (
            pair[1] is not None,
            pair[0].is_visible,
            _known_columns(*pair),
            filled_rows(pair[0]),
        ),
    )


def _known_columns(table: SourceTable, heading: Heading | None) -> int:
    if heading is None:
        return 0
    return sum(1 for column in match_columns(table, heading) if column.field)


def filled_rows(table: SourceTable) -> int:
    """Return how many rows hold something."""
    return sum(1 for row in table.rows if any(map(plain_text, row.cells)))
