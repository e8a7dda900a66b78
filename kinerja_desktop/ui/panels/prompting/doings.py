"""Where the one thing a prompt offers is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core.fairness.hint import Offer

if TYPE_CHECKING:
    from kinerja_desktop.core.fairness.hint import Hint
    from kinerja_desktop.ui.page import Page

AT_NOTES = frozenset({Offer.TIMELINE, Offer.SHARE})


def do_offer(page: Page, hint: Hint) -> None:
    """Lead from a page about everybody to the note, the notes or the rating."""
    about = {}
    if hint.subject.employee_id:
        about = {"employee_id": hint.subject.employee_id}
    if hint.offer == Offer.NOTE:
        page.note_wanted.emit(hint.subject.employee_id, hint.subject.item_key)
    elif hint.offer in AT_NOTES:
        page.go("observations", **about, item_key=hint.subject.item_key)
    else:
        page.go("appraisal", **about, item_key=hint.subject.item_key)
