"""Prompting: which scores to read once more, and what was answered. For the appraiser alone."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.fairness.hint import UNIT, Hint, Subject, chosen
from kinerja_desktop.core.fairness.levels import Reference
from kinerja_desktop.core.fairness.reading import Basis, Person, people_hints
from kinerja_desktop.core.fairness.rereading import MOST_CELLS
from kinerja_desktop.core.fairness.unit_reading import unit_hints
from kinerja_desktop.core.hint_answers import HintAnswer, Reply, kept_away
from kinerja_desktop.core.instrument import Scale
from kinerja_desktop.core.period import Period
from kinerja_desktop.data.store import Store
from kinerja_desktop.services.appraisal_view import AppraisalView
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.rated_people import RatedPerson, rated_period, talk_facts
from kinerja_desktop.services.rereading import NamelessCell, nameless_cells
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
            required = self._settings().items_required
            found = rated_period(look, period_id, items_required=required)
            answers = look.hint_answers.list(period_id)
        basis = self._basis(found.material.period)
        persons = [one.person for one in found.people]
        last = found.last.people if found.last is not None else ()
        scale = found.material.instrument.scale
        of_unit = _of_unit(persons, scale, _reference(last))
        hints = people_hints(persons, basis, of_unit)
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
            talk = look.discussions.of(view.appraisal.id)
        talk_on, own = talk_facts(talk)
        person = Person(
            employee_id=view.employee.id,
            name=view.employee.name,
            items=view.items,
            draft=draft,
            notes=view.notes,
            talk_on=talk_on,
            own=own,
        )
        hints = people_hints((person,), self._basis(view.period))
        return chosen(hints, kept_away(answers, self._clock().date()))

    def nameless_cells(self, period_id: int, seed: int) -> tuple[NamelessCell, ...]:
        """Return up to six scores to be read again without names: those with prompts first."""
        with self._store.reading() as look:
            required = self._settings().items_required
            found = rated_period(look, period_id, items_required=required)
        persons = [one.person for one in found.people]
        strong = people_hints(persons, self._basis(found.material.period))
        hinted = {hint.subject for hint in islice(strong, MOST_CELLS)}
        return nameless_cells(found, hinted, seed=seed)

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


def _words_of(hint: Hint, person: Person) -> str:
    """Return person and item; the person alone where the prompt itself names the item."""
    words = [item.short_name for item in person.items if item.key == hint.subject.item_key]
    return " · ".join([person.name, *(word for word in words if word not in hint.text)])


def _of_unit(
    persons: Sequence[Person], scale: Scale, reference: Reference | None
) -> Iterator[Hint]:
    """Give the prompts about the unit; nothing is reckoned before the first is asked for."""
    yield from unit_hints(persons, scale, reference=reference)


def _reference(last: tuple[RatedPerson, ...]) -> Reference | None:
    """Return mean and spread of the appraiser's own last period, from eight people on."""
    means = [float(mean) for one in last if (mean := one.person.mean()) is not None]
    if len(means) < REFERENCE_PEOPLE or len(set(means)) < 2:
        return None
    return statistics.fmean(means), statistics.stdev(means)
