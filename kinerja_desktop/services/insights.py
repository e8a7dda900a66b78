"""Insights: the start page — what is due, how far, where evidence is thin, what comes next."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kinerja_desktop.core.appraisal import ANSWERED_STAGES, Stage
from kinerja_desktop.core.discussion import ActionState
from kinerja_desktop.core.evidence import rarely_noted
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.rows import DateRow, DueRow
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Store
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.coming_dates import coming_dates
from kinerja_desktop.services.period_material import PeriodMaterial, gather
from kinerja_desktop.settings import Settings

RESULTS_COLUMN = "results"
PREDICATES_FROM = 5


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Notes per person and item group: rows in the order of `people`, columns of `columns`."""

    people: tuple[Employee, ...]
    columns: tuple[tuple[str, str], ...]
    counts: tuple[tuple[int, ...], ...]
    totals: tuple[int, ...]
    rare: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class HomeView:
    """The start page of one period. `stages` holds the ids of the people in each stage."""

    period: Period
    due: tuple[DueRow, ...]
    stages: Mapping[Stage, tuple[int, ...]]
    dates: tuple[DateRow, ...]
    coverage: Coverage
    predicates: Mapping[Predicate, int]
    note_range: tuple[int, int]
    note_median: float

    @property
    def started(self) -> int:
        return self.people - len(self.stages.get(Stage.NOT_STARTED, ()))

    @property
    def people(self) -> int:
        return sum(len(ids) for ids in self.stages.values())

    @property
    def silent(self) -> tuple[int, ...]:
        """The people without any note in the period."""
        pairs = zip(self.coverage.people, self.coverage.totals, strict=True)
        return tuple(person.id for person, total in pairs if not total)

    @property
    def shows_predicates(self) -> bool:
        """Whether enough people have a predicate for their spread to tell nobody's."""
        return sum(self.predicates.values()) >= PREDICATES_FROM


