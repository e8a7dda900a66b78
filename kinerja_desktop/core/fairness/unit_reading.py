"""All prompts about a unit as a whole, from the drafts and notes of its people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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


def unit_hints(
    people: Sequence[Person],
    scale: Scale,
    *,
    reference: Reference | None = None,
    order: Sequence[tuple[int, str]] = (),
) -> tuple[Hint, ...]:
    """Return the prompts about all people of an appraiser, on the instrument's scale.

    `reference` is (mean, spread) of a calibration or of earlier periods; `order` names the person
    and item of every score of one sitting, in the order they were given.
    """
    counts = {person.employee_id: len(person.notes) for person in people}
    names = {person.employee_id: person.name for person in people}
    means = [float(mean) for person in people if (mean := person.mean()) is not None]
    found = [
        attention_hint(counts, names),
        _flat_unit_hint(people, scale),
        _central_hint(people, scale),
        _contrast_hint(people, order),
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


def _contrast_hint(people: Sequence[Person], order: Sequence[tuple[int, str]]) -> Hint | None:
    wanted = frozenset(order)
    cells = {
        (person.employee_id, item.key): (step, implied(person.signs(item), item.scale))
        for person in people
        for item, step in person.rated()
        if (person.employee_id, item.key) in wanted
    }
    given = [cells[cell] for cell in order if cell in cells]
    return contrast_hint(contrast([s for s, _i in given], [i for _s, i in given]))


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
