"""Pages of a PDF as pictures and as text. The only module that knows PDFium.

PDFium is not safe for several threads: call from one lane only.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw as pdfium

from kinerja_desktop.errors import UnreadableFileError
from kinerja_desktop.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_SIDE_PX = 12_000


@dataclass(frozen=True, kw_only=True)
class PagePicture:
    """One page on white: rows of `stride` bytes, 4 bytes a pixel (blue, green, red, unused)."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, kw_only=True)
class PageSize:
    """Width and height in points (1/72 inch)."""

    width: float
    height: float


def page_sizes(data: bytes) -> tuple[PageSize, ...]:
    """Return the size of every page; raises UnreadableFileError."""
    with _document(data) as document:
        sizes = (document.get_page_size(number) for number in range(len(document)))
        return tuple(PageSize(width=width, height=height) for width, height in sizes)


def render_page(data: bytes, page: int, *, dpi: float, with_forms: bool = True) -> PagePicture:
    """Draw a page (from 0), signatures included unless `with_forms` is False.

    Pages that would be larger than 12,000 pixels a side are drawn smaller. Raises
    UnreadableFileError for a damaged file and IndexError for a page that does not exist.
    """
    with _document(data) as document:
        if not 0 <= page < len(document):
            message = f"no page {page}"
            raise IndexError(message)
        if with_forms:
            # Signature fields are painted by PDFium's form layer only.
            document.init_forms()
        sheet = document[page]
        scale = min(dpi / 72, _LONGEST_SIDE_PX / max(sheet.get_size()))
        bitmap = sheet.render(scale=scale, may_draw_forms=with_forms, prefer_bgrx=True)
        picture = PagePicture(
            width=bitmap.width,
            height=bitmap.height,
            stride=bitmap.stride,
            pixels=bytes(bitmap.buffer),
        )
        bitmap.close()
        sheet.close()
        return picture


def page_texts(data: bytes) -> tuple[str, ...]:
    """Return the text of every page in reading order; raises UnreadableFileError."""
    with _document(data) as document:
        texts = []
        for sheet in document:
            words = sheet.get_textpage()
            texts.append(words.get_text_bounded())
            words.close()
            sheet.close()
        return tuple(texts)


@contextmanager
def _document(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            message = _("This file is locked with a password. Ask the sender for one without.")
            raise UnreadableFileError(message, code="locked", details=str(error)) from error
        message = _("This file is damaged and cannot be shown.")
        raise UnreadableFileError(message, code="damaged", details=str(error)) from error
    try:
        yield document
    except pypdfium2.PdfiumError as error:
        message = _("This file is damaged and cannot be shown.")
        raise UnreadableFileError(message, code="damaged", details=str(error)) from error
    finally:
        document.close()
