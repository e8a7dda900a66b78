"""The diary itself: enough of it (M01), for everybody (M02), from the whole period (M03)."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kinerja_desktop.core.evidence import Level, Sufficiency, rarely_noted
from kinerja_desktop.core.fairness.figures import upper_tail
from kinerja_desktop.core.fairness.hint import (
    Hint,
    Offer,
    Rule,
    Subject,
    decimal,
    listed,
    make_hint,
    percent,
)
from kinerja_desktop.core.period import Period
from kinerja_desktop.i18n import _, ngettext

RECENT_DAYS = 30
SIX_WEEKS = 42
FEWEST_NOTES = 5


@dataclass(frozen=True, kw_only=True)
class Recency:
    """How new a diary is (M03). `centroid` runs from 0 to 1, `z` tells how far it is off .5.

    `last42` counts the last six weeks; it is told beside, and no rule rests on it.
    """

    count: int
    last30: int
    last42: int
    p: Fraction
    centroid: float
    z: float

    @property
    def asks(self) -> bool:
        return self.count >= FEWEST_NOTES and self.last30 >= 3 and self.p <= Fraction(5, 100)


def recency(days: Iterable[date], period: Period, today: date) -> Recency:
    """Compare the notes of the last 30 days with an even spread (M03, exact binomial tail)."""
    end = min(today, period.end)
    length = (end - period.start).days + 1
    found = [day for day in days if period.start <= day <= end]
    count = len(found)
    last30 = sum((end - day).days < RECENT_DAYS for day in found)
    chance = min(Fraction(1), Fraction(RECENT_DAYS, max(1, length)))
    places = [(day - period.start).days / max(1, length - 1) for day in found]
    centroid = sum(places) / count if count else 0.5
    return Recency(
        count=count,
        last30=last30,
        last42=sum((end - day).days < SIX_WEEKS for day in found),
        p=upper_tail(last30, count, chance),
        centroid=centroid,
        z=(centroid - 0.5) * math.sqrt(12 * count),
    )


def recency_hint(subject: Subject, found: Recency) -> Hint | None:
    """Say how many notes are new. Their dates may be what really happened."""
    if not found.asks:
        return None
    text = _(
        "{n} of {count} notes are from the last 30 days. "
        "What happened earlier may not be written down yet. Look at the timeline?"
    )
    return make_hint(
        Rule.RECENCY,
        text.format(n=found.last30, count=found.count),
        Offer.TIMELINE,
        numbers=(
            (_("Notes"), str(found.count)),
            (_("in the last 30 days"), str(found.last30)),
            (_("in the last six weeks"), percent(Fraction(found.last42, found.count))),
            (_("chance of as many"), decimal(found.p, 4)),
        ),
        inputs=[found.count, found.last30],
        subject=subject,
    )


def sufficiency_hint(
    subject: Subject, item_word: str, found: Sufficiency, *, target: int
) -> Hint | None:
    """Say how many notes an item has, and how many are aimed at from different times (M01)."""
    if found.level != Level.LOW:
        return None
    text = ngettext(
        "{item}: {n} note. {target} notes from different times tell more. Record what you saw?",
        "{item}: {n} notes. {target} notes from different times tell more. Record what you saw?",
        found.count,
    )
    return make_hint(
        Rule.SUFFICIENCY,
        text.format(item=item_word, n=found.count, target=target),
        Offer.NOTE,
        numbers=((_("Notes"), str(found.count)), (_("index"), str(found.index))),
        inputs=[found.count, found.index],
        subject=subject,
    )


def attention_hint(counts: Mapping[int, int], names: Mapping[int, str]) -> Hint | None:
    """Name people with fewer than half the median of notes (M02); most to least."""
    rare = sorted(rarely_noted(counts), key=lambda person: -counts[person])
    if not rare:
        return None
    median = decimal(statistics.median(counts.values()), 1)
    most, least = counts[rare[0]], counts[rare[-1]]
    told = listed([str(counts[person]) for person in rare])
    text = ngettext(
        "{names}: {counts} note (median {median}). Their work may be out of your sight. "
        "Record what you saw?",
        "{names}: {counts} notes (median {median}). Their work may be out of your sight. "
        "Record what you saw?",
        most,
    )
    return make_hint(
        Rule.ATTENTION,
        text.format(
            names=listed([names[person] for person in rare]),
            counts=told if len(rare) <= 2 else f"{most}–{least}",
            median=median,
        ),
        Offer.NOTE,
        numbers=((_("median"), median), *((names[one], str(counts[one])) for one in rare)),
        inputs=sorted((person, counts[person]) for person in rare),
    )
