"""A staff list opened for import: which sheet, which heading, which columns, which people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kinerja_desktop.core.column_matching import (
    ColumnMatch,
    match_columns,
    sample_rows,
    with_samples,
)
from kinerja_desktop.core.headings import NAME_AND_NIP, Heading, find_heading, heading_at
from kinerja_desktop.core.import_problems import Level
from kinerja_desktop.core.source_table import SourceTable, plain_text
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.core.staff_import import ImportPlan, Source, compare
from kinerja_desktop.core.staff_rows import Judged, judge
from kinerja_desktop.errors import InvalidError
from kinerja_desktop.i18n import _
from kinerja_desktop.importing import read_file
from kinerja_desktop.importing.delimited import read_text
from kinerja_desktop.importing.importer import SourceFile
from kinerja_desktop.importing.refusals import empty, without_heading
from kinerja_desktop.progress import Progress

ListSource = Path | str


@dataclass(frozen=True, kw_only=True)
class CellFix:
    """A cell typed anew in the preview: row number, field (nip, name, birth_date, grade)."""

    row: int
    field: str
    value: str


@dataclass(frozen=True, kw_only=True)
class ImportRequest:
    """What is to be read: a file (Path) or pasted text (str), and what a person chose.

    `left_out` are numbers of rows that are not imported, whatever they hold.
    """

    source: ListSource
    sheet: str | None = None
    header_row: int | None = None
    columns: tuple[ColumnMatch, ...] | None = None
    tidy_names: bool = True
    fixes: tuple[CellFix, ...] = ()
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class SheetLook:
    """A sheet one can choose. `rows` are its filled rows; `name` is None for text."""

    name: str | None
    rows: int
    has_heading: bool


@dataclass(frozen=True, kw_only=True)
class FileLook:
    """What the second step of the import shows. Row numbers count from 1.

    `damaged` are the rows whose NIP a spreadsheet spoilt. The second sample row is one with a
    fault, if there is any.
    """

    source: ListSource
    file_name: str
    sheets: tuple[SheetLook, ...]
    sheet: str | None
    header_row: int
    header_rows: int
    rows_total: int
    damaged: tuple[int, ...]
    columns: tuple[ColumnMatch, ...]
    sample_rows: tuple[int, ...]
    is_remembered: bool


@dataclass(frozen=True, kw_only=True)
class OpenedList:
    """A list whose sheet, heading and columns are settled."""

    request: ImportRequest
    file: SourceFile
    table: SourceTable
    heading: Heading
    columns: tuple[ColumnMatch, ...]
    is_remembered: bool = False

    def recalled(self, layout: Mapping[str, str]) -> OpenedList:
        """Read the columns as they were chosen for the last list of this shape."""
        columns = match_columns(self.table, self.heading, layout)
        return replace(self, columns=columns, is_remembered=True)

    def look(self, *, today: date) -> FileLook:
        judged = self._judge(today)
        shown = self._shown_rows(judged)
        return FileLook(
            source=self.request.source,
            file_name=file_name(self.request.source),
            sheets=tuple(
                SheetLook(
                    name=table.sheet,
                    rows=_filled_rows(table),
                    has_heading=find_heading(table) is not None,
                )
                for table in self.file.tables
            ),
            sheet=self.table.sheet,
            header_row=self.heading.row,
            header_rows=self.heading.rows,
            rows_total=len(judged.people),
            damaged=_damaged(judged),
            columns=with_samples(self.columns, self.table, shown),
            sample_rows=shown,
            is_remembered=self.is_remembered,
        )

    def _shown_rows(self, judged: Judged) -> tuple[int, ...]:
        """Return the first row, and one with a fault; one further on if there is none."""
        shown = sample_rows(self.table, self.heading)
        errors = [problem.row for problem in judged.problems if problem.level is Level.ERROR]
        faulty = [row for row in (*_damaged(judged), *errors) if row != shown[0]]
        return (shown[0], faulty[0]) if faulty else shown

    def plan(self, staff: Sequence[Employee], *, today: date) -> ImportPlan:
        """Compare the list with the staff, archived people too."""
        if not {"name", NAME_AND_NIP} & {column.field for column in self.columns}:
            raise InvalidError({"columns": _("Choose the column that holds the name.")})
        source = Source(
            file_name=file_name(self.request.source),
            sheet=self.table.sheet,
            header_row=self.heading.row,
            columns=self.columns,
        )
        judged = self._judge(today)
        return compare(judged, staff, source, tidy_names=self.request.tidy_names)

    def _judge(self, today: date) -> Judged:
        fixes = {(fix.row, fix.field): fix.value for fix in self.request.fixes}
        judged = judge(
            self.table,
            self.heading,
            self.columns,
            today=today,
            fixes=fixes,
            left_out=self.request.left_out,
        )
        if not judged.people:
            raise empty()
        return judged


class ListReader:
    """Opens lists, and keeps the last file in memory: the stick may be pulled out meanwhile."""

    def __init__(self) -> None:
        self._last: tuple[Path, tuple[int, int], SourceFile] | None = None

    def open(self, request: ImportRequest, progress: Progress) -> OpenedList:
        """Open a list. Raises UnreadableFileError with a code."""
        file = self._read(request.source, progress)
        table, heading = _table_and_heading(file, request)
        columns = request.columns
        if columns is None:
            columns = match_columns(table, heading)
        return OpenedList(request=request, file=file, table=table, heading=heading, columns=columns)

    def _read(self, source: ListSource, progress: Progress) -> SourceFile:
        if isinstance(source, str):
            return read_text(source)
        mark = _mark(source)
        if self._last is not None and self._last[0] == source and mark in {self._last[1], None}:
            return self._last[2]
        file = read_file(source, progress)
        self._last = (source, mark or (0, 0), file)
        return file


def preview_file(
    path: Path, staff: Sequence[Employee], progress: Progress, *, today: date
) -> ImportPlan:
    """Return what a file would change, without a store: for the command line."""
    opened = ListReader().open(ImportRequest(source=path), progress)
    return opened.plan(staff, today=today)


def file_name(source: ListSource) -> str:
    """Return the name people know the source by."""
    return source.name if isinstance(source, Path) else _("Pasted table")


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size


def _table_and_heading(file: SourceFile, request: ImportRequest) -> tuple[SourceTable, Heading]:
    tables = [one for one in file.tables if request.sheet in {None, one.sheet}]
    if request.header_row is not None and tables:
        table = tables[0] if request.sheet is not None else _best(tables)[0]
        heading = heading_at(table, request.header_row)
        if heading is None:
            raise without_heading()
        return table, heading
    table, heading = _best(tables)
    if heading is None:
        raise without_heading()
    return table, heading


def _best(tables: Sequence[SourceTable]) -> tuple[SourceTable, Heading | None]:
    """Take the visible sheet with a heading and the most rows below it."""
    found = [(table, find_heading(table)) for table in tables]
    if not found:
        raise without_heading()
    return max(
        found,
        key=lambda pair: (
            pair[1] is not None,
            pair[0].is_visible,
            _filled_rows(pair[0]),
        ),
    )


def _damaged(judged: Judged) -> tuple[int, ...]:
    return tuple(problem.row for problem in judged.problems if problem.code == "nip_damaged")


def _filled_rows(table: SourceTable) -> int:
    return sum(1 for row in table.rows if any(plain_text(cell) for cell in row.cells))
