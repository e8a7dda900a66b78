"""Arithmetic: one result with every step that leads to it, as it is shown and printed."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.deciding import decider_words, deciders
from kinerja_desktop.core.instrument import Instrument
from kinerja_desktop.core.methods.method import Item, Line, Method
from kinerja_desktop.i18n import _


@dataclass(frozen=True, kw_only=True)
class Arithmetic:
    """Texts in the language in force. `deciding` has a sentence for every rating that decides.

    `is_complete` tells whether there is a predicate; until then nothing decides.
    """

    person: str
    period: str
    method: str
    lines: tuple[Line, ...]
    deciding: tuple[str, ...]
    is_complete: bool

    def deciding_words(self) -> tuple[str, ...]:
        """Return what decides, or the sentence that nothing alone does."""
        if not self.is_complete:
            return (_("What decides is told once there is a predicate."),)
        return self.deciding or (_("No single rating, moved by one step, changes the predicate."),)


def deciding_sentences(
    method: Method,
    draft: Draft,
    items: tuple[Item, ...],
    instrument: Instrument,
    *,
    items_required: bool,
) -> tuple[str, ...]:
    """Say every rating that alone, one step away, gives another predicate."""
    found = deciders(method, draft, items, instrument, items_required=items_required)
    return tuple(decider_words(one, items, method.words) for one in found)
