"""Prompting: which scores to read once more, and what was answered. For the appraiser alone."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.fairness.hint import UNIT, Hint, Subject, chosen
from kinerja_desktop.core.fairness.levels import Reference
from kinerja_desktop.core.fairness.reading import Basis, Person, person_hints, unit_hints
from kinerja_desktop.core.hint_answers import HintAnswer, Reply, kept_away
from kinerja_desktop.core.period import Period
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.services.appraisal_view import AppraisalView
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.period_material import gather
from kinerja_desktop.services.rated_people import (
    RatedPerson,
    period_before,
    rated_people,
    steps_of,
)
from kinerja_desktop.settings import Settings

REFERENCE_PEOPLE = 8


@dataclass(frozen=True, kw_only=True)
class Prompts:
    """The prompts of one screen, what was answered before (newest first), and about whom.

    `subjects` are a person and an item in words, for every prompt that is about a person.
    """

    shown: tuple[Hint, ...]
    subjects: Mapping[Subject, str]
    answered: tuple[HintAnswer, ...]


class PromptService:
    """Reads ratings and notes; writes nothing but answers."""

    def __init__(self, store: Store, clock: Clock, settings: Callable[[], Settings]) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def of_period(self, period_id: int) -> Prompts:
        """Return what is worth a second reading about everybody: three at most."""
        with self._store.reading() as look:
            found = gather(look, period_id)
            last = self._last(look, found.period)
            answers = look.hint_answers.list(period_id)
        people = rated_people(
            found, items_required=self._settings().items_required, before=steps_of(last)
        )
        basis = self._basis(found.period)
        hints = [hint for one in people for hint in person_hints(one.person, basis)]
        persons = [one.person for one in people]
        hints += unit_hints(persons, found.instrument.scale, reference=_reference(last))
        shown = chosen(hints, kept_away(answers, self._clock().date()))
        by_id = {one.employee_id: one for one in persons}
        return Prompts(
            shown=shown,
            subjects={
                hint.subject: _words_of(hint, by_id[hint.subject.employee_id])
                for hint in shown
                if hint.subject != UNIT
            },
            answered=answers,
        )

    def of_person(self, view: AppraisalView, draft: Draft) -> tuple[Hint, ...]:
        """Return the prompts about a rating in hand: one an item, three in all."""
        with self._store.reading() as look:
            answers = look.hint_answers.list(view.period.id)
        person = Person(
            employee_id=view.employee.id,
            name=view.employee.name,
            items=view.items,
            draft=draft,
            notes=view.notes,
        )
        hints = person_hints(person, self._basis(view.period))
        return chosen(hints, kept_away(answers, self._clock().date()))

    def answer(self, period_id: int, hint: Hint, reply: Reply) -> None:
        """Remember an answer; the prompt stays away until what it rests on changes."""
        answer = HintAnswer(key=hint.key, text=hint.text, reply=reply, answered_at=self._clock())
        with self._store.work() as work:
            work.hint_answers.save(period_id, answer)

    def take_back(self, period_id: int, key: str) -> None:
        """Let a prompt appear again."""
        with self._store.work() as work:
            work.hint_answers.remove(period_id, key)

    def _basis(self, period: Period) -> Basis:
        settings = self._settings()
        return Basis(
            period=period,
            today=self._clock().date(),
            notes_per_item=settings.notes_per_item,
            evidence_needed=settings.evidence_for_extremes,
        )

    def _last(self, look: Work, period: Period) -> tuple[RatedPerson, ...]:
        earlier = period_before(look, period)
        if earlier is None:
            return ()
        return rated_people(
            gather(look, earlier.id), items_required=self._settings().items_required
        )


def _words_of(hint: Hint, person: Person) -> str:
    """Return person and item; the person alone where the prompt itself names the item."""
    words = [item.short_name for item in person.items if item.key == hint.subject.item_key]
    return " · ".join([person.name, *(word for word in words if word not in hint.text)])


def _reference(last: tuple[RatedPerson, ...]) -> Reference | None:
    """Return mean and spread of the appraiser's own last period, from eight people on."""
    means = [float(mean) for one in last if (mean := one.person.mean()) is not None]
    if len(means) < REFERENCE_PEOPLE or len(set(means)) < 2:
        return None
    return statistics.fmean(means), statistics.stdev(means)
