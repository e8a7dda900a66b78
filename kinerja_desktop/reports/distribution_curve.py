"""The generic curve of predicates the evaluation form shows for a result of the organisation.

Its peak lies at the matching predicate; the shape is generic, never the counts of a unit.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from kinerja_desktop.core.period import OrganisationResult
from kinerja_desktop.reports.page_style import MM, PALE, QUIET, RULE
from kinerja_desktop.reports.typesetting import BOLD, TextStyle, wrap

if TYPE_CHECKING:
    from kinerja_desktop.reports.tagged_canvas import Box, TaggedCanvas

WIDTH: Final = 104 * MM
HEIGHT: Final = 46 * MM
_PREDICATES: Final = (
    "Sangat Kurang",
    "Kurang/ Misconduct",
    "Butuh Perbaikan",
    "Baik",
    "Sangat Baik",
)
_PEAKS: Final = {
    OrganisationResult.SANGAT_KURANG: 0,
    OrganisationResult.KURANG: 1,
    OrganisationResult.BUTUH_PERBAIKAN: 2,
    OrganisationResult.BAIK: 3,
    OrganisationResult.ISTIMEWA: 4,
}
_TICKS: Final = (0, 20, 40, 60)
_TITLE: Final = TextStyle(font=BOLD, size=7)
_TICK: Final = TextStyle(size=6.5, colour=QUIET)
_LABEL: Final = TextStyle(size=7, leading=1.1)
_STEPS: Final = 64


def draw_curve(canvas: TaggedCanvas, at: tuple[float, float], result: OrganisationResult) -> None:
    """Draw the curve as a figure of WIDTH x HEIGHT points; `at` is its upper left corner."""
    x, y = at
    box = (x, y - HEIGHT, x + WIDTH, y)
    peak = _PREDICATES[_PEAKS[result]].replace("/ ", "/")
    alt = (
        f"Kurva distribusi predikat kinerja pegawai dengan capaian kinerja organisasi "
        f"{result.value}: puncak pada predikat {peak}"
    )
    title = (
        "KURVA DISTRIBUSI PREDIKAT KINERJA PEGAWAI DENGAN "
        f"CAPAIAN KINERJA ORGANISASI {result.value}"
    )
    lines = wrap(title, _TITLE, WIDTH)
    plot = (x + 14 * MM, y - HEIGHT + 7.5 * MM, x + WIDTH - 1 * MM, y - len(lines) * 8.4 - 1.5 * MM)
    with canvas.figure(alt, box):
        canvas.block((x, y, WIDTH), lines, _TITLE, align="center")
        _draw_axes(canvas, plot, box)
        canvas.paint(_curve_operators(plot, _PEAKS[result]), plot)


def _draw_axes(canvas: TaggedCanvas, plot: Box, box: Box) -> None:
    left, bottom, right, top = plot
    for tick in _TICKS:
        y = bottom + (top - bottom) * tick / _TICKS[-1]
        canvas.rule(
            (left, y), (right, y), RULE if tick == 0 else 0.25, QUIET if tick == 0 else PALE
        )
        canvas.text((left - 1.2 * MM, y - 2.3), str(tick), _TICK, align="right")
    middle = (bottom + top) / 2
    canvas.text((box[0] + 4 * MM, middle), "Frekuensi Pegawai", _LABEL, align="center", angle=90)
    room = (right - left) / len(_PREDICATES)
    for number, name in enumerate(_PREDICATES):
        canvas.block(
            (left + number * room, bottom - 0.6 * MM, room),
            wrap(name, _LABEL, room),
            _LABEL,
            align="center",
        )


def _curve_operators(plot: Box, peak: int) -> bytes:
    left, bottom, right, top = plot
    points = []
    for step in range(_STEPS + 1):
        share = step / _STEPS
        place = share * len(_PREDICATES) - 0.5
        level = (3 + 51 * math.exp(-(((place - peak) / 1.05) ** 2))) / _TICKS[-1]
        points.append((left + (right - left) * share, bottom + (top - bottom) * level))
    way = " ".join(f"{x:.2f} {y:.2f} l" for x, y in points)
    first = f"{points[0][0]:.2f} {points[0][1]:.2f} m "
    under = f"0.90 0.92 0.96 rg {left:.2f} {bottom:.2f} m {way} {right:.2f} {bottom:.2f} l f "
    line = f"0.07 0.13 0.45 RG 1.3 w 1 j {first}{way} S"
    return (under + line).encode()
