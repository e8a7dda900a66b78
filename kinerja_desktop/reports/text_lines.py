"""Lines of text of mixed styles: bullets, words struck out, underlined names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kinerja_desktop.reports.typesetting import TextStyle, width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja_desktop.reports.tagged_canvas import Align, TaggedCanvas

_THIN: Final = 0.5
_SHIFT: Final = {"left": 0.0, "center": 0.5, "right": 1.0}


@dataclass(frozen=True, kw_only=True)
class Run:
    """A stretch of one line in one style."""

    text: str
    style: TextStyle
    is_struck: bool = False
    is_underlined: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """One printed line; `indent` moves it to the right, in points."""

    runs: tuple[Run, ...]
    indent: float = 0.0

    @property
    def pitch(self) -> float:
        return max(run.style.pitch for run in self.runs)

    @property
    def rise(self) -> float:
        return max(run.style.rise for run in self.runs)

    @property
    def width(self) -> float:
        *before, last = self.runs
        whole = sum(width_of(run.text, run.style) for run in before)
        return whole + width_of(last.text.rstrip(" "), last.style)


def plain_line(text: str, style: TextStyle, *, indent: float = 0.0) -> Line:
    return Line(runs=(Run(text=text, style=style),), indent=indent)


def text_lines(text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
    """Wrap a text; an empty text gives no line."""
    if not text.strip():
        return ()
    return tuple(plain_line(line, style) for line in wrap(text.strip(), style, width))


def bullet_lines(text: str, style: TextStyle, width: float, *, mark: str = "-") -> tuple[Line, ...]:
    """Wrap a text behind a mark; further lines hang under the first word."""
    indent = width_of(f"{mark} ", style)
    first, *rest = wrap(text, style, width - indent)
    lead = Line(runs=(Run(text=f"{mark} ", style=style), Run(text=first, style=style)))
    return (lead, *(plain_line(line, style, indent=indent) for line in rest))


def underlined_lines(text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
    """Wrap a name and underline its lines."""
    return tuple(
        Line(runs=(Run(text=line, style=style, is_underlined=True),))
        for line in wrap(text, style, width)
    )


def choice_lines(
    options: Sequence[str], chosen: int | None, styles: tuple[TextStyle, TextStyle], width: float
) -> tuple[Line, ...]:
    """Write options with ` / ` between; the ones not chosen are struck out, the chosen is bold.

    Nothing is struck while nothing is chosen. `styles` are those of the others and the chosen.
    """
    plain, strong = styles
    lines: list[list[Run]] = [[]]
    used = 0.0
    for number, option in enumerate(options):
        style = strong if number == chosen else plain
        length = width_of(option, style) + width_of(" / ", plain)
        if lines[-1] and used + length > width:
            lines.append([])
            used = 0.0
        is_struck = chosen is not None and number != chosen
        lines[-1].append(Run(text=option, style=style, is_struck=is_struck))
        if number < len(options) - 1:
            lines[-1].append(Run(text=" / ", style=plain))
        used += length
    return tuple(Line(runs=tuple(runs)) for runs in lines)


def height_of(lines: Sequence[Line]) -> float:
    return sum(line.pitch for line in lines)


def draw_lines(
    canvas: TaggedCanvas,
    box: tuple[float, float, float],
    lines: Sequence[Line],
    *,
    align: Align = "left",
) -> float:
    """Write lines below each other inside a mark; box is left, top, width. Returns the height."""
    left, top, width = box
    y = top
    for line in lines:
        x = left + line.indent + (width - line.indent - line.width) * _SHIFT[align]
        for run in line.runs:
            _draw_run(canvas, (x, y - line.rise), run)
            x += width_of(run.text, run.style)
        y -= line.pitch
    return top - y


def _draw_run(canvas: TaggedCanvas, at: tuple[float, float], run: Run) -> None:
    width = canvas.text(at, run.text, run.style)
    x, y = at
    if run.is_struck:
        canvas.rule((x, y + 0.27 * run.style.size), (x + width, y + 0.27 * run.style.size), 0.7)
    if run.is_underlined:
        canvas.rule((x, y - 0.13 * run.style.size), (x + width, y - 0.13 * run.style.size), _THIN)
