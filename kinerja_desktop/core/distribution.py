"""Distribution: predicates of a group beside the guideline for the unit's own result (M16).

SE MenPANRB 3/2023: a consideration, never a condition. Nothing is blocked, nobody is named, and
nothing is shown before everybody has a predicate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kinerja_desktop.core.instrument import PREDICATE_WORDS, Predicate
from kinerja_desktop.core.period import OrganisationResult
from kinerja_desktop.core.plain import from_plain
from kinerja_desktop.core.reference import distribution_limits
from kinerja_desktop.i18n import _, number

INFORMATION_BELOW, PICTURE_BELOW = 5, 10


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One line of the guideline over one or more predicates taken together; shares in percent."""

    key: str
    predicates: tuple[Predicate, ...]
    at_most: Decimal | None = None
    at_least: Decimal | None = None
    is_largest: bool = False
    is_present: bool = False


def guideline(result: OrganisationResult) -> tuple[Limit, ...]:
    """Return the limits that go with a result of the organisation; a file a customer can edit."""
    return tuple(from_plain(Limit, plain) for plain in distribution_limits()[result.value])


class Caution(StrEnum):
    """How much a group of this size can say."""

    NONE = "none"
    PICTURE = "picture"
    INFORMATION = "information"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One limit beside the counts. `allowed` is in whole people, None where it is no number."""

    limit: Limit
    count: int
    people: int
    is_kept: bool

    @property
    def share(self) -> Fraction:
        return Fraction(self.count, self.people)

    @property
    def allowed(self) -> int | None:
        if self.limit.at_most is not None:
            return int(Fraction(self.limit.at_most) * self.people / 100)
        if self.limit.at_least is not None:
            return -int(-Fraction(self.limit.at_least) * self.people // 100)
        return None

    @property
    def over(self) -> int:
        """How many people more than allowed, or fewer when negative."""
        return self.count - (self.allowed if self.allowed is not None else self.count)


@dataclass(frozen=True, kw_only=True)
class Distribution:
    """A whole group beside its guideline."""

    counts: Mapping[Predicate, int]
    people: int
    caution: Caution
    standings: tuple[Standing, ...]

    @property
    def warnings(self) -> tuple[Standing, ...]:
        """What lies outside the guideline; nothing for fewer than five people."""
        if self.caution == Caution.INFORMATION:
            return ()
        return tuple(standing for standing in self.standings if not standing.is_kept)


def distribution(
    counts: Mapping[Predicate, int], people: int, limits: tuple[Limit, ...]
) -> Distribution | None:
    """Compare the predicates of a group with its guideline; None until everybody has one."""
    if not people or sum(counts.values()) < people:
        return None
    caution = Caution.NONE
    if people < PICTURE_BELOW:
        caution = Caution.INFORMATION if people < INFORMATION_BELOW else Caution.PICTURE
    return Distribution(
        counts=counts,
        people=people,
        caution=caution,
        standings=tuple(standing(limit, counts, people) for limit in limits),
    )


def standing(limit: Limit, counts: Mapping[Predicate, int], people: int) -> Standing:
    """Put one limit beside the counts, in exact shares; a tie is not the largest."""
    count = sum(counts.get(predicate, 0) for predicate in limit.predicates)
    others = [n for predicate, n in counts.items() if predicate not in limit.predicates]
    kept = (
        limit.at_most is None or count * 100 <= Fraction(limit.at_most) * people,
        limit.at_least is None or count * 100 >= Fraction(limit.at_least) * people,
        not limit.is_largest or all(count > other for other in others),
        not limit.is_present or count > 0,
    )
    return Standing(limit=limit, count=count, people=people, is_kept=all(kept))


def warning_words(found: Standing) -> str:
    """Say what lies outside the guideline, and that nothing changes by itself."""
    words = " / ".join(PREDICATE_WORDS[predicate] for predicate in found.limit.predicates)
    if found.limit.is_largest:
        seen = _("{predicate} is not the largest group.")
    elif found.limit.is_present:
        seen = _("Nobody has {predicate}; the guideline expects some.")
    elif found.limit.at_most is not None:
        seen = _("{predicate}: {n} of {people} ({share} %). Guideline: at most {allowed}.")
    else:
        seen = _("{predicate}: {n} of {people} ({share} %). Guideline: at least {allowed}.")
    told = seen.format(
        predicate=words,
        n=found.count,
        people=found.people,
        share=number(float(found.share * 100)),
        allowed=found.allowed,
    )
    advice = _("Talk it over with your superior; no rating is changed by itself.")
    return f"{told} {advice}"


def caution_words(found: Distribution) -> str:
    """Say how little a small group tells, or nothing."""
    if found.caution == Caution.NONE:
        return ""
    if found.caution == Caution.INFORMATION:
        return _("Fewer than 5 people: shown for information only.")
    return _("Fewer than 10 people: only a picture.")
