"""A year of an invented unit: forty people, twelve months of notes, plans, ratings and talks.

Everything follows from the moment given. A few people are noted unevenly, so that each gap can be
seen: see QUIET, RARE, LATE and OTHERWISE, places in the list of people.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from kinerja_desktop.core.appraisal import Answer, Appraisal, Draft, Rating, Stage
from kinerja_desktop.core.methods.method import Item, items_of
from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.period import OrganisationResult, Period, PeriodKind, end_of
from kinerja_desktop.core.staff import Employee, Sex
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.paths import resource_dir
from kinerja_desktop.services.periods import starter_instrument
from kinerja_desktop.services.sample_office import (
    SampleOffice,
    SamplePerson,
    sample_draft,
    sample_notes,
    sample_office,
    sample_plan,
    workday,
)
from kinerja_desktop.services.sample_talks import sample_ending, sample_talk

QUIET = (30, 33, 37)  # nothing was noted in the last weeks
QUIET_DAYS = 60
RARE = 39  # two notes in the whole year
LATE = 5  # seven notes of ten are of the last six weeks
LATE_NOTES, LATE_SHARE, LATE_DAYS = 20, 0.7, 42
OTHERWISE = 8  # rated above, while the notes on one value ask for more
OTHERWISE_ITEM = "loyal"
CHANGED_SHARE = 0.25
BETTER, WORSE = frozenset({2, 11, 20, 29}), frozenset({17, 26})
NEWCOMERS = (38, 39)  # not there in the year before
DRAFTS, READY = range(14), range(14, 30)  # the others have signed


@dataclass(frozen=True, kw_only=True)
class YearOffice(SampleOffice):
    """The invented office, with the period of twelve months that ends with this month."""

    def period(self) -> Period:
        half = SampleOffice.period(self)
        return _year_to(half.end)


@dataclass(frozen=True, kw_only=True)
class YearFill:
    """What was stored: the year and the one before it, and the people in their order."""

    period_id: int
    last_id: int
    employee_ids: tuple[int, ...]


def year_office(now: datetime) -> YearOffice:
    """Return forty invented people at the moment given; none is rated yet."""
    office = sample_office(now)
    path = resource_dir() / "samples" / "year.json"
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    people = tuple(_person(office, told, place) for place in range(len(told["people"])))
    return YearOffice(profile=office.profile, people=people, texts=office.texts, now=now)


def fill_year(store: Store, now: datetime) -> YearFill:
    """Fill an empty store with the year of the unit, everybody rated."""
    office = year_office(now)
    filled = fill_unrated(store, office)
    with store.work() as work:
        for place, employee_id in enumerate(filled.employee_ids):
            _rate(work, office, filled, place, employee_id)
    return filled


def fill_unrated(store: Store, office: YearOffice) -> YearFill:
    """Store people, plans and notes, and the ratings of the year before, in one unit of work."""
    with store.work() as work:
        work.profile.save(office.profile)
        instrument = starter_instrument("permenpanrb_6_2022")
        instrument_id = work.instruments.add(instrument)
        period = replace(office.period(), instrument_id=instrument_id)
        before = replace(_year_to(period.start - timedelta(days=1)), instrument_id=instrument_id)
        last_id, period_id = work.periods.add(before), work.periods.add(period)
        ids = tuple(work.staff.add(person.employee) for person in office.people)
        work.periods.set_members(period_id, ids)
        work.periods.set_members(last_id, ids[: NEWCOMERS[0]])
        filled = YearFill(period_id=period_id, last_id=last_id, employee_ids=ids)
        for place, (employee_id, person) in enumerate(zip(ids, office.people, strict=True)):
            for number in (period_id, last_id):
                work.plans.save(replace(person.plan, period_id=number, employee_id=employee_id))
            items = items_of(instrument, person.plan)
            notes = year_notes(office, place, items, employee_id)
            for note in notes:
                work.observations.add(note)
            if place not in NEWCOMERS:
                draft = _draft_before(office, place, items, notes)
                _save(work, last_id, employee_id, draft, Stage.SIGNED, before.end)
        work.audit.append(at=office.now, action="sample_data", subject=str(period_id))
    return filled


def year_notes(
    office: YearOffice, place: int, items: tuple[Item, ...], employee_id: int
) -> tuple[Observation, ...]:
    """Return the notes of the year about the person at a place, oldest first."""
    notes = sample_notes(office, office.people[place], items, employee_id)
    today, start = office.now.date(), office.period().start
    if place == LATE:
        early = round(len(notes) * (1 - LATE_SHARE))
        first = today - timedelta(days=LATE_DAYS - 1)
        notes = _moved(notes[:early], start, first) + _moved(notes[early:], first, today)
    if place == RARE:
        notes = _moved(notes, today - timedelta(days=QUIET_DAYS), today)
    if place in QUIET:
        notes = _moved(notes, start, today - timedelta(days=QUIET_DAYS))
    if place == OTHERWISE:
        notes = tuple(
            replace(note, valence=Valence.MINUS, item_keys=(OTHERWISE_ITEM,))
            if number % 4 == 0
            else replace(note, item_keys=tuple(k for k in note.item_keys if k != OTHERWISE_ITEM))
            for number, note in enumerate(notes)
        )
    return notes


def year_draft(
    office: YearOffice, place: int, items: tuple[Item, ...], notes: tuple[Observation, ...]
) -> Draft:
    """Return the whole rating of the person at a place: every item and both overall ratings."""
    person = replace(office.people[place], stage=Stage.READY)
    draft = sample_draft(office, person, items, notes)
    signs = {i.key: [int(n.valence) for n in notes if i.key in n.item_keys] for i in items}
    answers = tuple(_as_noted(answer, signs[answer.key]) for answer in draft.answers)
    draft = replace(draft, answers=answers)
    if place == OTHERWISE:
        draft = draft.with_answer(replace(draft.answer(OTHERWISE_ITEM), step=Rating.ABOVE.value))
    return _overall(draft, place)


def _as_noted(answer: Answer, signs: list[int]) -> Answer:
    """Keep a step away from expectation only where the notes are clear."""
    is_clear = abs(sum(signs)) > len(signs) / 2
    return answer if is_clear else replace(answer, step=Rating.MEETS.value)


def _overall(draft: Draft, place: int) -> Draft:
    results = Rating.BELOW if place in WORSE else Rating.MEETS
    if place in BETTER:
        return replace(draft, results_rating=Rating.ABOVE, behaviour_rating=Rating.ABOVE)
    return replace(draft, results_rating=results, behaviour_rating=Rating.MEETS)


def _draft_before(
    office: YearOffice, place: int, items: tuple[Item, ...], notes: tuple[Observation, ...]
) -> Draft:
    """Return the rating of the year before: much as now, without the notes it rested on."""
    dice = random.Random(place)  # noqa: S311 - reproducible invention
    draft = year_draft(office, place, items, notes)
    answers = tuple(
        replace(
            answer,
            step=Rating.MEETS.value if dice.random() < CHANGED_SHARE else answer.step,
            realisations=(),
            evidence=(),
        )
        for answer in draft.answers
    )
    return _overall(replace(draft, answers=answers), place + (1 if place in BETTER else 0))


def _rate(work: Work, office: YearOffice, filled: YearFill, place: int, employee_id: int) -> None:
    plan = work.plans.get(filled.period_id, employee_id)
    period = work.periods.get(filled.period_id)
    items = items_of(work.instruments.get(period.instrument_id), plan)
    notes = work.observations.list(employee_id=employee_id, start=period.start, end=period.end)
    told = tuple(sorted(notes, key=lambda note: note.happened_on))
    draft = year_draft(office, place, items, told)
    began = office.now.date() - timedelta(days=20)
    stage = office.people[place].stage
    appraisal = _save(work, period.id, employee_id, draft, stage, began)
    if stage == Stage.DRAFT:
        return
    ago = 3 + place % 5
    day = workday(office.now.date() + timedelta(days=1 + place // 4), forward=True)
    if stage == Stage.SIGNED:
        day = workday(office.now.date() - timedelta(days=ago))
    when = datetime.combine(day, time(9 + place % 3 * 2, 0))
    talk = sample_talk(office, appraisal.id, told, when)
    if stage == Stage.SIGNED:
        first_name = office.people[place].employee.name.split()[0]
        talk = sample_ending(office, talk, first_name, when)
    work.discussions.save(talk)


def _save(
    work: Work, period_id: int, employee_id: int, draft: Draft, stage: Stage, began: date
) -> Appraisal:
    return work.appraisals.save(
        Appraisal(
            period_id=period_id,
            employee_id=employee_id,
            stage=stage,
            draft=draft,
            instrument_id=work.periods.get(period_id).instrument_id,
            started_on=began,
        )
    )


def _year_to(end: date) -> Period:
    """Return the twelve months that end with a month's last day."""
    start = (end + timedelta(days=1)).replace(year=(end + timedelta(days=1)).year - 1)
    name = f"Tahun {end.year}" if end.month == 12 else f"Tahun {start.year}/{end.year}"
    return Period(
        name=name,
        kind=PeriodKind.YEAR,
        start=start,
        end=end_of(PeriodKind.YEAR, start),
        unit_result=OrganisationResult.BAIK,
    )


