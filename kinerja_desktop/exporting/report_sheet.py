"""The import report as a sheet."""

from __future__ import annotations

from kinerja_desktop.core.import_account import ImportAccount
from kinerja_desktop.core.import_words import outcome_word, remark
from kinerja_desktop.exporting.sheet import Sheet, SheetColumn
from kinerja_desktop.i18n import _


def report_sheet(account: ImportAccount) -> Sheet:
    """Return one row for every row of the file, then the people archived."""
    return Sheet(
        name=_("Import report"),
        lead=(
            _("Import report: {file}").format(file=account.file_name),
            account.when_words(),
            account.count_words(),
        ),
        columns=(
            SheetColumn(heading=_("Row"), width=8, is_count=True),
            SheetColumn(heading=_("Outcome"), width=14),
            SheetColumn(heading=_("Name"), width=34),
            SheetColumn(heading=_("Number"), width=22),
            SheetColumn(heading=_("Remarks"), width=90, is_long=True),
        ),
        rows=tuple(
            (
                str(line.row) if line.row else "",
                outcome_word(line.outcome),
                line.name,
                line.number,
                remark(line),
            )
            for line in account.lines
        ),
    )
