"""Which method goes with the dates of a period (regulations: what applies when)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinerja_desktop.core.methods.permenpanrb_6_2022 import METHOD as PERMENPANRB_6_2022
from kinerja_desktop.core.methods.pp_30_2019 import METHOD as PP_30_2019
from kinerja_desktop.i18n import N_

SECOND_HALF_2021, FROM_2022 = date(2021, 7, 1), date(2022, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A method's key, "" where none is registered, and why, as a message for the catalogue."""

    method: str
    reason: str


def proposed_method(start: date, end: date) -> Proposal:
    """Return the method a period calls for by law; a unit's own aid may be chosen at any time."""
    if start >= FROM_2022:
        reason = N_("Since 2022 PermenPANRB 6/2022 applies.")
        return Proposal(method=PERMENPANRB_6_2022.key, reason=reason)
    if end < SECOND_HALF_2021:
        reason = N_("Until June 2021 PP 46/2011 applied; its documents can be read, not made.")
        return Proposal(method="", reason=reason)
    if end >= FROM_2022:
        reason = N_("The period lies in two years with different rules; choose dates in one year.")
        return Proposal(method=PERMENPANRB_6_2022.key, reason=reason)
    if start >= SECOND_HALF_2021:
        reason = N_("From July to December 2021 PP 30/2019 applied.")
        return Proposal(method=PP_30_2019.key, reason=reason)
    reason = N_("2021 joins two halves: PP 46/2011 until June, PP 30/2019 from July.")
    return Proposal(method=PP_30_2019.key, reason=reason)
