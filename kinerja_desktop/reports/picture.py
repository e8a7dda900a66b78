"""Pictures for documents: the office's emblem, read from a file and made plain RGB."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from kinerja_desktop.errors import UnreadableFileError
from kinerja_desktop.i18n import _

_LONGEST_SIDE = 700
NOT_A_PICTURE = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,  # Pillow's word for a broken PNG
    Image.DecompressionBombError,
)


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Pixels as RGB rows from the top; transparent parts have become white."""

    width: int
    height: int
    pixels: bytes

    @property
    def entries(self) -> bytes:
        """The entries of the image dictionary in the file."""
        size = (self.width, self.height)
        return (
            b"/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 "
            b"/Width %d /Height %d" % size
        )


def read_picture(data: bytes) -> Picture:
    """Read PNG, JPEG and what else Pillow knows; at most 700 pixels a side are kept.

    Raises UnreadableFileError when the bytes are not a picture.
    """
    try:
        with Image.open(io.BytesIO(data)) as source:
            image = source.convert("RGBA")
    except NOT_A_PICTURE as error:
        message = _("The picture cannot be read. Choose a PNG or JPEG file.")
        raise UnreadableFileError(message, details=str(error)) from error
    image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    paper = Image.new("RGBA", image.size, "white")
    flat = Image.alpha_composite(paper, image).convert("RGB")
    return Picture(width=flat.width, height=flat.height, pixels=flat.tobytes())