class InsightsService:
    """Reads only."""

    def __init__(self, store: Store, clock: Clock, settings: Callable[[], Settings]) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def home(self, period_id: int) -> HomeView:
        with self._store.reading() as look:
            found = gather(look, period_id)
        coverage = _coverage(found)
        totals = coverage.totals or (0,)
        stages: dict[Stage, list[int]] = {}
        for person in found.people:
            appraisal = found.appraisals.get(person.id)
            stage = appraisal.stage if appraisal else Stage.NOT_STARTED
            stages.setdefault(stage, []).append(person.id)
        now = self._clock()
        return HomeView(
            period=found.period,
            due=self._due(found, now),
            stages={stage: tuple(ids) for stage, ids in stages.items()},
            dates=coming_dates(found, now, self._settings().objection_days),
            coverage=coverage,
            predicates=self._predicates(found),
            note_range=(min(totals), max(totals)),
            note_median=statistics.median(totals),
        )

    def _due(self, found: PeriodMaterial, now: datetime) -> tuple[DueRow, ...]:
        rows = (
            self._late_actions(found, now),
            self._quiet_people(found, now),
            self._incomplete_notes(found),
            self._in_stage(found, Stage.READY, _("ready for the talk"), "discussion"),
            self._in_stage(found, Stage.SIGNED, _("signed, not yet final"), "results"),
            self._open_objections(found),
            self._without_plan(found),
        )
        return tuple(row for row in rows if row.count)

    def _late_actions(self, found: PeriodMaterial, now: datetime) -> DueRow:
        late = [
            (talk_owner, action)
            for talk_owner, talk in found.talks.items()
            for action in talk.actions
            if action.state == ActionState.OPEN and action.due_on and action.due_on < now.date()
        ]
        names = {p.id: p.name for p in found.people}
        return DueRow(
            key="late_actions",
            count=len(late),
            title=ngettext("plan is past its date", "plans are past their date", len(late)),
            names=tuple(f"{names.get(owner, '')} · {action.what}" for owner, action in late),
            target="staff",
            employee_ids=tuple(dict.fromkeys(owner for owner, _action in late)),
        )

    def _quiet_people(self, found: PeriodMaterial, now: datetime) -> DueRow:
        days = self._settings().quiet_days
        end = min(now.date(), found.period.end)
        last: dict[int, int] = {}
        for note in found.notes:
            gap = (end - note.happened_on).days
            last[note.employee_id] = min(gap, last.get(note.employee_id, gap))
        begun = (end - found.period.start).days
        quiet = [p for p in found.people if last.get(p.id, begun) > days]
        title = ngettext(
            "person {days} days without a note", "people {days} days without a note", len(quiet)
        )
        return DueRow(
            key="quiet_people",
            count=len(quiet),
            title=title.format(days=days),
            names=tuple(p.name for p in quiet),
            target="staff",
            employee_ids=tuple(p.id for p in quiet),
        )

    def _incomplete_notes(self, found: PeriodMaterial) -> DueRow:
        open_notes = [note for note in (*found.notes, *found.drafts) if note.missing]
        return DueRow(
            key="incomplete_notes",
            count=len(open_notes),
            title=ngettext("note is incomplete", "notes are incomplete", len(open_notes)),
            names=(_("impact or indicator not written yet"),),
            target="observations",
        )

    def _in_stage(self, found: PeriodMaterial, stage: Stage, title: str, target: str) -> DueRow:
        stages = ANSWERED_STAGES if stage in ANSWERED_STAGES else {stage}
        people = [
            p
            for p in found.people
            if p.id in found.appraisals and found.appraisals[p.id].stage in stages
        ]
        return DueRow(
            key=stage.value,
            count=len(people),
            title=title,
            names=tuple(p.name for p in people),
            target=target,
            employee_ids=tuple(p.id for p in people),
        )

    def _open_objections(self, found: PeriodMaterial) -> DueRow:
        names = {p.id: p.name for p in found.people}
        waiting = [owner for owner, one in found.objections.items() if one.is_open]
        return DueRow(
            key="open_objections",
            count=len(waiting),
            title=ngettext(
                "objection waits for the decision", "objections wait for the decision", len(waiting)
            ),
            names=tuple(names.get(owner, "") for owner in waiting),
            target="objection",
            employee_ids=tuple(waiting),
        )

    def _without_plan(self, found: PeriodMaterial) -> DueRow:
        needs = any(section.from_plan for section in found.instrument.sections)
        people = [
            p
            for p in found.people
            if needs and (p.id not in found.plans or not found.plans[p.id].is_complete)
        ]
        return DueRow(
            key="without_plan",
            count=len(people),
            title=ngettext("plan is not complete", "plans are not complete", len(people)),
            names=tuple(p.name for p in people),
            target="staff",
            employee_ids=tuple(p.id for p in people),
        )

    def _predicates(self, found: PeriodMaterial) -> dict[Predicate, int]:
        """Count the draft and final predicates; people without one are not in it."""
        method = METHODS[found.period.method]
        counts: Counter[Predicate] = Counter()
        for employee_id, appraisal in found.appraisals.items():
            items = items_of(found.instrument, found.plans.get(employee_id))
            result = method.result(
                appraisal.draft, items, found.instrument, self._settings().items_required
            )
            if result.predicate is not None:
                counts[result.predicate] += 1
        return dict(counts)


def _coverage(found: PeriodMaterial) -> Coverage:
    indicators = found.instrument.indicators()
    has_results = any(section.from_plan for section in found.instrument.sections)
    first = ((RESULTS_COLUMN, _("Work")),) if has_results else ()
    columns = (*first, *((ind.key, ind.word) for ind in indicators))
    fixed = {ind.key for ind in indicators}
    cells: Counter[tuple[int, str]] = Counter()
    totals: Counter[int] = Counter()
    for note in found.notes:
        totals[note.employee_id] += 1
        keys = {key if key in fixed else RESULTS_COLUMN for key in note.item_keys}
        cells.update((note.employee_id, key) for key in keys)
    return Coverage(
        people=found.people,
        columns=columns,
        counts=tuple(tuple(cells[p.id, key] for key, _word in columns) for p in found.people),
        totals=tuple(totals[p.id] for p in found.people),
        rare=rarely_noted({p.id: totals[p.id] for p in found.people}),
    )
