"""What the sheets of our own share, which follow no official form: their head and their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.i18n import language
from kinerja_desktop.reports.archive_document import DocumentInfo
from kinerja_desktop.reports.form_pages import FormPages
from kinerja_desktop.reports.form_table import FormTable
from kinerja_desktop.reports.page_style import (
    CELL_PADDING,
    FORM_PAPERS,
    HEAD,
    SUBTITLE,
    TITLE,
    Furniture,
)

if TYPE_CHECKING:
    from datetime import datetime


def open_sheet(
    title: str,
    about: tuple[str, str],
    *,
    paper: str,
    is_turned: bool,
    created_at: datetime,
    name: str = "",
) -> FormPages:
    """Begin a sheet in the language in force: its title, then what it is about, largest first.

    `name` says in the properties of the file what it is about, where `about` is not it. Raises
    KeyError for an unknown paper.
    """
    info = DocumentInfo(
        title=f"{title}: {name or ', '.join(about)}",
        author="Kinerja Desktop",
        subject=title,
        created=created_at,
        language="id-ID" if language() == "id" else "en",
    )
    size = FORM_PAPERS[paper]
    furniture = Furniture(footer=" · ".join((title, *about)))
    pages = FormPages(info, size.turned() if is_turned else size, furniture)
    pages.write("H1", title, TITLE)
    pages.write("P", about[0], SUBTITLE)
    return pages


def open_table(
    pages: FormPages,
    shares: tuple[float, ...],
    heads: tuple[str, ...],
    *,
    padding: float = CELL_PADDING,
) -> FormTable:
    """Return a table with one head; `shares` of the width are those of all columns but the last."""
    widths = [share * pages.width for share in shares]
    columns = (*widths, pages.width - sum(widths))
    measure = FormTable(pages, columns)
    head = tuple(measure.head(place, words, HEAD) for place, words in enumerate(heads))
    return FormTable(pages, columns, head=(head,), padding=padding)
