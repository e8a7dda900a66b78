"""The pages of one document: where the next block goes, and what happens at their foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.reports.archive_document import DocumentInfo
from kinerja_desktop.reports.form_furniture import furniture_of
from kinerja_desktop.reports.page_style import FORM_PAPERS, Furniture, Paper, Rules
from kinerja_desktop.reports.report import RECORD_DESCRIPTION, RECORD_NAME, sealed_record
from kinerja_desktop.reports.tagged_canvas import Align, TaggedCanvas
from kinerja_desktop.reports.text_lines import Line, draw_lines, text_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kinerja_desktop.core.dossier import Dossier
    from kinerja_desktop.reports.typesetting import TextStyle


class FormPages:
    """Writes blocks from the top down. `y` is the upper edge of what comes next, in points.

    `is_fresh` is true while a page holds nothing but repeated heads.
    """

    def __init__(self, info: DocumentInfo, paper: Paper, furniture: Furniture) -> None:
        self.canvas = TaggedCanvas(info, paper, furniture=furniture)
        self.rules = Rules()
        self.canvas.new_page()
        self.y = paper.frame[3]
        self.is_fresh = True

    @property
    def left(self) -> float:
        return self.canvas.paper.frame[0]

    @property
    def width(self) -> float:
        return self.canvas.paper.text_width

    @property
    def room(self) -> float:
        """Height left on this page."""
        return self.y - self.canvas.paper.frame[1]

    @property
    def page_room(self) -> float:
        """Height of an empty page."""
        _, bottom, _, top = self.canvas.paper.frame
        return top - bottom

    def turn(self) -> None:
        """Finish this page and begin the next."""
        self.rules.draw(self.canvas)
        self.canvas.new_page()
        self.y = self.canvas.paper.frame[3]
        self.is_fresh = True

    def need(self, height: float) -> None:
        """Begin the next page unless this one has so much height left."""
        if self.room < height and not self.is_fresh:
            self.turn()

    def skip(self, height: float) -> None:
        """Leave a gap, but none at the head of a page and none beyond its foot."""
        if not self.is_fresh:
            self.y -= min(height, self.room)

    def write(self, role: str, text: str, style: TextStyle, *, align: Align = "left") -> None:
        """Write a paragraph of its own role over the whole width."""
        self.write_lines(role, text_lines(text, style, self.width), align=align)

    def write_lines(self, role: str, lines: Sequence[Line], *, align: Align = "left") -> None:
        """Write lines as one element a page; it goes on over the page when it must."""
        rest = list(lines)
        while rest:
            self.need(sum(line.pitch for line in rest[:2]))
            count = self._fitting(rest)
            with self.canvas.mark(role):
                place = (self.left, self.y, self.width)
                self.y -= draw_lines(self.canvas, place, rest[:count], align=align)
            self.is_fresh = False
            rest = rest[count:]
            if rest:
                self.turn()

    def finish(self) -> bytes:
        """Draw the last rules and return the file."""
        self.rules.draw(self.canvas)
        return self.canvas.finish()

    def _fitting(self, lines: Sequence[Line]) -> int:
        used, count = 0.0, 0
        for line in lines:
            used += line.pitch
            if used > self.room + 0.01:
                break
            count += 1
        return max(count, 1)


def open_pages(
    dossier: Dossier, title: str, *, paper: str, is_turned: bool, created_at: datetime
) -> FormPages:
    """Begin the document of a dossier; a final one carries its sealed record as an attachment.

    Raises KeyError for a paper the program does not know, KinerjaError for a broken seal.
    """
    sheet = FORM_PAPERS[paper]
    employee = dossier.employee.display_name
    info = DocumentInfo(
        title=f"{title}: {employee}, {dossier.period.name}",
        author=dossier.profile.appraiser.display_name or dossier.profile.agency or "-",
        subject=f"{title}, {dossier.period.name}",
        created=created_at,
    )
    record = sealed_record(dossier) if dossier.is_final else b""
    pages = FormPages(info, sheet.turned() if is_turned else sheet, furniture_of(dossier, title))
    if record:
        pages.canvas.attach_json(record, RECORD_NAME, RECORD_DESCRIPTION)
    return pages
