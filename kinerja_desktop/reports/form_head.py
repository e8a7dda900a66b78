"""Heads of the forms: emblem, title lines, agency and period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kinerja_desktop.errors import UnreadableFileError
from kinerja_desktop.i18n import _
from kinerja_desktop.reports.captions import (
    APPRAISERS_CAPTION,
    agency_of,
    appraisers_sentence,
    period_span,
)
from kinerja_desktop.reports.page_style import BODY, MM, STRONG, SUBTITLE, TITLE
from kinerja_desktop.reports.picture import read_picture
from kinerja_desktop.reports.signature_block import fitted
from kinerja_desktop.reports.text_lines import draw_lines, height_of, text_lines
from kinerja_desktop.reports.typesetting import BOLD, TextStyle, width_of

if TYPE_CHECKING:
    from kinerja_desktop.core.dossier import Dossier
    from kinerja_desktop.reports.form_pages import FormPages

EMBLEM_HEIGHT: Final = 19 * MM
_SUBTITLE: Final = TextStyle(font=BOLD, size=10)


def write_emblem(pages: FormPages, emblem: bytes | None) -> None:
    """Draw the office's emblem in the middle; without one the title moves up.

    Raises UnreadableFileError when the bytes are no picture.
    """
    if not emblem:
        return
    try:
        picture = read_picture(emblem)
    except UnreadableFileError as error:
        message = _(
            "The emblem on this computer is no picture any more. Nothing was changed. Choose a "
            "PNG or JPEG file for it in the settings, or none."
        )
        raise UnreadableFileError(message, details=error.details) from error
    left, top = pages.left, pages.y
    box = fitted(picture, (left, top - EMBLEM_HEIGHT, left + pages.width, top))
    with pages.canvas.figure("Lambang instansi", box):
        pages.canvas.picture(picture, box)
    pages.is_fresh = False
    pages.y -= EMBLEM_HEIGHT
    pages.skip(2 * MM)


def write_titles(pages: FormPages, title: str, lines: tuple[str, ...]) -> None:
    """Write the title and the lines below it, centred."""
    pages.write("H1", title, TITLE, align="center")
    for line in lines:
        pages.write("P", line, SUBTITLE if len(lines) == 1 else _SUBTITLE, align="center")
    pages.skip(3.5 * MM)


def write_agency_and_period(pages: FormPages, dossier: Dossier, *, is_stacked: bool) -> None:
    """Write the agency left and the period right; a long agency wraps beside it."""
    span = period_span(dossier.period)
    caption = "PERIODE PENILAIAN:"
    right_lines = [(caption, BODY), (span, STRONG)] if is_stacked else [(f"{caption} {span}", BODY)]
    right_width = max(width_of(text, style) for text, style in right_lines)
    room = pages.width - right_width - 8 * MM
    left_lines = text_lines(agency_of(dossier), STRONG, room)
    top = pages.y
    with pages.canvas.mark("P"):
        draw_lines(pages.canvas, (pages.left, top, room), left_lines)
    with pages.canvas.mark("P"):
        y = top
        for text, style in right_lines:
            at = (pages.left + pages.width, y - style.rise)
            pages.canvas.text(at, text, style, align="right")
            y -= style.pitch
    pages.y = min(y, top - height_of(left_lines))
    pages.skip(1.6 * MM)


def write_appraisers(pages: FormPages, dossier: Dossier) -> None:
    """Write below the people who else was appraiser in the period; nothing when nobody was."""
    words = appraisers_sentence(dossier)
    if words:
        pages.skip(1 * MM)
        pages.write("P", f"{APPRAISERS_CAPTION}: {words}", BODY)
