"""Prepared signature fields of a document: empty, named, part of the structure tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.reports.archive_document import RawObject, pdf_text, stream_bytes
from kinerja_desktop.reports.typesetting import FONT_FILES, load_font

if TYPE_CHECKING:
    from kinerja_desktop.reports.archive_document import ArchiveDocument
    from kinerja_desktop.reports.structure import StructureTree


class SignatureFields:
    """The fields of one document, and the form dictionary that lists them."""

    def __init__(self, document: ArchiveDocument, tree: StructureTree) -> None:
        self._document = document
        self._tree = tree
        self._widgets: list[bytes] = []

    def add(
        self, name: str, tooltip: str, *, box: tuple[float, float, float, float], page: bytes
    ) -> bytes:
        """Add a field whose empty appearance a signer replaces; returns the widget's reference."""
        left, bottom, right, top = box
        form = b"/Type /XObject /Subtype /Form /BBox [ 0 0 %.2f %.2f ]"
        empty = stream_bytes(form % (right - left, top - bottom), b"")
        appearance = self._document.register(RawObject(empty))
        place = len(self._widgets)

        def body() -> bytes:
            return (
                b"<< /Type /Annot /Subtype /Widget /FT /Sig /T %s /TU %s /F 132 "
                b"/Rect [ %.2f %.2f %.2f %.2f ] /P %s /AP << /N %s >> /StructParent %d >>"
            ) % (
                pdf_text(name),
                pdf_text(tooltip),
                *box,
                page,
                appearance,
                self._tree.key_of_object(place),
            )

        widget = self._document.register(RawObject(body))
        self._widgets.append(widget)
        self._tree.add_object(widget, page)
        return widget

    def close(self) -> None:
        """List the fields in the catalogue, with the document's own fonts for appearances."""
        if not self._widgets:
            return
        for name in FONT_FILES:
            load_font(name).splitString("A", self._document)
            load_font(name).getSubsetInternalName(0, self._document)
        self._document.Catalog.AcroForm = self._document.Reference(RawObject(self._form))

    def _form(self) -> bytes:
        document = self._document
        fonts = b" ".join(
            b"/%s %s" % (name.encode(), document.register(document.idToObject[f"{inner[1:]}+0"]))
            for name, inner in sorted(document.fontMapping.items())
        )
        fields = b" ".join(self._widgets)
        return b"<< /Fields [ %s ] /SigFlags 3 /DR << /Font << %s >> >> >>" % (fields, fonts)
