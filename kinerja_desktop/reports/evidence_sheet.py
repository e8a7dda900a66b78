"""The list of evidence on paper: every note both sides may see, with its days and its source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kinerja_desktop.i18n import _, short_date
from kinerja_desktop.reports.form_pages import FormPages
from kinerja_desktop.reports.form_table import FormTable, Group
from kinerja_desktop.reports.own_sheet import open_sheet, open_table
from kinerja_desktop.reports.page_style import BODY, MM, NOTE, SMALL, STRONG

if TYPE_CHECKING:
    from datetime import datetime

    from kinerja_desktop.core.evidence_list import EvidenceEntry, EvidenceList

_SHARES: Final = (0.1, 0.13, 0.14, 0.1, 0.35)


def evidence_sheet(shown: EvidenceList, *, paper: str, created_at: datetime) -> bytes:
    """Return the list as PDF, in the language in force; raises KeyError for an unknown paper."""
    pages = open_sheet(
        _("List of evidence"),
        (shown.person, shown.period),
        paper=paper,
        is_turned=True,
        created_at=created_at,
    )
    pages.write("P", shown.period, BODY)
    pages.write("P", shown.count_words(), STRONG)
    pages.write("P", _("Who told of something is not named here."), NOTE)
    if shown.is_sample:
        pages.write("P", _("Invented data."), STRONG)
    pages.skip(3 * MM)
    if shown.entries:
        _write_entries(pages, shown.entries)
    return pages.finish()


def _write_entries(pages: FormPages, entries: tuple[EvidenceEntry, ...]) -> None:
    words = (
        _("Day of the event"),
        _("Recorded"),
        _("Item"),
        _("Direction"),
        _("What happened"),
        _("Source"),
    )
    table = open_table(pages, _SHARES, words, padding=0.8 * MM)
    with table.drawn():
        for entry in entries:
            table.place(_group(table, entry))


def _group(table: FormTable, entry: EvidenceEntry) -> Group:
    day = replace(table.text(0, short_date(entry.happened_on), SMALL), scope="Row")
    source = entry.source
    if entry.files:
        source = _("{source}; files: {names}").format(source=source, names=entry.files)
    cells = (
        day,
        table.text(1, entry.recorded, SMALL),
        table.text(2, entry.items or "–", SMALL),
        table.text(3, entry.direction, SMALL),
        table.text(4, entry.told, SMALL),
        table.text(5, source, SMALL),
    )
    return Group(rows=(cells,))
