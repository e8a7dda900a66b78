"""Signature blocks: place and date, office, room for the signature, underlined name, number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kinerja_desktop.core.discussion import Ink
from kinerja_desktop.core.ink import ink_paths, path_operators
from kinerja_desktop.reports.page_style import BODY, INK, MM, NOTE, QUIET, SMALL, STRONG
from kinerja_desktop.reports.picture import Picture, read_picture
from kinerja_desktop.reports.text_lines import (
    Line,
    draw_lines,
    height_of,
    text_lines,
    underlined_lines,
)
from kinerja_desktop.reports.typesetting import ITALIC, TextStyle, width_of

if TYPE_CHECKING:
    from kinerja_desktop.reports.tagged_canvas import Box, TaggedCanvas

NO_INK: Final = Ink()
SPACE: Final = 21 * MM
_GAP: Final = 1.2 * MM
_REMARK: Final = TextStyle(font=SMALL.font, size=7.5, colour=QUIET)
_PICTURE_LIMIT_MM: Final = 60


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Who signs. `words` stand where the signature would; `remark` is a small line below.

    `field` is the name of the prepared signature field, empty for none; `ink` is drawn on the
    page over the name.
    """

    caption: str
    place_and_date: str
    name: str
    nip: str
    field: str = ""
    tooltip: str = ""
    ink: Ink = NO_INK
    words: str = ""
    remark: str = ""


class SignatureBlock:
    """A measured block; `height` is in points. Drawn once, never divided."""

    def __init__(self, who: Signatory, width: float) -> None:
        self._who = who
        self._width = width
        self._above = (
            *text_lines(who.place_and_date, BODY, width),
            *text_lines(who.caption, BODY, width),
        )
        self._words = text_lines(who.words, NOTE, width)
        self._name = (
            *underlined_lines(who.name or "-", STRONG, width),
            *text_lines(f"NIP. {who.nip or '-'}", BODY, width),
        )
        self._remark = text_lines(who.remark, _REMARK, width)
        self._space = max(SPACE, height_of(self._words) + 2 * _GAP)

    @property
    def height(self) -> float:
        lines = (*self._above, *self._name, *self._remark)
        return height_of(lines) + self._space + 2 * _GAP + (_GAP if self._remark else 0)

    def draw(self, canvas: TaggedCanvas, at: tuple[float, float]) -> None:
        """Draw with the upper left corner at a point."""
        x, y = at
        y -= self._paragraph(canvas, (x, y), self._above) + _GAP
        self._draw_space(canvas, (x, y - self._space, x + self._width, y))
        y -= self._space + _GAP
        y -= self._paragraph(canvas, (x, y), self._name)
        if self._remark:
            self._paragraph(canvas, (x, y - _GAP), self._remark)

    def _paragraph(
        self, canvas: TaggedCanvas, at: tuple[float, float], lines: tuple[Line, ...]
    ) -> float:
        with canvas.mark("P"):
            return draw_lines(canvas, (*at, self._width), lines, align="center")

    def _draw_space(self, canvas: TaggedCanvas, box: Box) -> None:
        who = self._who
        left, bottom, right, top = box
        middle = (left + right) / 2
        field_box = (max(left, middle - 38 * MM), bottom, min(right, middle + 38 * MM), top)
        ink_box = field_box
        if who.field and who.ink.is_given:
            ink_box, field_box = (left, bottom, middle - MM, top), (middle + MM, bottom, right, top)
        if who.ink.is_given:
            draw_ink(canvas, who.ink, ink_box, name=who.name)
        elif self._words:
            spare = self._space - height_of(self._words)
            self._paragraph(canvas, (left, top - spare / 2), self._words)
        if who.field:
            canvas.signature_field(who.field, field_box, who.tooltip)


def draw_ink(canvas: TaggedCanvas, ink: Ink, box: Box, *, name: str) -> None:
    """Draw a handwritten, typed or pictured signature resting on the bottom of a box.

    Raises UnreadableFileError when the picture of a signature is none.
    """
    if ink.strokes:
        with canvas.figure(f"Goresan tanda tangan {name}", box):
            colour = b"%.2f %.2f %.2f RG " % INK
            canvas.paint(colour + path_operators(ink_paths(ink.strokes, box)), box)
        return
    if ink.picture:
        picture = read_picture(ink.picture)
        place = fitted(picture, box)
        with canvas.figure(f"Gambar tanda tangan {name}", place):
            canvas.picture(picture, place)
        return
    left, bottom, right, _ = box
    size = min(17.0, (right - left) / width_of(ink.typed_name, TextStyle(font=ITALIC, size=1)))
    style = TextStyle(font=ITALIC, size=size, colour=INK)
    with canvas.mark("P"):
        at = ((left + right) / 2, bottom + 0.45 * size)
        canvas.text(at, ink.typed_name.strip(), style, align="center")


def fitted(picture: Picture, box: Box) -> Box:
    """Return the place of a picture in a box: proportions kept, centred, on the bottom."""
    left, bottom, right, top = box
    scale = min((right - left) / picture.width, (top - bottom) / picture.height)
    scale = min(scale, _PICTURE_LIMIT_MM * MM / picture.width)
    width, height = picture.width * scale, picture.height * scale
    x = (left + right - width) / 2
    return (x, bottom, x + width, bottom + height)
