"""The list of evidence of one person: what may be shown to both sides, with where it comes from.

Built by leaving things out by name: private notes, drafts and who told of something have no
place here, so no file can hold them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kinerja_desktop.core.observation import (
    NOTE_KIND_WORDS,
    SOURCE_WORDS,
    VALENCE_WORDS,
    NoteKind,
    Observation,
)
from kinerja_desktop.core.voices import voices_told
from kinerja_desktop.i18n import _, ngettext, short_date


@dataclass(frozen=True, kw_only=True)
class EvidenceEntry:
    """One note in words. `recorded` says it when the note was written late."""

    happened_on: date
    recorded: str
    items: str
    direction: str
    told: str
    source: str
    files: str


@dataclass(frozen=True, kw_only=True)
class EvidenceList:
    """The entries by day, and how many are seen, told, from papers or the employee's own."""

    person: str
    period: str
    entries: tuple[EvidenceEntry, ...]
    voices: str
    is_sample: bool = False

    def count_words(self) -> str:
        """7 notes: 4 seen, 2 told, 1 the employee's own."""
        count = len(self.entries)
        words = ngettext("{n} note", "{n} notes", count).format(n=count)
        return f"{words}: {self.voices}" if self.voices else words


def evidence_list(
    person: str,
    period: str,
    notes: Iterable[Observation],
    words: Mapping[str, str],
    *,
    is_sample: bool = False,
) -> EvidenceList:
    """Return the list in the language in force; `words` are the short names of items by key."""
    shown = sorted(
        (note for note in notes if note.is_visible and not note.is_draft),
        key=lambda note: (note.happened_on, note.id),
    )
    return EvidenceList(
        person=person,
        period=period,
        entries=tuple(_entry(note, words) for note in shown),
        voices=voices_told(shown),
        is_sample=is_sample,
    )


def _entry(note: Observation, words: Mapping[str, str]) -> EvidenceEntry:
    recorded = short_date(note.recorded_at.date())
    if note.is_late:
        recorded = _("{day}, recorded late").format(day=recorded)
    source = _(SOURCE_WORDS[note.source])
    if note.kind != NoteKind.EVENT:
        source = f"{source}; {_(NOTE_KIND_WORDS[note.kind])}"
    parts = (note.situation, note.text, note.impact, note.realisation)
    return EvidenceEntry(
        happened_on=note.happened_on,
        recorded=recorded,
        items=", ".join(words[key] for key in note.item_keys if key in words),
        direction=_(VALENCE_WORDS[note.valence]),
        told=" ".join(part for part in parts if part),
        source=source,
        files=", ".join(file.name for file in note.attachments),
    )
