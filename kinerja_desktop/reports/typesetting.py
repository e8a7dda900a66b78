"""Letters and lines: the fonts that go into every document, their widths, breaking text.

Fonts are loaded by path from the resources, never from the system, so that a document looks
and measures the same on every computer.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from reportlab.pdfbase.ttfonts import TTFont

from kinerja_desktop.paths import resource_dir

REGULAR: Final = "Arimo"
BOLD: Final = "Arimo-Bold"
ITALIC: Final = "Arimo-Italic"
FONT_FILES: Final = {
    REGULAR: "Arimo-Regular.ttf",
    BOLD: "Arimo-Bold.ttf",
    ITALIC: "Arimo-Italic.ttf",
}
Colour = tuple[float, float, float]
BLACK: Final[Colour] = (0.0, 0.0, 0.0)

_STAND_INS: Final = {
    "≥": ">=",
    "≤": "<=",
    "→": "->",
    "✓": "v",
    "✔": "v",
    "✗": "x",
    "‐": "-",
    "‑": "-",
    "‒": "–",
    "―": "—",
    "−": "-",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u202f": "\u00a0",
    "\u200b": "",
    "\ufeff": "",
}


@dataclass(frozen=True, kw_only=True)
class TextStyle:
    """Font name of FONT_FILES, size and line pitch; `leading` is a multiple of the size."""

    font: str = REGULAR
    size: float = 9.0
    colour: Colour = BLACK
    leading: float = 1.2

    @property
    def pitch(self) -> float:
        """Distance of two baselines in points."""
        return self.size * self.leading

    @property
    def rise(self) -> float:
        """Distance from the top of a line to its baseline in points."""
        face = load_font(self.font).face
        slack = self.pitch - self.size * (face.ascent - face.descent) / 1000
        return float(self.size * face.ascent / 1000 + slack / 2)


@lru_cache(maxsize=8)
def load_font(name: str) -> Any:
    """Read a font once per process; raises KeyError for a name not in FONT_FILES."""
    return TTFont(name, str(resource_dir() / "fonts" / FONT_FILES[name]), asciiReadable=1)


def clean(text: str, font: str = REGULAR) -> str:
    """Return text the font can show: composed, without control characters.

    A character without a glyph would be an undefined glyph in the file, which PDF/A forbids,
    so it becomes a stand-in, its plain letter, or a question mark.
    """
    if text.isascii() and text.isprintable():
        return text
    known = load_font(font).face.charToGlyph
    composed = unicodedata.normalize("NFC", text)
    return "".join(char if ord(char) in known else _replace(char, known) for char in composed)


def _replace(char: str, known: dict[int, int]) -> str:
    if char in _STAND_INS:
        return _STAND_INS[char]
    if char.isspace() or unicodedata.category(char) == "Cc":
        return " "
    if unicodedata.category(char) in {"Mn", "Cf"}:
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFKD", char) if ord(c) in known)
    return plain or "?"


@lru_cache(maxsize=20_000)
def _thousandths(text: str, font: str) -> float:
    face = load_font(font).face
    return float(sum(face.getCharWidth(ord(char)) for char in text))


def width_of(text: str, style: TextStyle) -> float:
    """Width in points of one line; words are measured once per font."""
    text = clean(text, style.font)
    words = text.split(" ")
    total = sum(_thousandths(word, style.font) for word in words)
    total += (len(words) - 1) * _thousandths(" ", style.font)
    return total * style.size / 1000


def wrap(text: str, style: TextStyle, width: float) -> list[str]:
    """Break text into lines not wider than `width` points; a too long word is cut.

    Line feeds in the text are kept; a text without letters gives one empty line. A line broken
    at a space ends in that space, so that a reader of the file does not join two words.
    """
    lines: list[str] = []
    for paragraph in text.replace("\r\n", "\n").split("\n"):
        lines.extend(_fill(clean(paragraph, style.font).split(), style, width))
    return lines


def _fill(words: list[str], style: TextStyle, width: float) -> list[str]:
    space = width_of(" ", style)
    lines = [""]
    used = 0.0
    for word in words:
        length = width_of(word, style)
        if lines[-1] and used + space + length > width:
            lines[-1:] = [lines[-1] + " ", ""]
            used = 0.0
        if not lines[-1] and length > width:
            *whole, word = _cut(word, style, width)  # noqa: PLW2901 - the rest goes on
            lines[-1:] = [*whole, ""]
            length = width_of(word, style)
        used += length + (space if lines[-1] else 0.0)
        lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _cut(word: str, style: TextStyle, width: float) -> list[str]:
    """Cut a word into pieces that fit, after a hyphen, slash, dot or @ where one is near."""
    pieces = []
    while len(word) > 1 and width_of(word, style) > width:
        end = max(1, _fitting(word, style, width))
        soft = max((word.rfind(mark, 0, end) for mark in "-/@._"), default=-1) + 1
        end = soft if soft > end // 2 else end
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


def _fitting(word: str, style: TextStyle, width: float) -> int:
    room = width * 1000 / style.size
    for count, char in enumerate(word):
        room -= _thousandths(char, style.font)
        if room < 0:
            return count
    return len(word)


def shorten(text: str, style: TextStyle, width: float) -> str:
    """Return the text, or as much of it as fits followed by an ellipsis."""
    text = clean(text, style.font)
    if width_of(text, style) <= width:
        return text
    count = _fitting(text, style, width - width_of("…", style))
    return text[:count].rstrip() + "…"
