"""FinalRequest: what a person decided before finalising; checked, and fixed into the dossier."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from kinerja_desktop.core.appraisal import BOX_NOTE_LIMIT, Appraisal, Final
from kinerja_desktop.core.dossier import Dossier
from kinerja_desktop.core.sealing import record_of, seal
from kinerja_desktop.errors import InvalidError, KinerjaError, StaleError
from kinerja_desktop.i18n import _


@dataclass(frozen=True, kw_only=True)
class FinalRequest:
    """What the person decided in the dialog. An empty folder keeps the copy in the program only."""

    appraisal_id: int
    version: int
    box_note: str
    place: str
    dated_on: date
    identity_id: int
    folder: str = ""
    without_talk_reason: str = ""


def check_request(request: FinalRequest, today: date) -> None:
    """Raise InvalidError by field: box_note, place, dated_on."""
    wrong: dict[str, str] = {}
    if len(request.box_note) > BOX_NOTE_LIMIT:
        wrong["box_note"] = _("At most {n} characters fit into the box.").format(n=BOX_NOTE_LIMIT)
    if not request.place.strip():
        wrong["place"] = _("Write the place printed beside the date.")
    if request.dated_on > today:
        wrong["dated_on"] = _("The date lies in the future.")
    if wrong:
        raise InvalidError(wrong)


def check_standing(appraisal: Appraisal, version: int) -> None:
    """Raise StaleError when it was changed meanwhile, KinerjaError when it cannot become final."""
    if appraisal.is_closed:
        raise KinerjaError(_("This rating is final already; a change makes a new version."))
    if appraisal.version != version:
        raise StaleError(_("It was changed meanwhile. Work at it again; nothing was made final."))


def fix(dossier: Dossier, request: FinalRequest, now: datetime) -> tuple[Final, Dossier]:
    """Return the final part with its seal, and the dossier that is printed."""
    fixed = replace(
        dossier,
        box_note=request.box_note,
        place=request.place,
        dated_on=request.dated_on,
        without_talk_reason=request.without_talk_reason,
    )
    digest = seal(record_of(fixed))
    predicate = fixed.result.predicate
    if predicate is None:
        raise KinerjaError(_("There is no predicate yet; nothing was made final."))
    final = Final(
        predicate=predicate,
        total=fixed.result.total,
        box_note=request.box_note,
        place=request.place,
        dated_on=request.dated_on,
        finalised_at=now,
        seal=digest,
        without_talk_reason=request.without_talk_reason,
        employee=fixed.employee,
        profile=fixed.profile,
        terms=fixed.terms,
        period=fixed.period,
    )
    return final, replace(fixed, seal=digest)
