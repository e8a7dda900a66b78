"""Where the notes of a person point to as a whole, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja_desktop.core.evidence import STEADINESS, leaning
from kinerja_desktop.core.instrument import Scale

BAND_WIDTH = 1.96


@dataclass(frozen=True, kw_only=True)
class Direction:
    """A band from -1 (all to improve) to 1 (all strengths); few notes make it wide."""

    low: float
    middle: float
    high: float

    def holds(self, place: float) -> bool:
        """Whether a place on the same line lies within the band."""
        return self.low <= place <= self.high


def direction(valences: Sequence[int]) -> Direction:
    """Return the leaning of notes with its 95 % band.

    Ours: the notes are counted with two more, one to each side, as if they were drawn at random;
    the band is the usual one of a mean, cut at both ends.
    """
    count = len(valences) + STEADINESS
    middle = float(leaning(valences))
    squares = (sum(sign * sign for sign in valences) + STEADINESS) / count
    half = BAND_WIDTH * math.sqrt(max(0.0, squares - middle * middle) / count)
    return Direction(low=max(-1.0, middle - half), middle=middle, high=min(1.0, middle + half))


def place_on(scale: Scale, mean: Fraction | float) -> float:
    """Return where a mean lies between -1 (lowest), 0 (as expected) and 1 (highest step)."""
    off = float(mean) - scale.mid
    return off / (scale.hi - scale.mid if off >= 0 else scale.mid - scale.lo)
