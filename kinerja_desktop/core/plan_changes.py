"""Changing a plan that was agreed: each change has a day and a reason, the old words stay."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kinerja_desktop.core.plan import Plan, PlanChange, PlanPart

if TYPE_CHECKING:
    from datetime import date

Place = tuple[PlanPart, str, str]


@dataclass(frozen=True, kw_only=True)
class Amendment:
    """From which day an agreed plan is changed, and why."""

    on: date
    reason: str


def amended(agreed: Plan, draft: Plan, why: Amendment) -> Plan:
    """Return the draft with what differs from the agreed plan written down.

    What is typed back to the agreed words is no change.
    """
    before, after = _words(agreed), _words(draft)
    found = tuple(
        PlanChange(
            on=why.on,
            reason=why.reason.strip(),
            part=place[0],
            result_key=place[1],
            indicator_key=place[2],
            before=before.get(place, ""),
            after=after.get(place, ""),
        )
        for place in {**before, **after}
        if before.get(place, "").strip() != after.get(place, "").strip()
    )
    return replace(draft, changes=(*agreed.changes, *found))


def is_explained(stored: Plan, plan: Plan) -> bool:
    """Whether a plan says what was agreed, but for changes written down with their reason."""
    agreed = _words(stored)
    for change in reversed(stored.changes):
        agreed[change.place] = change.before
    told = {change.place: change.after for change in plan.changes}
    now = _words(plan)
    return all(change.reason.strip() for change in plan.changes) and all(
        now.get(place, "").strip() == told.get(place, agreed.get(place, "")).strip()
        for place in {**agreed, **now, **told}
    )


def changes_at(plan: Plan, part: PlanPart, key: str) -> tuple[PlanChange, ...]:
    """Return the changes of a result or an indicator by its key, the oldest first."""
    return tuple(
        change
        for change in plan.changes
        if change.part == part and key == (change.indicator_key or change.result_key)
    )


def removed_from(plan: Plan) -> tuple[PlanChange, ...]:
    """Return the changes that took a result or an indicator out of the plan."""
    now = _words(plan)
    wanted = {PlanPart.RESULT, PlanPart.INDICATOR}
    return tuple(
        change
        for change in plan.changes
        if change.part in wanted and not change.after and change.place not in now
    )


def _words(plan: Plan) -> dict[Place, str]:
    words: dict[Place, str] = {}
    for result in plan.work_results:
        words[PlanPart.RESULT, result.key, ""] = result.text
        words[PlanPart.DUE, result.key, ""] = result.due_on.isoformat() if result.due_on else ""
        for indicator in result.indicators:
            words[PlanPart.INDICATOR, result.key, indicator.key] = indicator.text
            words[PlanPart.TARGET, result.key, indicator.key] = indicator.target
    return words
