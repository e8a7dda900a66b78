"""Opening a PDF of any origin for checking: what cannot be read becomes a sentence."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko_certvalidator.errors import PathError, ValidationError

from kinerja_desktop.i18n import _

# What reading bytes of any origin can raise in the libraries that take a PDF apart.
BROKEN_FILE = (
    PdfError,
    PathError,
    ValidationError,
    InvalidSignature,
    UnsupportedAlgorithm,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
    StopIteration,
    SyntaxError,
    OSError,
    EOFError,
    MemoryError,
    zlib.error,
    struct.error,
)
_END = b"%%EOF"


@dataclass(frozen=True, kw_only=True)
class OpenedFile:
    """A reader over a file. `is_strict`: the file keeps to the standard to the letter."""

    reader: PdfFileReader
    is_strict: bool


def open_file(data: bytes) -> OpenedFile | str:
    """Open the bytes of a file, or return the sentence that says why it cannot be read.

    Tried in turn: as it is; without what follows the last end mark; with small faults forgiven.
    """
    if b"%PDF-" not in data[:1024]:
        return _("This file is not a PDF, or it is damaged.")
    end = data.rfind(_END) + len(_END)
    for part, is_strict in ((data, True), (data[:end] + b"\n", True), (data, False)):
        reader = _reader(part, is_strict=is_strict)
        if reader is None:
            continue
        if reader.encrypted:
            return _("This file is locked with a password. Ask the sender for one without.")
        return OpenedFile(reader=reader, is_strict=is_strict)
    return _("This file is damaged and cannot be read.")


def _reader(data: bytes, *, is_strict: bool) -> PdfFileReader | None:
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=is_strict)
        is_usable = reader.encrypted or isinstance(reader.root["/Pages"]["/Count"], int)
    except BROKEN_FILE:
        return None
    return reader if is_usable else None
