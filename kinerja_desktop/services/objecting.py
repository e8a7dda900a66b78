"""Objecting: the employee's statement, the examination, and the superior's decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from kinerja_desktop.core.appraisal import ANSWERED_STAGES, Appraisal, Stage
from kinerja_desktop.core.discussion import Choice, Discussion
from kinerja_desktop.core.objection import Objection, ObjectionState, Outcome
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.errors import InvalidError, KinerjaError, NotFoundError
from kinerja_desktop.i18n import _, short_date
from kinerja_desktop.services.appraisers import deciding_day, profile_on
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.versions import next_version
from kinerja_desktop.settings import Settings

__all__ = ["ObjectingService", "ObjectionView"]

OBJECTED_STAGES = ANSWERED_STAGES | {Stage.FINAL, Stage.SUBMITTED}
STEP_BACK = {
    ObjectionState.FILED: ObjectionState.NONE,
    ObjectionState.EXAMINED: ObjectionState.FILED,
}


@dataclass(frozen=True, kw_only=True)
class ObjectionView:
    """An objection and what it is about. `objection.id` is 0 before the first save.

    `said_in_talk` is the day the employee chose to object in the talk; `next_revision` the
    version that came after this one, 0 while there is none.
    """

    employee: Employee
    period: Period
    appraisal: Appraisal
    objection: Objection
    reviewer: str
    today: date
    said_in_talk: date | None = None
    next_revision: int = 0

    @property
    def can_object(self) -> bool:
        """Whether there is a result to object to; a replaced one keeps its objection."""
        return self.appraisal.stage in OBJECTED_STAGES or bool(self.objection.id)

    @property
    def is_editable(self) -> bool:
        is_decided = self.objection.state == ObjectionState.DECIDED
        return self.appraisal.stage in OBJECTED_STAGES and not is_decided

    @property
    def days_left(self) -> int | None:
        """Days until the last day: 0 on it, negative after it; none without a day of receipt."""
        end = self.objection.last_day
        return None if end is None else (end - self.today).days


class ObjectingService:
    """Keeps what is written at any time; the steps diajukan, diperiksa, ditetapkan are acts.

    An act takes the words as they are given and the rest as it is stored.
    """

    def __init__(self, store: Store, clock: Clock, settings: Callable[[], Settings]) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def view(self, period_id: int, employee_id: int, *, appraisal_id: int = 0) -> ObjectionView:
        """Return the objection against a person's result, or against the version named.

        Without a name it is the present version, or the one before while that is not signed.
        Raises NotFoundError when nothing has been rated.
        """
        with self._store.reading() as look:
            versions = _versions(look, period_id, employee_id)
            if not versions:
                raise NotFoundError(_("Nothing has been rated yet, so there is nothing to object."))
            chosen = versions[-1]
            named = [one for one in versions if one.id == appraisal_id]
            objected = [one for one in versions if look.objections.of(one.id) is not None]
            if named:
                chosen = named[0]
            elif chosen.stage not in OBJECTED_STAGES and objected:
                chosen = objected[-1]
            return self._view(look, chosen, last=versions[-1].revision)

    def _view(self, look: Work, appraisal: Appraisal, *, last: int) -> ObjectionView:
        period = look.periods.get(appraisal.period_id)
        today = self._clock().date()
        profile = profile_on(look, appraisal.employee_id, deciding_day(period, today))
        stored = look.objections.of(appraisal.id)
        objection = stored or Objection(
            appraisal_id=appraisal.id,
            received_on=appraisal.delivered_on,
            days=self._settings().objection_days,
            decided_by=profile.reviewer.display_name,
        )
        return ObjectionView(
            employee=look.staff.get(appraisal.employee_id),
            period=period,
            appraisal=appraisal,
            objection=objection,
            reviewer=profile.reviewer.display_name,
            today=today,
            said_in_talk=_said_in_talk(look.discussions.of(appraisal.id)),
            next_revision=appraisal.revision + 1 if last > appraisal.revision else 0,
        )

    def save(self, objection: Objection) -> Objection:
        """Keep what is written so far; the state does not change by it.

        Raises StaleError when another version was saved, KinerjaError once it is decided.
        """
        with self._store.work() as work:
            return self._save(work, objection)

    def file(self, objection: Objection) -> Objection:
        """Record that the statement came in; a late one is marked, never refused.

        Raises InvalidError by field: statement, filed_on.
        """
        wrong: dict[str, str] = {}
        if not objection.statement.strip():
            wrong["statement"] = _("Write what the employee objects to.")
        self._check_day(objection.filed_on, "filed_on", wrong)
        received, filed = objection.received_on, objection.filed_on
        if received is not None and filed is not None and filed < received:
            wrong["filed_on"] = _("The objection cannot be older than the receipt of the result.")
        return self._step(objection, ObjectionState.FILED, wrong, after={ObjectionState.NONE})

    def examine(self, objection: Objection) -> Objection:
        """Record that the superior hears both sides."""
        return self._step(objection, ObjectionState.EXAMINED, {}, after={ObjectionState.FILED})

    def step_back(self, objection: Objection) -> Objection:
        """Take the last step back while nothing is decided."""
        before = STEP_BACK.get(objection.state)
        if before is None:
            raise KinerjaError(_("There is no step to take back."))
        return self._step(objection, before, {}, after={objection.state})

    def decide(self, objection: Objection) -> Objection:
        """Record the decision; if it changes the result, the next version begins with it.

        Raises InvalidError by field: outcome, decision, decided_on, decided_by.
        """
        wrong: dict[str, str] = {}
        if objection.outcome is None:
            wrong["outcome"] = _("Choose what was decided.")
        if not objection.decision.strip():
            wrong["decision"] = _("Write the decision in its words.")
        if not objection.decided_by.strip():
            wrong["decided_by"] = _("Write who decided.")
        self._check_day(objection.decided_on, "decided_on", wrong)
        filed, decided = objection.filed_on, objection.decided_on
        if filed is not None and decided is not None and decided < filed:
            wrong["decided_on"] = _("The decision cannot be older than the objection.")
        return self._step(objection, ObjectionState.DECIDED, wrong, after={ObjectionState.EXAMINED})

    def _step(
        self,
        objection: Objection,
        state: ObjectionState,
        wrong: dict[str, str],
        *,
        after: set[ObjectionState],
    ) -> Objection:
        if wrong:
            raise InvalidError(wrong)
        with self._store.work() as work:
            stored = work.objections.of(objection.appraisal_id)
            if (stored.state if stored is not None else ObjectionState.NONE) not in after:
                raise KinerjaError(_("The objection has moved on meanwhile; look at it again."))
            if stored is not None:
                objection = replace(objection, id=stored.id, version=stored.version)
            saved = self._save(work, objection, to=state)
            now = self._clock()
            subject = str(saved.appraisal_id)
            detail = (
                saved.outcome.value if state == ObjectionState.DECIDED and saved.outcome else ""
            )
            work.audit.append(
                at=now, action=f"objection_{state.value}", subject=subject, detail=detail
            )
            if state == ObjectionState.DECIDED and saved.outcome == Outcome.CHANGED:
                old = work.appraisals.get(saved.appraisal_id)
                next_version(work, old, _reason(saved), at=now)
        return saved

    def _save(
        self, work: Work, objection: Objection, *, to: ObjectionState | None = None
    ) -> Objection:
        """Save in the stored state, or in the one it moves `to`."""
        appraisal = work.appraisals.get(objection.appraisal_id)
        stored = work.objections.of(objection.appraisal_id)
        state = stored.state if stored is not None else ObjectionState.NONE
        if state == ObjectionState.DECIDED or appraisal.stage not in OBJECTED_STAGES:
            raise KinerjaError(
                _("This objection is closed; what you typed was not saved. The decision is final.")
                if state == ObjectionState.DECIDED
                else _("There is no signed result to object to; nothing was saved.")
            )
        days = objection.days if state != ObjectionState.NONE else self._settings().objection_days
        return work.objections.save(replace(objection, state=to or state, days=days))

    def _check_day(self, day: date | None, field: str, wrong: dict[str, str]) -> None:
        if day is None:
            wrong[field] = _("Enter the day.")
        elif day > self._clock().date():
            wrong[field] = _("The date lies in the future.")


def _versions(look: Work, period_id: int, employee_id: int) -> tuple[Appraisal, ...]:
    """Return all versions of one result, oldest first."""
    history = look.appraisals.history(employee_id)
    return tuple(one for one in history if one.period_id == period_id)


def _said_in_talk(talk: Discussion | None) -> date | None:
    if talk is None or talk.ended_at is None or talk.choice != Choice.OBJECTS:
        return None
    return talk.ended_at.date()


def _reason(objection: Objection) -> str:
    """Return why the next version begins: the decision with its day and who took it."""
    day = short_date(objection.decided_on) if objection.decided_on is not None else ""
    return _("Decision on the objection by {name}, {day}: {words}").format(
        name=objection.decided_by.strip(), day=day, words=objection.decision.strip()
    )
