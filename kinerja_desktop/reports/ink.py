"""Ink on documents that carry no digital signature: strokes, a typed name, or a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core.ink import ink_paths, path_operators
from kinerja_desktop.reports.page_style import INK
from kinerja_desktop.reports.picture import read_picture
from kinerja_desktop.reports.typesetting import ITALIC, TextStyle, width_of

if TYPE_CHECKING:
    from kinerja_desktop.core.discussion import Ink
    from kinerja_desktop.reports.tagged_canvas import Box, TaggedCanvas

_NAME_LARGEST = 20.0


def draw_ink(canvas: TaggedCanvas, ink: Ink, box: Box) -> None:
    """Draw a signature by hand inside a box (left, bottom, right, top), resting on its bottom.

    Call inside `figure`. Draws nothing when no ink was given; raises UnreadableFileError for a
    picture that is none.
    """
    if ink.strokes:
        colour = b"%.3f %.3f %.3f RG " % INK
        canvas.paint(colour + path_operators(ink_paths(ink.strokes, box)), box)
    elif ink.picture:
        _draw_picture(canvas, ink.picture, box)
    elif ink.typed_name.strip():
        _draw_name(canvas, ink.typed_name.strip(), box)


def _draw_picture(canvas: TaggedCanvas, data: bytes, box: Box) -> None:
    picture = read_picture(data)
    left, bottom, right, top = box
    scale = min((right - left) / picture.width, (top - bottom) / picture.height)
    width, height = picture.width * scale, picture.height * scale
    x = (left + right - width) / 2
    canvas.picture(picture, (x, bottom, x + width, bottom + height))


def _draw_name(canvas: TaggedCanvas, name: str, box: Box) -> None:
    left, bottom, right, top = box
    at_one = width_of(name, TextStyle(font=ITALIC, size=1, colour=INK))
    size = min(_NAME_LARGEST, (right - left) / at_one, (top - bottom) / 1.15)
    style = TextStyle(font=ITALIC, size=size, colour=INK)
    canvas.text(((left + right) / 2, bottom + 0.25 * size), name, style, align="center")
