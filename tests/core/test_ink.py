from __future__ import annotations

import math
import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.ink import ink_paths, path_operators

BOX = (10.0, 20.0, 170.0, 65.0)
Point = tuple[float, float, float, float]

numbers = st.floats(-500, 2000)
points = st.tuples(numbers, numbers, st.floats(0, 1), st.floats(0, 9000))
strokes = st.lists(st.lists(points, max_size=30).map(tuple), max_size=4)


def wave(pressure: float | None = None) -> tuple[Point, ...]:
    return tuple(
        (
            40 + t * 2.0,
            80 + 40 * math.sin(t / 8),
            (0.3 + 0.004 * t) if pressure is None else pressure,
            t * 8.0,
        )
        for t in range(150)
    )


@given(strokes)
def test_no_ink_leaves_the_box(given_strokes: list[tuple[Point, ...]]) -> None:
    for path in ink_paths(given_strokes, BOX):
        for x, y in [path.start, *((curve[4], curve[5]) for curve in path.curves)]:
            assert BOX[0] - 0.2 <= x <= BOX[2] + 0.2
            assert BOX[1] - 0.2 <= y <= BOX[3] + 0.2


def test_ink_rests_on_the_bottom_and_keeps_its_proportions() -> None:
    paths = ink_paths([wave()], BOX)
    ends = [path.start for path in paths] + [(c[4], c[5]) for path in paths for c in path.curves]
    width = max(x for x, _ in ends) - min(x for x, _ in ends)
    height = max(y for _, y in ends) - min(y for _, y in ends)
    assert abs(width / height - 298 / 80) < 0.15
    assert min(y for _, y in ends) < BOX[1] + 1.5
    middle = (max(x for x, _ in ends) + min(x for x, _ in ends)) / 2
    assert abs(middle - 90) < 0.5


def test_a_short_stroke_is_not_blown_up() -> None:
    dot = ((100.0, 50.0, 0.5, 0.0), (104.0, 50.0, 0.5, 20.0))
    (path,) = ink_paths([dot], BOX)
    assert abs(path.curves[-1][4] - path.start[0]) <= 4


def test_a_single_point_is_a_dot() -> None:
    (path,) = ink_paths([((100.0, 50.0, 0.5, 0.0),)], BOX)
    assert 0 < path.curves[0][4] - path.start[0] < 0.2


def test_no_strokes_give_no_paths() -> None:
    assert ink_paths([], BOX) == []
    assert ink_paths([()], BOX) == []


def test_more_pressure_gives_a_wider_line() -> None:
    paths = ink_paths([wave()], BOX)
    assert paths[0].width < paths[-1].width


def test_a_mouse_without_pressure_draws_slow_parts_wider() -> None:
    slow = tuple((40 + t * 1.0, 80 + 20 * math.sin(t / 4), 0.5, t * 8.0) for t in range(80))
    last = slow[-1]
    fast = tuple(
        (last[0] + t * 20, 80 + 20 * math.sin(t), 0.5, last[3] + t * 8.0) for t in range(1, 30)
    )
    paths = ink_paths([(*slow, *fast)], BOX)
    assert paths[0].width > paths[-1].width


def test_points_on_a_line_are_left_out() -> None:
    line = tuple((t * 3.0, 50.0 + t * 0.5, 0.5, t * 8.0) for t in range(100))
    assert sum(len(path.curves) for path in ink_paths([line], BOX)) < 5


def test_neighbouring_paths_meet() -> None:
    paths = ink_paths([wave()], BOX)
    assert len(paths) > 1
    for path, following in pairwise(paths):
        assert path.curves[-1][4:] == following.start


def test_operators_draw_each_path_with_round_ends() -> None:
    paths = ink_paths([wave(0.5)], BOX)
    operators = path_operators(paths).decode()
    assert operators.startswith("1 J 1 j ")
    assert operators.count(" m") == operators.count(" S") == len(paths)
    assert len(re.findall(r" c(?: |$)", operators)) == sum(len(path.curves) for path in paths)
