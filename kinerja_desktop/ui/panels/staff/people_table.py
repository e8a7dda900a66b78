"""People as a table for other programs: what Ctrl+C in the staff list puts on the clipboard."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from kinerja_desktop.core import nip
from kinerja_desktop.core.inert import inert
from kinerja_desktop.core.staff import Employment
from kinerja_desktop.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinerja_desktop.core.staff import Employee

TEXT_CELL = 'style="mso-number-format:\'\\@\'" sdnum="1033;0;@"'  # Excel's and LibreOffice's text


def as_mime(people: Iterable[Employee]) -> QMimeData:
    """Return people with a heading, as tab-separated text and as HTML.

    Digits stay whole either way: HTML marks every cell as text, plain text writes a NIP in its
    groups (8-6-1-3), which no spreadsheet takes for a number.
    """
    heading = (_("Name"), "NIP", _("Employment"), _("Grade"), _("Position"), _("Work unit"))
    grouped: list[tuple[str, ...]] = [heading]
    whole: list[tuple[str, ...]] = [heading]
    for person in people:
        number = person.nip or person.other_number
        grouped.append(_cells(person, nip.display(person.nip) or number))
        whole.append(_cells(person, number))
    mime = QMimeData()
    mime.setText("\n".join("\t".join(cells) for cells in grouped) + "\n")
    mime.setHtml(_html(whole))
    return mime


def _cells(person: Employee, number: str) -> tuple[str, ...]:
    kind = _("Other") if person.employment == Employment.OTHER else person.employment.value
    cells = (person.display_name, number, kind, person.grade, person.position, person.unit)
    return tuple(inert(" ".join(cell.split())) for cell in cells)


def _html(lines: Iterable[tuple[str, ...]]) -> str:
    rows = (
        "<tr>" + "".join(f"<td {TEXT_CELL}>{escape(cell)}</td>" for cell in cells) + "</tr>"
        for cells in lines
    )
    return f"<table>{''.join(rows)}</table>"
