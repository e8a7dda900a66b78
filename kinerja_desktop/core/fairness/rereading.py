"""Reading again without names (M12): a few cells as Employee A, B, C, evidence and anchors only."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja_desktop.core.fairness.hint import (
    Hint,
    Offer,
    Rule,
    Subject,
    decimal,
    make_hint,
    shrink,
)
from kinerja_desktop.core.instrument import Scale
from kinerja_desktop.i18n import _, ngettext

MOST_CELLS = 6


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One score of one person."""

    subject: Subject
    score: int


def cells_to_reread(
    cells: Sequence[Cell], hinted: Collection[Subject], scale: Scale, *, seed: int
) -> tuple[Cell, ...]:
    """Choose up to six cells: those with a hint, then extremes, then any; shuffled."""
    dice = random.Random(seed)  # noqa: S311 - chance, not secrecy
    mixed = dice.sample(list(cells), len(cells))
    mixed.sort(key=lambda cell: (cell.subject not in hinted, not _is_extreme(cell.score, scale)))
    taken = mixed[:MOST_CELLS]
    dice.shuffle(taken)
    return tuple(taken)


def _is_extreme(score: int, scale: Scale) -> bool:
    return score in {scale.lo, scale.hi}


def nameless(place: int) -> str:
    """Return what a person is called while read again: Employee A for place 0."""
    return _("Employee {letter}").format(letter=chr(ord("A") + place))


@dataclass(frozen=True, kw_only=True)
class BlindReading:
    """Scores given with and without the name. `reopen` are the places that differ widely."""

    mean_difference: Fraction
    mean_distance: Fraction
    reopen: tuple[int, ...]


def blind_reading(named: Sequence[int], blind: Sequence[int], scale: Scale) -> BlindReading:
    """Compare both readings; two steps of 1 to 5 (one of three) are worth another look (M12)."""
    gaps = [n - b for n, b in zip(named, blind, strict=True)]
    limit = 2 * shrink(scale)
    return BlindReading(
        mean_difference=Fraction(sum(gaps), len(gaps)),
        mean_distance=Fraction(sum(map(abs, gaps)), len(gaps)),
        reopen=tuple(place for place, gap in enumerate(gaps) if abs(gap) >= limit),
    )


def blind_reading_hint(found: BlindReading) -> Hint | None:
    """Say how many scores differ; no verdict on which reading is right."""
    count = len(found.reopen)
    if not count:
        return None
    text = ngettext(
        "{n} score came out differently when read without a name. Open it again?",
        "{n} scores came out differently when read without a name. Open them again?",
        count,
    )
    return make_hint(
        Rule.REREAD,
        text.format(n=count),
        Offer.OPEN,
        numbers=(
            (_("mean difference"), decimal(found.mean_difference)),
            (_("mean distance"), decimal(found.mean_distance)),
        ),
        inputs=[list(found.reopen), str(found.mean_difference), str(found.mean_distance)],
    )
