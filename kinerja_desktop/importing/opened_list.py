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
from kinerja_desktop.core.headings import NAME_AND_NIP, Heading, find_heading
from kinerja_desktop.core.import_problems import Level
from kinerja_desktop.core.list_remarks import NO_REMARKS, ListRemarks
from kinerja_desktop.core.source_table import SourceTable
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.core.staff_import import ImportPlan, Source, compare
from kinerja_desktop.core.staff_rows import Judged, judge
from kinerja_desktop.core.template_rows import without_examples
from kinerja_desktop.errors import InvalidError
from kinerja_desktop.i18n import _, language
from kinerja_desktop.importing import read_list
from kinerja_desktop.importing.delimited import read_text
from kinerja_desktop.importing.importer import AS_FOUND, SourceFile, TextForm
from kinerja_desktop.importing.last_judged import LastJudged
from kinerja_desktop.importing.proposed_sheet import filled_rows, table_and_heading
from kinerja_desktop.importing.refusals import empty, only_examples
from kinerja_desktop.importing.source_bytes import is_in_use, read_bytes
from kinerja_desktop.progress import SILENT, Progress

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

    `left_out` are numbers of rows that are not imported, whatever they hold. `form` matters for
    text only.
    """

    source: ListSource
    sheet: str | None = None
    header_row: int | None = None
    columns: tuple[ColumnMatch, ...] | None = None
    tidy_names: bool = True
    fixes: tuple[CellFix, ...] = ()
    left_out: frozenset[int] = frozenset()
    form: TextForm = AS_FOUND


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
    fault, if there is any. `kind` is csv, html, xlsx, xls, xlsb or ods; `encoding` and `delimiter`
    are blank where there is none to choose. `is_in_use`: a spreadsheet program has the file
    open, so what was not saved there is missing here.
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
    kind: str
    encoding: str
    delimiter: str
    is_in_use: bool
    remarks: ListRemarks = NO_REMARKS


@dataclass(frozen=True, kw_only=True)
class OpenedList:
    """A list whose sheet, heading and columns are settled."""

    request: ImportRequest
    file: SourceFile
    table: SourceTable
    heading: Heading
    columns: tuple[ColumnMatch, ...]
    last_judged: LastJudged
    remarks: ListRemarks
    is_remembered: bool = False

    def recalled(self, layout: Mapping[str, str]) -> OpenedList:
        """Read the columns as they were chosen for the last list of this shape."""
        columns = match_columns(self.table, self.heading, layout)
        return replace(self, columns=columns, is_remembered=True)

    def look(self, *, today: date, progress: Progress = SILENT) -> FileLook:
        judged = self._judge(progress, today)
        shown = self._shown_rows(judged)
        return FileLook(
            source=self.request.source,
            file_name=file_name(self.request.source),
            sheets=tuple(
                SheetLook(
                    name=table.sheet,
                    rows=filled_rows(table),
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
            kind=self.file.kind,
            encoding=self.file.encoding,
            delimiter=self.file.delimiter,
            is_in_use=isinstance(self.request.source, Path) and is_in_use(self.request.source),
            remarks=self.remarks,
        )

    def _shown_rows(self, judged: Judged) -> tuple[int, ...]:
        """Return the first row, and one with a fault; one further on if there is none."""
        shown = sample_rows(self.table, self.heading)
        first = shown[:1]  # there is none when every row holds one cell only
        errors = [problem.row for problem in judged.problems if problem.level is Level.ERROR]
        faulty = [row for row in (*_damaged(judged), *errors) if row not in first]
        return (*first, faulty[0]) if faulty else shown

    def plan(
        self, staff: Sequence[Employee], *, today: date, progress: Progress = SILENT
    ) -> ImportPlan:
        """Compare the list with the staff, archived people too."""
        if not {"name", NAME_AND_NIP} & {column.field for column in self.columns}:
            raise InvalidError({"columns": _("Choose the column that holds the name.")})
        source = Source(
            file_name=file_name(self.request.source),
            sheet=self.table.sheet,
            header_row=self.heading.row,
            columns=self.columns,
            kind=self.file.kind,
            encoding=self.file.encoding,
            delimiter=self.file.delimiter,
            remarks=self.remarks,
        )
        judged = self._judge(progress, today)
        return compare(judged, staff, source, tidy_names=self.request.tidy_names)

    def _judge(self, progress: Progress, today: date) -> Judged:
        request = self.request
        read_as = tuple((column.index, column.field) for column in self.columns)
        # Problems are sentences, so that the language is part of the question.
        asked = (self.table, self.heading, read_as, today, language())
        judged = self.last_judged.of(
            (*asked, request.fixes, request.left_out),
            lambda: judge(
                self.table,
                self.heading,
                self.columns,
                today=today,
                fixes={(fix.row, fix.field): fix.value for fix in request.fixes},
                left_out=request.left_out,
                progress=progress,
            ),
        )
        if not judged.people:
            raise only_examples() if self.remarks.examples else empty()
        return judged


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """The last file; the bytes of a text too, which may be wanted in another encoding."""

    path: Path
    mark: tuple[int, int] | None
    form: TextForm
    file: SourceFile
    data: bytes


class ListReader:
    """Opens lists, and keeps the last file in memory: the stick may be pulled out meanwhile."""

    def __init__(self) -> None:
        self._kept: _Kept | None = None
        self._last_judged = LastJudged()

    def open(self, request: ImportRequest, progress: Progress) -> OpenedList:
        """Open a list. Raises UnreadableFileError with a code."""
        file = self._read(request, progress)
        table, heading = table_and_heading(file, request.sheet, request.header_row)
        table, examples = without_examples(table, heading)
        columns = request.columns
        if columns is None:
            columns = match_columns(table, heading)
        return OpenedList(
            request=request,
            file=file,
            table=table,
            heading=heading,
            columns=columns,
            last_judged=self._last_judged,
            remarks=_remarks(file, table, examples),
        )

    def tables(self, source: ListSource, progress: Progress) -> tuple[SourceTable, ...]:
        """Return all sheets of a file, whatever they hold. Raises UnreadableFileError."""
        return self._read(ImportRequest(source=source), progress).tables

    def _read(self, request: ImportRequest, progress: Progress) -> SourceFile:
        source, form = request.source, request.form
        if isinstance(source, str):
            return read_text(source, progress, form.delimiter)
        mark, kept = _mark(source), self._kept
        if kept is None or kept.path != source or mark not in {kept.mark, None}:
            data = read_bytes(source, progress)
        elif kept.form == form or not kept.data:
            return kept.file
        else:
            data, mark = kept.data, kept.mark
        file = read_list(data, progress, form)
        raw = data if file.encoding else b""
        self._kept = _Kept(path=source, mark=mark, form=form, file=file, data=raw)
        return file


def preview_file(
    source: Path | ImportRequest, staff: Sequence[Employee], progress: Progress, *, today: date
) -> ImportPlan:
    """Return what a file would change, without a store: for the command line."""
    request = ImportRequest(source=source) if isinstance(source, Path) else source
    return ListReader().open(request, progress).plan(staff, today=today, progress=progress)


def file_name(source: ListSource) -> str:
    """Return the name people know the source by."""
    return source.name if isinstance(source, Path) else _("Pasted table")


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size


def _remarks(file: SourceFile, table: SourceTable, examples: int) -> ListRemarks:
    others = (one for one in file.tables if one.sheet != table.sheet and not one.is_visible)
    return ListRemarks(
        hidden_rows=len(table.hidden_rows),
        hidden_columns=len(table.hidden_columns),
        hidden_sheets=tuple(one.sheet for one in others if one.sheet and one.rows),
        examples=examples,
    )


def _damaged(judged: Judged) -> tuple[int, ...]:
    return tuple(problem.row for problem in judged.problems if problem.code == "nip_damaged")
