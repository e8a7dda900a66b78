"""Trend: how the result and each indicator of one person stood, period by period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.fairness.hint import step_word
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.methods import predicate_word
from kinerja_desktop.core.methods.method import Item, ItemKind
from kinerja_desktop.core.period import Period
from kinerja_desktop.i18n import _, number

RESULT = "result"
TYPED_PLACES = 2
LOWEST_FIRST = tuple(reversed(Predicate))


@dataclass(frozen=True, kw_only=True)
class RatedIn:
    """A period and what was rated in it; `items` is empty where nothing was."""

    period: Period
    items: tuple[Item, ...] = ()
    draft: Draft = Draft()
    predicate: Predicate | None = None


@dataclass(frozen=True, kw_only=True)
class TrendPoint:
    """Where somebody stood, from 0 (lowest possible) to 1, and in words; None is a gap."""

    period_name: str
    place: float | None = None
    told: str = ""


@dataclass(frozen=True, kw_only=True)
class Trend:
    """One line over the periods, oldest first."""

    key: str
    name: str
    points: tuple[TrendPoint, ...]


def trends(rated: Sequence[RatedIn]) -> tuple[Trend, ...]:
    """Return the line of the predicate, then of each indicator of the newest rating.

    `rated` are periods of one method, oldest first. A line needs two periods with a value; what
    lies before the first and after the last of them is left out, what lies between is a gap.
    """
    newest = next((one for one in reversed(rated) if one.items), None)
    if newest is None:
        return ()
    lines = [Trend(key=RESULT, name=_("Predicate"), points=tuple(map(_predicate_point, rated)))]
    lines += [
        Trend(
            key=item.key,
            name=item.name,
            points=tuple(_item_point(one, item.key) for one in rated),
        )
        for item in newest.items
        if item.kind != ItemKind.RESULT
    ]
    return tuple(found for line in lines if (found := _between(line)) is not None)


def _between(line: Trend) -> Trend | None:
    known = [place for place, point in enumerate(line.points) if point.place is not None]
    if len(known) < 2:
        return None
    points = line.points[known[0] : known[-1] + 1]
    return Trend(key=line.key, name=line.name, points=points)


def _predicate_point(one: RatedIn) -> TrendPoint:
    if one.predicate is None:
        return TrendPoint(period_name=one.period.name)
    return TrendPoint(
        period_name=one.period.name,
        place=LOWEST_FIRST.index(one.predicate) / (len(LOWEST_FIRST) - 1),
        told=predicate_word(one.period.method, one.predicate),
    )


def _item_point(one: RatedIn, key: str) -> TrendPoint:
    item = next((item for item in one.items if item.key == key), None)
    answer = one.draft.answer(key)
    if item is None or answer.not_applicable:
        return TrendPoint(period_name=one.period.name)
    scale = item.scale
    if answer.value is not None:
        value, told = float(answer.value), number(float(answer.value), TYPED_PLACES)
    elif answer.step is not None:
        value, told = float(answer.step), step_word(answer.step, scale)
    else:
        return TrendPoint(period_name=one.period.name)
    place = (value - scale.lo) / (scale.hi - scale.lo)
    return TrendPoint(period_name=one.period.name, place=min(1.0, max(0.0, place)), told=told)
