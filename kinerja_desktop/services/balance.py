"""Balance: how evenly people are noted and rated, for the appraiser alone. Nothing is exported."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from kinerja_desktop.core.direction import Direction, direction, place_on
from kinerja_desktop.core.distribution import Distribution, distribution, guideline
from kinerja_desktop.core.evidence import implied, rarely_noted
from kinerja_desktop.core.fairness.groups import GROUPINGS, GroupReading, Member, compare_groups
from kinerja_desktop.core.fairness.levels import Stability, stability, uncertainty
from kinerja_desktop.core.instrument import Predicate, Scale
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.permenpanrb_6_2022 import RATING_WORDS
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Store
from kinerja_desktop.i18n import _, number
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.period_material import PeriodMaterial
from kinerja_desktop.services.rated_people import RatedPeriod, RatedPerson, rated_period
from kinerja_desktop.settings import Settings

LOWEST_FIRST = tuple(reversed(Predicate))
TOTAL_PLACES = 2


@dataclass(frozen=True, kw_only=True)
class NoteCount:
    """How many notes a person has in the period."""

    employee: Employee
    count: int
    is_rare: bool


@dataclass(frozen=True, kw_only=True)
class RatingRange:
    """A person's rating beside the direction of the notes, both from -1 to 1.

    `error` is half the 95 % band of a total (M15) on the same line; 0 where ratings are words.
    """

    employee: Employee
    rating: float
    told: str
    notes: int
    direction: Direction
    error: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Move:
    """One person in both periods: places from 0 (lowest possible) to 1, and in words."""

    employee: Employee
    before: float
    now: float
    before_told: str
    now_told: str


@dataclass(frozen=True, kw_only=True)
class PeriodChange:
    """Everybody rated in this period and in the one before; `stability` from six people on."""

    period: Period
    moves: tuple[Move, ...]
    stability: Stability | None


@dataclass(frozen=True, kw_only=True)
class BalanceView:
    """The page of one period. What needs more ratings is None or empty until then."""

    period: Period
    notes: tuple[NoteCount, ...]
    note_median: float
    ranges: tuple[RatingRange, ...]
    predicates: Mapping[Predicate, int]
    distribution: Distribution | None
    change: PeriodChange | None
    groups: tuple[tuple[str, GroupReading], ...]
    scale: Scale
    has_total: bool

    @property
    def people(self) -> int:
        return len(self.notes)

    @property
    def rated(self) -> int:
        return sum(self.predicates.values())


class BalanceService:
    """Reads only."""

    def __init__(self, store: Store, clock: Clock, settings: Callable[[], Settings]) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def view(self, period_id: int) -> BalanceView:
        """Gather the page within one look at the data."""
        required = self._settings().items_required
        with self._store.reading() as look:
            rated = rated_period(look, period_id, items_required=required)
        found, people = rated.material, rated.people
        counts = {one.employee.id: len(one.person.notes) for one in people}
        rare = rarely_noted(counts)
        predicates = Counter(one.predicate for one in people if one.predicate is not None)
        result = found.period.unit_result
        return BalanceView(
            period=found.period,
            notes=tuple(
                NoteCount(employee=p, count=counts[p.id], is_rare=p.id in rare)
                for p in found.people
            ),
            note_median=statistics.median(counts.values()) if counts else 0.0,
            ranges=_ranges(found, people),
            predicates=dict(predicates),
            distribution=distribution(predicates, len(people), guideline(result) if result else ()),
            change=_change(rated),
            groups=self._groups(people),
            scale=found.instrument.scale,
            has_total=not METHODS[found.period.method].has_ratings,
        )

    def _groups(self, people: tuple[RatedPerson, ...]) -> tuple[tuple[str, GroupReading], ...]:
        today = self._clock().date()
        members = [(one.employee, member) for one in people if (member := _member(one)) is not None]
        found = []
        for name, group_of in GROUPINGS.values():
            reading = compare_groups(
                replace(member, group=group_of(employee, today)) for employee, member in members
            )
            if reading is not None:
                found.append((name, reading))
        return tuple(found)


def _ranges(found: PeriodMaterial, people: tuple[RatedPerson, ...]) -> tuple[RatingRange, ...]:
    scale = found.instrument.scale
    has_ratings = METHODS[found.period.method].has_ratings
    totals = [float(one.total) for one in people if one.total is not None]
    spread = statistics.stdev(totals) if len(totals) > 1 else 0.0
    error = uncertainty(spread).band95 if spread else uncertainty().band95
    rows = []
    for one in people:
        signs = one.signs()
        rating = one.person.draft.behaviour_rating
        if has_ratings and rating is not None:
            place, told, half = float(rating), _(RATING_WORDS[rating]), 0.0
        elif not has_ratings and one.total is not None:
            place = place_on(scale, float(one.total))
            told, half = number(float(one.total), TOTAL_PLACES), error / (scale.hi - scale.mid)
        else:
            continue
        rows.append(
            RatingRange(
                employee=one.employee,
                rating=place,
                told=told,
                notes=len(signs),
                direction=direction(signs),
                error=half,
            )
        )
    return tuple(rows)


def _member(one: RatedPerson) -> Member | None:
    """Return what groups are compared by, of no group yet; None before there is a result."""
    mean = one.person.mean()
    if mean is None or one.predicate is None:
        return None
    off = [step - implied(one.person.signs(item), item.scale) for item, step in one.person.rated()]
    return Member(
        is_top=one.predicate == Predicate.SANGAT_BAIK,
        score=mean,
        residual=sum(off, Fraction(0)) / len(off),
        notes=len(one.person.notes),
    )


def _change(rated: RatedPeriod) -> PeriodChange | None:
    if rated.last is None:
        return None
    material = rated.material
    scale, words = material.instrument.scale, METHODS[material.period.method].words
    old = {one.employee.id: one for one in rated.last.people}
    moves, means = [], []
    for one in rated.people:
        other = old.get(one.employee.id)
        before = _standing(other, scale, words) if other is not None else None
        now = _standing(one, scale, words)
        if other is None or before is None or now is None:
            continue
        moves.append(
            Move(
                employee=one.employee,
                before=before[0],
                now=now[0],
                before_told=before[1],
                now_told=now[1],
            )
        )
        means.append((other.person.mean(), one.person.mean()))
    both = [(b, n) for b, n in means if b is not None and n is not None]
    compared = stability([b for b, _n in both], [n for _b, n in both]) if both else None
    return PeriodChange(
        period=rated.last.material.period,
        moves=tuple(moves),
        stability=compared if compared is not None and compared.is_shown else None,
    )


def _standing(
    one: RatedPerson, scale: Scale, words: Mapping[Predicate, str]
) -> tuple[float, str] | None:
    """Return where a result stands from 0 to 1, and in words; None without a predicate."""
    if one.predicate is None:
        return None
    if one.total is not None:
        total = float(one.total)
        return (total - scale.lo) / (scale.hi - scale.lo), number(total, TOTAL_PLACES)
    place = LOWEST_FIRST.index(one.predicate) / (len(LOWEST_FIRST) - 1)
    return place, words[one.predicate]
