"""An invented office of twelve people, told by resources/samples/office.json, as plain values.

Everything follows from the moment given, so that two fills are equal.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from kinerja_desktop.core.appraisal import Answer, Draft, Rating, Stage
from kinerja_desktop.core.methods.method import Item
from kinerja_desktop.core.observation import Observation, Source, Valence
from kinerja_desktop.core.period import OrganisationResult, Period, PeriodKind, months_between
from kinerja_desktop.core.plan import Aspect, Plan, ResultKind, WorkIndicator, WorkResult
from kinerja_desktop.core.staff import Employee, Employment, Official, OfficialRole, Profile
from kinerja_desktop.i18n import MONTHS
from kinerja_desktop.paths import resource_dir

SOURCES = (Source.DIRECT, Source.DIRECT, Source.REPORT)


@dataclass(frozen=True, kw_only=True)
class SamplePerson:
    """One invented person: what they plan, what was noted, how far the rating is."""

    employee: Employee
    plan: Plan
    realisations: tuple[tuple[str, str], ...]
    note_count: int
    stage: Stage


@dataclass(frozen=True, kw_only=True)
class SampleOffice:
    """The whole invented office at one moment."""

    profile: Profile
    people: tuple[SamplePerson, ...]
    texts: dict[str, Any]
    now: datetime

    def period(self) -> Period:
        """Return the half year that ends with the month of `now`."""
        last = _month_end(self.now.date())
        first = _months_back(self.now.date().replace(day=1), 5)
        months = MONTHS["id"]
        name = f"{months[first.month - 1]}–{months[last.month - 1]} {last.year}"
        if (first.month, last.month) in {(1, 6), (7, 12)}:
            name = f"Semester {'I' if first.month == 1 else 'II'} {last.year}"
        return Period(
            name=name,
            kind=PeriodKind.SEMESTER,
            start=first,
            end=last,
            unit_result=OrganisationResult.BAIK,
        )


def sample_office(now: datetime) -> SampleOffice:
    """Read the invented office; `now` decides its dates."""
    path = resource_dir() / "samples" / "office.json"
    texts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    profile = texts["profile"]
    agency = profile["agency"]
    return SampleOffice(
        profile=Profile(
            appraiser=_official(profile["appraiser"], OfficialRole.APPRAISER, agency),
            reviewer=_official(profile["reviewer"], OfficialRole.REVIEWER, agency),
            agency=agency,
            place=profile["place"],
        ),
        people=tuple(_person(plain, texts) for plain in texts["people"]),
        texts=texts,
        now=now,
    )


def _official(plain: dict[str, Any], role: OfficialRole, agency: str) -> Official:
    return Official(role=role, agency=agency, **plain)


def _person(plain: dict[str, Any], texts: dict[str, Any]) -> SamplePerson:
    names = ("name", "front_title", "back_title", "nip", "grade", "position")
    employee = Employee(
        **{name: plain[name] for name in names},
        unit=texts["profile"]["unit"],
        agency=texts["profile"]["agency"],
        employment=Employment.PPPK if plain["grade"].isupper() else Employment.PNS,
    )
    is_ready = plain["stage"] != "not_started" or plain["name"].startswith("Rina")
    plan, done = sample_plan(texts, plain["plan"], plain["nip"][-5:]) if is_ready else _no_plan()
    if plain["name"].startswith("Rina"):
        plan = _unfinished(plan)
    return SamplePerson(
        employee=employee,
        plan=plan,
        realisations=done,
        note_count=plain["notes"],
        stage=Stage(plain["stage"]),
    )


def _no_plan() -> tuple[Plan, tuple[tuple[str, str], ...]]:
    return Plan(period_id=0, employee_id=0), ()


def _unfinished(plan: Plan) -> Plan:
    """Return the plan with the last target still open, as a beginner would meet it."""
    last = plan.work_results[-1]
    indicators = (*last.indicators[:-1], replace(last.indicators[-1], target=""))
    return plan.with_result(replace(last, indicators=indicators))


def sample_plan(
    texts: dict[str, Any], name: str, mark: str
) -> tuple[Plan, tuple[tuple[str, str], ...]]:
    """Return a plan of the file and its realisations by indicator key; `mark` keeps keys apart."""
    results, done = [], []
    for number, plain in enumerate(texts["plans"][name], start=1):
        indicators = []
        for place, indicator in enumerate(plain["indicators"], start=1):
            key = f"iki-{mark}-{number}-{place}"
            done.append((key, indicator["done"]))
            indicators.append(
                WorkIndicator(
                    key=key,
                    aspect=Aspect(indicator["aspect"]),
                    text=indicator["text"],
                    target=indicator["target"],
                )
            )
        results.append(
            WorkResult(
                key=f"rhk-{mark}-{number}",
                kind=ResultKind(plain["kind"]),
                text=plain["text"],
                short_name=plain["short_name"],
                supports=plain["supports"],
                assigned_by=plain["assigned_by"],
                indicators=tuple(indicators),
            )
        )
    expectations = tuple(texts["expectations"].items())
    plan = Plan(period_id=0, employee_id=0, work_results=tuple(results), expectations=expectations)
    return plan, tuple(done)


def sample_notes(
    office: SampleOffice, person: SamplePerson, items: tuple[Item, ...], employee_id: int
) -> tuple[Observation, ...]:
    """Return the notes about a person, spread over the period, oldest first."""
    period, today = office.period(), office.now.date()
    dice = random.Random(person.employee.nip)  # noqa: S311 - reproducible invention, no secret
    pools: dict[str, list[Any]] = office.texts["notes"]
    untold: dict[str, list[Any]] = {}
    span = (min(today, period.end) - period.start).days
    notes = []
    for number in range(person.note_count):
        item = items[dice.choices(range(len(items)), _weights(len(items)))[0]]
        left = untold.get(item.key) or list(pools.get(item.key, pools["results"]))
        valence, text, situation, impact = left.pop(dice.randrange(len(left)))
        untold[item.key] = left
        day = period.start + timedelta(days=round(span * (number + 0.6) / person.note_count))
        day = workday(min(day, today))
        notes.append(
            Observation(
                employee_id=employee_id,
                happened_on=day,
                happened_at=_hour(dice, day, office.now),
                recorded_at=min(datetime.combine(day, time(16, 5)), office.now),
                valence=Valence(valence),
                source=_source(dice, item.key, text),
                text=text,
                situation=situation,
                impact=impact,
                item_keys=(item.key,),
                is_visible=dice.random() > 0.12,
                shared_on=day + timedelta(days=2) if valence < 0 and day < today else None,
            )
        )
    return tuple(notes)


def sample_draft(
    office: SampleOffice,
    person: SamplePerson,
    items: tuple[Item, ...],
    notes: tuple[Observation, ...],
) -> Draft:
    """Return ratings with feedback and linked notes; a mere draft leaves the last items open."""
    dice = random.Random(person.employee.nip[::-1])  # noqa: S311 - reproducible invention
    texts = office.texts["feedback"]
    rated = items if person.stage != Stage.DRAFT else items[: max(3, len(items) * 2 // 3)]
    answers = []
    for item in rated:
        linked = tuple(n.id for n in notes if item.key in n.item_keys)[:3]
        signs = [int(n.valence) for n in notes if item.key in n.item_keys]
        step = 1 if sum(signs) > 1 else -1 if sum(signs) < 0 else 0
        keys = {i.key for i in item.work_result.indicators} if item.work_result else set()
        answers.append(
            Answer(
                key=item.key,
                step=step,
                feedback=dice.choice(
                    texts["result" if item.work_result else "behaviour"][str(step)]
                ),
                realisations=tuple(pair for pair in person.realisations if pair[0] in keys),
                evidence=linked,
            )
        )
    if person.stage == Stage.DRAFT:
        return Draft(answers=tuple(answers))
    above = sum(answer.step or 0 for answer in answers)
    return Draft(
        answers=tuple(answers),
        results_rating=Rating.MEETS,
        behaviour_rating=Rating.ABOVE if above * 2 > len(answers) else Rating.MEETS,
    )


def _source(dice: random.Random, key: str, text: str) -> Source:
    """Return where such a note comes from: the clock in, the counter, or what was seen or read."""
    if text.startswith("Hadir"):
        return Source.ATTENDANCE
    if key == "berorientasi_pelayanan":
        return Source.SERVICE
    return dice.choice(SOURCES)


def _hour(dice: random.Random, day: date, now: datetime) -> time:
    """Return an hour of the working day; today, one that has passed."""
    last = min(max(now.hour, 9), 16) if day == now.date() else 16
    return time(dice.randrange(8, last), dice.choice((0, 10, 15, 30, 45)))


def _weights(count: int) -> list[float]:
    """Note the first items more often, as a real diary does."""
    return [1 + 2.0 * (count - place) / count for place in range(count)]


def _month_end(day: date) -> date:
    return months_between(day, day + timedelta(days=31))[1] - timedelta(days=1)


def _months_back(first: date, count: int) -> date:
    total = first.year * 12 + first.month - 1 - count
    return date(total // 12, total % 12 + 1, 1)


def workday(day: date, *, forward: bool = False) -> date:
    while day.weekday() >= 5:
        day += timedelta(days=1 if forward else -1)
    return day
