"""Appraisers a staff list names, by name or by NIP, compared with who appraises today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kinerja_desktop.core import nip
from kinerja_desktop.core.list_rows import split_joint
from kinerja_desktop.core.person_names import split_titles, tidy_capitals
from kinerja_desktop.core.staff import Employee, Official, OfficialRole
from kinerja_desktop.core.staff_import import EntryKind, FieldChange, ImportPlan, PlanEntry
from kinerja_desktop.core.supervision import Appraisers, is_same


def with_appraisers(
    plan: ImportPlan, appraisers: Appraisers, staff: Iterable[Employee]
) -> ImportPlan:
    """Add to the plan who is appraised by somebody else than before.

    A NIP alone is completed from the officials known, the staff, and the list itself.
    """
    listed = {person.row: person.appraiser for person in plan.people if person.appraiser}
    if not listed:
        return plan
    named = _Named(appraisers, (*staff, *(entry.employee for entry in plan.entries)))
    entries = tuple(
        _compared(entry, named.official(listed[entry.row]), appraisers)
        if entry.row in listed
        else entry
        for entry in plan.entries
    )
    return replace(plan, entries=entries)


def listed_official(text: str) -> Official:
    """Read Drs. Budi, M.Si. NIP 1978…, either of the two alone, in any order."""
    name, number = split_joint(text)
    digits = nip.clean(number or text)
    if len(digits) != nip.NIP_DIGITS or not digits.isdigit():
        digits, name = "", name if number else text
    elif not number:
        name = ""
    parts = split_titles(name)
    return Official(
        role=OfficialRole.APPRAISER,
        name=tidy_capitals(parts.name),
        front_title=parts.front_title,
        back_title=parts.back_title,
        nip=digits,
    )


class _Named:
    """Who is meant by the texts of a list; most of them stand in many rows."""

    def __init__(self, appraisers: Appraisers, people: Iterable[Employee]) -> None:
        self._appraisers = appraisers
        self._by_nip = {one.nip: one for one in people if one.nip}
        self._found: dict[str, Official] = {}

    def official(self, text: str) -> Official:
        if text not in self._found:
            self._found[text] = self._meant(listed_official(text))
        return self._found[text]

    def _meant(self, written: Official) -> Official:
        known = self._appraisers.completed(written)
        person = self._by_nip.get(written.nip)
        if known is not written or person is None:
            return known if known.name else replace(known, name=nip.display(known.nip))
        names = ("name", "front_title", "back_title", "nip", "grade", "position", "unit", "agency")
        values = {name: getattr(person, name) for name in names}
        return Official(role=OfficialRole.APPRAISER, **values)


def _compared(entry: PlanEntry, named: Official, appraisers: Appraisers) -> PlanEntry:
    before = entry.before
    now = appraisers.of(before.id) if before is not None else appraisers.own
    if now is not None and is_same(now, named):
        return entry
    if before is None:
        return entry._replace(appraiser=named)
    old = now.display_name if now is not None else ""
    change = FieldChange(field="appraiser", old=old, new=named.display_name)
    return entry._replace(kind=EntryKind.CHANGED, changes=(*entry.changes, change), appraiser=named)
