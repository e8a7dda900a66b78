"""One score beside the notes of its item: pull (M04), direction (M05), support (M06)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kinerja_desktop.core.appraisal import REASON_MINIMUM
from kinerja_desktop.core.evidence import implied, leaning
from kinerja_desktop.core.fairness.hint import (
    Hint,
    Offer,
    Rule,
    Subject,
    decimal,
    make_hint,
    shrink,
    step_word,
)
from kinerja_desktop.core.instrument import Scale
from kinerja_desktop.i18n import N_, _

FEWEST_TO_DIFFER = 2
FEWEST_AT_EDGE = 3


class Edge(StrEnum):
    """Which end of the period a score can follow."""

    LATEST = "latest"
    EARLIEST = "earliest"


PULL_WORDS = {
    (Edge.LATEST, True): N_(
        "Score {score} follows the notes of the last 30 days; earlier ones point lower. "
        "It may really have changed. Look at the whole period?"
    ),
    (Edge.LATEST, False): N_(
        "Score {score} follows the notes of the last 30 days; earlier ones point higher. "
        "It may really have changed. Look at the whole period?"
    ),
    (Edge.EARLIEST, True): N_(
        "Score {score} follows the notes of the first 30 days; later ones point lower. "
        "It may really have changed. Look at the whole period?"
    ),
    (Edge.EARLIEST, False): N_(
        "Score {score} follows the notes of the first 30 days; later ones point higher. "
        "It may really have changed. Look at the whole period?"
    ),
}


@dataclass(frozen=True, kw_only=True)
class Pull:
    """Whether a score follows one end of the period only (M04, and the mirror for the start)."""

    edge: Edge
    score: int
    scale: Scale
    at_edge: Fraction
    elsewhere: Fraction
    edge_count: int
    other_count: int

    @property
    def pull(self) -> Fraction:
        """How much nearer the score lies to the edge than to the rest, in steps of the scale."""
        return abs(self.score - self.elsewhere) - abs(self.score - self.at_edge)

    @property
    def asks(self) -> bool:
        enough = min(self.edge_count, self.other_count) >= FEWEST_AT_EDGE
        return enough and self.pull >= shrink(self.scale)


def pull(
    score: int,
    elsewhere: Sequence[int],
    at_edge: Sequence[int],
    scale: Scale,
    *,
    edge: Edge = Edge.LATEST,
) -> Pull:
    """Compare a score with the signs of the last (or first) 30 days and with the others (M04)."""
    return Pull(
        edge=edge,
        score=score,
        scale=scale,
        at_edge=implied(at_edge, scale),
        elsewhere=implied(elsewhere, scale),
        edge_count=len(at_edge),
        other_count=len(elsewhere),
    )


def pull_hint(subject: Subject, found: Pull) -> Hint | None:
    """Say which notes the score follows. A real change is one click and a reason."""
    if not found.asks:
        return None
    text = _(PULL_WORDS[found.edge, found.elsewhere < found.at_edge])
    return make_hint(
        Rule.PULL,
        text.format(score=step_word(found.score, found.scale)),
        Offer.TIMELINE,
        numbers=(
            (_("Score"), step_word(found.score, found.scale)),
            (_("summary of these notes"), decimal(found.at_edge)),
            (_("summary of the other notes"), decimal(found.elsewhere)),
        ),
        inputs=[found.edge, found.score, str(found.at_edge), str(found.elsewhere)],
        subject=subject,
    )


@dataclass(frozen=True, kw_only=True)
class Consistency:
    """A score beside the signs of its notes (M05)."""

    score: int
    scale: Scale
    pluses: int
    minuses: int
    count: int
    lean: Fraction
    implied: Fraction

    @property
    def delta(self) -> Fraction:
        return abs(self.score - self.implied)

    @property
    def asks(self) -> bool:
        """Whether both point different ways; one note alone never asks."""
        if self.count >= 4:
            return self.delta >= Fraction(3, 2) * shrink(self.scale)
        if self.count < FEWEST_TO_DIFFER:
            return False
        side = Fraction(2, 5)
        high = self.score >= self.scale.mid + 1 and self.lean <= -side
        low = self.score <= self.scale.mid - 1 and self.lean >= side
        return high or low


def consistency(score: int, valences: Sequence[int], scale: Scale) -> Consistency:
    """Compare a score with the signs of the notes of its item (M05)."""
    return Consistency(
        score=score,
        scale=scale,
        pluses=sum(v > 0 for v in valences),
        minuses=sum(v < 0 for v in valences),
        count=len(valences),
        lean=leaning(valences),
        implied=implied(valences, scale),
    )


def consistency_hint(subject: Subject, found: Consistency) -> Hint | None:
    """Say score and notes side by side; something may not be written down yet."""
    if not found.asks:
        return None
    text = _(
        "Score {score}; notes: {plus} strengths, {minus} to improve. "
        "Something may not be written down, or weighs more. Add a note or a reason."
    )
    return make_hint(
        Rule.CONSISTENCY,
        text.format(
            score=step_word(found.score, found.scale), plus=found.pluses, minus=found.minuses
        ),
        Offer.REASON,
        numbers=(
            (_("Score"), step_word(found.score, found.scale)),
            (_("Notes"), str(found.count)),
            (_("summary of the notes"), decimal(found.implied)),
            (_("difference"), decimal(found.delta)),
        ),
        inputs=[found.score, found.pluses, found.minuses, found.count],
        subject=subject,
    )


class Support(StrEnum):
    """Whether a score rests on something written (M06)."""

    GIVEN = "given"
    OPEN = "open"
    NEEDED = "needed"


def support(
    score: int | Decimal, scale: Scale, *, linked: int, reason: str, enough: int = 1
) -> Support:
    """Judge the documentation of a score (M06).

    Either end of the scale needs `enough` linked notes or a reason of 60 characters, unless that
    end is what is expected; elsewhere one note or any reason will do, and a missing one is told
    softly.
    """
    written = len(reason.strip())
    if score in {scale.lo, scale.hi} - {scale.mid}:
        is_given = linked >= enough or written >= REASON_MINIMUM
        return Support.GIVEN if is_given else Support.NEEDED
    return Support.GIVEN if linked or written else Support.OPEN


def support_hint(subject: Subject, score: int, scale: Scale, found: Support) -> Hint | None:
    """Ask for a note or a short reason."""
    if found == Support.GIVEN:
        return None
    text = _("Score {score} has no note to support it yet. Link a note or write a short reason.")
    return make_hint(
        Rule.UNDOCUMENTED,
        text.format(score=step_word(score, scale)),
        Offer.LINK,
        numbers=((_("Score"), step_word(score, scale)),),
        inputs=[score, found],
        subject=subject,
    )
