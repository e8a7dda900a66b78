"""Where two states of a page differ: the changed places as boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from kinerja_desktop.reports.preview import page_sizes, render_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kinerja_desktop.reports.preview import PagePicture

_DPI = 96
_FAINTEST = 24
_GAP_PX = 4
_MOST_PLACES = 40


@dataclass(frozen=True, kw_only=True)
class Place:
    """A box on a page in parts of its width and height, 0 to 1, from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


def changed_places(before: bytes, now: bytes, page: int) -> tuple[Place, ...]:
    """Return the boxes of a page (from 0) that look different now, one for each line of text.

    A page that is new or has another size is one place. Raises UnreadableFileError.
    """
    whole = (Place(left=0.0, top=0.0, right=1.0, bottom=1.0),)
    if page >= len(page_sizes(before)):
        return whole
    old, new = (_image(render_page(data, page, dpi=_DPI)) for data in (before, now))
    if old.size != new.size:
        return whole
    difference = ImageChops.difference(old, new).point(lambda level: 255 * (level > _FAINTEST))
    return tuple(_places(difference))[:_MOST_PLACES]


def _image(picture: PagePicture) -> Image.Image:
    size = (picture.width, picture.height)
    raw = Image.frombuffer("RGB", size, picture.pixels, "raw", "BGRX", picture.stride, 1)
    return raw.convert("L")


def _places(difference: Image.Image) -> Iterator[Place]:
    width, height = difference.size
    for top, bottom in _bands(difference):
        box = difference.crop((0, top, width, bottom)).getbbox()
        if box is not None:
            yield Place(
                left=max(0, box[0] - 2) / width,
                top=max(0, top - 2) / height,
                right=min(width, box[2] + 2) / width,
                bottom=min(height, bottom + 2) / height,
            )


def _bands(difference: Image.Image) -> Iterator[tuple[int, int]]:
    """Return from where to where rows of pixels differ; small gaps do not divide."""
    width, height = difference.size
    start = last = -1
    for y in range(height):
        if difference.crop((0, y, width, y + 1)).getbbox() is None:
            continue
        if start >= 0 and y - last > _GAP_PX:
            yield start, last + 1
            start = y
        start = y if start < 0 else start
        last = y
    if start >= 0:
        yield start, last + 1
