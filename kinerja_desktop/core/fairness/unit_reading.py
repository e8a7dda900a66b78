"""All prompts about a unit as a whole, from the drafts and notes of its people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction

from kinerja_desktop.core.evidence import implied
from kinerja_desktop.core.fairness.diary import attention_hint
from kinerja_desktop.core.fairness.hint import Hint, Subject
from kinerja_desktop.core.fairness.levels import (
    Reference,
    change_hint,
    copied,
    copied_hint,
    level_shift,
    level_shift_hint,
)
from kinerja_desktop.core.fairness.reading import Person
from kinerja_desktop.core.fairness.shapes import (
    central,
    central_hint,
    contrast,
    contrast_hint,
    flat_unit,
    flat_unit_hint,
    is_calibrated,
)
from kinerja_desktop.core.instrument import Scale
from kinerja_desktop.core.methods.method import Item


def unit_hints(
    people: Sequence[Person],
    scale: Scale,
    *,
    reference: Reference | None = None,
) -> tuple[Hint, ...]:
    """Return the prompts about all people of an appraiser, on the instrument's scale.

    `reference` is (mean, spread) of a calibration or of earlier periods.
    """
    counts = {person.employee_id: len(person.notes) for person in people}
    names = {person.employee_id: person.name for person in people}
    means = [float(mean) for person in people if (mean := person.mean()) is not None]
    found = [
        attention_hint(counts, names),
        _flat_unit_hint(people, scale),
        _central_hint(people, scale),
        next(filter(None, map(_contrast_hint, sittings(people))), None),
        level_shift_hint(level_shift(means, reference)) if reference and means else None,
        *(_change_hint(person, scale) for person in people),
        _copied_hint(people),
    ]
    return tuple(hint for hint in found if hint is not None)


def _flat_unit_hint(people: Sequence[Person], scale: Scale) -> Hint | None:
    """Compare the items everybody has; results of a plan are a person's own."""
    if not is_calibrated(scale):
        return None
    rows = [
        {item.key: step for item, step in person.rated() if item.indicator and item.scale == scale}
        for person in people
    ]
    rated = [row for row in rows if row]
    keys = set(rated[0]).intersection(*rated) if rated else set()
    if not keys:
        return None
    table = [[row[key] for key in sorted(keys)] for row in rated]
    return flat_unit_hint(flat_unit(table, scale))


def _central_hint(people: Sequence[Person], scale: Scale) -> Hint | None:
    steps = Counter(
        step for person in people for item, step in person.rated() if item.scale == scale
    )
    if not steps:
        return None
    return central_hint(central([steps[step] for step in scale.steps()], scale))


def sittings(people: Sequence[Person]) -> Iterator[Sequence[tuple[Person, Item, int]]]:
    """Give for every item the scores of its fullest day, in the order they were given (M11).

    Scores whose moment is not known, of earlier versions of the program, are left out.
    """
    days: dict[str, dict[date, list[tuple[datetime, Person, Item, int]]]] = {}
    for person in people:
        for item, step in person.rated():
            at = person.draft.answer(item.key).rated_at
            if at is not None:
                of_item = days.setdefault(item.key, {})
                of_item.setdefault(at.date(), []).append((at, person, item, step))
    for key in sorted(days):
        given = max(days[key].values(), key=len)
        given.sort(key=lambda one: (one[0], one[1].employee_id))
        yield [(person, item, step) for _at, person, item, step in given]


def _contrast_hint(given: Sequence[tuple[Person, Item, int]]) -> Hint | None:
    summaries = [implied(person.signs(item), item.scale) for person, item, _step in given]
    return contrast_hint(contrast([step for _p, _i, step in given], summaries))


def _change_hint(person: Person, scale: Scale) -> Hint | None:
    now = person.mean()
    if now is None or not person.before:
        return None
    before = Fraction(sum(person.before.values()), len(person.before))
    return change_hint(
        Subject(employee_id=person.employee_id),
        person.name,
        before=before,
        now=now,
        scale=scale,
        reason=person.draft.justification,
    )


def _copied_hint(people: Sequence[Person]) -> Hint | None:
    pairs = [
        (person.before[item.key], step)
        for person in people
        for item, step in person.rated()
        if item.key in person.before
    ]
    return copied_hint(copied([b for b, _n in pairs], [n for _b, n in pairs]))
