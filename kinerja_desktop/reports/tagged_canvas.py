"""A canvas that writes content, structure, metadata, attachment and signature fields in one pass.

Everything drawn stands in a marked element or in an artifact; what would leave the text area
raises LayoutError instead of being printed over the footer. Coordinates are points from the
lower left corner of the sheet.
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFPage, PDFStream, PDFZCompress

from kinerja_desktop.reports.archive_document import ArchiveDocument, RawObject, stream_bytes
from kinerja_desktop.reports.signature_fields import SignatureFields
from kinerja_desktop.reports.structure import PLAIN, Attributes, StructureTree
from kinerja_desktop.reports.typesetting import (
    BLACK,
    Colour,
    TextStyle,
    clean,
    load_font,
    width_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kinerja_desktop.reports.archive_document import DocumentInfo
    from kinerja_desktop.reports.page_style import Furniture, Paper
    from kinerja_desktop.reports.picture import Picture

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Align = Literal["left", "center", "right"]
_SHIFT = {"left": 0.0, "center": 0.5, "right": 1.0}
_SLACK = 0.75  # a border may stand on the edge of the text area


class LayoutError(ValueError):
    """The layout asks for something a page cannot hold. It is our mistake, not the reader's."""


@dataclass(kw_only=True)
class _Sheet:
    page: Any
    paper: Paper
    reference: bytes
    code: list[bytes] = field(default_factory=list)
    widgets: list[bytes] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    fill: Colour = BLACK
    stroke: Colour = BLACK


