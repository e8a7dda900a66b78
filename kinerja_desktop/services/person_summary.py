"""One person's card: evidence, notes, history, plans and the next undone step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinerja_desktop.core.appraisal import Appraisal, Stage
from kinerja_desktop.core.discussion import ActionState, Discussion
from kinerja_desktop.core.evidence import days_since_last, notes_of_item, sufficiency
from kinerja_desktop.core.methods.method import Item, ItemKind, items_of
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.plan import Plan
from kinerja_desktop.core.rows import ActionRow, HistoryRow, ItemRow
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.core.trend import Trend
from kinerja_desktop.data.store import Work
from kinerja_desktop.services.appraisers import SupervisionView, view_of
from kinerja_desktop.services.trends import trends_of


class NextStep(StrEnum):
    """The next undone thing of a person: the primary button of the card."""

    PLAN = "plan"
    RATE = "rate"
    PREPARE = "prepare"
    TALK = "talk"
    FINALISE = "finalise"
    EXPORT = "export"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True)
class PersonSummary:
    """Everything the card of one person shows; `period` is None when none is chosen."""

    employee: Employee
    period: Period | None
    stage: Stage
    appraisal: Appraisal | None
    plan: Plan | None
    items: tuple[ItemRow, ...]
    notes: tuple[Observation, ...]
    days_quiet: int
    history: tuple[HistoryRow, ...]
    actions: tuple[ActionRow, ...]
    discussion: Discussion | None
    next_step: NextStep
    appraisers: SupervisionView
    trends: tuple[Trend, ...] = ()


def summarise(
    look: Work, employee_id: int, period_id: int, *, today: date, target: int
) -> PersonSummary:
    """Gather the card of one person within one reading."""
    employee = look.staff.get(employee_id)
    periods = {period.id: period for period in look.periods.list()}
    period = periods.get(period_id)
    appraisals = look.appraisals.history(employee_id)
    talks = [talk for a in appraisals if (talk := look.discussions.of(a.id)) is not None]
    plan = look.plans.get(period_id, employee_id) if period else None
    notes: tuple[Observation, ...] = ()
    items: tuple[Item, ...] = ()
    needs_plan = False
    if period is not None:
        notes = look.observations.list(start=period.start, end=period.end, employee_id=employee_id)
        instrument = look.instruments.get(period.instrument_id)
        items = items_of(instrument, plan)
        needs_plan = any(section.from_plan for section in instrument.sections)
    running = (a for a in appraisals if a.period_id == period_id and a.stage != Stage.SUPERSEDED)
    current = next(running, None)
    stage = current.stage if current else Stage.NOT_STARTED
    return PersonSummary(
        employee=employee,
        period=period,
        stage=stage,
        appraisal=current,
        plan=plan,
        items=item_rows(items, notes, period, target=target) if period else (),
        notes=notes,
        days_quiet=days_since_last(notes, period.start, today) if period else 0,
        history=tuple(
            _history(a, periods[a.period_id])
            for a in sorted(
                appraisals,
                key=lambda a: (periods[a.period_id].start, a.revision),
                reverse=True,
            )
        ),
        actions=action_rows(talks, today),
        discussion=next((t for t in talks if current and t.appraisal_id == current.id), None),
        next_step=_next_step(stage, plan, needs_plan=needs_plan),
        appraisers=view_of(look, employee_id, today),
        trends=trends_of(look, appraisals, periods.values(), period),
    )


def item_rows(
    items: Iterable[Item], notes: Iterable[Observation], period: Period, *, target: int
) -> tuple[ItemRow, ...]:
    """Return every item with how well the notes cover it."""
    found = list(notes)
    return tuple(
        ItemRow(
            key=item.key,
            name=item.name,
            short_name=item.short_name,
            is_result=item.kind == ItemKind.RESULT,
            sufficiency=sufficiency(notes_of_item(found, item.key), period, target=target),
        )
        for item in items
    )


def action_rows(talks: Iterable[Discussion], today: date) -> tuple[ActionRow, ...]:
    """Return the agreed plans of talks, open ones first by due date."""
    rows = [
        ActionRow(
            discussion_id=talk.id,
            key=action.key,
            what=action.what,
            due_on=action.due_on,
            is_done=action.state == ActionState.DONE,
            is_late=action.state == ActionState.OPEN
            and action.due_on is not None
            and action.due_on < today,
            is_carried=action.state == ActionState.CARRIED,
            reason=action.reason,
        )
        for talk in talks
        for action in talk.actions
    ]
    return tuple(
        sorted(rows, key=lambda row: (row.is_done or row.is_carried, row.due_on or date.max))
    )


def _history(appraisal: Appraisal, period: Period) -> HistoryRow:
    final, draft = appraisal.final, appraisal.draft
    return HistoryRow(
        appraisal_id=appraisal.id,
        period_name=period.name,
        start=period.start,
        end=period.end,
        method=period.method,
        results_rating=draft.results_rating,
        behaviour_rating=draft.behaviour_rating,
        predicate=final.predicate if final else None,
        stage=appraisal.stage,
        revision=appraisal.revision,
        finalised_on=final.dated_on if final else None,
    )


def _next_step(stage: Stage, plan: Plan | None, *, needs_plan: bool) -> NextStep:
    after = {
        Stage.DRAFT: NextStep.RATE,
        Stage.READY: NextStep.PREPARE,
        Stage.IN_DISCUSSION: NextStep.TALK,
        Stage.SIGNED: NextStep.FINALISE,
        Stage.OBJECTION: NextStep.FINALISE,
        Stage.FINAL: NextStep.EXPORT,
        Stage.SUBMITTED: NextStep.EXPORT,
    }
    if stage in after:
        return after[stage]
    has_plan = plan is not None and plan.is_complete
    return NextStep.RATE if has_plan or (plan is None and not needs_plan) else NextStep.PLAN
