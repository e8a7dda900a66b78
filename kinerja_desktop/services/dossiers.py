"""Gathers the dossier of an appraisal: the one way from the store to paper."""

from __future__ import annotations

from datetime import date

from kinerja_desktop.core.appraisal import Appraisal
from kinerja_desktop.core.dossier import Dossier, suggested_note, talk_record
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.core.plan import Plan
from kinerja_desktop.core.staff import Official, OfficialRole, Profile
from kinerja_desktop.data.store import Work
from kinerja_desktop.settings import Settings

_NOBODY = Profile(
    appraiser=Official(role=OfficialRole.APPRAISER, name=""),
    reviewer=Official(role=OfficialRole.REVIEWER, name=""),
)


def gather(
    look: Work, appraisal: Appraisal, settings: Settings, *, today: date, is_sample: bool = False
) -> Dossier:
    """Return the dossier of one appraisal as it stands; final ones keep what was fixed."""
    period = look.periods.get(appraisal.period_id)
    instrument = look.instruments.get(appraisal.instrument_id or period.instrument_id)
    plan = look.plans.get(period.id, appraisal.employee_id)
    plan = plan or Plan(period_id=period.id, employee_id=appraisal.employee_id)
    profile = look.profile.load() or _NOBODY
    items = items_of(instrument, plan)
    talk = talk_record(look.discussions.of(appraisal.id))
    final = appraisal.final
    return Dossier(
        employee=look.staff.get(appraisal.employee_id),
        profile=profile,
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
