"""Target: what an indicator aims at, as a value, a range or words, and which way is better."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_NUMBER = r"\d+(?:[.,]\d+)*"
_FIRST = re.compile(rf"(?P<lo>{_NUMBER})(?:\s*(?:-|–|s\.?\s?d\.?|sampai|to)\s*(?P<hi>{_NUMBER}))?")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


class Direction(StrEnum):
    """Whether more or less of it is better; time and cost usually are better when less."""

    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, kw_only=True)
class Target:
    """A value, or the range from `lo` to `hi`; a value has both alike."""

    lo: Decimal
    hi: Decimal

    @property
    def is_range(self) -> bool:
        return self.lo != self.hi

    def nearest(self, realised: Decimal) -> Decimal:
        """Return what a realisation is measured against: itself inside, else the nearer limit."""
        return min(max(realised, self.lo), self.hi)


def read_number(text: str) -> Decimal | None:
    """Return the first number of a text, or None: 6,5 and 6.5 are the same, 1.200 is thousands."""
    found = re.search(_NUMBER, text)
    return _decimal(found[0]) if found else None


def read_target(text: str) -> Target | None:
    """Return the target a text gives: "80-90 %", "12 laporan"; None for words alone."""
    found = _FIRST.search(text)
    if found is None:
        return None
    lo = _decimal(found["lo"])
    hi = _decimal(found["hi"]) if found["hi"] else lo
    return Target(lo=min(lo, hi), hi=max(lo, hi))


def _decimal(written: str) -> Decimal:
    if _GROUPED.fullmatch(written.partition(",")[0]):
        written = written.replace(".", "")
    whole, _mark, rest = written.replace(",", ".").rpartition(".")
    return Decimal(f"{whole.replace('.', '')}.{rest}" if whole else written.replace(",", "."))
