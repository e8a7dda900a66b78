"""What a signature looks like on the page: ink, and two small lines saying what it is.

Captions are Indonesian in every language of the program, as on the official form. The ink
proves nothing by itself; the signature in the file does.
"""

from __future__ import annotations

import io
import unicodedata
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import PdfResources, RawContent
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    BoxConstraints,
    InnerScaling,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.stamp import StaticStampStyle

from kinerja_desktop.core.ink import ink_paths, path_operators
from kinerja_desktop.errors import UnreadableFileError
from kinerja_desktop.i18n import _, long_date

if TYPE_CHECKING:
    from datetime import datetime

    from pyhanko.pdf_utils.writer import BasePdfFileWriter

    from kinerja_desktop.core.discussion import Ink

CAPTION = "Ditandatangani secara elektronik"
TEXT_FONT = "/Arimo"
NAME_FONT = "/Arimo-Italic"
_LARGEST, _SMALLEST = 6.5, 4.5
_NAME_LARGEST, _NAME_SMALLEST = 20.0, 9.0
Room = tuple[float, float, float, float]
_INK = "0.07 0.13 0.45"
_GREY = "0.33 0.33 0.33"
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
_LONGEST_SIDE = 600


@dataclass(frozen=True, kw_only=True)
class FieldPlace:
    """Size of the signature field in points, the fonts the document offers it, and its writer."""

    width: float
    height: float
    fonts: generic.DictionaryObject
    writer: BasePdfFileWriter


def moment_text(moment: datetime) -> str:
    """Return "6 Juli 2026 09.52 WIB"; the zone is named where it has an Indonesian name."""
    offset = moment.utcoffset()
    hours = offset.total_seconds() / 3600 if offset is not None else None
    zone = _ZONES.get(int(hours), "") if hours is not None and hours == int(hours) else ""
    day, time = long_date(moment.date(), "id"), moment.strftime("%H.%M")
    return f"{day} {time} {zone or moment.strftime('%z')}".strip()


def stamp_style(ink: Ink, signed_at: datetime, place: FieldPlace) -> StaticStampStyle:
    """Return the drawing for a field; raises UnreadableFileError for a picture that is none."""
    resources = PdfResources()
    parts = []
    lines = _caption_lines(place, signed_at)
    if lines:
        resources.font[TEXT_FONT] = place.fonts.raw_get(TEXT_FONT)
        parts.append(_caption(lines))
    floor = sum(size * 1.2 for _, _, size in lines) + 1.5
    room = (1.0, min(floor, place.height / 2), place.width - 1.0, place.height - 1.0)
    if ink.strokes:
        parts.append(_strokes(ink, room))
    elif ink.picture:
        parts.append(_picture(ink.picture, room, resources, place.writer))
    elif ink.typed_name.strip() and NAME_FONT in place.fonts:
        resources.font[NAME_FONT] = place.fonts.raw_get(NAME_FONT)
        parts.append(_typed(ink.typed_name, room, place.fonts[NAME_FONT]))
    box = BoxConstraints(width=place.width, height=place.height)
    return StaticStampStyle(
        border_width=0,
        background=RawContent(b" ".join(parts), resources, box),
        background_layout=SimpleBoxLayoutRule(
            x_align=AxisAlignment.ALIGN_MIN,
            y_align=AxisAlignment.ALIGN_MIN,
            margins=Margins.uniform(0),
            inner_content_scaling=InnerScaling.NO_SCALING,
        ),
    )


def _caption_lines(place: FieldPlace, signed_at: datetime) -> list[tuple[str, float, float]]:
    """Return (text, x, size) from the bottom up; the smallest sizes are left out, never cut."""
    if TEXT_FONT not in place.fonts:
        return []
    font = place.fonts[TEXT_FONT]
    room = place.width - 2
    moment = moment_text(signed_at)
    one = f"{CAPTION}, {moment}"
    texts = [one] if _width(one, font) * _LARGEST <= room else [moment, CAPTION]
    size = min(_LARGEST, *(room / _width(text, font) for text in texts), place.height / 5)
    if size < _SMALLEST:
        return []
    return [(text, (place.width - _width(text, font) * size) / 2, size) for text in texts]


