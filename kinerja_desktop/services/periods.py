"""Periods: creating, closing, members, the organisation's result, the instrument in force."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kinerja_desktop.core.appraisal import CLOSED_STAGES, Appraisal, Stage
from kinerja_desktop.core.instrument import Instrument
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.weights import weight_sums
from kinerja_desktop.core.period import OrganisationResult, Period
from kinerja_desktop.core.plain import from_plain
from kinerja_desktop.core.plan import copied
from kinerja_desktop.core.rows import StaffRow
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.errors import InvalidError, KinerjaError
from kinerja_desktop.i18n import _, number
from kinerja_desktop.paths import resource_dir
from kinerja_desktop.services.clock import Clock


def starter_instrument(method: str) -> Instrument:
    """Return the instrument shipped for a method; its texts are data a customer can edit."""
    path = resource_dir() / "instruments" / f"{method}.json"
    plain: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return from_plain(Instrument, plain)


@dataclass(frozen=True, kw_only=True)
class PeriodView:
    """A period with how many people belong to it and whether ratings have begun.

    Members and finished ones are those of the list shown; `elsewhere_count` belong to other
    lists. `started_count` has everybody: the method stays once any rating has begun.
    """

    period: Period
    member_count: int
    elsewhere_count: int
    started_count: int
    finished_count: int
    instrument: Instrument


def _view(look: Work, period: Period) -> PeriodView:
    begun = look.appraisals.list(period.id)
    here = {one.id for one in look.staff.list(archived=None, list_id=look.lists.current().id)}
    members = look.periods.members(period.id)
    return PeriodView(
        period=period,
        member_count=len(here.intersection(members)),
        elsewhere_count=len(set(members) - here),
        started_count=len(begun),
        finished_count=sum(one.employee_id in here and one.stage in CLOSED_STAGES for one in begun),
        instrument=look.instruments.get(period.instrument_id),
    )


class PeriodService:
    """Everything about periods and the instrument they use."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def list(self) -> tuple[Period, ...]:
        """Return all periods, the newest first."""
        with self._store.reading() as look:
            return look.periods.list()

    def current(self) -> Period | None:
        """Return the open period that contains today, else the newest open, else the newest."""
        periods, today = self.list(), self._clock().date()
        running = [p for p in periods if not p.is_closed]
        inside = [p for p in running if p.contains(today)]
        return next(iter(inside or running or periods), None)

    def view(self, period_id: int) -> PeriodView:
        with self._store.reading() as look:
            return _view(look, look.periods.get(period_id))

    def views(self) -> tuple[PeriodView, ...]:
        """Return every period with its numbers, the newest first."""
        with self._store.reading() as look:
            return tuple(_view(look, period) for period in look.periods.list())

    def expectation_counts(self, period_id: int) -> dict[str, int]:
        """Return for how many people each value has a special expectation in the period."""
        with self._store.reading() as look:
            plans = look.plans.list(period_id)
        return Counter(key for plan in plans for key, text in plan.expectations if text.strip())

    def members(self, period_id: int) -> tuple[int, ...]:
        with self._store.reading() as look:
            return look.periods.members(period_id)

    def candidates(self) -> tuple[StaffRow, ...]:
        """Return the people of the list, whom a new period can take in."""
        with self._store.reading() as look:
            people = look.staff.list(list_id=look.lists.current().id)
        return tuple(StaffRow(employee=person) for person in people)

    def create(
        self, period: Period, member_ids: tuple[int, ...], *, copy_plans_from: int = 0
    ) -> int:
        """Create a period; raises InvalidError for its fields or overlapping people."""
        with self._store.work() as work:
            self._check(work, period, member_ids)
            instrument_id = _fitting_instrument(
                work, period, work.instruments.latest(period.method)
            )
            period_id = work.periods.add(replace(period, instrument_id=instrument_id))
            work.periods.set_members(period_id, member_ids)
            if copy_plans_from:
                self._copy_plans(work, copy_plans_from, period_id, member_ids)
            work.audit.append(at=self._clock(), action="period_created", subject=str(period_id))
        return period_id

    def save(self, period: Period, member_ids: tuple[int, ...]) -> None:
        """Change dates, name and people.

        The method stays once ratings exist, all but the people once a result is signed. Members
        who belong to another list stay, whoever is named.
        """
        with self._store.work() as work:
            member_ids = _with_other_lists(work, period.id, member_ids)
            self._check(work, period, member_ids)
            stored = work.periods.get(period.id)
            begun = work.appraisals.list(period.id)
            _refuse_when_signed(stored, period, begun)
            rated = {a.employee_id for a in begun}
            if stored.method != period.method and rated:
                raise KinerjaError(
                    _("Ratings have begun in this period; its method stays as it is.")
                )
            if rated - set(member_ids):
                raise KinerjaError(
                    _("People whose rating has begun stay in the period. Nothing was changed.")
                )
            if not rated:
                own: Instrument | None = work.instruments.get(stored.instrument_id)
                if stored.method != period.method:
                    own = work.instruments.latest(period.method)
                period = replace(period, instrument_id=_fitting_instrument(work, period, own))
            work.periods.save(period)
            work.periods.set_members(period.id, member_ids)

    def set_unit_result(self, period_id: int, result: OrganisationResult | None) -> None:
        """Set the organisation's result; it is printed and never changes a predicate."""
        with self._store.work() as work:
            period = work.periods.get(period_id)
            work.periods.save(replace(period, unit_result=result))
            work.audit.append(at=self._clock(), action="unit_result_set", subject=str(period_id))

    def close(self, period_id: int) -> None:
        with self._store.work() as work:
            period = work.periods.get(period_id)
            work.periods.save(replace(period, closed_on=self._clock().date()))
            work.audit.append(at=self._clock(), action="period_closed", subject=str(period_id))

    def reopen(self, period_id: int) -> None:
        with self._store.work() as work:
            work.periods.save(replace(work.periods.get(period_id), closed_on=None))
            work.audit.append(at=self._clock(), action="period_reopened", subject=str(period_id))

    def save_instrument(self, period_id: int, instrument: Instrument) -> Instrument:
        """Save a changed instrument as a new version for this period.

        Refused once a rating exists in the period, or when weights do not total 100.
        """
        wrong = next((one for one in weight_sums(instrument) if not one.fits), None)
        if wrong is not None:
            total = number(wrong.total, 2)
            raise InvalidError(
                {
                    "weights": _("The weights total {total}; they must total 100.").format(
                        total=total
                    )
                }
            )
        with self._store.work() as work:
            period = work.periods.get(period_id)
            if work.appraisals.list(period_id):
                raise KinerjaError(
                    _("Ratings have begun in this period; its indicators stay as they are.")
                )
            latest = work.instruments.latest(period.method)
            version = (latest.version if latest else 0) + 1
            fresh = replace(instrument, id=0, version=version)
            instrument_id = work.instruments.add(fresh)
            work.periods.save(replace(period, instrument_id=instrument_id))
            work.audit.append(
                at=self._clock(), action="instrument_changed", subject=str(instrument_id)
            )
        return replace(fresh, id=instrument_id)

    def _check(self, work: Work, period: Period, member_ids: tuple[int, ...]) -> None:
        wrong: dict[str, str] = {}
        if not period.name.strip():
            wrong["name"] = _("Give the period a name.")
        if period.end < period.start:
            wrong["end"] = _("The end lies before the start.")
        if period.method not in METHODS:
            wrong["method"] = _("This method is not known here.")
        wrong.update(self._overlaps(work, period, member_ids))
        if wrong:
            raise InvalidError(wrong)

    def _overlaps(
        self, work: Work, period: Period, member_ids: tuple[int, ...]
    ) -> Mapping[str, str]:
        for other in work.periods.list():
            apart = other.end < period.start or period.end < other.start
            if other.id == period.id or apart or other.method != period.method:
                continue
            both = set(member_ids) & set(work.periods.members(other.id))
            if both:
                name = work.staff.get(min(both)).display_name
                text = _("{name} is appraised in {period} on the same days.")
                return {"members": text.format(name=name, period=other.name)}
        return {}

    def _copy_plans(
        self, work: Work, source_id: int, period_id: int, member_ids: tuple[int, ...]
    ) -> None:
        for employee_id in member_ids:
            plan = work.plans.get(source_id, employee_id)
            if plan is not None:
                work.plans.save(copied(plan, period_id=period_id, employee_id=employee_id))


