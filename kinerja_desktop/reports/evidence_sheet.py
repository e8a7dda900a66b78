"""The list of evidence on paper: every note both sides may see, with its days and its source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kinerja_desktop.i18n import _, language, short_date
from kinerja_desktop.reports.archive_document import DocumentInfo
from kinerja_desktop.reports.form_pages import FormPages
from kinerja_desktop.reports.form_table import FormTable, Group
from kinerja_desktop.reports.page_style import (
    BODY,
    FORM_PAPERS,
    HEAD,
    MM,
    NOTE,
    SMALL,
    STRONG,
    SUBTITLE,
    TITLE,
    Furniture,
)

if TYPE_CHECKING:
    from datetime import datetime

    from kinerja_desktop.core.evidence_list import EvidenceEntry, EvidenceList

_SHARES: Final = (0.1, 0.13, 0.14, 0.1, 0.35)


def evidence_sheet(shown: EvidenceList, *, paper: str, created_at: datetime) -> bytes:
    """Return the list as PDF, in the language in force; raises KeyError for an unknown paper."""
    title = _("List of evidence")
    info = DocumentInfo(
        title=f"{title}: {shown.person}, {shown.period}",
        author="Kinerja Desktop",
        subject=title,
        created=created_at,
        language="id-ID" if language() == "id" else "en",
    )
    furniture = Furniture(footer=f"{title} · {shown.person} · {shown.period}")
    pages = FormPages(info, FORM_PAPERS[paper].turned(), furniture)
    pages.write("H1", title, TITLE)
    pages.write("P", shown.person, SUBTITLE)
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
    widths = [share * pages.width for share in _SHARES]
    columns = (*widths, pages.width - sum(widths))
    measure = FormTable(pages, columns)
    words = (
        _("Day of the event"),
        _("Recorded"),
        _("Item"),
        _("Direction"),
        _("What happened"),
        _("Source"),
    )
    heads = tuple(measure.head(place, word, HEAD) for place, word in enumerate(words))
    table = FormTable(pages, columns, head=(heads,), padding=0.8 * MM)
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
