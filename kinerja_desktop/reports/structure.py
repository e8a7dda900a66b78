"""The structure tree of a document: which part is a heading, a table, a cell (PDF/UA-1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kinerja_desktop.reports.archive_document import RawObject, pdf_text

if TYPE_CHECKING:
    from kinerja_desktop.reports.archive_document import ArchiveDocument


@dataclass(frozen=True, kw_only=True)
class Attributes:
    """What an element says beside its role. `scope` is Column, Row or Both, of a TH."""

    scope: str = ""
    col_span: int = 1
    row_span: int = 1
    alt: str = ""
    bbox: tuple[float, float, float, float] | None = None

    def as_bytes(self) -> bytes:
        """Return the entries of the element dictionary."""
        table = [f"/Scope /{self.scope}"] if self.scope else []
        if self.col_span > 1:
            table.append(f"/ColSpan {self.col_span}")
        if self.row_span > 1:
            table.append(f"/RowSpan {self.row_span}")
        parts = []
        if table:
            parts.append(f"/A << /O /Table {' '.join(table)} >>".encode())
        if self.bbox:
            corners = " ".join(f"{side:.2f}" for side in self.bbox)
            parts.append(f"/A << /O /Layout /BBox [ {corners} ] >>".encode())
        if self.alt:
            parts.append(b"/Alt " + pdf_text(self.alt))
        return b" ".join(parts)


PLAIN = Attributes()


@dataclass(eq=False)
class _Element:
    role: str
    parent: bytes
    entries: bytes
    page: bytes = b""
    reference: bytes = b""
    kids: list[bytes] = field(default_factory=list)

    def as_bytes(self) -> bytes:
        """Write the dictionary; a single kid stands alone, not in an array.

        Signature checkers accept a field's use in the tree only as `.K.Obj`, so the array
        around one object reference would make every second signature look like tampering.
        """
        kids = self.kids[0] if len(self.kids) == 1 else b"[ " + b" ".join(self.kids) + b" ]"
        page = b"/Pg " + self.page if self.page else b""
        return b"<< /Type /StructElem /S /%s /P %s %s %s /K %s >>" % (
            self.role.encode(),
            self.parent,
            page,
            self.entries,
            kids,
        )


class StructureTree:
    """Grows with the drawing: elements are opened and closed, content is counted per page."""

    def __init__(self, document: ArchiveDocument) -> None:
        self._document = document
        self._content: list[list[bytes]] = []
        self._objects: list[bytes] = []
        root = document.register(RawObject(self._root))
        self._root_reference = root
        self._open = [self._new("Document", root, PLAIN)]
        self._top = self._open[0].reference
        document.Catalog.StructTreeRoot = root

    def add_page(self) -> None:
        """Begin to count the marked content of a new page."""
        self._content.append([])

    def open(self, role: str, attributes: Attributes = PLAIN) -> None:
        """Open an element below the one that is open now."""
        element = self._child(role, attributes)
        self._open.append(element)

    def close(self) -> None:
        """Close the element opened last."""
        self._open.pop()

    def is_balanced(self) -> bool:
        """Whether every element opened has been closed."""
        return len(self._open) == 1

    def add_content(self, role: str, attributes: Attributes, page: bytes) -> int:
        """Add a leaf for marked content on the newest page and return its number there."""
        element = self._child(role, attributes)
        element.page = page
        number = len(self._content[-1])
        element.kids.append(b"%d" % number)
        self._content[-1].append(element.reference)
        return number

    def add_object(self, widget: bytes, page: bytes) -> int:
        """Add a Form element that holds a field; returns the field's place among objects."""
        element = self._child("Form", PLAIN)
        element.page = page
        element.kids.append(b"<< /Type /OBJR /Obj %s /Pg %s >>" % (widget, page))
        self._objects.append(element.reference)
        return len(self._objects) - 1

    def key_of_object(self, place: int) -> int:
        """Return the StructParent number: pages are counted first, then objects."""
        return len(self._content) + place

    def _child(self, role: str, attributes: Attributes) -> _Element:
        parent = self._open[-1]
        element = self._new(role, parent.reference, attributes)
        parent.kids.append(element.reference)
        return element

    def _new(self, role: str, parent: bytes, attributes: Attributes) -> _Element:
        element = _Element(role, parent, attributes.as_bytes())
        element.reference = self._document.register(RawObject(element.as_bytes))
        return element

    def _root(self) -> bytes:
        pages = [
            b"%d [ %s ]" % (number, b" ".join(content))
            for number, content in enumerate(self._content)
        ]
        objects = [
            b"%d %s" % (self.key_of_object(place), held) for place, held in enumerate(self._objects)
        ]
        numbers = b" ".join([*pages, *objects])
        return (
            b"<< /Type /StructTreeRoot /K %s /ParentTree << /Nums [ %s ] >> "
            b"/ParentTreeNextKey %d >>"
            % (self._top, numbers, len(self._content) + len(self._objects))
        )
