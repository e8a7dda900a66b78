"""What decides: which single rating, moved by one step, changes the predicate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from kinerja_desktop.core.appraisal import Draft, Rating
from kinerja_desktop.core.fairness.hint import step_word
from kinerja_desktop.core.instrument import (
    PREDICATE_WORDS,
    THREE_STEPS,
    Instrument,
    Predicate,
    Scale,
)
from kinerja_desktop.core.methods.method import Item, Method
from kinerja_desktop.i18n import N_, _, number

RATING_NAMES = {
    "results": N_("Rating of the work results"),
    "behaviour": N_("Rating of the work behaviour"),
}


@dataclass(frozen=True, kw_only=True)
class Decider:
    """One rating and the predicate it would give one step away.

    `key` is an item's, or "results" or "behaviour" for the two overall ratings.
    """

    key: str
    before: Decimal
    after: Decimal
    predicate: Predicate


@dataclass(frozen=True, kw_only=True)
class Move:
    """A draft with one rating moved by one step."""

    key: str
    before: Decimal
    after: Decimal
    draft: Draft


def deciders(
    method: Method,
    draft: Draft,
    items: tuple[Item, ...],
    instrument: Instrument,
    *,
    items_required: bool,
) -> tuple[Decider, ...]:
    """Return every rating that alone changes the predicate; none while there is no predicate."""
    now = method.result(draft, items, instrument, items_required).predicate
    if now is None:
        return ()
    found = []
    for move in moves(method, draft, items):
        then = method.result(move.draft, items, instrument, items_required).predicate
        if then is not None and then != now:
            found.append(
                Decider(key=move.key, before=move.before, after=move.after, predicate=then)
            )
    return tuple(found)


def moves(method: Method, draft: Draft, items: tuple[Item, ...]) -> Iterator[Move]:
    """Give every draft that differs in one rating by one step of its scale."""
    if method.has_ratings:
        yield from _rating_moves(draft)
    for item in items:
        answer = draft.answer(item.key)
        for step in (-1, 1):
            if answer.value is not None:
                moved = answer.value + step
                if item.scale.lo <= moved <= item.scale.hi:
                    changed = draft.with_answer(replace(answer, value=moved))
                    yield Move(key=item.key, before=answer.value, after=moved, draft=changed)
            elif answer.step is not None and answer.step + step in item.scale.steps():
                changed = draft.with_answer(replace(answer, step=answer.step + step))
                yield Move(
                    key=item.key,
                    before=Decimal(answer.step),
                    after=Decimal(answer.step + step),
                    draft=changed,
                )


def _rating_moves(draft: Draft) -> Iterator[Move]:
    for key, rating in (("results", draft.results_rating), ("behaviour", draft.behaviour_rating)):
        for step in (-1, 1):
            if rating is None or rating + step not in list(Rating):
                continue
            moved = Rating(rating + step)
            if key == "results":
                changed = replace(draft, results_rating=moved)
            else:
                changed = replace(draft, behaviour_rating=moved)
            yield Move(key=key, before=Decimal(rating), after=Decimal(moved), draft=changed)


def decider_words(
    found: Decider, items: tuple[Item, ...], words: Mapping[Predicate, str] = PREDICATE_WORDS
) -> str:
    """Say which rating it is, where it would move to, and the predicate that would follow."""
    item = next((one for one in items if one.key == found.key), None)
    name = _(RATING_NAMES[found.key]) if item is None else item.name
    scale = THREE_STEPS if item is None else item.scale
    return _("{name}: {after} instead of {before} would give {predicate}.").format(
        name=name,
        before=_shown(found.before, scale),
        after=_shown(found.after, scale),
        predicate=words[found.predicate],
    )


def _shown(value: Decimal, scale: Scale) -> str:
    if value == value.to_integral_value():
        return step_word(int(value), scale)
    return number(value, 2)
