"""PermenPANRB 6/2022: two ratings against expectation, a quadrant, a predicate. No number."""

from __future__ import annotations

from kinerja_desktop.core.appraisal import Draft, Rating
from kinerja_desktop.core.instrument import PREDICATE_WORDS, Instrument, Predicate
from kinerja_desktop.core.methods.method import (
    Item,
    ItemKind,
    Line,
    Method,
    Result,
    Suggestion,
    unsettled,
)
from kinerja_desktop.i18n import N_, _, ngettext

RESULTS, BEHAVIOUR = "results", "behaviour"
RATING_WORDS = {
    Rating.ABOVE: N_("Above expectation"),
    Rating.MEETS: N_("Meets expectation"),
    Rating.BELOW: N_("Below expectation"),
}


# Codes of the BKN interface. Other local forms count the other way: never read a bare number.
RATING_CODES = {Rating.ABOVE: 1, Rating.MEETS: 2, Rating.BELOW: 3}
PREDICATE_CODES = {predicate: place for place, predicate in enumerate(Predicate, start=1)}


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
        is_beside_criteria=is_above_a_main_below(draft, items),
        suggestion=Suggestion(
            results=results, behaviour=behaviour, has_notice=notice or other_notice
        ),
    )


def is_above_a_main_below(draft: Draft, items: tuple[Item, ...]) -> bool:
    """Whether results are rated above though a main one lies below, which the criteria exclude."""
    steps = _steps(draft, items, (ItemKind.RESULT,))
    has_main_below = any(is_main and step < 0 for is_main, step in steps)
    return has_main_below and draft.results_rating == Rating.ABOVE


def _steps(
    draft: Draft, items: tuple[Item, ...], kinds: tuple[ItemKind, ...]
) -> list[tuple[bool, int]]:
    found = []
    for item in items:
        step = draft.answer(item.key).step if item.kind in kinds else None
        if step is not None:
            found.append((item.is_main or item.kind == ItemKind.BEHAVIOUR, step))
    return found


def explain(
    draft: Draft, items: tuple[Item, ...], instrument: Instrument, items_required: bool
) -> tuple[Line, ...]:
    """Return how items lead to suggestions, and the two chosen ratings to the predicate."""
    found = result(draft, items, instrument, items_required)
    lines = [
        *_side(
            _("Work results"),
            _("Rating of the work results"),
            _steps(draft, items, (ItemKind.RESULT,)),
            draft.results_rating,
        ),
        *_side(
            _("Work behaviour"),
            _("Rating of the work behaviour"),
            _steps(draft, items, (ItemKind.BEHAVIOUR,)),
            draft.behaviour_rating,
        ),
    ]
    if found.predicate is None:
        return (*lines, _open_line(found, items_required))
    words = _("behaviour: {behaviour}; results: {results}").format(
        behaviour=_rating_word(draft.behaviour_rating), results=_rating_word(draft.results_rating)
    )
    lines.append(
        Line(
            label=_("Predicate by the quadrant"),
            calculation=words,
            value=PREDICATE_WORDS[found.predicate],
            is_sum=True,
        )
    )
    return (*lines, _codes_line(draft, found.predicate))


def _codes_line(draft: Draft, predicate: Predicate) -> Line:
    """Return what is typed into e-Kinerja, with what each number means."""
    codes = [
        RATING_CODES[one]
        for one in (draft.results_rating, draft.behaviour_rating)
        if one is not None
    ]
    told = _("hasilKinerjaNilai {results}, perilakuKerjaNilai {behaviour}; 1 is above, 3 below")
    return Line(
        label=_("Codes of BKN for typing in"),
        calculation=told.format(results=codes[0], behaviour=codes[1]),
        value=str(PREDICATE_CODES[predicate]),
    )


def _side(
    title: str, rating_title: str, steps: list[tuple[bool, int]], chosen: Rating | None
) -> list[Line]:
    suggested, has_notice = suggest(steps)
    counts = _("{above} above, {meets} as expected, {below} below").format(
        above=sum(step > 0 for _main, step in steps),
        meets=sum(step == 0 for _main, step in steps),
        below=sum(step < 0 for _main, step in steps),
    )
    reason = _criterion(steps, suggested)
    if has_notice:
        reason = f"{reason}; {_notice_words()}"
    return [
        Line(label=title, calculation=counts),
        Line(label=_("Suggested"), calculation=reason, value=_rating_word(suggested)),
        Line(
            label=rating_title,
            calculation=_("chosen by the appraiser"),
            value=_rating_word(chosen),
            is_sum=True,
        ),
    ]


def _notice_words() -> str:
    return _("exactly half lie on one side, which the criteria leave open")


def _criterion(steps: list[tuple[bool, int]], suggested: Rating | None) -> str:
    if suggested is None:
        return _("nothing rated yet")
    if suggested == Rating.ABOVE:
        return _("more than half above, no main result and no value below")
    if suggested == Rating.BELOW:
        return _("more than half below")
    if 2 * sum(step > 0 for _main, step in steps) > len(steps):
        return _("more than half above, but a main result or a value lies below")
    return _("neither more than half above nor more than half below")


def _rating_word(rating: Rating | None) -> str:
    return "–" if rating is None else _(RATING_WORDS[rating])


def _open_line(found: Result, items_required: bool) -> Line:
    parts = []
    if items_required and found.missing:
        told = ngettext("{n} item is open", "{n} items are open", len(found.missing))
        parts.append(told.format(n=len(found.missing)))
    if found.ratings_missing:
        count = len(found.ratings_missing)
        told = ngettext("{n} rating is open", "{n} ratings are open", count)
        parts.append(told.format(n=count))
    if not parts:
        parts.append(_("there is nothing to rate"))
    return Line(label=_("No predicate yet"), calculation="; ".join(parts))


METHOD = Method(
    key="permenpanrb_6_2022",
    title=N_("PermenPANRB 6/2022"),
    summary=N_("work results and the seven BerAKHLAK values; two ratings, quadrant, predicate"),
    has_ratings=True,
    is_official=True,
    result=result,
    explain=explain,
)
