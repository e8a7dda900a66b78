"""Papers, margins, letters and rules of the printed documents, their header and footer."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kinerja_desktop.reports.typesetting import (
    BOLD,
    ITALIC,
    REGULAR,
    Colour,
    TextStyle,
    shorten,
    width_of,
)

if TYPE_CHECKING:
    from kinerja_desktop.reports.tagged_canvas import TaggedCanvas

MM: Final = 72 / 25.4

HEAD_FILL: Final[Colour] = (0.886, 0.886, 0.886)
QUIET: Final[Colour] = (0.33, 0.33, 0.33)
PALE: Final[Colour] = (0.80, 0.80, 0.80)
INK: Final[Colour] = (0.07, 0.13, 0.45)

RULE: Final = 0.5
FINE_RULE: Final = 0.25
CELL_PADDING: Final = 1.2 * MM

BODY: Final = TextStyle(font=REGULAR, size=9)
STRONG: Final = TextStyle(font=BOLD, size=9)
HEAD: Final = TextStyle(font=BOLD, size=8.5)
SMALL: Final = TextStyle(font=REGULAR, size=7.5)
NOTE: Final = TextStyle(font=ITALIC, size=8)
TITLE: Final = TextStyle(font=BOLD, size=13)
SUBTITLE: Final = TextStyle(font=BOLD, size=11)
FOOT: Final = TextStyle(font=REGULAR, size=7, colour=QUIET)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A sheet and its margins, in points. The frame is where content may stand."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of the text area in points from the lower left corner."""
        return (self.left, self.bottom, self.width - self.right, self.height - self.top)

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    def turned(self) -> Paper:
        """Return the same sheet lying on its side; the margins keep their names."""
        return replace(self, width=self.height, height=self.width)


def _sheet(size_mm: tuple[float, float], margins_mm: tuple[float, float, float, float]) -> Paper:
    left, right, top, bottom = (side * MM for side in margins_mm)
    width, height = (side * MM for side in size_mm)
    return Paper(width=width, height=height, left=left, right=right, top=top, bottom=bottom)


_FORM_MARGINS: Final = (10, 10, 10, 15)
_LETTER_MARGINS: Final = (30, 20, 20, 25)
PAPER_SIZES_MM: Final = {"A4": (210.0, 297.0), "F4": (215.0, 330.0)}
# Forms use narrow margins (their tables are 190 or 277 mm wide on A4); documents with text
# follow the letter margins of the ministry's guide to official correspondence.
FORM_PAPERS: Final = {key: _sheet(size, _FORM_MARGINS) for key, size in PAPER_SIZES_MM.items()}
LETTER_PAPERS: Final = {key: _sheet(size, _LETTER_MARGINS) for key, size in PAPER_SIZES_MM.items()}


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """What every page carries outside the text: footer line, page number, the draft mark.

    Captions are Indonesian in every language of the program, as on official forms.
    """

    footer: str = ""
    is_draft: bool = False

    def draw(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        """Draw on one page, behind its content, once the number of pages is known."""
        paper = canvas.paper
        left, bottom, right, _ = paper.frame
        baseline = bottom - 7 * MM
        count = f"Halaman {page} dari {pages}"
        room = paper.text_width - width_of(count, FOOT) - 8 * MM
        canvas.rule((left, bottom - 3.5 * MM), (right, bottom - 3.5 * MM), FINE_RULE, PALE)
        canvas.text((left, baseline), shorten(self.footer, FOOT, room), FOOT)
        canvas.text((right, baseline), count, FOOT, align="right")
        if self.is_draft:
            _draw_draft_mark(canvas)


def _draw_draft_mark(canvas: TaggedCanvas) -> None:
    paper = canvas.paper
    angle = math.degrees(math.atan2(paper.height, paper.width))
    style = TextStyle(font=BOLD, size=min(paper.width, paper.height) / 4, colour=(0.92, 0.92, 0.92))
    middle = (paper.width / 2, paper.height / 2)
    canvas.text(middle, "DRAF", style, align="center", angle=angle)


class Rules:
    """Collects the lines of a table and draws each once, however many cells share it."""

    def __init__(self, width: float = RULE) -> None:
        self._width = width
        self._lines: dict[tuple[bool, float], list[tuple[float, float]]] = {}

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Add the four sides of a cell; (x, y) is its lower left corner."""
        self.horizontal(y, x, x + width)
        self.horizontal(y + height, x, x + width)
        self.vertical(x, y, y + height)
        self.vertical(x + width, y, y + height)

    def horizontal(self, y: float, start: float, end: float) -> None:
        self._lines.setdefault((True, round(y, 2)), []).append((start, end))

    def vertical(self, x: float, start: float, end: float) -> None:
        self._lines.setdefault((False, round(x, 2)), []).append((start, end))

    def draw(self, canvas: TaggedCanvas) -> None:
        """Draw all lines as an artifact and forget them."""
        reach = self._width / 2
        with canvas.artifact():
            for (is_flat, at), pieces in sorted(self._lines.items()):
                for start, end in _joined(pieces):
                    ends = [(start - reach, at), (end + reach, at)]
                    if not is_flat:
                        ends = [(y, x) for x, y in ends]
                    canvas.rule(ends[0], ends[1], self._width)
        self._lines.clear()


def _joined(pieces: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for start, end in sorted(pieces):
        if joined and start <= joined[-1][1] + 0.05:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
