"""Planning: the SKP of one person, copied and applied to others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kinerja_desktop.core.instrument import Indicator, Instrument
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.plan import Plan, copied
from kinerja_desktop.core.plan_changes import is_explained
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.services.appraisers import deciding_day, profile_on
from kinerja_desktop.services.clock import Clock


@dataclass(frozen=True, kw_only=True)
class PlanView:
    """A plan with what its page needs beside it. `is_locked` once ratings are signed."""

    plan: Plan
    employee: Employee
    period: Period
    instrument: Instrument
    values: tuple[Indicator, ...]
    assigners: tuple[str, ...]
    supported: tuple[str, ...]
    is_locked: bool
    today: date

    @property
    def uses_results(self) -> bool:
        return any(section.from_plan for section in self.instrument.sections)


@dataclass(frozen=True, kw_only=True)
class PlanSource:
    """A plan that can be copied: whose, of which period, how many results."""

    period_id: int
    employee_id: int
    employee_name: str
    period_name: str
    result_count: int


class PlanningService:
    """Reads, saves, copies and spreads plans."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    @property
    def is_read_only(self) -> bool:
        """Whether plans can be looked at and not saved."""
        return self._store.is_read_only

    def view(self, period_id: int, employee_id: int) -> PlanView:
        with self._store.reading() as look:
            period = look.periods.get(period_id)
            employee = look.staff.get(employee_id)
            instrument = look.instruments.get(period.instrument_id)
            plan = look.plans.get(period_id, employee_id)
            written = look.once(("plan words", period_id), lambda: _written(look, period_id))
            appraisal = look.appraisals.current(period_id, employee_id)
            day = deciding_day(period, self._clock().date())
            position = profile_on(look, employee_id, day).appraiser.position
        fixed = [s for s in instrument.sections if not s.from_plan]
        return PlanView(
            plan=plan or Plan(period_id=period_id, employee_id=employee_id),
            employee=employee,
            period=period,
            instrument=instrument,
            values=tuple(ind for section in fixed for ind in section.indicators),
            assigners=_distinct([position, *written.assigners]),
            supported=written.supported,
            is_locked=appraisal is not None and not appraisal.is_editable,
            today=self._clock().date(),
        )

    def save(self, plan: Plan) -> Plan:
        """Save a plan; raises StaleError when somebody saved a newer one.

        A plan with a version but no id is the stored one of this person, edited since its first
        save. An agreed plan changes only with a day and a reason; the agreement can be taken
        back while nothing was changed since. Raises KinerjaError otherwise.
        """
        with self._store.work() as work:
            self._refuse_when_locked(work, plan.period_id, plan.employee_id)
            stored = work.plans.get(plan.period_id, plan.employee_id)
            if plan.version and not plan.id:
                plan = replace(plan, id=stored.id if stored else 0)
            if stored is not None and stored.version == plan.version:
                _refuse_unexplained(stored, plan)
            return work.plans.save(plan)

    def put_back(self, plan: Plan) -> Plan:
        """Undo: put an earlier state of a plan in place of the present one."""
        with self._store.work() as work:
            self._refuse_when_locked(work, plan.period_id, plan.employee_id)
            return self._put(work, plan)

    def apply_to(self, plan: Plan, employee_ids: tuple[int, ...]) -> tuple[Plan, ...]:
        """Give copies of a plan to other people of the period; return the plans they had.

        People whose rating has begun or whose plan is agreed are left out. A person without a
        plan had an empty one.
        """
        before = []
        with self._store.work() as work:
            for employee_id in employee_ids:
                if work.appraisals.current(plan.period_id, employee_id) is not None:
                    continue
                old = work.plans.get(plan.period_id, employee_id)
                if old is not None and old.shared_on is not None:
                    continue
                before.append(old or Plan(period_id=plan.period_id, employee_id=employee_id))
                self._replace(work, plan, plan.period_id, employee_id)
        return tuple(before)

    def sources(self, period_id: int, employee_id: int) -> tuple[PlanSource, ...]:
        """Return plans worth copying: colleagues of this period, then earlier periods.

        Only of people in the same list.
        """
        found = []
        with self._store.reading() as look:
            list_id = look.staff.get(employee_id).list_id
            people = look.staff.list(archived=None, list_id=list_id)
            names = {person.id: person.display_name for person in people}
            for period in look.periods.list():
                for plan in look.plans.list(period.id):
                    own = plan.period_id == period_id and plan.employee_id == employee_id
                    if own or not plan.work_results or plan.employee_id not in names:
                        continue
                    found.append(
                        PlanSource(
                            period_id=period.id,
                            employee_id=plan.employee_id,
                            employee_name=names[plan.employee_id],
                            period_name=period.name,
                            result_count=len(plan.work_results),
                        )
                    )
        return tuple(
            sorted(
                found,
                key=lambda s: (
                    s.employee_id != employee_id,
                    s.period_id != period_id,
                    s.employee_name,
                ),
            )
        )

    def copy_from(self, source: PlanSource, period_id: int, employee_id: int) -> Plan:
        """Put a copy of another plan in place of this one; the old one is returned by undo."""
        with self._store.work() as work:
            self._refuse_when_locked(work, period_id, employee_id)
            plan = work.plans.get(source.period_id, source.employee_id)
            if plan is None:
                raise KinerjaError(_("That plan is gone. Nothing was changed."))
            own = work.plans.get(period_id, employee_id)
            if own is not None and own.shared_on is not None:
                raise KinerjaError(
                    _("This plan is agreed; no copy takes its place. Nothing was changed.")
                )
            return self._replace(work, plan, period_id, employee_id)

    def _replace(self, work: Work, plan: Plan, period_id: int, employee_id: int) -> Plan:
        return self._put(work, copied(plan, period_id=period_id, employee_id=employee_id))

    def _put(self, work: Work, plan: Plan) -> Plan:
        stored = work.plans.get(plan.period_id, plan.employee_id)
        place = (stored.id, stored.version) if stored is not None else (0, 0)
        return work.plans.save(replace(plan, id=place[0], version=place[1]))

    def _refuse_when_locked(self, work: Work, period_id: int, employee_id: int) -> None:
        appraisal = work.appraisals.current(period_id, employee_id)
        if appraisal is not None and not appraisal.is_editable:
            raise KinerjaError(
                _("The talk about this plan has begun; it stays as it is. Nothing was changed.")
            )


def _refuse_unexplained(stored: Plan, plan: Plan) -> None:
    if stored.shared_on is None:
        return
    is_taken_back = plan.shared_on is None and not stored.changes and not plan.changes
    is_kept = plan.shared_on == stored.shared_on
    if not (is_taken_back or is_kept) or not is_explained(stored, plan):
        raise KinerjaError(
            _("This plan is agreed; a change needs a day and a reason. Nothing was changed.")
        )


@dataclass(frozen=True, kw_only=True)
class _Written:
    """What the plans of a period say, to be offered again."""

    assigners: tuple[str, ...]
    supported: tuple[str, ...]


def _written(look: Work, period_id: int) -> _Written:
    results = [result for plan in look.plans.list(period_id) for result in plan.work_results]
    return _Written(
        assigners=_distinct(result.assigned_by for result in results),
        supported=_distinct(result.supports for result in results),
    )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in dict.fromkeys(texts) if text.strip())
