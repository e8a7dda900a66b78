"""Words of the plan tab: why it is locked, how far it is agreed, what was changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kinerja_desktop.core.plan import PlanPart
from kinerja_desktop.i18n import N_, _, ngettext, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinerja_desktop.core.plan import Plan, PlanChange
    from kinerja_desktop.core.plan_changes import Amendment
    from kinerja_desktop.services.planning import PlanView

_PARTS = {
    PlanPart.RESULT: N_("Work result"),
    PlanPart.DUE: N_("Reached by"),
    PlanPart.INDICATOR: N_("Indicator"),
    PlanPart.TARGET: N_("Target"),
}


def lock_words(view: PlanView | None, *, is_read_only: bool, is_member: bool) -> str:
    """Say why nothing can be changed; nothing when it can."""
    if view is None:
        return _("Choose or create a period first.")
    reasons = (
        (is_read_only, _("This data can only be looked at.")),
        (view.is_locked, _("The talk about this plan has begun; it stays as it is.")),
        (view.period.is_closed, _("This period is closed; its plans are read only.")),
        (view.employee.is_archived, _("This person is archived; the plan is read only.")),
        (not is_member, _("This person is not in this period.")),
    )
    return next((words for applies, words in reasons if applies), "")


def agreed_words(plan: Plan) -> str:
    """Agreed on 12 Jan 2026, 2 changes; or not agreed yet."""
    if plan.shared_on is None:
        return _("Not agreed yet")
    agreed = _("Agreed on {day}").format(day=short_date(plan.shared_on))
    count = len(plan.changes)
    changes = ngettext("{count} change", "{count} changes", count).format(count=count)
    return f"{agreed}, {changes}" if count else agreed


def agreement_banner(plan: Plan, why: Amendment | None) -> tuple[str, str, str]:
    """Return words, icon and button above an agreed plan, or one being changed for a reason."""
    if why is None:
        words = _("{agreed}. A change needs a day and a reason.")
        return words.format(agreed=agreed_words(plan)), "circle-check", _("Change…")
    words = _("Changed from {day}: {reason}")
    told = words.format(day=short_date(why.on), reason=why.reason)
    return told, "pencil", _("Finish the change")


def change_lines(changes: Iterable[PlanChange]) -> list[tuple[str, str]]:
    """Return the earlier words of each change and a sentence with day and reason."""
    return [(_words(change, change.before), _sentence(change)) for change in changes]


def _sentence(change: PlanChange) -> str:
    known = {
        "part": _(_PARTS[change.part]),
        "after": _words(change, change.after),
        "day": short_date(change.on),
        "reason": change.reason,
    }
    if not change.after:
        return _("{part} removed on {day}: {reason}").format(**known)
    return _("{part} since {day}: {after}. Reason: {reason}").format(**known)


def _words(change: PlanChange, text: str) -> str:
    if change.part == PlanPart.DUE and text:
        return short_date(date.fromisoformat(text))
    return text
