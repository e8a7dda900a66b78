"""All prompts about people, from drafts and notes: what the rules are asked with.

Only what is rated is read, so nothing speaks before the first judgement is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.evidence import sufficiency
from kinerja_desktop.core.fairness.beside_notes import (
    FEWEST_AT_EDGE,
    FEWEST_TO_DIFFER,
    Edge,
    consistency,
    consistency_hint,
    pull,
    pull_hint,
    support,
    support_hint,
)
from kinerja_desktop.core.fairness.diary import (
    FEWEST_NOTES,
    RECENT_DAYS,
    recency,
    recency_hint,
    sufficiency_hint,
)
from kinerja_desktop.core.fairness.hint import Hint, Subject
from kinerja_desktop.core.fairness.shapes import flat_person, flat_person_hint
from kinerja_desktop.core.fairness.talk import (
    self_gap,
    self_gap_hint,
    surprise,
    surprise_hint,
)
from kinerja_desktop.core.methods.method import Item
from kinerja_desktop.core.observation import Observation, Valence
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
    """One rated person. `before` holds the steps of last period by item key.

    `talk_on` is the day of the talk, `own` the steps the employee gave by item key, until it ends.
    """

    employee_id: int
    name: str
    items: tuple[Item, ...]
    draft: Draft
    notes: tuple[Observation, ...]
    before: Mapping[str, int] = field(default_factory=dict)
    talk_on: date | None = None
    own: Mapping[str, int] = field(default_factory=dict)

    def rated(self) -> Sequence[tuple[Item, int]]:
        """Return every item that has a step, with the step."""
        return self._rated

    def mean(self) -> Fraction | None:
        """Return the plain mean of the steps, or None before the first."""
        steps = [step for _item, step in self.rated()]
        return Fraction(sum(steps), len(steps)) if steps else None

    def notes_of(self, item: Item) -> Sequence[Observation]:
        """Return the notes tied to an item; a draft tells no fact and is no evidence."""
        return self._notes_by_key.get(item.key, ())

    def signs(self, item: Item) -> list[int]:
        """Return the signs of the notes tied to an item."""
        return [int(note.valence) for note in self.notes_of(item)]

    @cached_property
    def _rated(self) -> list[tuple[Item, int]]:
        steps = [(item, self.draft.answer(item.key).step) for item in self.items]
        return [(item, step) for item, step in steps if step is not None]

    @cached_property
    def _notes_by_key(self) -> Mapping[str, list[Observation]]:
        found: dict[str, list[Observation]] = {}
        for note in self.notes:
            for key in () if note.is_draft else dict.fromkeys(note.item_keys):
                found.setdefault(key, []).append(note)
        return found


def person_hints(person: Person, basis: Basis) -> tuple[Hint, ...]:
    """Return every prompt for one person; `chosen` picks those that are shown."""
    return tuple(people_hints((person,), basis))


def people_hints(
    people: Sequence[Person], basis: Basis, of_unit: Iterable[Hint] = ()
) -> Iterator[Hint]:
    """Give every prompt about people, the strongest first; each is thought of when asked for.

    What is said of the unit as a whole stands before the wish for more notes on a single item.
    """
    for rule in _PERSON_RULES:
        for person in people:
            yield from filter(None, rule(person, basis))
    yield from of_unit
    for person in people:
        yield from filter(None, _sufficiency_hints(person, basis))


def _subject(person: Person, item: Item) -> Subject:
    return Subject(employee_id=person.employee_id, item_key=item.key)


def _noted(person: Person, fewest: int) -> Iterator[tuple[Item, int, Sequence[Observation]]]:
    """Give the rated items with as many notes as a rule needs to say anything."""
    for item, step in person.rated():
        notes = person.notes_of(item)
        if len(notes) >= fewest:
            yield item, step, notes


def _consistency_hints(person: Person, _basis: Basis) -> Iterator[Hint | None]:
    for item, step, _notes in _noted(person, FEWEST_TO_DIFFER):
        found = consistency(step, person.signs(item), item.scale)
        yield consistency_hint(_subject(person, item), found)


def _support_hints(person: Person, basis: Basis) -> Iterator[Hint | None]:
    for item, step in person.rated():
        answer = person.draft.answer(item.key)
        found = support(
            step,
            item.scale,
            linked=len(answer.evidence),
            reason=answer.words,
            enough=basis.evidence_needed,
        )
        yield support_hint(_subject(person, item), step, item.scale, found)


def _pull_hints(person: Person, basis: Basis) -> Iterator[Hint | None]:
    start, end = basis.period.start, min(basis.today, basis.period.end)
    edges = (
        (Edge.LATEST, end - timedelta(days=RECENT_DAYS - 1), end),
        (Edge.EARLIEST, start, start + timedelta(days=RECENT_DAYS - 1)),
    )
    for item, step, notes in _noted(person, 2 * FEWEST_AT_EDGE):
        for edge, first, last in edges:
            inside = [int(n.valence) for n in notes if first <= n.happened_on <= last]
            others = [int(n.valence) for n in notes if not first <= n.happened_on <= last]
            found = pull(step, others, inside, item.scale, edge=edge)
            yield pull_hint(_subject(person, item), found)


def _recency_hints(person: Person, basis: Basis) -> Iterator[Hint | None]:
    """Look at every item, then at the whole diary of the person."""
    diaries = [(_subject(person, i), notes) for i, _step, notes in _noted(person, FEWEST_NOTES)]
    if person.rated():
        facts = [note for note in person.notes if not note.is_draft]
        diaries.append((Subject(employee_id=person.employee_id), facts))
    for subject, notes in diaries:
        days = [note.happened_on for note in notes]
        yield recency_hint(subject, recency(days, basis.period, basis.today))


def _sufficiency_hints(person: Person, basis: Basis) -> Iterator[Hint | None]:
    target = basis.notes_per_item
    for item, _step in person.rated():
        found = sufficiency(person.notes_of(item), basis.period, target=target)
        yield sufficiency_hint(_subject(person, item), item.short_name, found, target=target)


def _flat_hints(person: Person, _basis: Basis) -> Iterator[Hint | None]:
    rated = person.rated()
    scales = {item.scale for item, _step in rated}
    is_flat = len({step for _item, step in rated}) == 1
    is_whole = all(person.draft.answer(item.key).is_settled for item in person.items)
    if len(scales) != 1 or not is_flat or not is_whole:
        return
    signs = [person.signs(item) for item, _step in rated]
    found = flat_person([step for _item, step in rated], signs, scales.pop())
    words = [item.short_name for item, _step in rated]
    yield flat_person_hint(Subject(employee_id=person.employee_id), found, words)


def _surprise_hints(person: Person, basis: Basis) -> Iterator[Hint | None]:
    """Look at the notes to improve that ratings rest on, while they can still be told."""
    talk_on = person.talk_on or max(basis.period.end, basis.today)
    linked = {number for item, _s in person.rated() for number in _evidence(person, item)}
    days = [n.shared_on for n in person.notes if n.id in linked and n.valence == Valence.MINUS]
    if talk_on >= basis.today:
        subject = Subject(employee_id=person.employee_id)
        yield surprise_hint(subject, surprise(days, talk_on))


def _evidence(person: Person, item: Item) -> Sequence[int]:
    return person.draft.answer(item.key).evidence


def _self_gap_hints(person: Person, _basis: Basis) -> Iterator[Hint | None]:
    both = [(item, step) for item, step in person.rated() if item.key in person.own]
    found = self_gap([person.own[item.key] for item, _step in both], [step for _i, step in both])
    for place in found.topics:
        item, _step = both[place]
        yield self_gap_hint(_subject(person, item), item.short_name, found.gaps[place])


# The strongest first: score against diary, documentation, recency, shape, then the talk.
_PERSON_RULES: tuple[Callable[[Person, Basis], Iterator[Hint | None]], ...] = (
    _consistency_hints,
    _support_hints,
    _pull_hints,
    _recency_hints,
    _flat_hints,
    _surprise_hints,
    _self_gap_hints,
)
