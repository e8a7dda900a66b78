"""Searching people, notes, plans and talks; capitals, accents and prefixes do not matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.finding import (
    FEWEST_LETTERS,
    best_of,
    excerpt,
    note_texts,
    plain_letters,
    plan_texts,
    talk_texts,
    words_of,
)
from kinerja_desktop.core.period import Period
from kinerja_desktop.data.store import Store, Where, Work
from kinerja_desktop.i18n import short_date

HITS_OF_ALL = 7
HITS_OF_ONE = 40
EACH_AT_LEAST = 2


class HitKind(StrEnum):
    """What was found."""

    PERSON = "person"
    NOTE = "note"
    PLAN = "plan"
    TALK = "talk"


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is looked for: `kind` of hits or all, in one period or (0) all of the time."""

    text: str
    period_id: int = 0
    kind: HitKind | None = None


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One line of the search: title, a second line, and where it leads.

    `period_id` is 0 for a person, and for a note of a day that no period has.
    """

    kind: HitKind
    title: str
    line: str
    employee_id: int
    observation_id: int = 0
    period_id: int = 0


class SearchService:
    """Looks through the list shown; people are found by any part of name, number or position."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, asked: Question) -> tuple[Hit, ...]:
        """Return at most seven hits of all kinds, or forty of one; people first, latest first.

        Fewer than two letters find nothing.
        """
        words = words_of(asked.text)
        if len(asked.text.strip()) < FEWEST_LETTERS or not words:
            return ()
        with self._store.reading() as look:
            finder = _Finder(look, asked, words)
            if asked.kind is not None:
                return finder.hits(asked.kind, HITS_OF_ONE)
            return _mixed([finder.hits(kind, HITS_OF_ALL) for kind in HitKind])


class _Finder:
    """Answers one question from one look at the data."""

    def __init__(self, look: Work, asked: Question, words: tuple[str, ...]) -> None:
        self._look = look
        self._asked = asked
        self._words = words
        self._periods = look.periods.list()
        list_id = look.lists.current().id
        self._people = {p.id: p for p in look.staff.list(archived=None, list_id=list_id)}
        period = next((p for p in self._periods if p.id == asked.period_id), None)
        self._where = Where(
            list_id=list_id,
            period_id=period.id if period else None,
            start=period.start if period else None,
            end=period.end if period else None,
        )

    def hits(self, kind: HitKind, limit: int) -> tuple[Hit, ...]:
        sought = {
            HitKind.PERSON: self._persons,
            HitKind.NOTE: self._notes,
            HitKind.PLAN: self._plans,
            HitKind.TALK: self._talks,
        }
        return tuple(sought[kind](limit))

    def _persons(self, limit: int) -> list[Hit]:
        wanted = plain_letters(self._asked.text).split()
        found = [
            Hit(kind=HitKind.PERSON, title=p.display_name, line=p.position, employee_id=p.id)
            for p in self._people.values()
            if _says(f"{p.display_name} {p.nickname} {p.nip} {p.position}", wanted)
        ]
        return found[:limit]

    def _notes(self, limit: int) -> Iterable[Hit]:
        for key in self._found(Kind.OBSERVATION, limit):
            note = self._look.observations.get(key)
            text = excerpt(best_of(note_texts(note), self._words), self._words)
            within = [p for p in self._periods if p.start <= note.happened_on <= p.end]
            yield Hit(
                kind=HitKind.NOTE,
                title=self._people[note.employee_id].name,
                line=f"{short_date(note.happened_on)} · {text}",
                employee_id=note.employee_id,
                observation_id=note.id,
                period_id=self._nearest(within),
            )

    def _plans(self, limit: int) -> Iterable[Hit]:
        for key in self._found(Kind.PLAN, limit):
            plan = self._look.plans.by_id(key)
            yield Hit(
                kind=HitKind.PLAN,
                title=excerpt(best_of(plan_texts(plan), self._words), self._words),
                line=self._line(plan.employee_id, plan.period_id),
                employee_id=plan.employee_id,
                period_id=plan.period_id,
            )

    def _talks(self, limit: int) -> Iterable[Hit]:
        for key in self._found(Kind.DISCUSSION, limit):
            talk = self._look.discussions.get(key)
            about = self._look.appraisals.get(talk.appraisal_id)
            yield Hit(
                kind=HitKind.TALK,
                title=excerpt(best_of(talk_texts(talk), self._words), self._words),
                line=self._line(about.employee_id, about.period_id),
                employee_id=about.employee_id,
                period_id=about.period_id,
            )

    def _found(self, kind: Kind, limit: int) -> tuple[int, ...]:
        return self._look.full_text.find(kind, self._words, self._where, limit)

    def _nearest(self, periods: list[Period]) -> int:
        """Return the period one looks at where it has the day, else another that has it."""
        ids = [period.id for period in periods]
        return self._asked.period_id if self._asked.period_id in ids else next(iter(ids), 0)

    def _line(self, employee_id: int, period_id: int) -> str:
        names = [p.name for p in self._periods if p.id == period_id]
        return " · ".join([self._people[employee_id].name, *names])


def _says(text: str, wanted: list[str]) -> bool:
    plain = plain_letters(text)
    return all(part in plain for part in wanted)


def _mixed(kinds: list[tuple[Hit, ...]]) -> tuple[Hit, ...]:
    """Return seven hits: at least two of each kind that has them, the first kinds fill the rest."""
    shown = [min(len(hits), EACH_AT_LEAST) for hits in kinds]
    for place, hits in enumerate(kinds):
        rest = HITS_OF_ALL - sum(shown)
        shown[place] += max(0, min(len(hits) - shown[place], rest))
    return tuple(hit for hits, count in zip(kinds, shown, strict=True) for hit in hits[:count])[
        :HITS_OF_ALL
    ]
