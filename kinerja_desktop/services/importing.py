"""Importing staff lists: look at a file, preview what it changes, commit it, take it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from kinerja_desktop.core.column_matching import as_layout, layout_key
from kinerja_desktop.core.listed_appraisers import with_appraisers
from kinerja_desktop.core.plain import from_plain, to_plain
from kinerja_desktop.core.staff import Employee, restored
from kinerja_desktop.core.staff_import import EntryKind, ImportPlan, PlanEntry
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
from kinerja_desktop.services.import_appraisers import begin_appraisers, give_back_appraisers
from kinerja_desktop.services.import_values import (
    GoneAction,
    GoneChoice,
    ImportChoice,
    ImportReport,
    LastImport,
    UndoReport,
)

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
    "UndoReport",
]

_BATCH = 1000


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
        return self._open(request, progress).look(today=self._clock().date())

    def preview(self, request: ImportRequest, progress: Progress) -> ImportPlan:
        """Return what the file would change; gone are people of the list shown only.

        Raises UnreadableFileError, InvalidError.
        """
        opened = self._open(request, progress)
        with self._store.reading() as look:
            staff, here = look.staff.list(archived=None), look.lists.current().id
            known = appraisers_of(look, (one.id for one in staff), self._clock().date())
        plan = opened.plan(staff, today=self._clock().date())
        gone = tuple(one for one in plan.gone if one.list_id == here)
        return with_appraisers(replace(plan, gone=gone), known, staff)

    def commit(
        self, plan: ImportPlan, choice: ImportChoice | None, progress: Progress
    ) -> ImportReport:
        """Do what was chosen, all or nothing; Cancelled and every fault undo the whole.

        Raises StaleError when someone was changed since the preview.
        """
        wanted = choice or ImportChoice()
        chosen = _chosen(plan, wanted)
        with self._store.work() as work:
            _check_fresh(chosen, work.staff.list(archived=None))
            here = work.lists.current().id
            new = [
                one if (one := entry.employee).list_id == here else replace(one, list_id=here)
                for entry in chosen
                if entry.kind is EntryKind.NEW
            ]
            changed = [(entry.before, entry.employee) for entry in chosen if entry.before]
            gone = _archived(work, plan, wanted.gone, self._clock().date())
            added_ids = _add(work, new, wanted.period_id, progress)
            _save(work, [after for _before, after in (*changed, *gone)], progress, len(new))
            appraised = begin_appraisers(work, chosen, added_ids, self._clock().date())
            before = [
                *(
                    {"before": to_plain(old), "after": to_plain(new)}
                    for old, new in (*changed, *gone)
                ),
                *map(to_plain, appraised),
            ]
            report = self._report(plan, chosen, len(gone))
            return self._record(work, plan, wanted, report, added_ids, before)

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

    def undo_last(self) -> UndoReport:
        """Take the newest import back: remove whom it added, restore what it changed.

        Raises NotFoundError when there is none, StorageError when there is already work
        about someone who was added; nothing is changed then.
        """
        with self._store.work() as work:
            stored = work.imports.last()
            if stored is None or stored.is_undone:
                raise NotFoundError(_("There is no import to take back."))
            work.staff.remove_many(stored.added_ids)
            now = {one.id: one for one in work.staff.list(archived=None)}
            pairs = [
                (from_plain(Employee, pair["before"]), from_plain(Employee, pair["after"]))
                for pair in stored.before
                if "employee_id" not in pair
            ]
            given_back = [restored(now[old.id], old, new) for old, new in pairs if old.id in now]
            kept = sum(1 for old, new in pairs if now.get(old.id) != new)
            work.staff.save_many(given_back)
            give_back_appraisers(work, (one for one in stored.before if "employee_id" in one))
            work.imports.mark_undone(stored.id)
            work.audit.append(at=self._clock(), action="import_undone", subject=str(stored.id))
        return UndoReport(removed=len(stored.added_ids), restored=len(given_back), kept=kept)

    def _open(self, request: ImportRequest, progress: Progress) -> OpenedList:
        opened = self._reader.open(request, progress)
        if request.columns is not None:
            return opened
        with self._store.reading() as look:
            remembered = look.imports.layout(layout_key(opened.columns))
        return opened.recalled(remembered) if remembered else opened

    def _report(self, plan: ImportPlan, chosen: Sequence[PlanEntry], archived: int) -> ImportReport:
        wanted = plan.count(EntryKind.NEW) + plan.count(EntryKind.CHANGED)
        return ImportReport(
            batch_id=0,
            at=self._clock(),
            file_name=plan.source.file_name,
            rows_total=plan.rows_total,
            added=sum(1 for entry in chosen if entry.kind is EntryKind.NEW),
            changed=sum(1 for entry in chosen if entry.kind is EntryKind.CHANGED),
            same=plan.count(EntryKind.SAME),
            skipped=wanted - len(chosen),
            refused=plan.refused,
            archived=archived,
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


def _chosen(plan: ImportPlan, choice: ImportChoice) -> list[PlanEntry]:
    entries = [entry for entry in plan.entries if entry.kind is not EntryKind.SAME]
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


def _archived(
    work: Work, plan: ImportPlan, choices: Iterable[GoneChoice], today: date
) -> tuple[tuple[Employee, Employee], ...]:
    """Pair those who are gone as they are with how they are archived."""
    allowed = {one.id for one in plan.gone}
    reasons = {
        GoneAction.MOVED: _("Moved"),
        GoneAction.ARCHIVED: _("Not in the list {file}").format(file=plan.source.file_name),
    }
    pairs = []
    for choice in choices:
        if choice.employee_id in allowed:
            one = work.staff.get(choice.employee_id)
            reason = reasons[choice.action]
            pairs.append((one, replace(one, archived_on=today, archive_reason=reason)))
    return tuple(pairs)


def _add(
    work: Work, people: Sequence[Employee], period_id: int, progress: Progress
) -> tuple[int, ...]:
    ids: list[int] = []
    left = iter(people)
    while batch := list(islice(left, _BATCH)):
        progress.step(len(ids), len(people))
        ids.extend(work.staff.add_many(batch))
    if period_id and ids:
        work.periods.set_members(period_id, (*work.periods.members(period_id), *ids))
    return tuple(ids)


def _save(work: Work, people: Sequence[Employee], progress: Progress, before: int) -> None:
    total = before + len(people)
    for start in range(0, len(people), _BATCH):
        progress.step(before + start, total)
        work.staff.save_many(people[start : start + _BATCH])
    progress.step(total, total)
