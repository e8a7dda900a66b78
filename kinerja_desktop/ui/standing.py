"""Standing: what the window itself shows of the data: periods, unit, age of the last backup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from kinerja_desktop.core.period import Period
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.status_lines import StatusLine

if TYPE_CHECKING:
    from kinerja_desktop.services import Services

LATE_AFTER_DAYS = 7


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Read in one go on the desk lane."""

    periods: tuple[Period, ...]
    current: Period | None
    unit: str


def read_standing(services: Services) -> Standing:
    profile = services.profile.load()
    unit = profile.appraiser.unit or profile.agency if profile is not None else ""
    return Standing(periods=services.periods.list(), current=services.periods.current(), unit=unit)


def backup_age_days(made_at: datetime | None, today: date) -> int | None:
    return None if made_at is None else (today - made_at.date()).days


def backup_line(age_days: int | None) -> StatusLine:
    """Return the foot's line: no backup, today, yesterday, n days ago (late after a week)."""
    if age_days is None:
        return StatusLine(icon="hard-drive", text=_("No backup yet"), tone="warn")
    if age_days > LATE_AFTER_DAYS:
        text = ngettext("Backup {n} day ago", "Backup {n} days ago", age_days)
        return StatusLine(icon="hard-drive", text=text.format(n=age_days), tone="warn")
    words = {0: _("Backup today"), 1: _("Backup yesterday")}
    text = words.get(age_days) or ngettext(
        "Backup {n} day ago", "Backup {n} days ago", age_days
    ).format(n=age_days)
    return StatusLine(icon="hard-drive", text=text)


def backup_notice(age_days: int) -> str:
    """Return the sentence of the banner when the last backup is old."""
    text = ngettext(
        "The last backup is {n} day old. The data on this computer is whole.",
        "The last backup is {n} days old. The data on this computer is whole.",
        age_days,
    )
    return text.format(n=age_days)
