"""False alarms and detection of the reading prompts, on drawn diaries whose rater is right.

A true level of 1 to 5 gives minus, zero and plus notes with the chances of NOTES; levels come
with the weights of LEVELS. The rules are those of the program. Where the stated table does not
say how it was drawn: inflation raises the levels 2 and 3 by two steps; a pulled score is 5 after
a period of level 2; even scores hide the levels 2, 4, 4, 5; half the scores of a person are that
person's own level.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from kinerja_desktop.core.fairness.beside_notes import consistency, pull
from kinerja_desktop.core.fairness.diary import Recency
from kinerja_desktop.core.fairness.figures import upper_tail
from kinerja_desktop.core.fairness.levels import level_shift
from kinerja_desktop.core.fairness.shapes import central, flat_person
from kinerja_desktop.core.instrument import FIVE_STEPS

SIGNS = (-1, 0, 1)
STEPS = (1, 2, 3, 4, 5)
NOTES = (
    (0.70, 0.20, 0.10),
    (0.50, 0.30, 0.20),
    (0.25, 0.45, 0.30),
    (0.12, 0.33, 0.55),
    (0.06, 0.19, 0.75),
)
LEVELS = (0.02, 0.08, 0.35, 0.40, 0.15)
ITEMS_OF_PERSON = 3
ERROR = 0.01
SURE = 3


@dataclass(frozen=True, kw_only=True)
class Row:
    """One cell of the table: the stated rate (or its lowest and highest) and the drawn one.

    `draws` is 0 for rates that were counted out instead of drawn.
    """

    rule: str
    setting: str
    kind: str
    stated: tuple[float, float]
    found: float
    draws: int

    @property
    def tolerance(self) -> float:
        """The stated error of about .01, and three standard errors of our own draws."""
        spread = math.sqrt(self.found * (1 - self.found) / self.draws) if self.draws else 0.0
        return ERROR + SURE * spread

    @property
    def agrees(self) -> bool:
        low, high = self.stated
        return low - self.tolerance <= self.found <= high + self.tolerance


class Dice:
    """Draws levels and diaries from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - chance, not secrecy

    def level(self, weights: tuple[float, ...] = LEVELS) -> int:
        return self._random.choices(STEPS, weights)[0]

    def notes(self, level: int, count: int) -> list[int]:
        return self._random.choices(SIGNS, NOTES[level - 1], k=count)

    def scores(self, count: int) -> list[int]:
        """Return the scores of several people, three items each; half are the person's level."""
        found: list[int] = []
        for _person in range(count // ITEMS_OF_PERSON):
            own = self.level()
            found += [
                own if self._random.random() < 0.5 else self.level()
                for _item in range(ITEMS_OF_PERSON)
            ]
        return found


def share(draws: int, happens: Callable[[], bool]) -> float:
    return sum(happens() for _draw in range(draws)) / draws


def consistency_rows(dice: Dice, draws: int) -> Iterator[Row]:
    """Give M05: the limit chosen, those rejected, and opposite signs of two or three notes."""
    stated = {
        (4, "1.00"): (0.25, 0.97),
        (4, "1.25"): (0.11, 0.90),
        (10, "1.25"): (0.03, 0.92),
        (4, "1.50"): (0.036, 0.74),
        (6, "1.50"): (0.033, 0.84),
        (10, "1.50"): (0.011, 0.85),
    }
    raised = (0.0, LEVELS[1], LEVELS[2], 0.0, 0.0)

    def differs(weights: tuple[float, ...], more: int, count: int, at: Fraction) -> bool:
        level = dice.level(weights)
        return consistency(level + more, dice.notes(level, count), FIVE_STEPS).delta >= at

    for (count, limit), (false_alarm, detection) in stated.items():
        setting = f"difference >= {limit}, {count} notes"
        for kind, rate, happens in (
            ("false alarm", false_alarm, partial(differs, LEVELS, 0)),
            ("detects +2", detection, partial(differs, raised, 2)),
        ):
            yield Row(
                rule="M05",
                setting=setting,
                kind=kind,
                stated=(rate, rate),
                found=share(draws, partial(happens, count, Fraction(limit))),
                draws=draws,
            )

    def opposite(n: int) -> bool:
        return consistency(4, dice.notes(4, n), FIVE_STEPS).asks

    for count, rate in ((2, 0.014), (3, 0.016)):
        yield Row(
            rule="M05",
            setting=f"opposite sign, {count} notes, level 4",
            kind="false alarm",
            stated=(rate, rate),
            found=share(draws, partial(opposite, count)),
            draws=draws,
        )


def pull_rows(dice: Dice, draws: int) -> Iterator[Row]:
    """Give M04 with three notes on either side, and with two, which is not allowed."""

    def pulls(score: int, early: int, late: int, count: int) -> bool:
        found = pull(score, dice.notes(early, count), dice.notes(late, count), FIVE_STEPS)
        return found.pull >= 1

    def right(count: int) -> bool:
        level = dice.level()
        return pulls(level, level, level, count)

    cells: tuple[tuple[int, str, float, Callable[[], bool]], ...] = (
        (3, "false alarm", 0.033, partial(right, 3)),
        (3, "detects", 0.63, partial(pulls, 5, 2, 5, 3)),
        (2, "false alarm", 0.11, partial(right, 2)),
    )
    for count, kind, rate, happens in cells:
        yield Row(
            rule="M04",
            setting=f"pull >= 1.0, {count} + {count} notes",
            kind=kind,
            stated=(rate, rate),
            found=share(draws, happens),
            draws=draws,
        )


def flat_rows(dice: Dice, draws: int) -> Iterator[Row]:
    """Give M07: even scores over levels that are even (3 and 4), or that really differ."""

    def spreads(levels: tuple[int, ...], count: int, limit: Fraction) -> bool:
        notes = [dice.notes(level, count) for level in levels]
        return flat_person([4] * len(levels), notes, FIVE_STEPS).variance >= limit**2

    even = (
        (4, "0.8", 3, (0.04, 0.06)),
        (4, "0.8", 5, (0.02, 0.03)),
        (3, "1.0", 3, (0.02, 0.03)),
        (3, "1.0", 5, (0.01, 0.01)),
        (4, "1.2", 3, (0.0, 0.0)),
    )
    for items, limit, count, stated in even:
        for level in (3, 4):
            happens = partial(spreads, (level,) * items, count, Fraction(limit))
            yield Row(
                rule="M07",
                setting=f"spread >= {limit}, {items} items, {count} notes, level {level}",
                kind="false alarm",
                stated=stated,
                found=share(draws, happens),
                draws=draws,
            )
    for count, rate in ((3, 0.31), (5, 0.39)):
        happens = partial(spreads, (2, 4, 4, 5), count, Fraction("0.8"))
        yield Row(
            rule="M07",
            setting=f"spread >= 0.8, 4 items, {count} notes",
            kind="detects",
            stated=(rate, rate),
            found=share(draws, happens),
            draws=draws,
        )


def central_rows(dice: Dice, draws: int) -> Iterator[Row]:
    """Give M10: how often usual scores crowd on one step."""

    def crowds(count: int, at: Fraction) -> bool:
        scores = dice.scores(count)
        return central([scores.count(step) for step in STEPS], FIVE_STEPS).share >= at

    for limit, count, rate in (
        ("0.8", 15, 0.012),
        ("0.8", 24, 0.001),
        ("0.7", 15, 0.04),
        ("0.7", 24, 0.02),
    ):
        yield Row(
            rule="M10",
            setting=f"share >= {limit}, {count} scores",
            kind="false alarm",
            stated=(rate, rate),
            found=share(draws, partial(crowds, count, Fraction(limit))),
            draws=draws,
        )


def level_rows(dice: Dice, draws: int) -> Iterator[Row]:
    """Give M09: people's means over three items beside the true mean and spread of such means."""
    mean = sum(step * weight for step, weight in zip(STEPS, LEVELS, strict=True))
    second = sum(step**2 * weight for step, weight in zip(STEPS, LEVELS, strict=True))
    reference = (mean, math.sqrt((second - mean**2) / ITEMS_OF_PERSON))

    def shifted(people: int, shift: float) -> bool:
        means = [
            sum(dice.level() for _item in range(ITEMS_OF_PERSON)) / ITEMS_OF_PERSON + shift
            for _person in range(people)
        ]
        return abs(level_shift(means, reference).d) >= 0.8

    for people, rate in ((5, 0.07), (6, 0.05), (8, 0.026), (12, 0.006)):
        for kind, shift, stated in (
            ("false alarm", 0.0, (rate, rate)),
            ("detects .7", 0.7, (0.90, 0.98)),
        ):
            yield Row(
                rule="M09",
                setting=f"|d| >= 0.8, {people} people",
                kind=kind,
                stated=stated,
                found=share(draws, partial(shifted, people, shift)),
                draws=draws,
            )


def recency_rows() -> Iterator[Row]:
    """Give M03: the exact chance that an even diary of half a year asks; nothing is drawn."""
    chance = Fraction(30, 181)
    for count in range(5, 13):
        asks = [
            new
            for new in range(count + 1)
            if Recency(
                count=count,
                last30=new,
                last42=new,
                p=upper_tail(new, count, chance),
                centroid=0.5,
                z=0.0,
            ).asks
        ]
        yield Row(
            rule="M03",
            setting=f"exact tail, {count} notes, 181 days",
            kind="false alarm",
            stated=(0.005, 0.047),
            found=float(upper_tail(min(asks), count, chance)),
            draws=0,
        )


def table(draws: int, seed: int) -> list[Row]:
    """Return all cells, drawn anew for every seed."""
    dice = Dice(seed)
    return [
        *consistency_rows(dice, draws),
        *pull_rows(dice, draws),
        *flat_rows(dice, draws // 4),
        *central_rows(dice, draws),
        *level_rows(dice, draws // 2),
        *recency_rows(),
    ]


def simulate_fairness(arguments: list[str]) -> int:
    """Print the table and the verdict; 1 when a cell lies outside its error."""
    parser = argparse.ArgumentParser(prog="scripts/simulate fairness")
    parser.add_argument("--draws", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=2026)
    chosen = parser.parse_args(arguments)
    rows = table(chosen.draws, chosen.seed)
    print(f"{'rule':5}{'setting':46}{'':13}{'stated':>12}{'found':>8}")
    for row in rows:
        low, high = row.stated
        stated = f"{low:.3f}" if low == high else f"{low:.3f}-{high:.3f}"
        mark = "" if row.agrees else "  outside"
        print(f"{row.rule:5}{row.setting:46}{row.kind:13}{stated:>12}{row.found:8.3f}{mark}")
    outside = sum(not row.agrees for row in rows)
    print(f"{len(rows) - outside} of {len(rows)} cells within the error, {outside} outside")
    return 1 if outside else 0
