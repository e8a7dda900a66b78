"""PermenPANRB 6/2022: two ratings against expectation, a quadrant, a predicate. No number."""

from __future__ import annotations

from kinerja_desktop.core.appraisal import Draft, Rating
from kinerja_desktop.core.instrument import Instrument, Predicate
from kinerja_desktop.core.methods.method import (
    Item,
    ItemKind,
    Method,
    Result,
    Suggestion,
    unsettled,
)
from kinerja_desktop.i18n import N_

RESULTS, BEHAVIOUR = "results", "behaviour"


def quadrant(results: Rating, behaviour: Rating) -> Predicate:
    """Return the predicate of a pair of ratings (PermenPANRB 6/2022, table of predicates)."""
    if behaviour == Rating.BELOW:
        return Predicate.SANGAT_KURANG if results == Rating.BELOW else Predicate.KURANG
    if results == Rating.BELOW:
        return Predicate.BUTUH_PERBAIKAN
    if results == behaviour == Rating.ABOVE:
        return Predicate.SANGAT_BAIK
    return Predicate.BAIK


def suggest(steps: list[tuple[bool, int]]) -> tuple[Rating | None, bool]:
    """Suggest a rating from (is main, step) pairs; thresholds are ours, criteria the rule's.

    With a main result below expectation, above is never suggested. The flag says that exactly
    half lie above or below, which the criteria leave open. Nothing rated suggests nothing.
    """
    if not steps:
        return None, False
    count = len(steps)
    above = sum(step > 0 for _main, step in steps)
    below = sum(step < 0 for _main, step in steps)
    main_below = any(is_main and step < 0 for is_main, step in steps)
    has_notice = count in {2 * above, 2 * below}
    if 2 * above > count and not main_below:
        return Rating.ABOVE, has_notice
    if 2 * below > count:
        return Rating.BELOW, has_notice
    return Rating.MEETS, has_notice


def result(
    draft: Draft, items: tuple[Item, ...], instrument: Instrument, items_required: bool
) -> Result:
    """Read a draft: predicate once both ratings (and every item, if required) are there."""
    del instrument
    missing = unsettled(draft, items)
    results, notice = suggest(_steps(draft, items, (ItemKind.RESULT,)))
    behaviour, other_notice = suggest(_steps(draft, items, (ItemKind.BEHAVIOUR,)))
    ratings = {RESULTS: draft.results_rating, BEHAVIOUR: draft.behaviour_rating}
    predicate = None
    settled = not items_required or (items and not missing)
    if settled and draft.results_rating is not None and draft.behaviour_rating is not None:
        predicate = quadrant(draft.results_rating, draft.behaviour_rating)
    return Result(
        predicate=predicate,
        settled=len(items) - len(missing),
        count=len(items),
        missing=missing,
        ratings_missing=tuple(name for name, rating in ratings.items() if rating is None),
        suggestion=Suggestion(
            results=results, behaviour=behaviour, has_notice=notice or other_notice
        ),
    )


def _steps(
    draft: Draft, items: tuple[Item, ...], kinds: tuple[ItemKind, ...]
) -> list[tuple[bool, int]]:
    found = []
    for item in items:
        step = draft.answer(item.key).step if item.kind in kinds else None
        if step is not None:
            found.append((item.is_main or item.kind == ItemKind.BEHAVIOUR, step))
    return found


METHOD = Method(
    key="permenpanrb_6_2022",
    title=N_("PermenPANRB 6/2022"),
    summary=N_("work results and the seven BerAKHLAK values; two ratings, quadrant, predicate"),
    has_ratings=True,
    is_official=True,
    result=result,
)
