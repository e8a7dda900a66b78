"""Wrapped text for delegates: how many lines a text takes, and drawing them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from kinerja_desktop.ui.widgets.painting import draw_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from kinerja_desktop.ui.theme.theme import Theme


@lru_cache(maxsize=4096)
def _lines(text: str, font_key: str, width: int) -> tuple[str, ...]:
    font = QFont()
    font.fromString(font_key)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20))
        found.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return tuple(found)


def wrapped(theme: Theme, text: str, style: str, width: float, *, most: int = 2) -> list[str]:
    """Return the lines of a text, at most `most`; the last one holds the rest."""
    flat = " ".join(text.split())
    lines = list(_lines(flat, theme.font_key(style), int(width)))
    if len(lines) <= most:
        return lines or [""]
    return [*lines[: most - 1], "".join(lines[most - 1 :])]


@lru_cache(maxsize=20000)
def _advance(text: str, font_key: str) -> float:
    return _metrics(font_key).horizontalAdvance(text)


@lru_cache(maxsize=64)
def _metrics(font_key: str) -> QFontMetricsF:
    font = QFont()
    font.fromString(font_key)
    return QFontMetricsF(font)


def takes_one_line(theme: Theme, text: str, style: str, width: float) -> bool:
    """Return whether a text fits into one line: much quicker than wrapping it."""
    return _advance(text, theme.font_key(style)) <= int(width)


def draw_lines(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    lines: list[str],
    *,
    look: str = "body text",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw lines below each other at the line distance of their style, from the top of `box`."""
    height = theme.line(look.partition(" ")[0])
    for number, line in enumerate(lines):
        place = QRectF(box.left(), box.top() + number * height, box.width(), height)
        draw_text(painter, theme, place, line.rstrip(), look=look, align=align)
