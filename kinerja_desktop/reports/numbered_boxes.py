"""Numbered boxes of a standing form: a title, then captions with what belongs to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kinerja_desktop.reports.captions import NOT_SET, identity_rows
from kinerja_desktop.reports.form_table import Cell, FormTable, Group, Row
from kinerja_desktop.reports.page_style import BODY, HEAD, NOTE
from kinerja_desktop.reports.text_lines import plain_line
from kinerja_desktop.reports.typesetting import TextStyle

if TYPE_CHECKING:
    from kinerja_desktop.core.staff import Employee, Official

BOX_SHARES: Final = (0.044, 0.264, 0.019, 0.673)
_CAPTION: Final = TextStyle(size=8.5, leading=1.27)


def box(table: FormTable, number: str, title: str, rows: tuple[Row, ...]) -> Group:
    """Return a box: its number at the left of all rows, its title over them."""
    head = replace(table.text(1, title, HEAD, span=3), scope="Column", is_tinted=True, align="left")
    return Group(
        rows=((head,), *rows),
        spans=(
            Cell(
                column=0,
                lines=(plain_line(number, HEAD),),
                align="center",
                repeats=True,
                scope="Row",
            ),
        ),
    )


def person_pairs(table: FormTable, person: Employee | Official) -> tuple[Row, ...]:
    """Return the five rows of a person."""
    return tuple(
        pair(table, caption, text, BODY)
        for caption, text in identity_rows(person, unit_caption="UNIT KERJA")
    )


def pair(table: FormTable, caption: str, text: str, style: TextStyle) -> Row:
    """Return caption, colon and text; what is not known yet says so."""
    value = table.text(3, text, style) if text else table.text(3, NOT_SET, NOTE)
    return (
        replace(table.text(1, caption, _CAPTION), scope="Row"),
        replace(table.text(2, ":", BODY), align="center"),
        value,
    )
