"""Figures the rules need: tails, correlation, ranks, exact and shuffled comparisons.

Counting is done in whole numbers and fractions, so that order and shifts change nothing.
"""

from __future__ import annotations

import itertools
import math
import random
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

SEED = 20260101
SHUFFLES = 10_000
MOST_ARRANGEMENTS = 20_000
_CLOSE = 1e-9

Numbers = Sequence[Fraction] | Sequence[int]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Difference of two means and how often chance alone gives as much, on either side."""

    difference: Fraction
    p: Fraction
    is_exact: bool
    arrangements: int


@cache
def upper_tail(count: int, trials: int, chance: Fraction) -> Fraction:
    """Return P(X >= count) for a binomial X."""
    return sum(
        (
            math.comb(trials, k) * chance**k * (1 - chance) ** (trials - k)
            for k in range(count, trials + 1)
        ),
        Fraction(0),
    )


def fisher(top_a: int, size_a: int, top_b: int, size_b: int) -> Fraction:
    """Return the two-sided p of Fisher's exact test: tables no likelier than the one seen."""
    tops = top_a + top_b

    def ways(count: int) -> int:
        return math.comb(size_a, count) * math.comb(size_b, tops - count)

    seen = ways(top_a)
    low, high = max(0, tops - size_b), min(size_a, tops)
    rare = sum(ways(count) for count in range(low, high + 1) if ways(count) <= seen)
    return Fraction(rare, math.comb(size_a + size_b, tops))


def pearson(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return the correlation, or None when one side never changes."""
    if len(set(xs)) < 2 or len(set(ys)) < 2:
        return None
    return statistics.correlation(xs, ys)


def ranks(values: Numbers) -> list[float]:
    """Return the rank of every value, 1 for the lowest; equal values share the mean rank."""
    ordered = sorted(values)
    return [(ordered.index(v) + 1 + ordered.index(v) + ordered.count(v)) / 2 for v in values]


def compare_means(xs: Numbers, ys: Numbers) -> Comparison:
    """Return mean of xs less mean of ys, with how often an arrangement lies as far apart.

    Exact up to 20,000 arrangements, else 10,000 shuffles of a fixed seed with p = (k+1)/(B+1).
    """
    size, pooled = len(xs), sorted(map(Fraction, (*xs, *ys)))
    scale = math.lcm(*(value.denominator for value in pooled))
    whole = [int(value * scale) for value in pooled]
    every, total = len(whole), sum(whole)
    own = int(sum(Fraction(x) for x in xs) * scale)
    seen = abs(every * own - size * total)

    def as_far(draws: Iterable[int], size: int) -> int:
        return sum(abs(every * draw - size * total) >= seen for draw in draws)

    difference = Fraction(own, size * scale) - Fraction(total - own, (every - size) * scale)
    arrangements = math.comb(every, size)
    if arrangements <= MOST_ARRANGEMENTS:
        count = as_far(map(sum, itertools.combinations(whole, size)), size)
        p, is_exact = Fraction(count, arrangements), True
    else:
        smaller = min(size, every - size)
        count = as_far(_shuffled_sums(whole, smaller), smaller)
        p, is_exact, arrangements = Fraction(count + 1, SHUFFLES + 1), False, SHUFFLES
    return Comparison(difference=difference, p=p, is_exact=is_exact, arrangements=arrangements)


def _shuffled_sums(values: Sequence[int], size: int) -> Iterator[int]:
    """Give the sum of `size` of the values, drawn anew for every shuffle.

    A shuffled list needs no order of its own: the next draw goes on from where the last one left.
    """
    chance = random.Random(SEED).random  # noqa: S311 - chance, not secrecy
    drawn, count = list(values), len(values)
    for _shuffle in range(SHUFFLES):
        for place in range(size):
            other = place + int(chance() * (count - place))
            drawn[place], drawn[other] = drawn[other], drawn[place]
        yield sum(drawn[:size])


def falling_p(xs: Sequence[float], ys: Sequence[float]) -> Fraction:
    """Return how often shuffled ys fall with xs as much as these do (one side, fixed seed)."""
    seen = sum(x * y for x, y in zip(xs, ys, strict=True)) + _CLOSE
    dice, mixed = random.Random(SEED), list(ys)  # noqa: S311 - chance, not secrecy
    count = 0
    for _shuffle in range(SHUFFLES):
        dice.shuffle(mixed)
        count += sum(x * y for x, y in zip(xs, mixed, strict=True)) <= seen
    return Fraction(count + 1, SHUFFLES + 1)
