"""Numbered boxes of a standing form: a title, then captions with what belongs to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kinerja_desktop.reports.captions import (
    APPRAISERS_CAPTION,
    NOT_SET,
    appraisers_sentence,
    identity_rows,
)
from kinerja_desktop.reports.form_table import Cell, FormTable, Group, Row
from kinerja_desktop.reports.page_style import BODY, CELL_PADDING, HEAD, NOTE
from kinerja_desktop.reports.text_lines import plain_line
from kinerja_desktop.reports.typesetting import TextStyle

if TYPE_CHECKING:
    from kinerja_desktop.core.dossier import Dossier
    from kinerja_desktop.core.staff import Employee, Official
    from kinerja_desktop.reports.form_pages import FormPages

_SHARES: Final = (0.044, 0.264, 0.019, 0.673)
_CAPTION: Final = TextStyle(size=8.5, leading=1.27)


def box_table(pages: FormPages, *, padding: float = CELL_PADDING) -> FormTable:
    """Return the table of a standing form: number, caption, colon, and the rest for the text."""
    first = [share * pages.width for share in _SHARES[:-1]]
    return FormTable(pages, (*first, pages.width - sum(first)), padding=padding)


def person_boxes(table: FormTable, dossier: Dossier) -> tuple[Group, ...]:
    """Return boxes 1 to 3; that of the appraiser names all who were it in the period."""
    people: tuple[tuple[str, Employee | Official], ...] = (
        ("PEGAWAI YANG DINILAI", dossier.employee),
        ("PEJABAT PENILAI KINERJA", dossier.profile.appraiser),
        ("ATASAN PEJABAT PENILAI KINERJA", dossier.profile.reviewer),
    )
    words = appraisers_sentence(dossier)
    boxes = []
    for number, (title, person) in enumerate(people, start=1):
        rows = _person_pairs(table, person)
        if words and person is dossier.profile.appraiser:
            rows = (*rows, pair(table, APPRAISERS_CAPTION, words, BODY))
        boxes.append(box(table, str(number), title, rows))
    return tuple(boxes)


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


def _person_pairs(table: FormTable, person: Employee | Official) -> tuple[Row, ...]:
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
