"""A few scores to be read again without names (M12), with the evidence behind them and no more."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from kinerja_desktop.core.fairness.hint import Subject
from kinerja_desktop.core.fairness.reading import Person
from kinerja_desktop.core.fairness.rereading import Cell, cells_to_reread, nameless
from kinerja_desktop.core.instrument import Scale
from kinerja_desktop.core.methods.method import Item, ItemKind
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.services.rated_people import RatedPeriod

SHORTEST_NAME = 3


@dataclass(frozen=True, kw_only=True)
class NamelessCell:
    """One score to be read again. `texts` pairs the sign of a note with its words, oldest first.

    `name` and `score` are for afterwards.
    """

    called: str
    item: Item
    texts: tuple[tuple[int, str], ...]
    subject: Subject
    name: str
    score: int


def nameless_cells(
    rated: RatedPeriod, hinted: Collection[Subject], *, seed: int
) -> tuple[NamelessCell, ...]:
    """Choose up to six scores on the instrument's scale; results of a plan tell whose they are."""
    scale = rated.material.instrument.scale
    if scale.is_typed:
        return ()
    by_subject = {
        Subject(employee_id=one.employee.id, item_key=item.key): (one.employee, one.person, item)
        for one in rated.people
        for item, _step in _comparable(one.person, scale)
    }
    cells = [
        Cell(subject=subject, score=person.draft.answer(item.key).step or 0)
        for subject, (_employee, person, item) in by_subject.items()
    ]
    found = []
    for place, cell in enumerate(cells_to_reread(cells, hinted, scale, seed=seed)):
        employee, person, item = by_subject[cell.subject]
        called = nameless(place)
        notes = sorted(person.notes_of(item), key=lambda note: note.happened_on)
        found.append(
            NamelessCell(
                called=called,
                item=item,
                texts=tuple(
                    (int(n.valence), without_name(_words(n), employee, called)) for n in notes
                ),
                subject=cell.subject,
                name=employee.name,
                score=cell.score,
            )
        )
    return tuple(found)


def _comparable(person: Person, scale: Scale) -> list[tuple[Item, int]]:
    """Return the scores with evidence on the instrument's own scale."""
    return [
        (item, step)
        for item, step in person.rated()
        if item.kind != ItemKind.RESULT and item.scale == scale and person.notes_of(item)
    ]


def _words(note: Observation) -> str:
    return " ".join(filter(None, (note.situation, note.text, note.impact)))


def without_name(text: str, employee: Employee, called: str) -> str:
    """Put `called` in place of a person's names, whole or in part; short parts may be words."""
    parts = [employee.name, employee.nickname, *employee.name.split()]
    names = sorted({p for p in parts if len(p) >= SHORTEST_NAME}, key=len, reverse=True)
    if not names:
        return text
    whole = "|".join(re.escape(name) for name in names)
    return re.sub(rf"\b(?:{whole})\b", called, text, flags=re.IGNORECASE)
