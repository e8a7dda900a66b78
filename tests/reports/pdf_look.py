"""A look at a document: its text page by page, and where each word stands."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Word:
    """A word with its box in points from the upper left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PageOfWords:
    width: float
    height: float
    words: tuple[Word, ...]


class Pdf:
    """A document written to a file, to be looked at with the tools of poppler."""

    def __init__(self, path: Path, data: bytes) -> None:
        path.write_bytes(data)
        self.path = path
        self.data = data

    @property
    def text(self) -> str:
        return self._run("pdftotext", "-layout", str(self.path), "-")

    @property
    def flat(self) -> str:
        """The text in reading order with single spaces."""
        return " ".join(self._run("pdftotext", "-raw", str(self.path), "-").split())

    def page_texts(self) -> list[str]:
        document = pypdfium2.PdfDocument(self.data)
        texts = [page.get_textpage().get_text_bounded() for page in document]
        document.close()
        return ["\n".join(line.rstrip() for line in text.splitlines()) for text in texts]

    def pages(self) -> Iterator[PageOfWords]:
        found = ET.fromstring(self._run("pdftotext", "-bbox", str(self.path), "-"))  # noqa: S314
        space = "{http://www.w3.org/1999/xhtml}"
        for page in found.iter(f"{space}page"):
            sides = ("xMin", "yMin", "xMax", "yMax")
            words = tuple(
                Word(word.text or "", *(float(word.attrib[side]) for side in sides))
                for word in page.iter(f"{space}word")
            )
            yield PageOfWords(float(page.attrib["width"]), float(page.attrib["height"]), words)

    def _run(self, *command: str) -> str:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
