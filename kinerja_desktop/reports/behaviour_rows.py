"""Rows of behaviour on the evaluation form: a value, its three behaviours, what was said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kinerja_desktop.reports.form_table import Cell, FormTable, Group
from kinerja_desktop.reports.result_rows import CELL_STRONG, CELL_TEXT, feedback_text
from kinerja_desktop.reports.text_lines import bullet_lines, plain_line, text_lines

if TYPE_CHECKING:
    from kinerja_desktop.core.dossier import Dossier
    from kinerja_desktop.core.methods.method import Item


def behaviour_group(table: FormTable, dossier: Dossier, number: str, item: Item) -> Group:
    """Return the row of one value; its behaviours are wrapped behind dashes."""
    room = table.room_in(1)
    lines = [*text_lines(item.name, CELL_STRONG, room)]
    for behaviour in item.indicator.guidance if item.indicator else ():
        lines += bullet_lines(behaviour, CELL_TEXT, room)
    expectation = dossier.plan.expectation(item.key)
    answer = dossier.appraisal.draft.answer(item.key)
    return Group(
        rows=(
            (
                Cell(
                    column=0,
                    lines=(plain_line(number, CELL_TEXT),),
                    align="center",
                    repeats=True,
                ),
                Cell(column=1, lines=tuple(lines), scope="Row"),
                replace(table.text(2, expectation, CELL_TEXT)),
                table.text(3, feedback_text(answer), CELL_TEXT),
            ),
        ),
    )
