"""The PDF file as an archive wants it (PDF/A-3a, PDF/UA-1): what reportlab's document lacks.

Metadata, colour profile, attachment, catalogue entries. Drawing is in tagged_canvas.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFCatalog, PDFDocument, PDFObject, PDFStream

from kinerja_desktop.paths import resource_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

PRODUCER = "Kinerja Desktop"


@dataclass(frozen=True, kw_only=True)
class DocumentInfo:
    """What the file says about itself. `created` without a zone is this computer's local time."""

    title: str
    author: str
    subject: str
    created: datetime
    language: str = "id-ID"


class RawObject(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An indirect object whose bytes we write ourselves, when the file is put together."""

    __RefOnly__ = 1

    def __init__(self, body: bytes | Callable[[], bytes]) -> None:
        self._body = body

    def format(self, _document: object) -> bytes:
        return self._body if isinstance(self._body, bytes) else self._body()


class _Stream(PDFStream):  # type: ignore[misc]  # reportlab has no types
    def format(self, document: object) -> bytes:
        """Put the line feed before `endstream` that PDF/A asks for (ISO 19005-3, 6.1.7.1)."""
        body: bytes = super().format(document)
        return body.removesuffix(b"endstream\n") + b"\nendstream\n"


class _Info(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """The /Info dictionary; says the same as the metadata packet."""

    def __init__(self, info: DocumentInfo) -> None:
        self._info = info

    def digest(self, signature: Any) -> None:
        signature.update(repr(self._info).encode())

    def format(self, _document: object) -> bytes:
        info = self._info
        date = pdf_date(info.created)
        entries = {
            b"Author": pdf_text(info.author),
            b"CreationDate": date,
            b"Creator": pdf_text(PRODUCER),
            b"ModDate": date,
            b"Producer": pdf_text(PRODUCER),
            b"Subject": pdf_text(info.subject),
            b"Title": pdf_text(info.title),
        }
        return b"<< " + b" ".join(b"/%s %s" % entry for entry in entries.items()) + b" >>"


class ArchiveDocument(PDFDocument):  # type: ignore[misc]  # reportlab has no types
    """reportlab's document with the parts of an accessible archive file."""

    def __init__(self, info: DocumentInfo) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=info.language)
        self.info = _Info(info)
        self._created = info.created
        self._attachments: list[tuple[bytes, bytes]] = []
        catalogue = self.Catalog
        catalogue.__NoDefault__ = [*PDFCatalog.__NoDefault__, "OutputIntents", "AF"]
        catalogue.MarkInfo = b"<< /Marked true >>"
        catalogue.ViewerPreferences = b"<< /DisplayDocTitle true >>"
        catalogue.Metadata = self.Reference(RawObject(_metadata(info)))
        catalogue.OutputIntents = self._colour_intent()

    def Reference(self, obj: Any, name: str | None = None) -> Any:  # noqa: N802 - reportlab's name
        """Register an object; plain streams become ours on the way in."""
        if type(obj) is PDFStream:
            obj.__class__ = _Stream
        return super().Reference(obj, name)

    def register(self, obj: Any) -> bytes:
        """Register an object and return its reference, as `12 0 R`."""
        reference: bytes = self.Reference(obj).format(self)
        return reference

    def attach(self, data: bytes, name: str, description: str) -> None:
        """Embed a JSON file as the machine-readable form of this document (/AF, /Data)."""
        date = pdf_date(self._created)
        checksum = hashlib.md5(data, usedforsecurity=False).hexdigest().encode()
        params = b"<< /Size %d /ModDate %s /CheckSum <%s> >>" % (len(data), date, checksum)
        stream = stream_bytes(b"/Type /EmbeddedFile /Subtype /application#2Fjson", data, params)
        held = self.register(RawObject(stream))
        title = pdf_text(name)
        spec = b"<< /Type /Filespec /F %s /UF %s /AFRelationship /Data /Desc %s" % (
            title,
            title,
            pdf_text(description),
        )
        spec += b" /EF << /F %s /UF %s >> >>" % (held, held)
        self._attachments.append((title, self.register(RawObject(spec))))
        self._attachments.sort()
        files = b" ".join(b"%s %s" % entry for entry in self._attachments)
        self.Catalog.Names = b"<< /EmbeddedFiles << /Names [ %s ] >> >>" % files
        self.Catalog.AF = b"[ %s ]" % b" ".join(spec for _, spec in self._attachments)

    def _colour_intent(self) -> bytes:
        profile = self.register(RawObject(stream_bytes(b"/N 3", _colour_profile())))
        return (
            b"[ << /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
            b"/Info (sRGB IEC61966-2.1) /DestOutputProfile %s >> ]" % profile
        )


def stream_bytes(entries: bytes, data: bytes, params: bytes = b"") -> bytes:
    """Return a deflated stream object with the given dictionary entries."""
    packed = zlib.compress(data)
    extra = b" /Params " + params if params else b""
    head = b"<< %s%s /Filter /FlateDecode /Length %d >>" % (entries, extra, len(packed))
    return head + b"\nstream\n" + packed + b"\nendstream\n"


def pdf_text(text: str) -> bytes:
    """Return a text string object: a literal for plain ASCII, else UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable():
        plain = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(" + plain.encode() + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


def pdf_date(moment: datetime) -> bytes:
    """Return a date object with its zone; a moment without one is local time."""
    zone = moment.astimezone().strftime("%z") if moment.tzinfo is None else moment.strftime("%z")
    return f"(D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}')".encode()


def _metadata(info: DocumentInfo) -> bytes:
    template = (resource_dir() / "pdf" / "metadata.xml").read_text(encoding="utf-8")
    packet = template.format(
        bom="\ufeff",
        title=escape(info.title),
        author=escape(info.author),
        subject=escape(info.subject),
        creator=PRODUCER,
        producer=PRODUCER,
        created=(info.created if info.created.tzinfo else info.created.astimezone()).isoformat(
            timespec="seconds"
        ),
    ).encode()
    head = b"<< /Type /Metadata /Subtype /XML /Length %d >>" % len(packet)
    return head + b"\nstream\n" + packet + b"\nendstream\n"


@lru_cache(maxsize=1)
def _colour_profile() -> bytes:
    return (resource_dir() / "pdf" / "srgb.icc").read_bytes()
