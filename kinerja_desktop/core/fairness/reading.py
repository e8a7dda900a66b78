"""All prompts for one person or a unit, from drafts and notes: what the rules are asked with.

Only what is rated is read, so nothing speaks before the first judgement is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.evidence import implied, notes_of_item, sufficiency
from kinerja_desktop.core.fairness.beside_notes import (
    Edge,
    consistency,
    consistency_hint,
    pull,
    pull_hint,
    support,
    support_hint,
)
from kinerja_desktop.core.fairness.diary import (
    RECENT_DAYS,
    attention_hint,
    recency,
    recency_hint,
    sufficiency_hint,
)
from kinerja_desktop.core.fairness.hint import Hint, Subject
from kinerja_desktop.core.fairness.levels import (
    Reference,
    change_hint,
    copied,
    copied_hint,
    level_shift,
    level_shift_hint,
)
from kinerja_desktop.core.fairness.shapes import (
    central,
    central_hint,
    contrast,
    contrast_hint,
    flat_person,
    flat_person_hint,
    flat_unit,
    flat_unit_hint,
)
from kinerja_desktop.core.instrument import Scale
from kinerja_desktop.core.methods.method import Item
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.period import Period


@dataclass(frozen=True, kw_only=True)
class Basis:
    """When is read, and the settings: notes aimed at per item, notes an extreme score needs."""

    period: Period
    today: date
    notes_per_item: int = 4
    evidence_needed: int = 1


@dataclass(frozen=True, kw_only=True)
class Person:
    """One rated person. `before` holds the steps of last period by item key."""

    employee_id: int
    name: str
    items: tuple[Item, ...]
    draft: Draft
    notes: tuple[Observation, ...]
    before: Mapping[str, int] = field(default_factory=dict)

    def rated(self) -> Iterator[tuple[Item, int]]:
        """Give every item that has a step, with the step."""
        for item in self.items:
            step = self.draft.answer(item.key).step
            if step is not None:
                yield item, step

    def mean(self) -> Fraction | None:
        """Return the plain mean of the steps, or None before the first."""
        steps = [step for _item, step in self.rated()]
        return Fraction(sum(steps), len(steps)) if steps else None

    def signs(self, item: Item) -> list[int]:
        """Return the signs of the notes tied to an item."""
        return [int(note.valence) for note in notes_of_item(self.notes, item.key)]


def person_hints(person: Person, basis: Basis) -> tuple[Hint, ...]:
    """Return every prompt for one person; `chosen` picks those that are shown."""
    found: list[Hint | None] = []
    for item, step in person.rated():
        found += _item_hints(person, item, step, basis)
    found.append(_flat_hint(person))
    return tuple(hint for hint in found if hint is not None)


def _item_hints(person: Person, item: Item, step: int, basis: Basis) -> list[Hint | None]:
    subject = Subject(employee_id=person.employee_id, item_key=item.key)
    answer = person.draft.answer(item.key)
    notes = notes_of_item(person.notes, item.key)
    backing = support(
        step,
        item.scale,
        linked=len(answer.evidence),
        reason=answer.words,
        enough=basis.evidence_needed,
    )
    days = [note.happened_on for note in notes]
    enough = sufficiency(notes, basis.period, target=basis.notes_per_item)
    return [
        consistency_hint(subject, consistency(step, person.signs(item), item.scale)),
        support_hint(subject, step, item.scale, backing),
        *_pull_hints(subject, step, item.scale, notes, basis),
        recency_hint(subject, recency(days, basis.period, basis.today)),
        sufficiency_hint(subject, item.short_name, enough, target=basis.notes_per_item),
    ]


def _pull_hints(
    subject: Subject, step: int, scale: Scale, notes: list[Observation], basis: Basis
) -> list[Hint | None]:
    end = min(basis.today, basis.period.end)
    edges = (
        (Edge.LATEST, end - timedelta(days=RECENT_DAYS - 1), end),
        (
            Edge.EARLIEST,
            basis.period.start,
            basis.period.start + timedelta(days=RECENT_DAYS - 1),
        ),
    )
    found: list[Hint | None] = []
    for edge, first, last in edges:
        inside = [int(n.valence) for n in notes if first <= n.happened_on <= last]
        others = [int(n.valence) for n in notes if not first <= n.happened_on <= last]
        found.append(pull_hint(subject, pull(step, others, inside, scale, edge=edge)))
    return found


def _flat_hint(person: Person) -> Hint | None:
    rated = list(person.rated())
    scales = {item.scale for item, _step in rated}
    is_whole = all(person.draft.answer(item.key).is_settled for item in person.items)
    if len(scales) != 1 or not is_whole:
        return None
    signs = [person.signs(item) for item, _step in rated]
    found = flat_person([step for _item, step in rated], signs, scales.pop())
    words = [item.short_name for item, _step in rated]
    return flat_person_hint(Subject(employee_id=person.employee_id), found, words)


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
    cells = {
        (person.employee_id, item.key): (step, implied(person.signs(item), item.scale))
        for person in people
        for item, step in person.rated()
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