def _fitting_instrument(work: Work, period: Period, wanted: Instrument | None) -> int:
    """Return the instrument of a period: the wanted one, or its next version made to fit."""
    found = wanted or starter_instrument(period.method)
    fitting = METHODS[period.method].fitted(found, period.start)
    if wanted is not None and fitting == wanted:
        return wanted.id
    latest = work.instruments.latest(period.method)
    version = (latest.version if latest else 0) + 1
    return work.instruments.add(replace(fitting, id=0, version=version))


def _with_other_lists(work: Work, period_id: int, member_ids: tuple[int, ...]) -> tuple[int, ...]:
    """Add the members who belong to lists that are not shown."""
    shown = {one.id for one in work.staff.list(archived=None, list_id=work.lists.current().id)}
    others = (key for key in work.periods.members(period_id) if key not in shown)
    return tuple(dict.fromkeys((*member_ids, *others)))


def _refuse_when_signed(stored: Period, wanted: Period, begun: Iterable[Appraisal]) -> None:
    """Refuse other facts about a period of which a signed result speaks."""
    if all(one.is_editable or one.stage == Stage.IN_DISCUSSION for one in begun):
        return
    same = replace(wanted, unit_result=stored.unit_result, instrument_id=stored.instrument_id)
    if replace(same, closed_on=stored.closed_on) != stored:
        raise KinerjaError(
            _(
                "A result of this period is signed; its name, dates and method stay as they are. "
                "Nothing was changed."
            )
        )
