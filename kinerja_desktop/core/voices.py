"""Whose voice notes are: seen by the appraiser, told by others, from papers, the employee's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from kinerja_desktop.core.observation import Observation, Source
from kinerja_desktop.i18n import _


class Voice(StrEnum):
    """Who vouches for a note."""

    SEEN = "seen"
    TOLD = "told"
    PAPER = "paper"
    OWN = "own"


VOICES: Mapping[Source, Voice] = {
    Source.DIRECT: Voice.SEEN,
    Source.TOLD: Voice.TOLD,
    Source.SERVICE: Voice.TOLD,
    Source.PEER: Voice.TOLD,
    Source.DOCUMENT: Voice.PAPER,
    Source.REPORT: Voice.PAPER,
    Source.ATTENDANCE: Voice.PAPER,
    Source.EMPLOYEE: Voice.OWN,
}


def voices(notes: Iterable[Observation]) -> Mapping[Voice, int]:
    """Count notes by who vouches for them."""
    return Counter(VOICES[note.source] for note in notes)


def voices_told(notes: Iterable[Observation]) -> str:
    """3 seen, 1 told, 2 from papers, 1 the employee's own; "" without notes."""
    counted = voices(notes)
    words = {
        Voice.SEEN: _("{n} seen"),
        Voice.TOLD: _("{n} told"),
        Voice.PAPER: _("{n} from papers"),
        Voice.OWN: _("{n} the employee's own"),
    }
    return ", ".join(text.format(n=counted[one]) for one, text in words.items() if counted[one])
