"""Instrument: what is appraised and on which scale; a versioned value, described as data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Predicate(StrEnum):
    """Predikat kinerja (PermenPANRB 6/2022). Butuh Perbaikan is the Cukup of PP 30/2019."""

    SANGAT_BAIK = "SANGAT_BAIK"
    BAIK = "BAIK"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN"
    KURANG = "KURANG"
    SANGAT_KURANG = "SANGAT_KURANG"


PREDICATE_WORDS = {
    Predicate.SANGAT_BAIK: "Sangat Baik",
    Predicate.BAIK: "Baik",
    Predicate.BUTUH_PERBAIKAN: "Butuh Perbaikan",
    Predicate.KURANG: "Kurang",
    Predicate.SANGAT_KURANG: "Sangat Kurang",
}


MOST_CHOSEN = 11


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Whole steps from `lo` to `hi`; `mid` means as expected."""

    lo: int
    mid: int
    hi: int

    def steps(self) -> range:
        return range(self.lo, self.hi + 1)

    @property
    def is_typed(self) -> bool:
        """Whether scores are typed as numbers: more than eleven steps are not chosen from."""
        return len(self.steps()) > MOST_CHOSEN

    def holds(self, value: Decimal) -> bool:
        return self.lo <= value <= self.hi


THREE_STEPS = Scale(lo=-1, mid=0, hi=1)
FIVE_STEPS = Scale(lo=1, mid=3, hi=5)


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """What a step of the scale looks like, in words."""

    step: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One thing to be rated. `guidance` are official behaviours; `weight` is in percent.

    `scale` is its own scale, None for that of the section.
    """

    key: str
    name: str
    short_name: str = ""
    description: str = ""
    weight: Decimal | None = None
    guidance: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    scale: Scale | None = None

    @property
    def word(self) -> str:
        return self.short_name or self.name


@dataclass(frozen=True, kw_only=True)
class Section:
    """A group of items. `from_plan` sections take their items from the employee's plan (RHK).

    `weight` is the section's share of the whole in percent; without it the weights of its
    indicators are shares of the whole. `scale` is its own scale, None for the instrument's.
    """

    key: str
    title: str
    from_plan: bool = False
    anchors: tuple[Anchor, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    weight: Decimal | None = None
    scale: Scale | None = None


class LeftOut(StrEnum):
    """What becomes of the weight of an item that does not apply; it never counts as zero."""

    SHARED = "shared"
    BLOCKS = "blocks"


@dataclass(frozen=True, kw_only=True)
class Band:
    """The predicate of totals at or above `from_total`, compared unrounded."""

    predicate: Predicate
    from_total: Decimal


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """A version of what a method rates. Changing it makes a new version, never edits the past.

    Totals and bands are on `scale`; scores on other scales are brought onto it.
    """

    id: int = 0
    method: str
    version: int = 1
    scale: Scale
    sections: tuple[Section, ...]
    bands: tuple[Band, ...] = ()
    left_out: LeftOut = LeftOut.SHARED

    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(ind for section in self.sections for ind in section.indicators)

    def scale_of(self, section: Section, indicator: Indicator | None = None) -> Scale:
        """Return the scale of an item: its own, its section's or the instrument's."""
        own = indicator.scale if indicator else None
        return own or section.scale or self.scale
