"""What progress reports say was reached of a work result, put beside its indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from kinerja_desktop.core.observation import NoteKind, Observation
from kinerja_desktop.core.plan import Aspect, WorkIndicator, WorkResult

_NUMBERS = re.compile(r"[\d.,]+")
_MIDNIGHT = time()


@dataclass(frozen=True, kw_only=True)
class Reported:
    """The newest realisation a report gives for an indicator, and the note that says it."""

    indicator: WorkIndicator
    words: str
    note: Observation


def reported(result: WorkResult, notes: Iterable[Observation]) -> tuple[Reported, ...]:
    """Return what the newest fitting report says of each indicator; indicators without one lack.

    A realisation is what is reached by then, so the newest report holds. It belongs to the first
    indicator whose target has the same unit, else to the first that counts a quantity.
    """
    found: dict[str, Reported] = {}
    for note in sorted(notes, key=_newest_first, reverse=True):
        is_report = note.kind == NoteKind.REPORT and not note.is_draft
        if not is_report or result.key not in note.item_keys or not note.realisation.strip():
            continue
        indicator = _indicator_of(result, note.realisation)
        if indicator is not None and indicator.key not in found:
            words = note.realisation.strip()
            found[indicator.key] = Reported(indicator=indicator, words=words, note=note)
    return tuple(found[one.key] for one in result.indicators if one.key in found)


def unit_of(text: str) -> str:
    """Return the first word that follows the numbers of a target or realisation, in small letters.

    "12 laporan per bulan" gives laporan, "80-90 %" gives %, a bare number nothing.
    """
    words = _NUMBERS.sub(" ", text.replace("%", " % ").replace("-", " ").replace("–", " ")).split()
    return words[0].casefold() if words else ""


def _newest_first(note: Observation) -> tuple[object, ...]:
    return note.happened_on, note.happened_at or _MIDNIGHT, note.id


def _indicator_of(result: WorkResult, realisation: str) -> WorkIndicator | None:
    unit = unit_of(realisation)
    fitting = [one for one in result.indicators if unit and unit_of(one.target) == unit]
    counting = [one for one in result.indicators if one.aspect in {Aspect.QUANTITY, None}]
    return next(iter((*fitting, *counting, *result.indicators)), None)
