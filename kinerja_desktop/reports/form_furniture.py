"""Footer, draft mark and sample stamp of the forms."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kinerja_desktop.reports.captions import FILE_ONLY, seal_mark
from kinerja_desktop.reports.page_style import (
    FINE_RULE,
    FOOT,
    MM,
    PALE,
    QUIET,
    RULE,
    Furniture,
    Paper,
)
from kinerja_desktop.reports.typesetting import BOLD, Colour, TextStyle, shorten, width_of

if TYPE_CHECKING:
    from kinerja_desktop.core.dossier import Dossier
    from kinerja_desktop.reports.tagged_canvas import TaggedCanvas

_MARK_COLOUR: Final[Colour] = (0.93, 0.93, 0.93)
_STAMP: Final = TextStyle(font=BOLD, size=9, colour=QUIET)
_STAMP_TEXT: Final = "CONTOH · DATA REKAAN"


@dataclass(frozen=True, kw_only=True)
class FormFurniture(Furniture):
    """What every page of a form carries: `mark` is written across it, `stamp` above the text.

    `lead` is the footer's text that is never shortened; `footer` stands before it.
    """

    lead: str = ""
    mark: str = ""
    stamp: str = ""

    def draw(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        """Draw behind the content of one page, once the number of pages is known."""
        if self.mark:
            _draw_mark(canvas, self.mark)
        left, bottom, right, _ = canvas.paper.frame
        first, second = bottom - 6 * MM, bottom - 9.2 * MM
        count = f"Halaman {page} dari {pages}"
        room = canvas.paper.text_width - width_of(count, FOOT) - 8 * MM
        room -= width_of(self.lead, FOOT)
        canvas.rule((left, bottom - 3 * MM), (right, bottom - 3 * MM), FINE_RULE, PALE)
        canvas.text((left, first), shorten(self.footer, FOOT, room) + self.lead, FOOT)
        canvas.text((right, first), count, FOOT, align="right")
        canvas.text((left, second), FILE_ONLY, FOOT)
        if self.stamp:
            _draw_stamp(canvas, self.stamp)


def furniture_of(dossier: Dossier, title: str) -> FormFurniture:
    """Return the furniture of a report: draft until it has a seal, stamped when made up."""
    mark = seal_mark(dossier.seal)
    known = f" · Segel {mark}" if mark else " · Draf, belum final"
    sample = "CONTOH" if dossier.is_sample else ""
    return FormFurniture(
        footer=f"{title} · {dossier.employee.display_name} · {dossier.period.name}",
        lead=known,
        mark=sample if dossier.is_final else "DRAF",
        stamp=_STAMP_TEXT if sample else "",
    )


def _draw_mark(canvas: TaggedCanvas, word: str) -> None:
    paper = canvas.paper
    angle = math.atan2(paper.height, paper.width)
    size = _mark_size(paper, word, angle)
    style = TextStyle(font=BOLD, size=size, colour=_MARK_COLOUR)
    middle = (paper.width / 2, paper.height / 2)
    canvas.text(middle, word, style, align="center", angle=math.degrees(angle))


def _mark_size(paper: Paper, word: str, angle: float) -> float:
    """Return the size at which the slanted word keeps inside the sheet."""
    diagonal = math.hypot(paper.width, paper.height)
    wide = width_of(word, TextStyle(font=BOLD, size=1))
    longest = 0.6 * diagonal / wide
    tallest = 0.42 * min(paper.width * math.sin(angle), paper.height * math.cos(angle))
    return min(longest, tallest)


def _draw_stamp(canvas: TaggedCanvas, text: str) -> None:
    _, _, right, top = canvas.paper.frame
    width = width_of(text, _STAMP) + 4 * MM
    low, high = top + 2.6 * MM, top + 7.2 * MM
    corners = [(right - width, low), (right, low), (right, high), (right - width, high)]
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        canvas.rule(start, end, RULE, QUIET)
    middle = (low + high) / 2 - 0.36 * _STAMP.size
    canvas.text((right - width / 2, middle), text, _STAMP, align="center")
