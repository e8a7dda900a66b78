"""What the rating page of one person shows, gathered within one reading."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_desktop.core.appraisal import Appraisal, Draft, Stage
from kinerja_desktop.core.arithmetic import Arithmetic, deciding_sentences
from kinerja_desktop.core.instrument import Instrument
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import Item, Method, Result, items_of
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.plan import Plan
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Work
from kinerja_desktop.i18n import _
from kinerja_desktop.settings import Settings


@dataclass(frozen=True, kw_only=True)
class AppraisalView:
    """Everything the rating page of one person shows. `appraisal.id` is 0 before the first save."""

    employee: Employee
    period: Period
    appraisal: Appraisal
    instrument: Instrument
    plan: Plan | None
    items: tuple[Item, ...]
    notes: tuple[Observation, ...]
    items_required: bool

    @property
    def method(self) -> Method:
        return METHODS[self.period.method]

    def evaluate(self, draft: Draft) -> Result:
        """Return where a draft stands; pure and quick, for every keystroke."""
        return self.method.result(draft, self.items, self.instrument, self.items_required)

    def deciding(self, draft: Draft) -> tuple[str, ...]:
        """Say which single rating, moved by one step, gives another predicate."""
        return deciding_sentences(
            self.method,
            draft,
            self.items,
            self.instrument,
            items_required=self.items_required,
        )

    def arithmetic(self, draft: Draft) -> Arithmetic:
        """Return every step from the ratings of a draft to its predicate."""
        return Arithmetic(
            person=self.employee.display_name,
            period=self.period.name,
            method=_(self.method.title),
            lines=self.method.explain(draft, self.items, self.instrument, self.items_required),
            deciding=self.deciding(draft),
            is_complete=self.evaluate(draft).is_complete,
        )


def view_of(look: Work, period_id: int, employee_id: int, settings: Settings) -> AppraisalView:
    """Gather the rating page within one reading."""
    period = look.periods.get(period_id)
    appraisal = look.appraisals.current(period_id, employee_id)
    instrument_id = appraisal.instrument_id if appraisal else 0
    instrument = look.instruments.get(instrument_id or period.instrument_id)
    plan = look.plans.get(period_id, employee_id)
    blank = Appraisal(period_id=period_id, employee_id=employee_id, stage=Stage.NOT_STARTED)
    return AppraisalView(
        employee=look.staff.get(employee_id),
        period=period,
        appraisal=appraisal or blank,
        instrument=instrument,
        plan=plan,
        items=items_of(instrument, plan),
        notes=look.observations.list(start=period.start, end=period.end, employee_id=employee_id),
        items_required=settings.items_required,
    )
