"""The year 2021: January to June by PP 46/2011, July to December by PP 30/2019, half and half."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from kinerja_desktop.core.instrument import Indicator, Instrument, Scale, Section

FIRST_HALF = "first_half_2021"
SECOND_HALF_START = date(2021, 7, 1)

# From, to and the value of the lower end with its rise, one line a band of PP 46/2011.
BANDS = (
    (91, 99, Fraction(110), Fraction(10, 8)),
    (76, 90, Fraction(90), Fraction(19, 14)),
    (61, 75, Fraction(70), Fraction(19, 14)),
    (51, 60, Fraction(50), Fraction(19, 9)),
    (0, 50, Fraction(0), Fraction(49, 50)),
)


@dataclass(frozen=True, kw_only=True)
class Brought:
    """A value of PP 46/2011 on the scale to 120.

    Between two bands the rule gives none: `value` is None, and the two readings stand beside.
    """

    value: Fraction | None
    by_lower_band: Fraction | None = None
    by_upper_band: Fraction | None = None


def brought_to_120(value: Fraction) -> Brought:
    """Return a value of PP 46/2011 (0 to 100) on the scale of PP 30/2019."""
    if value == 100:
        return Brought(value=Fraction(120))
    for low, high, start, rise in BANDS:
        if low <= value <= high:
            return Brought(value=start + rise * (value - low))
    if value > 99:
        return Brought(value=None, by_lower_band=_by(BANDS[0], value), by_upper_band=Fraction(120))
    upper, lower = next(
        pair for pair in itertools.pairwise(BANDS) if pair[1][1] < value < pair[0][0]
    )
    return Brought(value=None, by_lower_band=_by(lower, value), by_upper_band=_by(upper, value))


def _by(band: tuple[int, int, Fraction, Fraction], value: Fraction) -> Fraction:
    low, _high, start, rise = band
    return start + rise * (value - low)


def covering(instrument: Instrument, start: date) -> Instrument:
    """Return an instrument that asks for the first half of 2021 exactly where a period has it."""
    others = tuple(one for one in instrument.sections if one.key != FIRST_HALF)
    if start >= SECOND_HALF_START:
        return replace(instrument, sections=others)
    name = "Nilai PP 46/2011 Januari s.d. Juni 2021"
    asked = Indicator(
        key=FIRST_HALF,
        name=name,
        short_name="PP 46/2011",
        description="Diketik dari dokumen semester pertama, 0 sampai 100.",
    )
    half = Section(
        key=FIRST_HALF,
        title="Semester pertama 2021",
        indicators=(asked,),
        scale=Scale(lo=0, mid=76, hi=100),
    )
    return replace(instrument, sections=(*others, half))


def year_value(first_half: Fraction, second_half: Fraction) -> Fraction:
    """Return the value of 2021: the mean of both halves on the scale to 120 (SE 3/2021)."""
    return (first_half + second_half) / 2
