"""What still keeps a talk from beginning or from being signed, and the step that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.i18n import _, ngettext, short_date
from kinerja_desktop.ui.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kinerja_desktop.services.discussing import PreparationView


def missing_notice(
    view: PreparationView,
    *,
    open_rating: Callable[[], object],
    mark_ready: Callable[[], object],
) -> Notice:
    """Return the notice for a rating that is not ready: unfinished, or only not marked so."""
    result = view.view.evaluate(view.view.appraisal.draft)
    if result.is_complete:
        words = _("The rating is complete but not marked as ready for the talk.")
        action, answer = _("Mark as ready and begin"), mark_ready
    else:
        count = len(result.missing) + len(result.ratings_missing)
        words = ngettext(
            "The talk cannot begin yet: {n} rating is still open.",
            "The talk cannot begin yet: {n} ratings are still open.",
            count,
        ).format(n=count)
        action, answer = _("Open the rating"), open_rating
    return Notice(text=words, tone="warn", action=action, on_action=answer, closable=True)


def unsigned_notice(day: date, *, finalise: Callable[[], object]) -> Notice:
    """Return the notice for a talk held on `day` that the employee did not sign then."""
    words = _("Not signed on {day}. Go on with the talk, or finalise with a reason.")
    return Notice(
        text=words.format(day=short_date(day)),
        tone="neutral",
        icon="pen-line",
        action=_("Finalise…"),
        on_action=finalise,
    )
