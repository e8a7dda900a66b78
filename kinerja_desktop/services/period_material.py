"""Everything about one period that pages over all its people are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kinerja_desktop.core.appraisal import Appraisal
from kinerja_desktop.core.discussion import Discussion
from kinerja_desktop.core.instrument import Instrument
from kinerja_desktop.core.objection import Objection
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.plan import Plan
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Work


@dataclass(frozen=True, kw_only=True)
class PeriodMaterial:
    """Who is appraised in a period, and all there is about them.

    `drafts` are notes without a fact yet; they are not among the `notes`.
    """

    period: Period
    people: tuple[Employee, ...]
    appraisals: Mapping[int, Appraisal]
    talks: Mapping[int, Discussion]
    objections: Mapping[int, Objection]
    plans: Mapping[int, Plan]
    notes: tuple[Observation, ...]
    drafts: tuple[Observation, ...] = ()
    instrument: Instrument


def gather(look: Work, period_id: int) -> PeriodMaterial:
    """Read a period within one look at the data; people of other lists are left out."""
    return look.once(("period material", period_id), lambda: _read(look, period_id))


def _read(look: Work, period_id: int) -> PeriodMaterial:
    period = look.periods.get(period_id)
    here = {one.id for one in look.staff.list(archived=None, list_id=look.lists.current().id)}
    members = here.intersection(look.periods.members(period_id))
    appraisals = {
        a.employee_id: a for a in look.appraisals.list(period_id) if a.employee_id in here
    }
    notes = look.observations.list(start=period.start, end=period.end, with_drafts=True)
    owners = {a.id: a.employee_id for a in appraisals.values()}
    return PeriodMaterial(
        period=period,
        people=tuple(p for p in look.staff.list(archived=False) if p.id in members),
        appraisals=appraisals,
        talks={
            owners[t.appraisal_id]: t
            for t in look.discussions.list(period_id)
            if t.appraisal_id in owners
        },
        objections={
            owners[one.appraisal_id]: one
            for one in look.objections.list(period_id)
            if one.appraisal_id in owners
        },
        plans={p.employee_id: p for p in look.plans.list(period_id)},
        notes=tuple(note for note in notes if not note.is_draft),
        drafts=tuple(note for note in notes if note.is_draft),
        instrument=look.instruments.get(period.instrument_id),
    )
