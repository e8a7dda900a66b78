"""Who appraises a person on a day: from the dated relations, else the profile's own appraiser."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kinerja_desktop.core.dossier import Dossier
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.staff import Official, OfficialRole, Profile
from kinerja_desktop.core.supervision import (
    Acting,
    Appraisers,
    Supervision,
    Term,
    in_charge,
    is_same,
    terms,
)
from kinerja_desktop.data.store import Work
from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.i18n import _

NOBODY = Profile(
    appraiser=Official(role=OfficialRole.APPRAISER, name=""),
    reviewer=Official(role=OfficialRole.REVIEWER, name=""),
)


@dataclass(frozen=True, kw_only=True)
class SupervisionView:
    """The history of one person, the earliest first, and who appraises and reviews today.

    `own` is the profile's own appraiser, for all days nobody else is named for.
    """

    relations: tuple[Supervision, ...]
    own: Official
    appraiser: Official
    reviewer: Official


def deciding_day(period: Period, day: date) -> date:
    """Return the day whose appraiser decides: `day`, but never outside the period."""
    return min(max(day, period.start), period.end)


def profile_on(look: Work, employee_id: int, day: date) -> Profile:
    """Return the profile with the appraiser of a person on a day, and that one's superior."""
    profile = look.profile.load() or NOBODY
    return _as_of(profile, look.supervisions.of(employee_id), day)


def view_of(look: Work, employee_id: int, today: date) -> SupervisionView:
    """Return who appraises a person, within a running reading."""
    profile = profile_on(look, employee_id, today)
    own = look.profile.load() or NOBODY
    return SupervisionView(
        relations=look.supervisions.of(employee_id),
        own=own.appraiser,
        appraiser=profile.appraiser,
        reviewer=profile.reviewer,
    )


def terms_of(look: Work, employee_id: int, period: Period) -> tuple[Term, ...]:
    """Return the appraisers of a person within a period, in order; one at least."""
    own = (look.profile.load() or NOBODY).appraiser
    relations = look.supervisions.of(employee_id)
    return terms(relations, period.start, period.end, own=own)


def appraisers_of(look: Work, employee_ids: Iterable[int], today: date) -> Appraisers:
    """Return who appraises these people today, for comparing with a list."""
    profile = look.profile.load()
    relations = look.supervisions.of_many(employee_ids)
    now = {key: in_charge(values, today) for key, values in relations.items()}
    own = (profile.appraiser, profile.reviewer) if profile is not None else ()
    return Appraisers(
        own=profile.appraiser if profile is not None else None,
        today={key: one.appraiser for key, one in now.items() if one is not None},
        known=(*own, *look.supervisions.officials()),
    )


def check_signer(look: Work, dossier: Dossier, signer_nip: str) -> None:
    """Raise KinerjaError when somebody else than the profile's own appraiser has to sign."""
    own, wanted = (look.profile.load() or NOBODY).appraiser, dossier.profile.appraiser
    if is_same(own, wanted) or not wanted.nip or wanted.nip == signer_nip:
        return
    words = _(
        "{name} is the appraiser on the last day that counts, so this certificate cannot sign. "
        "Nothing was made final. Use the certificate of {name}, or correct the appraiser in the "
        "staff list."
    )
    raise KinerjaError(words.format(name=wanted.display_name))


def _as_of(profile: Profile, relations: tuple[Supervision, ...], day: date) -> Profile:
    """Put the appraiser of a day in place of the profile's own.

    A superior who is not named is the one of the post for acting officers, and the profile's own
    for its own appraiser; else a blank is better than the wrong person to object to.
    """
    found = in_charge(relations, day)
    if found is None:
        return profile
    if found.reviewer is not None:
        reviewer = found.reviewer
    elif found.acting is not Acting.NO:
        permanent = tuple(one for one in relations if one.acting is Acting.NO)
        reviewer = _as_of(profile, permanent, day).reviewer
    else:
        is_own = is_same(found.appraiser, profile.appraiser)
        reviewer = profile.reviewer if is_own else NOBODY.reviewer
    return replace(profile, appraiser=found.official, reviewer=reviewer)
