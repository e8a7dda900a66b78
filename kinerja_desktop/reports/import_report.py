"""The import report: one line for every row of a staff list, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kinerja_desktop.core import nip
from kinerja_desktop.core.import_lines import Outcome
from kinerja_desktop.core.import_words import outcome_word, remark
from kinerja_desktop.i18n import _
from kinerja_desktop.reports.form_pages import FormPages
from kinerja_desktop.reports.form_table import FormTable, Group
from kinerja_desktop.reports.own_sheet import open_sheet, open_table
from kinerja_desktop.reports.page_style import BODY, MM, SMALL, STRONG

if TYPE_CHECKING:
    from datetime import datetime

    from kinerja_desktop.core.import_account import ImportAccount
    from kinerja_desktop.core.import_lines import ImportLine
    from kinerja_desktop.progress import Progress

_SHARES: Final = (0.05, 0.09, 0.25, 0.15)
_STEP: Final = 100
_PLAIN: Final = {Outcome.SAME}


def import_report(
    account: ImportAccount, progress: Progress, *, paper: str, created_at: datetime
) -> bytes:
    """Return the report as PDF, in the language in force; raises KeyError for an unknown paper."""
    pages = open_sheet(
        _("Import report"),
        (account.file_name, account.when_words()),
        paper=paper,
        is_turned=True,
        created_at=created_at,
        name=account.file_name,
    )
    pages.write("P", account.when_words(), BODY)
    pages.write("P", account.count_words(), STRONG)
    if account.is_sample:
        pages.write("P", _("Invented data."), STRONG)
    pages.skip(3 * MM)
    _write_lines(pages, account.lines, progress)
    return pages.finish()


def _write_lines(pages: FormPages, lines: tuple[ImportLine, ...], progress: Progress) -> None:
    words = (_("Row"), _("Outcome"), _("Name"), _("Number"), _("Remarks"))
    table = open_table(pages, _SHARES, words, padding=0.6 * MM)
    with table.drawn():
        for place, line in enumerate(lines):
            if place % _STEP == 0:
                progress.step(place, len(lines))
            table.place(_group(table, line))


def _group(table: FormTable, line: ImportLine) -> Group:
    style = SMALL if line.outcome in _PLAIN else BODY
    row = replace(table.text(0, str(line.row) if line.row else "–", style), align="right")
    cells = (
        row,
        table.text(1, outcome_word(line.outcome), style),
        table.text(2, line.name or "–", style),
        table.text(3, nip.display(line.number) or "–", style),
        table.text(4, remark(line), style),
    )
    return Group(rows=(cells,))
