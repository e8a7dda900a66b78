"""Coming dates of a period: talks, due dates of agreed plans, last days to object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time

from kinerja_desktop.core.discussion import ActionState, Discussion
from kinerja_desktop.core.objection import ObjectionState, last_day
from kinerja_desktop.core.rows import DateRow
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.services.period_material import PeriodMaterial


def coming_dates(found: PeriodMaterial, now: datetime, objection_days: int) -> tuple[DateRow, ...]:
    """Return what comes, the nearest first; a term that ends for many people is one row."""
    names = {p.id: p.name for p in found.people}
    rows = list(_last_days(found, names, now.date(), objection_days))
    for owner, talk in found.talks.items():
        rows += _dates_of_talk(owner, names.get(owner, ""), talk, now)
    return tuple(sorted(rows, key=lambda row: row.when))


def _dates_of_talk(owner: int, name: str, talk: Discussion, now: datetime) -> Iterator[DateRow]:
    if talk.scheduled_at and talk.scheduled_at >= now and talk.ended_at is None:
        yield DateRow(
            when=talk.scheduled_at,
            has_time=True,
            title=_("Talk with {name}").format(name=name),
            place=talk.place,
            employee_id=owner,
            target="discussion",
        )
    for action in talk.actions:
        if action.state == ActionState.OPEN and action.due_on and action.due_on >= now.date():
            yield DateRow(
                when=datetime.combine(action.due_on, time()),
                has_time=False,
                title=action.what,
                place=name,
                employee_id=owner,
                target="staff",
            )


def _last_days(
    found: PeriodMaterial, names: dict[int, str], today: date, objection_days: int
) -> Iterator[DateRow]:
    """Give the ends of terms that run: received, and nothing handed in so far."""
    ends: dict[date, list[int]] = defaultdict(list)
    for owner, appraisal in found.appraisals.items():
        objection = found.objections.get(owner)
        received_on = appraisal.delivered_on
        if objection is not None:
            received_on = objection.received_on
            if objection.state != ObjectionState.NONE:
                continue
        if received_on is None or owner not in names:
            continue
        end = last_day(received_on, objection_days)
        if end >= today:
            ends[end].append(owner)
    for end, owners in ends.items():
        people = ngettext("{n} person", "{n} people", len(owners)).format(n=len(owners))
        yield DateRow(
            when=datetime.combine(end, time()),
            has_time=False,
            title=_("Last day to object"),
            place=names[owners[0]] if len(owners) == 1 else people,
            employee_id=owners[0],
            target="objection",
        )
