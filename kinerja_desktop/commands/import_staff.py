"""`kinerja-desktop import FILE`: the plan of an import, and with a store its application."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kinerja_desktop.commands.json_answer import say_json
from kinerja_desktop.commands.terminal import ProgressLine, say, warn
from kinerja_desktop.core.import_problems import Level
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.core.staff_import import EntryKind, ImportPlan, Source, plan_as_json
from kinerja_desktop.errors import InvalidError, KinerjaError, UnreadableFileError
from kinerja_desktop.i18n import _
from kinerja_desktop.importing.delimited import DELIMITERS, ENCODINGS
from kinerja_desktop.importing.opened_list import ImportRequest, ListSource, preview_file
from kinerja_desktop.importing.source_bytes import is_in_use

GOOD, BAD, CANNOT = 0, 1, 2
STORE_TROUBLE, MISUSE = "store", "usage"


def run_import(
    request: ImportRequest,
    *,
    dry_run: bool,
    against: Path | None,
    data_dir: Path | None,
    as_json: bool,
) -> int:
    """Print the plan, and apply it unless `dry_run`; 1 when a row has an error, 2 when it cannot.

    With `dry_run` the list is compared with `against`, else with the store of `data_dir`, else
    with an empty staff list.
    """
    if against is not None and not dry_run:
        message = _("--against compares only: add --dry-run. Nothing was changed.")
        _refuse(MISUSE, message, as_json=as_json)
        return CANNOT
    line = ProgressLine()
    try:
        if dry_run:
            plan, is_applied = _preview(request, against, data_dir, line), False
        else:
            plan, is_applied = _apply(request, data_dir, line)
    except KinerjaError as error:
        _refuse(_code_of(error), error.message, as_json=as_json)
        return CANNOT
    finally:
        line.end()
    if as_json:
        say_json(plan_as_json(plan) | ({} if dry_run else {"applied": is_applied}))
    else:
        _describe(plan, is_applied=is_applied)
    _warn_of_use(request.source)
    has_error = any(problem.level is Level.ERROR for problem in plan.problems)
    return BAD if has_error else GOOD


def _code_of(error: KinerjaError) -> str:
    if isinstance(error, UnreadableFileError):
        return error.code
    return "unreadable" if isinstance(error, InvalidError) else STORE_TROUBLE


def _preview(
    request: ImportRequest, against: Path | None, data_dir: Path | None, line: ProgressLine
) -> ImportPlan:
    if against is None and data_dir is not None:
        from kinerja_desktop.commands.open_store import preview_in_store  # noqa: PLC0415

        return preview_in_store(request, data_dir, line)
    today = datetime.now().date()  # noqa: DTZ005 - the office's own day
    known = preview_file(against, (), line, today=today) if against is not None else None
    return preview_file(request, _staff_of(known), line, today=today)


def _apply(
    request: ImportRequest, data_dir: Path | None, line: ProgressLine
) -> tuple[ImportPlan, bool]:
    from kinerja_desktop.commands.open_store import import_into_store  # noqa: PLC0415

    return import_into_store(request, data_dir, line)


def _staff_of(plan: ImportPlan | None) -> tuple[Employee, ...]:
    """Return the people of a list as if they were stored."""
    entries = plan.entries if plan is not None else ()
    return tuple(replace(entry.employee, id=place) for place, entry in enumerate(entries, start=1))


def _refuse(code: str, message: str, *, as_json: bool) -> None:
    if as_json:
        say_json({"error": code, "message": message})
    warn(message)


def _warn_of_use(source: ListSource) -> None:
    if isinstance(source, Path) and is_in_use(source):
        words = _("{file} is open in another program. What was not saved there is missing here.")
        warn(words.format(file=source.name))


def _say_form(source: Source) -> None:
    """Say how a text was read, as it may have been found wrong."""
    if source.encoding:
        parts = [_(ENCODINGS[source.encoding])]
        if source.delimiter:
            parts.append(_(DELIMITERS.get(source.delimiter, source.delimiter)))
        say(_("Read as {form}").format(form=", ".join(parts)))


def _describe(plan: ImportPlan, *, is_applied: bool) -> None:
    counts = _("{total} rows: {new} new, {changed} changed, {same} the same, {refused} refused")
    _say_form(plan.source)
    say(
        counts.format(
            total=plan.rows_total,
            new=plan.count(EntryKind.NEW),
            changed=plan.count(EntryKind.CHANGED),
            same=plan.count(EntryKind.SAME),
            refused=plan.refused,
        )
    )
    for remark in plan.source.remarks.sentences():
        say(remark)
    if plan.gone:
        say(_("{n} people of the known list are not in this one.").format(n=len(plan.gone)))
    for problem in plan.problems:
        place = _("Row {row}").format(row=problem.row)
        cell = f" ({problem.cell})" if problem.cell else ""
        say(f"  {place}{cell}: {problem.message}")
    if is_applied:
        say(_("Imported. The rows that were refused were left out."))
    else:
        say(_("Nothing was changed."))
