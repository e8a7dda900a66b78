"""Ink: strokes of a pen or mouse made into smooth curves that fit a box.

The curves are plain numbers, drawn by the forms and by the signatures alike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja_desktop.core.discussion import Point, Stroke

Box = tuple[float, float, float, float]
Curve = tuple[float, float, float, float, float, float]
_TOLERANCE_PX = 0.4
_LARGEST_SCALE = 0.75  # a short stroke on the pad stays a short stroke on paper


@dataclass(frozen=True, kw_only=True)
class InkPath:
    """A run of cubic curves of one pen width, in the units of the box."""

    width: float
    start: tuple[float, float]
    curves: tuple[Curve, ...]


def ink_paths(strokes: Sequence[Stroke], box: Box, *, pen_width: float = 1.2) -> list[InkPath]:
    """Fit strokes (px, y downwards) into a box (left, bottom, right, top; y upwards).

    Proportions are kept, the ink is centred and rests on the bottom of the box; no part of it,
    pen width included, leaves the box. Pressure, or speed where a mouse has none, gives the
    width: half to one and a half of `pen_width`.
    """
    given = [stroke for stroke in strokes if stroke]
    if not given:
        return []
    place = _placing(given, box, pen_width * 1.5)
    paths: list[InkPath] = []
    for stroke in given:
        kept = _thinned(_steadied(stroke))
        widths = [pen_width * factor for factor in _width_factors(kept)]
        paths.extend(_curved([place(point) for point in kept], widths))
    return paths


def path_operators(paths: Sequence[InkPath]) -> bytes:
    """Return the paths as PDF operators: round caps and joins, stroked in the current colour."""
    parts = ["1 J 1 j"]
    for path in paths:
        parts.append(f"{path.width:.2f} w {path.start[0]:.2f} {path.start[1]:.2f} m")
        parts.extend(" ".join(f"{number:.2f}" for number in curve) + " c" for curve in path.curves)
        parts.append("S")
    return " ".join(parts).encode()


class _Placing:
    """Maps pad coordinates into the box."""

    def __init__(self, *, scale: float, shift: tuple[float, float]) -> None:
        self._scale, self._shift = scale, shift

    def __call__(self, point: Point) -> tuple[float, float]:
        x, y = point[0] * self._scale, -point[1] * self._scale
        return (x + self._shift[0], y + self._shift[1])


def _placing(strokes: Sequence[Stroke], box: Box, margin: float) -> _Placing:
    points = [point for stroke in strokes for point in stroke]
    low_x, high_x = min(p[0] for p in points), max(p[0] for p in points)
    low_y, high_y = min(p[1] for p in points), max(p[1] for p in points)
    left, bottom, right, top = box
    room_x, room_y = max(right - left - margin, 1.0), max(top - bottom - margin, 1.0)
    scale = min(
        room_x / max(high_x - low_x, 1e-6),
        room_y / max(high_y - low_y, 1e-6),
        _LARGEST_SCALE,
    )
    middle = (left + right) / 2 - (low_x + high_x) / 2 * scale
    return _Placing(scale=scale, shift=(middle, bottom + margin / 2 + high_y * scale))


def _steadied(stroke: Stroke) -> Stroke:
    """Average each inner point with its neighbours: a mouse moves in whole pixels."""
    inner = [
        (
            (before[0] + 2 * point[0] + after[0]) / 4,
            (before[1] + 2 * point[1] + after[1]) / 4,
            (before[2] + 2 * point[2] + after[2]) / 4,
            point[3],
        )
        for before, point, after in zip(stroke, stroke[1:], stroke[2:], strict=False)
    ]
    return (stroke[0], *inner, stroke[-1]) if len(stroke) > 1 else stroke


def _thinned(stroke: Stroke) -> Stroke:
    """Leave out points nearer than the tolerance to the line without them (Douglas-Peucker)."""
    keep = {0, len(stroke) - 1}
    spans = [(0, len(stroke) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        distance, place = max(
            (_distance(stroke[i], stroke[first], stroke[last]), i) for i in range(first + 1, last)
        )
        if distance > _TOLERANCE_PX:
            keep.add(place)
            spans += [(first, place), (place, last)]
    return tuple(stroke[i] for i in sorted(keep))


def _distance(point: Point, start: Point, end: Point) -> float:
    run, rise = end[0] - start[0], end[1] - start[1]
    length = math.hypot(run, rise)
    if length == 0:
        return math.hypot(point[0] - start[0], point[1] - start[1])
    return abs(rise * (point[0] - start[0]) - run * (point[1] - start[1])) / length


def _width_factors(stroke: Stroke) -> list[float]:
    pressures = [point[2] for point in stroke]
    if max(pressures) - min(pressures) > 0.05:
        factors = [0.5 + min(max(pressure, 0.0), 1.0) for pressure in pressures]
    else:
        factors = [1.25 - 0.55 * min(speed / 2.0, 1.0) for speed in _speeds(stroke)]
    ends = [factors[0], *factors, factors[-1]]
    return [
        (before + 2 * factor + after) / 4
        for before, factor, after in zip(ends, factors, ends[2:], strict=False)
    ]


def _speeds(stroke: Stroke) -> list[float]:
    """Speed at each point in pixels per millisecond; 0 where no time passed."""
    speeds = [0.0]
    for before, point in pairwise(stroke):
        passed = point[3] - before[3]
        way = math.hypot(point[0] - before[0], point[1] - before[1])
        speeds.append(way / passed if passed > 0 else 0.0)
    return speeds


def _curved(points: list[tuple[float, float]], widths: list[float]) -> list[InkPath]:
    """Join points by smooth curves; neighbours of about one width share a path."""
    if len(points) == 1:
        x, y = points[0]
        return [InkPath(width=widths[0], start=(x, y), curves=((x, y, x + 0.1, y, x + 0.1, y),))]
    slopes = _slopes(points)
    paths: list[InkPath] = []
    for i, (start, end) in enumerate(pairwise(points)):
        third = math.dist(start, end) / 3
        curve = (
            start[0] + slopes[i][0] * third,
            start[1] + slopes[i][1] * third,
            end[0] - slopes[i + 1][0] * third,
            end[1] - slopes[i + 1][1] * third,
            end[0],
            end[1],
        )
        width = max(round((widths[i] + widths[i + 1]) / 2, 1), 0.1)
        if paths and paths[-1].width == width:
            last = paths.pop()
            paths.append(InkPath(width=width, start=last.start, curves=(*last.curves, curve)))
        else:
            paths.append(InkPath(width=width, start=start, curves=(curve,)))
    return paths


def _slopes(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Direction at each point by its neighbours, over the way between them (Catmull-Rom)."""
    around = [points[0], *points, points[-1]]
    slopes = []
    for before, point, after in zip(around, points, around[2:], strict=False):
        way = math.dist(before, point) + math.dist(point, after)
        way = max(way, 1e-6)
        slopes.append(((after[0] - before[0]) / way, (after[1] - before[1]) / way))
    return slopes
