"""What an agreed plan said before: struck out in its cell, with the day and the reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kinerja_desktop.core.plan import Plan, PlanChange, PlanPart
from kinerja_desktop.core.plan_changes import changes_at, removed_from
from kinerja_desktop.i18n import long_date
from kinerja_desktop.reports.form_table import Cell, FormTable, Group
from kinerja_desktop.reports.text_lines import Line, text_lines
from kinerja_desktop.reports.typesetting import TextStyle

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEXT: Final = TextStyle(size=8)
_NOTE: Final = TextStyle(size=7)


def with_history(table: FormTable, cell: Cell, plan: Plan, part: PlanPart, key: str) -> Cell:
    """Return the cell of a result or an indicator with what it said before above it."""
    changes = changes_at(plan, part, key)
    room = table.room_in(cell.column, cell.span)
    before = [line for change in changes for line in _struck(change.before, room)]
    notes = [line for change in changes for line in text_lines(_told(change), _NOTE, room)]
    if not changes:
        return cell
    now = " ".join(run.text for line in cell.lines for run in line.runs)
    said = "; ".join(f"semula {c.before or '-'}. {_told(c)}" for c in changes)
    return replace(cell, lines=(*before, *cell.lines, *notes), alt=f"{now}; {said}")


def removed_groups(table: FormTable, plan: Plan, *, span: int) -> Iterable[Group]:
    """Return a row over the whole width for each result or indicator taken out of the plan."""
    room = table.room_in(0, span)
    for change in removed_from(plan):
        lines = (*_struck(change.before, room), *text_lines(_told(change), _NOTE, room))
        yield Group(rows=((Cell(column=0, lines=lines, span=span),),))


def _told(change: PlanChange) -> str:
    verb = "Diubah" if change.before and change.after else "Ditambahkan"
    if not change.after:
        verb = "Dihapus"
    return f"{verb} {long_date(change.on, 'id')}: {change.reason}"


def _struck(text: str, room: float) -> list[Line]:
    return [
        Line(runs=tuple(replace(run, is_struck=True) for run in line.runs))
        for line in text_lines(text, _TEXT, room)
    ]