def _person(office: SampleOffice, told: dict[str, Any], place: int) -> SamplePerson:
    plain = told["people"][place]
    sex = Sex(plain["sex"])
    kinds = list(told["posts"])
    kind = kinds[place % len(kinds)]
    born = date(1968 + place * 7 % 30, 1 + place % 12, 1 + place % 28)
    number = f"{born:%Y%m%d}{born.year + 24}03{1 if sex == Sex.MALE else 2}{place + 1:03}"
    plan, done = sample_plan(office.texts, kind, number[-5:])
    stage = Stage.DRAFT if place in DRAFTS else Stage.READY if place in READY else Stage.SIGNED
    return SamplePerson(
        employee=Employee(
            name=plain["name"],
            nip=number,
            grade=told["grades"][place % len(told["grades"])],
            position=told["posts"][kind],
            unit=told["unit"],
            agency=office.profile.agency,
            birth_date=born,
            sex=sex,
        ),
        plan=plan,
        realisations=done,
        note_count=_note_count(place),
        stage=stage,
    )


def _note_count(place: int) -> int:
    """Return how many notes a person has in the year: about eighteen."""
    return {RARE: 2, LATE: LATE_NOTES}.get(place, 13 + place * 7 % 11)


def _moved(notes: tuple[Observation, ...], first: date, last: date) -> tuple[Observation, ...]:
    """Spread notes evenly over the workdays of a span."""
    span = (last - first).days
    moved = []
    for number, note in enumerate(notes):
        day = workday(first + timedelta(days=round(span * (number + 0.5) / len(notes))))
        told = day + timedelta(days=2) if note.shared_on is not None else None
        moved.append(
            replace(
                note,
                happened_on=day,
                recorded_at=datetime.combine(day, time(16, 5)),
                shared_on=told,
            )
        )
    return tuple(moved)
