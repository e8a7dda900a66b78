"""Importer: what every format promises, and what it hands over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kinerja_desktop.core.source_table import SourceTable
from kinerja_desktop.progress import Progress


@dataclass(frozen=True, kw_only=True)
class TextForm:
    """How a text is written, as a person chose it; what is blank is found in the text.

    `encoding` is a key of ENCODINGS, `delimiter` one of DELIMITERS (see `delimited`).
    """

    encoding: str = ""
    delimiter: str = ""


AS_FOUND = TextForm()


@dataclass(frozen=True, kw_only=True)
class SourceFile:
    """A file as plain rows of text. `encoding` and `delimiter` are set for text files."""

    kind: str
    tables: tuple[SourceTable, ...]
    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, kw_only=True)
class Importer:
    """A format. `accepts` judges by the first bytes; no two formats accept the same.

    `read` takes the bytes of the whole file, so that nothing can change between looking and
    reading, and a stick may go once they are here. It raises UnreadableFileError with a code:
    unreadable, empty, too_large, protected.
    """

    key: str
    title: str
    suffixes: tuple[str, ...]
    accepts: Callable[[bytes], bool]
    read: Callable[[bytes, TextForm, Progress], SourceFile]