def _caption(lines: list[tuple[str, float, float]]) -> bytes:
    parts = [f"{_GREY} rg"]
    baseline = 1.5
    for text, x, size in lines:
        parts.append(
            f"BT {TEXT_FONT} {size:.2f} Tf {x:.2f} {baseline:.2f} Td {_string(text)} Tj ET"
        )
        baseline += size * 1.2
    return " ".join(parts).encode()


def _strokes(ink: Ink, room: Room) -> bytes:
    return f"{_INK} RG ".encode() + path_operators(ink_paths(ink.strokes, room))


def _typed(name: str, room: Room, font: object) -> bytes:
    """Write a typed name as large as fits; a long one takes two lines."""
    left, bottom, right, top = room
    lines = [_plain(name)]
    if (right - left) / _width(lines[0], font) < _NAME_SMALLEST:
        lines = _halved(lines[0])
    widest = max(_width(line, font) for line in lines)
    size = min(_NAME_LARGEST, (right - left) / widest, (top - bottom) / (1.15 * len(lines)))
    parts = [f"{_INK} rg"]
    for number, line in enumerate(reversed(lines)):
        x = (left + right - _width(line, font) * size) / 2
        y = bottom + (0.25 + 1.15 * number) * size
        parts.append(f"BT {NAME_FONT} {size:.2f} Tf {x:.2f} {y:.2f} Td {_string(line)} Tj ET")
    return " ".join(parts).encode()


def _halved(text: str) -> list[str]:
    spaces = [place for place, char in enumerate(text) if char == " "]
    if not spaces:
        return [text]
    middle = min(spaces, key=lambda place: abs(place - len(text) / 2))
    return [text[:middle], text[middle + 1 :]]


def _picture(data: bytes, room: Room, resources: PdfResources, writer: BasePdfFileWriter) -> bytes:
    colours, opacity = _read_picture(data)
    shown = _image(colours, "/DeviceRGB")
    shown["/SMask"] = writer.add_object(_image(opacity, "/DeviceGray"))
    resources.xobject["/Ink"] = writer.add_object(shown)
    left, bottom, right, top = room
    scale = min((right - left) / colours.width, (top - bottom) / colours.height)
    width, height = colours.width * scale, colours.height * scale
    x = (left + right - width) / 2
    return f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {bottom:.2f} cm /Ink Do Q".encode()


def _read_picture(data: bytes) -> tuple[Image.Image, Image.Image]:
    """Return colours and opacity; white paper around a scanned signature becomes clear."""
    try:
        with Image.open(io.BytesIO(data)) as source:
            image = source.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        message = _("The picture of the signature cannot be read. Choose a PNG or JPEG file.")
        raise UnreadableFileError(message, details=str(error)) from error
    image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    opacity = image.getchannel("A")
    colours = image.convert("RGB")
    if opacity.getextrema() == (255, 255):
        opacity = ImageOps.invert(ImageOps.autocontrast(colours.convert("L"), cutoff=1))
    box = opacity.point(lambda level: 255 if level > 24 else 0).getbbox()
    return (colours.crop(box), opacity.crop(box)) if box else (colours, opacity)


def _image(image: Image.Image, space: str) -> generic.StreamObject:
    entries = {
        generic.pdf_name("/Type"): generic.pdf_name("/XObject"),
        generic.pdf_name("/Subtype"): generic.pdf_name("/Image"),
        generic.pdf_name("/Width"): generic.NumberObject(image.width),
        generic.pdf_name("/Height"): generic.NumberObject(image.height),
        generic.pdf_name("/ColorSpace"): generic.pdf_name(space),
        generic.pdf_name("/BitsPerComponent"): generic.NumberObject(8),
        generic.pdf_name("/Filter"): generic.pdf_name("/FlateDecode"),
    }
    return generic.StreamObject(entries, encoded_data=zlib.compress(image.tobytes()))


def _plain(text: str) -> str:
    """Return the letters the document's fonts are sure to hold: printable ASCII."""
    folded = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(char for char in folded if " " <= char <= "~").strip() or "-"


def _width(text: str, font: object) -> float:
    """Width of plain text at size 1, by the widths the document's font gives."""
    if not isinstance(font, generic.DictionaryObject):
        return len(text) * 0.6
    first, widths = int(font["/FirstChar"]), font["/Widths"]
    codes = (ord(char) - first for char in text)
    return sum(float(widths[code]) for code in codes if 0 <= code < len(widths)) / 1000


def _string(text: str) -> str:
    for char in "\\()":
        text = text.replace(char, "\\" + char)
    return f"({text})"
