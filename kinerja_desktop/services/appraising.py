"""Appraising: the rating page of one person, its saving, its stages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinerja_desktop.core.appraisal import Answer, Appraisal, Draft, Stage
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import InvalidError, KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.services.appraisal_view import AppraisalView, view_of
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.versions import next_version
from kinerja_desktop.settings import Settings

__all__ = ["AppraisalView", "AppraisingService"]


class AppraisingService:
    """Opens, saves and moves appraisals through their stages before the talk."""

    def __init__(self, store: Store, clock: Clock, settings: Callable[[], Settings]) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    @property
    def is_read_only(self) -> bool:
        """Whether ratings can be looked at and not saved."""
        return self._store.is_read_only

    def view(self, period_id: int, employee_id: int) -> AppraisalView:
        with self._store.reading() as look:
            return view_of(look, period_id, employee_id, self._settings())

    def judged(self, before: Answer, now: Answer) -> Answer:
        """Return an answer with the moment its step or value was chosen: another one, or anew.

        Choosing the same again on the same day leaves it as it was, unless it was hidden before.
        """
        moment, earlier = self._clock(), now.rated_at
        is_same = (now.step, now.value) == (before.step, before.value)
        if is_same and earlier is not None and earlier.date() == moment.date():
            return now
        return replace(now, rated_at=moment)

    def save_draft(self, appraisal: Appraisal, draft: Draft) -> Appraisal:
        """Save the edited part; the first save starts the appraisal.

        Raises StaleError when a newer version was saved, KinerjaError once it is closed.
        """
        if not appraisal.is_editable:
            raise KinerjaError(_("This rating is closed; what you typed was not saved."))
        with self._store.work() as work:
            started = appraisal.started_on or self._clock().date()
            stage = Stage.DRAFT if appraisal.stage == Stage.NOT_STARTED else appraisal.stage
            period = work.periods.get(appraisal.period_id)
            instrument_id = appraisal.instrument_id or period.instrument_id
            return work.appraisals.save(
                replace(
                    appraisal,
                    draft=draft,
                    stage=stage,
                    started_on=started,
                    instrument_id=instrument_id,
                )
            )

    def mark_ready(self, appraisal_id: int) -> Appraisal:
        """Say that it can be discussed; raises InvalidError naming what is missing."""
        with self._store.work() as work:
            appraisal = work.appraisals.get(appraisal_id)
            view = view_of(work, appraisal.period_id, appraisal.employee_id, self._settings())
            result = view.evaluate(appraisal.draft)
            if not result.is_complete:
                raise InvalidError({"items": _("Some items are not rated yet.")})
            if appraisal.stage != Stage.DRAFT:
                return appraisal
            work.audit.append(at=self._clock(), action="ready", subject=str(appraisal_id))
            return work.appraisals.save(replace(appraisal, stage=Stage.READY))

    def back_to_draft(self, appraisal_id: int) -> Appraisal:
        """Open it again for rating before it is signed; the talk stays as it is."""
        with self._store.work() as work:
            appraisal = work.appraisals.get(appraisal_id)
            if appraisal.stage not in {Stage.READY, Stage.IN_DISCUSSION}:
                raise KinerjaError(_("A signed rating is changed by a new version."))
            work.audit.append(at=self._clock(), action="back_to_draft", subject=str(appraisal_id))
            return work.appraisals.save(replace(appraisal, stage=Stage.DRAFT))

    def reopen(self, appraisal_id: int, reason: str) -> Appraisal:
        """Make the next revision of a signed or final appraisal; the old one stays readable."""
        if not reason.strip():
            raise InvalidError({"reason": _("Write why a new version is needed.")})
        with self._store.work() as work:
            objection = work.objections.of(appraisal_id)
            if objection is not None and objection.is_open:
                raise KinerjaError(
                    _(
                        "An objection against this version is open, so it stays as it is. Record "
                        "the decision; a change follows from it."
                    )
                )
            old = work.appraisals.get(appraisal_id)
            return next_version(work, old, reason, at=self._clock())
