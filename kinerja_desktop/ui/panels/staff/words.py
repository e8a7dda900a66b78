"""Words and days the parts of the person's card share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core.appraisal import Rating
from kinerja_desktop.core.observation import Source
from kinerja_desktop.i18n import N_, _, ngettext, number, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kinerja_desktop.core.observation import Observation
    from kinerja_desktop.core.rows import StaffRow

RATINGS = {
    Rating.ABOVE: N_("Above expectation"),
    Rating.MEETS: N_("Meets expectation"),
    Rating.BELOW: N_("Below expectation"),
}
SOURCES = {
    Source.DIRECT: N_("Seen directly"),
    Source.TOLD: N_("Told by someone"),
    Source.DOCUMENT: N_("Document"),
    Source.REPORT: N_("Work report"),
    Source.ATTENDANCE: N_("Attendance"),
    Source.SERVICE: N_("Service feedback"),
    Source.PEER: N_("Peer"),
    Source.EMPLOYEE: N_("The employee"),
}


def rating_words(step: int | None) -> str:
    return "–" if step is None else _(RATINGS[Rating(step)])


def day_words(day: date, today: date) -> str:
    """today, yesterday, or 4 Jun."""
    gap = (today - day).days
    if gap == 0:
        return _("today")
    return _("yesterday") if gap == 1 else short_date(day, year=day.year != today.year)


def notes_caption(notes: Iterable[Observation], today: date) -> str:
    """29 notes, the last today."""
    days = [note.happened_on for note in notes]
    if not days:
        return _("no note yet")
    count = ngettext("{count} note", "{count} notes", len(days)).format(count=len(days))
    return _("{notes}, the last {day}").format(notes=count, day=day_words(max(days), today))


def how_many(rows: Sequence[StaffRow], *, with_unit: bool) -> str:
    """12 members · Bagian Umum: the unit if all belong to one."""
    units = {row.employee.unit for row in rows if row.employee.unit}
    words = ngettext("{count} member", "{count} members", len(rows))
    one = next(iter(units)) if with_unit and len(units) == 1 else ""
    parts = (words.format(count=number(len(rows))), one)
    return " · ".join(part for part in parts if part)
