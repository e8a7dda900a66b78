"""Importer: what every format promises, and what it hands over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kinerja_desktop.core.source_table import SourceTable
from kinerja_desktop.progress import Progress


@dataclass(frozen=True, kw_only=True)
class SourceFile:
    """A file as plain rows of text. `encoding` and `delimiter` are set for text files."""

    kind: str
    tables: tuple[SourceTable, ...]
    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, kw_only=True)
class Importer:
    """A format. `accepts` judges by the first bytes; `suffixes` decide when content does not.

    `read` raises UnreadableFileError with a code: unreadable, empty, too_large, protected.
    """

    key: str
    title: str
    suffixes: tuple[str, ...]
    accepts: Callable[[bytes], bool]
    read: Callable[[Path, Progress], SourceFile]
