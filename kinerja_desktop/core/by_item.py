"""By item: one item across all people in a changing order, earlier marks hidden (halo, order)."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kinerja_desktop.core.appraisal import Answer


@dataclass(frozen=True, kw_only=True)
class ItemRound:
    """One visit. `order` are employee ids; `given` are the answers of this visit by employee.

    `before` are the answers people had when their turn came.
    """

    item_key: str
    order: tuple[int, ...]
    given: Mapping[int, Answer] = field(default_factory=dict)
    before: Mapping[int, Answer] = field(default_factory=dict)

    def hides(self, employee_id: int) -> bool:
        """Whether the earlier mark of a person is not shown yet."""
        return employee_id not in self.given

    def with_answer(self, employee_id: int, before: Answer, now: Answer) -> ItemRound:
        """Take the answer of this visit; what it was before the first one stays known."""
        known = {**self.before, employee_id: self.before.get(employee_id, before)}
        return replace(self, given={**self.given, employee_id: now}, before=known)

    def neighbour(self, employee_id: int, by: int) -> int:
        """Return the person `by` places on in the order; the ends hold."""
        place = self.order.index(employee_id) + by if employee_id in self.order else 0
        return self.order[min(max(place, 0), len(self.order) - 1)]


def begin_round(
    item_key: str, employee_ids: Sequence[int], *, seed: int, last: tuple[int, ...] = ()
) -> ItemRound:
    """Shuffle the people; of two or more the order always differs from that of the last visit."""
    order = sorted(employee_ids)
    random.Random(seed).shuffle(order)  # noqa: S311 - chance, not secrecy
    if len(order) > 1 and tuple(order) == last:
        order = [*order[1:], order[0]]
    return ItemRound(item_key=item_key, order=tuple(order))


def without_mark(answer: Answer) -> Answer:
    """Return an answer as it is shown before the mark of this visit: with its evidence only."""
    return Answer(key=answer.key, evidence=answer.evidence, realisations=answer.realisations)


def marked(stored: Answer, shown: Answer) -> Answer:
    """Put the mark and evidence chosen while the rest was hidden into the stored answer."""
    return replace(
        stored,
        step=shown.step,
        value=shown.value,
        not_applicable=shown.not_applicable,
        evidence=shown.evidence,
        rated_at=shown.rated_at,
    )
