"""Gathers the dossier of an appraisal: the one way from the store to paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kinerja_desktop.core.appraisal import Appraisal
from kinerja_desktop.core.dossier import Dossier, suggested_note, talk_record
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.plan import Plan
from kinerja_desktop.core.staff import Employee, Profile
from kinerja_desktop.core.supervision import Term
from kinerja_desktop.data.store import Work
from kinerja_desktop.services.appraisers import deciding_day, profile_on, terms_of
from kinerja_desktop.settings import Settings


def gather(
    look: Work, appraisal: Appraisal, settings: Settings, *, today: date, is_sample: bool = False
) -> Dossier:
    """Return the dossier of one appraisal as it stands; final ones keep what was fixed."""
    final = appraisal.final
    period = look.periods.get(appraisal.period_id)
    if final is not None and final.period is not None:
        period = replace(final.period, id=period.id, closed_on=period.closed_on)
    instrument = look.instruments.get(appraisal.instrument_id or period.instrument_id)
    plan = look.plans.get(period.id, appraisal.employee_id)
    plan = plan or Plan(period_id=period.id, employee_id=appraisal.employee_id)
    employee, profile, terms = _people(look, appraisal, period, today)
    items = items_of(instrument, plan)
    talk = talk_record(look.discussions.of(appraisal.id))
    return Dossier(
        employee=employee,
        profile=profile,
        terms=terms,
        period=period,
        instrument=instrument,
        plan=plan,
        items=items,
        appraisal=appraisal,
        result=METHODS[period.method].result(
            appraisal.draft, items, instrument, settings.items_required
        ),
        talk=talk,
        box_note=final.box_note if final else suggested_note(talk.actions),
        place=final.place if final else profile.place,
        dated_on=final.dated_on if final else today,
        objection_days=settings.objection_days,
        without_talk_reason=final.without_talk_reason if final else "",
        is_sample=is_sample,
        seal=final.seal if final else "",
    )


def _people(
    look: Work, appraisal: Appraisal, period: Period, today: date
) -> tuple[Employee, Profile, tuple[Term, ...]]:
    """Return employee, profile and appraisers: of a final rating as they were fixed."""
    final, employee_id = appraisal.final, appraisal.employee_id
    if final is not None and final.employee is not None and final.profile is not None:
        return final.employee, final.profile, final.terms
    day = deciding_day(period, final.dated_on if final is not None else today)
    profile = profile_on(look, employee_id, day)
    return look.staff.get(employee_id), profile, terms_of(look, employee_id, period)