class TaggedCanvas:
    """One document. Call `new_page` first and `finish` last; the object is used once."""

    def __init__(
        self, info: DocumentInfo, paper: Paper, *, furniture: Furniture | None = None
    ) -> None:
        self._document = ArchiveDocument(info)
        self._tree = StructureTree(self._document)
        self._furniture = furniture
        self._sheets: list[_Sheet] = []
        self._fields = SignatureFields(self._document, self._tree)
        self._pictures: dict[bytes, bytes] = {}
        self._within = ""
        self.paper = paper

    @property
    def page_number(self) -> int:
        """Number of the page being drawn, from 1."""
        return len(self._sheets)

    def new_page(self, paper: Paper | None = None) -> None:
        """Begin a page, on another paper if given. Elements may stay open over the break."""
        if self._within:
            message = f"a page cannot end inside {self._within}"
            raise LayoutError(message)
        self.paper = paper or self.paper
        page = PDFPage()
        page.ExtGState, page._shadingUsed, page._colorsUsed = None, {}, {}  # noqa: SLF001
        page.pagewidth, page.pageheight = self.paper.width, self.paper.height
        self._document.addPage(page)
        reference = self._document.register(page)
        self._sheets.append(_Sheet(page=page, paper=self.paper, reference=reference))
        self._tree.add_page()

    @contextmanager
    def elem(self, role: str, attributes: Attributes = PLAIN) -> Iterator[None]:
        """Open a structure element that holds other elements: Sect, Table, TR, L or LI."""
        self._tree.open(role, attributes)
        yield
        self._tree.close()

    @contextmanager
    def mark(self, role: str, attributes: Attributes = PLAIN) -> Iterator[None]:
        """Open an element with content: H1, P, TH, TD, Lbl, LBody or Span."""
        number = self._tree.add_content(role, attributes, self._sheets[-1].reference)
        with self._marked(b"/%s << /MCID %d >>" % (role.encode(), number), role):
            yield

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Open a stretch that is not content: rules, fills, decoration."""
        with self._marked(b"/Artifact << /Type /%s >>" % kind.encode(), "an artifact"):
            yield

    @contextmanager
    def figure(self, alt: str, box: Box) -> Iterator[None]:
        """Open a figure; `alt` says in words what it shows. Box: left, bottom, right, top."""
        with self.mark("Figure", Attributes(alt=alt, bbox=box)):
            yield

    def text(
        self, at: Point, text: str, style: TextStyle, *, align: Align = "left", angle: float = 0
    ) -> float:
        """Write one line with its baseline at a point; returns the width. Angle in degrees."""
        text = clean(text, style.font)
        width = width_of(text.rstrip(" "), style)
        x, y = at
        if angle:
            turn = math.radians(angle)
            right, up = width * _SHIFT[align], style.size * 0.36
            x += -right * math.cos(turn) + up * math.sin(turn)
            y += -right * math.sin(turn) - up * math.cos(turn)
            matrix = f"{math.cos(turn):.4f} {math.sin(turn):.4f} {-math.sin(turn):.4f} "
            matrix += f"{math.cos(turn):.4f}"
        else:
            x -= width * _SHIFT[align]
            matrix = "1 0 0 1"
        self._check((x, y - 0.22 * style.size, x + width, y + 0.73 * style.size), text)
        self._use_fill(style.colour)
        code = self._shown(text, style)
        self._write(b"BT %s %.2f %.2f Tm %s ET" % (matrix.encode(), x, y, code))
        return width

    def block(
        self,
        box: tuple[float, float, float],
        lines: Sequence[str],
        style: TextStyle,
        *,
        align: Align = "left",
    ) -> float:
        """Write lines below each other; box is (left, top, width). Returns the height used."""
        left, top, width = box
        x = left + width * _SHIFT[align]
        for number, line in enumerate(lines):
            self.text((x, top - style.rise - number * style.pitch), line, style, align=align)
        return len(lines) * style.pitch

    def rule(self, start: Point, end: Point, width: float, colour: Colour = BLACK) -> None:
        """Draw a straight line, flat ends, width in points."""
        low, high = sorted((start, end)), sorted((start[1], end[1]))
        self._check((low[0][0], high[0], low[1][0], high[1]), "a rule")
        self._use_stroke(colour)
        self._write(b"%.3f w %.2f %.2f m %.2f %.2f l S" % (width, *start, *end))

    def fill(self, box: Box, colour: Colour) -> None:
        """Fill a rectangle given as left, bottom, right, top."""
        self._check(box, "a fill")
        self._use_fill(colour)
        left, bottom, right, top = box
        self._write(b"%.2f %.2f %.2f %.2f re f" % (left, bottom, right - left, top - bottom))

    def paint(self, operators: bytes, box: Box) -> None:
        """Draw prepared path operators in their own graphics state; box is what they cover."""
        self._check(box, "a drawing")
        self._write(b"q " + operators + b" Q")

    def picture(self, picture: Picture, box: Box) -> None:
        """Draw a picture filling a box; inside a figure or an artifact."""
        self._check(box, "a picture")
        sheet = self._sheets[-1]
        if picture.pixels not in self._pictures:
            body = RawObject(stream_bytes(picture.entries, picture.pixels))
            self._pictures[picture.pixels] = self._document.register(body)
        name = f"Im{list(self._pictures).index(picture.pixels)}"
        sheet.pictures[name] = self._pictures[picture.pixels]
        left, bottom, right, top = box
        size = (right - left, top - bottom, left, bottom)
        self._write(b"q %.2f 0 0 %.2f %.2f %.2f cm /%s Do Q" % (*size, name.encode()))

    def signature_field(self, name: str, box: Box, tooltip: str) -> None:
        """Prepare an empty, named signature field; `tooltip` says whose signature belongs here.

        All fields must exist before the first signature: a certified file allows no new ones.
        """
        self._check(box, "a signature field")
        sheet = self._sheets[-1]
        sheet.widgets.append(self._fields.add(name, tooltip, box=box, page=sheet.reference))

    def attach_json(self, data: bytes, name: str, description: str) -> None:
        """Embed the machine-readable copy (canonical JSON, UTF-8)."""
        self._document.attach(data, name, description)

    def finish(self) -> bytes:
        """Return the file. The same calls give the same bytes."""
        if self._within or not self._tree.is_balanced() or not self._sheets:
            message = "an element is still open, or there is no page"
            raise LayoutError(message)
        for number, sheet in enumerate(list(self._sheets), start=1):
            self._close_sheet(sheet, number)
        self._sheets.clear()
        self._fields.close()
        data: bytes = self._document.GetPDFData(None)
        return data

    def _close_sheet(self, sheet: _Sheet, number: int) -> None:
        if self._furniture:
            self._furnish(sheet, self._furniture, number)
        page = sheet.page
        code = b"\n".join(sheet.code) + b"\n"
        self._document.updateSignature(code)
        page.Contents = PDFStream(content=code, filters=[PDFZCompress])
        page.Annots = sheet.widgets or None
        page.XObjects = PDFDictionary(sheet.pictures) if sheet.pictures else None
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "Tabs", "StructParents"]
        page.Tabs, page.StructParents = b"/S", number - 1

    def _furnish(self, sheet: _Sheet, furniture: Furniture, number: int) -> None:
        """Draw what every page carries; it lies behind the content."""
        pages = len(self._sheets)
        current, self._sheets[-1] = self._sheets[-1], sheet
        content, sheet.code = sheet.code, []
        self._within, self.paper = "furniture", sheet.paper
        sheet.fill = sheet.stroke = BLACK
        furniture.draw(self, number, pages)
        opening = b"q /Artifact << /Type /Pagination >> BDC"
        sheet.code = [opening, *sheet.code, b"EMC Q", *content]
        self._within, self._sheets[-1] = "", current

    @contextmanager
    def _marked(self, opening: bytes, what: str) -> Iterator[None]:
        if self._within:
            message = f"{what} cannot stand inside {self._within}"
            raise LayoutError(message)
        self._within = what
        self._sheets[-1].code.append(opening + b" BDC")
        yield
        self._sheets[-1].code.append(b"EMC")
        self._within = ""

    def _write(self, code: bytes) -> None:
        if not self._within:
            message = "draw inside mark, figure or artifact"
            raise LayoutError(message)
        self._sheets[-1].code.append(code)

    def _check(self, box: Box, what: str) -> None:
        if self._within == "furniture":
            return
        left, bottom, right, top = self.paper.frame
        inside = (
            box[0] >= left - _SLACK
            and box[1] >= bottom - _SLACK
            and box[2] <= right + _SLACK
            and box[3] <= top + _SLACK
        )
        if not inside:
            message = f"page {self.page_number}: outside the text area: {what!r} at {box}"
            raise LayoutError(message)

    def _use_fill(self, colour: Colour) -> None:
        if colour != self._sheets[-1].fill:
            self._sheets[-1].fill = colour
            self._write(b"%.3f %.3f %.3f rg" % colour)

    def _use_stroke(self, colour: Colour) -> None:
        if colour != self._sheets[-1].stroke:
            self._sheets[-1].stroke = colour
            self._write(b"%.3f %.3f %.3f RG" % colour)

    def _shown(self, text: str, style: TextStyle) -> bytes:
        font = load_font(style.font)
        parts = []
        for subset, code in font.splitString(text, self._document):
            name = font.getSubsetInternalName(subset, self._document).encode()
            parts.append(b"%s %.2f Tf (%s) Tj" % (name, style.size, _escaped(code)))
        return b" ".join(parts)


def _escaped(code: bytes) -> bytes:
    code = code.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return code.replace(b"\r", b"\\r").replace(b"\n", b"\\n")
