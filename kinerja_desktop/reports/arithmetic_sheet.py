"""How a result comes about: every step from the ratings to the predicate, to be checked by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kinerja_desktop.i18n import _, long_date
from kinerja_desktop.reports.form_pages import FormPages
from kinerja_desktop.reports.form_table import FormTable, Group
from kinerja_desktop.reports.own_sheet import open_sheet, open_table
from kinerja_desktop.reports.page_style import BODY, MM, NOTE, STRONG

if TYPE_CHECKING:
    from datetime import datetime

    from kinerja_desktop.core.arithmetic import Arithmetic
    from kinerja_desktop.core.methods.method import Line

_SHARES: Final = (0.34, 0.43)


def arithmetic_sheet(
    shown: Arithmetic, *, paper: str, created_at: datetime, is_sample: bool = False
) -> bytes:
    """Return the sheet as PDF, in the language in force; raises KeyError for an unknown paper."""
    pages = open_sheet(
        _("How the result comes about"),
        (shown.person, shown.period),
        paper=paper,
        is_turned=False,
        created_at=created_at,
    )
    pages.write("P", f"{shown.period} · {shown.method}", BODY)
    day = long_date(created_at.date())
    told = _("An explanation of the rating as it stood on {day}; not a document to sign.")
    pages.write("P", told.format(day=day), NOTE)
    if is_sample:
        pages.write("P", _("Invented data."), STRONG)
    pages.skip(3 * MM)
    _write_lines(pages, shown.lines)
    pages.skip(4 * MM)
    pages.write("H2", _("What decides"), STRONG)
    for sentence in shown.deciding_words():
        pages.write("P", sentence, BODY)
    return pages.finish()


def _write_lines(pages: FormPages, lines: tuple[Line, ...]) -> None:
    words = (_("Step"), _("Calculation"), _("Gives"))
    table = open_table(pages, _SHARES, words)
    with table.drawn():
        for line in lines:
            table.place(_group(table, line))


def _group(table: FormTable, line: Line) -> Group:
    style = STRONG if line.is_sum else BODY
    label = replace(table.text(0, line.label, style), scope="Row", is_tinted=line.is_sum)
    cells = (
        label,
        replace(table.text(1, line.calculation, BODY), is_tinted=line.is_sum),
        replace(table.text(2, line.value, style), align="right", is_tinted=line.is_sum),
    )
    return Group(rows=(cells,))
