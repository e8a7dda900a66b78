"""Importing staff lists: look at a file, preview what it changes, commit it, take it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kinerja_desktop.core.chosen_fields import is_declined, without_groups
from kinerja_desktop.core.column_matching import as_layout, layout_key
from kinerja_desktop.core.import_account import ImportAccount
from kinerja_desktop.core.import_lines import Outcome, StoredLine, line_counts, stored_lines
from kinerja_desktop.core.listed_appraisers import with_appraisers
from kinerja_desktop.core.listed_units import ListedTree, listed_tree
from kinerja_desktop.core.plain import to_plain
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.core.staff_import import EntryKind, ImportPlan, PlanEntry
from kinerja_desktop.data.repositories.imports import StoredImport
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.errors import NotFoundError, StaleError
from kinerja_desktop.i18n import _
from kinerja_desktop.importing.delimited import DELIMITERS, ENCODINGS
from kinerja_desktop.importing.importer import AS_FOUND, TextForm
from kinerja_desktop.importing.opened_list import (
    CellFix,
    FileLook,
    ImportRequest,
    ListReader,
    ListSource,
    OpenedList,
    SheetLook,
)
from kinerja_desktop.progress import Progress
from kinerja_desktop.services.appraisers import appraisers_of
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.import_accounts import last_account
from kinerja_desktop.services.import_appraisers import begin_appraisers
from kinerja_desktop.services.import_undo import mark_of, take_back, undo_steps
from kinerja_desktop.services.import_values import (
    GoneAction,
    GoneChoice,
    ImportChoice,
    ImportReport,
    LastImport,
    UndoPreview,
    UndoReport,
)
from kinerja_desktop.services.import_writing import add_people, archived_pairs, save_people

__all__ = [
    "DELIMITERS",
    "ENCODINGS",
    "CellFix",
    "FileLook",
    "GoneAction",
    "GoneChoice",
    "ImportChoice",
    "ImportReport",
    "ImportRequest",
    "ImportingService",
    "LastImport",
    "ListSource",
    "SheetLook",
    "TextForm",
    "UndoPreview",
    "UndoReport",
]


class ImportingService:
    """The four steps of an import. Nothing is written before commit."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._reader = ListReader()

    def look(
        self,
        source: ListSource,
        progress: Progress,
        *,
        sheet: str | None = None,
        header_row: int | None = None,
        form: TextForm = AS_FOUND,
    ) -> FileLook:
        """Open a file (Path) or pasted text (str): its sheets, heading and matched columns.

        `form` is the encoding and delimiter a person chose for a text, among ENCODINGS and
        DELIMITERS; what is blank is found. Raises UnreadableFileError with a code.
        """
        request = ImportRequest(source=source, sheet=sheet, header_row=header_row, form=form)
        return self._open(request, progress).look(today=self._clock().date(), progress=progress)

    def preview(self, request: ImportRequest, progress: Progress) -> ImportPlan:
        """Return what the file would change; gone are people of the list shown only.

        Raises UnreadableFileError, InvalidError.
        """
        opened = self._open(request, progress)
        with self._store.reading() as look:
            staff, here = look.staff.list(archived=None), look.lists.current().id
            known = appraisers_of(look, (one.id for one in staff), self._clock().date())
        plan = opened.plan(staff, today=self._clock().date(), progress=progress)
        gone = tuple(one for one in plan.gone if one.list_id == here)
        return with_appraisers(replace(plan, gone=gone), known, staff)

    def commit(
        self, plan: ImportPlan, choice: ImportChoice | None, progress: Progress
    ) -> ImportReport:
        """Do what was chosen, all or nothing; Cancelled and every fault undo the whole.

        What changes nothing is not kept: the import before it can still be taken back, and the
        report has no `batch_id`. Raises StaleError when someone was changed since the preview.
        """
        wanted = choice or ImportChoice()
        plan = without_groups(plan, wanted.declined)
        chosen = _chosen(plan, wanted)
        if not chosen and not wanted.gone:
            return self._report(plan, stored_lines(plan, ()))
        with self._store.work() as work:
            _check_fresh(chosen, work.staff.list(archived=None))
            here = work.lists.current().id
            new = [
                one if (one := entry.employee).list_id == here else replace(one, list_id=here)
                for entry in chosen
                if entry.kind is EntryKind.NEW
            ]
            changed = [(entry.before, entry.employee) for entry in chosen if entry.before]
            gone = archived_pairs(work, plan, wanted.gone, self._clock().date())
            added_ids = add_people(work, new, wanted.period_id, progress)
            save_people(work, [after for _before, after in (*changed, *gone)], progress, len(new))
            appraised = begin_appraisers(work, chosen, added_ids, self._clock().date())
            before = [
                *(
                    {"before": to_plain(old), "after": to_plain(new)}
                    for old, new in (*changed, *gone)
                ),
                *map(to_plain, appraised),
            ]
            lines = stored_lines(plan, {entry.row for entry in chosen}, [old for old, _new in gone])
            report = self._record(work, plan, wanted, self._report(plan, lines), added_ids, before)
            work.imports.keep_lines(report.batch_id, lines, map(mark_of, new))
            return report

    def unit_tree(self, source: ListSource, progress: Progress) -> ListedTree | None:
        """Return the tree of work units a file holds (HierarkiUnor), or None."""
        return listed_tree(self._reader.tables(source, progress))

    def last_import(self) -> LastImport | None:
        """Return the newest import, or None."""
        with self._store.reading() as look:
            stored = look.imports.last()
        if stored is None:
            return None
        return LastImport(
            id=stored.id,
            at=stored.at,
            file_name=stored.file_name,
            summary=stored.summary,
            can_undo=not stored.is_undone,
        )

    def last_account(self) -> ImportAccount | None:
        """Return the newest import with what became of every row, or None."""
        with self._store.reading() as look:
            return last_account(look)

    def undo_preview(self) -> UndoPreview:
        """Return what taking the newest import back would do now. Raises NotFoundError."""
        with self._store.reading() as look:
            return undo_steps(look, _undoable(look)).preview

    def undo_last(self, said: UndoPreview | None = None) -> UndoReport:
        """Take the newest import back: remove whom it added, restore what it changed.

        Who carries work by now stays. Raises NotFoundError when there is none, and StaleError
        when it would no longer do what was `said`; nothing is changed then.
        """
        with self._store.work() as work:
            stored = _undoable(work)
            steps = undo_steps(work, stored)
            if said is not None and said != steps.preview:
                raise StaleError(
                    _("The staff was changed meanwhile. Nothing was taken back. Look once more.")
                )
            take_back(work, stored, steps)
            work.audit.append(at=self._clock(), action="import_undone", subject=str(stored.id))
        done = steps.preview
        return UndoReport(
            removed=len(done.removed),
            restored=len(done.restored),
            kept=len(done.kept),
            carrying=len(done.carrying),
        )

    def _open(self, request: ImportRequest, progress: Progress) -> OpenedList:
        opened = self._reader.open(request, progress)
        if request.columns is not None:
            return opened
        with self._store.reading() as look:
            remembered = look.imports.layout(layout_key(opened.columns))
        return opened.recalled(remembered) if remembered else opened

    def _report(self, plan: ImportPlan, lines: Iterable[StoredLine]) -> ImportReport:
        counts = line_counts(lines)
        return ImportReport(
            batch_id=0,
            at=self._clock(),
            file_name=plan.source.file_name,
            rows_total=plan.rows_total,
            added=counts[Outcome.ADDED],
            changed=counts[Outcome.CHANGED],
            same=counts[Outcome.SAME],
            skipped=counts[Outcome.LEFT_OUT],
            refused=counts[Outcome.REFUSED],
            archived=counts[Outcome.ARCHIVED],
        )

    def _record(
        self,
        work: Work,
        plan: ImportPlan,
        choice: ImportChoice,
        report: ImportReport,
        added_ids: tuple[int, ...],
        before: Iterable[Mapping[str, Any]],
    ) -> ImportReport:
        """Keep what undo needs, the report, and the layout, in the running unit of work."""
        counts = {name: value for name, value in to_plain(report).items() if isinstance(value, int)}
        batch_id = work.imports.add(
            report.at,
            report.file_name,
            summary=counts,
            before=before,
            added_ids=added_ids,
        )
        columns = plan.source.columns
        if choice.remember_layout and columns:
            work.imports.remember_layout(layout_key(columns), as_layout(columns))
        work.audit.append(at=report.at, action="staff_imported", subject=str(batch_id))
        return replace(report, batch_id=batch_id)


def _undoable(look: Work) -> StoredImport:
    stored = look.imports.last()
    if stored is None or stored.is_undone:
        raise NotFoundError(_("There is no import to take back."))
    return stored


def _chosen(plan: ImportPlan, choice: ImportChoice) -> list[PlanEntry]:
    entries = [
        entry
        for entry in plan.entries
        if entry.kind is not EntryKind.SAME and not is_declined(entry, choice.declined)
    ]
    if choice.rows is None:
        return [entry for entry in entries if not entry.needs_confirmation]
    return [entry for entry in entries if entry.row in choice.rows]


def _check_fresh(chosen: Iterable[PlanEntry], staff: Sequence[Employee]) -> None:
    now = {one.id: one for one in staff}
    numbers = {one.nip for one in staff if one.nip}
    for entry in chosen:
        before = entry.before
        is_stale = now.get(before.id) != before if before else entry.employee.nip in numbers
        if is_stale:
            raise StaleError(
                _(
                    "{name} was changed since the list was checked. Nothing was imported. "
                    "Check the list again."
                ).format(name=entry.employee.display_name)
            )
