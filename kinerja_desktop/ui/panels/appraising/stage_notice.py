"""What a rating that cannot be edited says above itself, and how it is opened again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.i18n import _, short_date

if TYPE_CHECKING:
    from kinerja_desktop.services.appraising import AppraisalView


class Opening(StrEnum):
    """How a rating is opened again: as it is, or as the next version."""

    NOT = "not"
    SAME = "same"
    NEXT = "next"


@dataclass(frozen=True, kw_only=True)
class StageNotice:
    """A sentence with its icon and its one button."""

    text: str
    icon: str
    opening: Opening
    button: str = ""


def stage_notice(view: AppraisalView) -> StageNotice | None:
    """Return the banner of a view, or None when it can be edited."""
    appraisal, period = view.appraisal, view.period
    if period.is_closed:
        text = _("{period} is closed: read only.").format(period=period.name)
        return StageNotice(text=text, icon="archive", opening=Opening.NOT)
    if appraisal.is_editable:
        return None
    if appraisal.stage == Stage.IN_DISCUSSION:
        return StageNotice(
            text=_("In discussion. The rating is closed so that both speak about the same."),
            icon="messages-square",
            opening=Opening.SAME,
            button=_("Open again"),
        )
    return StageNotice(
        text=f"{_stage_words(view)} {_change_words(view)}",
        icon="lock",
        opening=Opening.NEXT,
        button=_("Make version {n}").format(n=appraisal.revision + 1),
    )


def _stage_words(view: AppraisalView) -> str:
    appraisal = view.appraisal
    if appraisal.final is not None:
        words = _("Final {day}, version {n}.")
        return words.format(day=short_date(appraisal.final.dated_on), n=appraisal.revision)
    if appraisal.stage == Stage.OBJECTION:
        return _("An objection is open against version {n}.").format(n=appraisal.revision)
    return _("Signed, version {n}.").format(n=appraisal.revision)


def _change_words(view: AppraisalView) -> str:
    return _("A change makes version {n}.").format(n=view.appraisal.revision + 1)
