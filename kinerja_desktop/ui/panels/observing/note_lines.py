"""Notes as lines of the timeline: day heads, items and source in words, marks, what is missing."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kinerja_desktop.core.observation import (
    NOTE_KIND_WORDS,
    SOURCE_WORDS,
    NoteKind,
    Observation,
)
from kinerja_desktop.i18n import N_, _, clock, ngettext, short_date, weekday_date
from kinerja_desktop.ui.widgets.badges import BadgeLook
from kinerja_desktop.ui.widgets.note_list import DayHead, NoteLine

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kinerja_desktop.core.rows import ObservationRow

MISSING = {
    "text": BadgeLook(icon="pencil", word=N_("Draft: write what happened"), tone="warn"),
    "impact": BadgeLook(icon="pencil", word=N_("Add the impact"), tone="warn"),
    "realisation": BadgeLook(icon="pencil", word=N_("Add the realisation"), tone="warn"),
    "item_keys": BadgeLook(icon="link-2", word=N_("Tie to an item"), tone="warn"),
}
KIND_ICONS = {NoteKind.REPORT: "list-checks", NoteKind.TEAM: "users"}
KIND_BADGES: dict[NoteKind, BadgeLook] = {
    kind: BadgeLook(icon=KIND_ICONS.get(kind, "building-2"), word=word)
    for kind, word in NOTE_KIND_WORDS.items()
    if kind != NoteKind.EVENT
}
LATE = BadgeLook(icon="clock", word=N_("Recorded late"), tone="outline")


def in_sentence(words: str) -> str:
    """Return words with a small first letter, to stand within a line."""
    return words[:1].lower() + words[1:]


def source_words(note: Observation) -> str:
    return in_sentence(_(SOURCE_WORDS[note.source]))


def missing_badge(note: Observation) -> BadgeLook | None:
    """Return the badge that says what is still missing, the most important first."""
    missing = note.missing
    return next((look for name, look in MISSING.items() if name in missing), None)


def mark_badges(note: Observation) -> tuple[BadgeLook, ...]:
    """Return what sets a note apart: its kind when it is no event, and that it came late."""
    kind = KIND_BADGES.get(note.kind)
    return (*((kind,) if kind is not None else ()), *((LATE,) if note.is_late else ()))


def told_words(note: Observation) -> str:
    """Return what happened, with what a report says was reached; of a draft what it lacks."""
    words = note.text or note.situation or _("What happened is not written yet.")
    return f"{words} ({note.realisation})" if note.realisation else words


def when_words(note: Observation) -> str:
    """25 Jun 2026, 13.10."""
    day = short_date(note.happened_on)
    return f"{day}, {clock(note.happened_at)}" if note.happened_at is not None else day


def note_lines(rows: Iterable[ObservationRow], today: date) -> list[DayHead | NoteLine]:
    """Return notes below a head for each of their days, in the order they come."""
    lines: list[DayHead | NoteLine] = []
    sources = {source: in_sentence(_(word)) for source, word in SOURCE_WORDS.items()}
    unseen = _("only you")
    for day, of_day in groupby(rows, key=lambda row: row.observation.happened_on):
        found = list(of_day)
        count = ngettext("{n} note", "{n} notes", len(found)).format(n=len(found))
        lines.append(DayHead(title=weekday_date(day, year=day.year != today.year), count=count))
        lines += [_line(row, sources[row.observation.source], unseen) for row in found]
    return lines


def _line(row: ObservationRow, source: str, unseen: str) -> NoteLine:
    note = row.observation
    audience = () if note.is_visible else (unseen,)
    meta = " · ".join((*row.items[:1], source, *audience))
    return NoteLine(
        key=note.id,
        sign=int(note.valence),
        name=row.employee_name,
        meta=meta,
        text=told_words(note),
        clips=len(note.attachments),
        badge=missing_badge(note),
        marks=mark_badges(note),
    )
