"""Evidence: how well a diary covers a person and an item (M01, M02), and which way it leans."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache

from kinerja_desktop.core.instrument import Scale
from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.period import Period

STEADINESS = 2


class Level(StrEnum):
    """Cukup, terbatas, kurang."""

    SUFFICIENT = "sufficient"
    LIMITED = "limited"
    LOW = "low"


@dataclass(frozen=True, kw_only=True)
class Sufficiency:
    """`index` runs from 0 to 100; the level needs at least two notes."""

    count: int
    index: int
    level: Level


def slice_of(period: Period, day: date) -> int:
    """Return which of four equal slices of the period a day lies in, 0 to 3."""
    return min(3, (day - period.start).days * 4 // period.days)


def sufficiency(
    notes: Iterable[Observation], period: Period, *, target: int = 4, looked_for_both: bool = False
) -> Sufficiency:
    """Judge the notes of one item (M01): number, spread over the period, both signs, sources."""
    found = list(notes)
    count = len(found)
    if count == 0:
        return Sufficiency(count=0, index=0, level=Level.LOW)
    slices = len({slice_of(period, note.happened_on) for note in found})
    sources = len({note.source for note in found})
    points = 40 * min(1.0, count / target) + 30 * slices / 4
    points += 10 * _balance(found, looked_for_both) + 20 * min(1.0, sources / 2)
    index = int(points + 0.5)
    level = Level.SUFFICIENT if index >= 75 else Level.LIMITED
    if count < 2 or index < 50:
        level = Level.LOW
    return Sufficiency(count=count, index=index, level=level)


def _balance(notes: list[Observation], looked_for_both: bool) -> float:
    signs = {note.valence for note in notes if note.valence != Valence.ZERO}
    return 1.0 if looked_for_both or len(signs) == 2 else 0.5


def notes_of_item(notes: Iterable[Observation], key: str) -> list[Observation]:
    """Return the notes tied to an item; a draft tells no fact and is no evidence."""
    return [note for note in notes if key in note.item_keys and not note.is_draft]


def leaning(valences: Iterable[int]) -> Fraction:
    """Return the sum of the signs over their number plus two: thin evidence leans little."""
    found = list(valences)
    return _leaning(sum(found), len(found))


def implied(valences: Iterable[int], scale: Scale) -> Fraction:
    """Return where the signs point to on a scale: a summary of the diary, not a proposed score."""
    found = list(valences)
    return _implied(sum(found), len(found), scale)


# A large office asks for the same few sums and counts thousands of times.
@cache
def _leaning(total: int, count: int) -> Fraction:
    return Fraction(total, count + STEADINESS)


@cache
def _implied(total: int, count: int, scale: Scale) -> Fraction:
    lean = _leaning(total, count)
    reach = scale.hi - scale.mid if lean >= 0 else scale.mid - scale.lo
    return scale.mid + lean * reach


def days_since_last(notes: Iterable[Observation], start: date, today: date) -> int:
    """Return the days since the newest note, or since the start of the period without one."""
    last = max((note.happened_on for note in notes), default=start)
    return (today - last).days


def rarely_noted(counts: Mapping[int, int]) -> frozenset[int]:
    """Return people with fewer than half the median of notes (M02).

    Needs four people and a median of four; otherwise nobody is named.
    """
    if len(counts) < 4:
        return frozenset()
    median = statistics.median(counts.values())
    if median < 4:
        return frozenset()
    return frozenset(person for person, count in counts.items() if count < median / 2)
