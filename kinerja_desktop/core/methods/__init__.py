"""The registered appraisal methods."""

from __future__ import annotations

from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.methods import (
    permenpanrb_6_2022,
    pp_30_2019,
    weighted_indicators,
)
from kinerja_desktop.core.methods.method import Method

METHODS: dict[str, Method] = {
    method.key: method
    for method in (permenpanrb_6_2022.METHOD, pp_30_2019.METHOD, weighted_indicators.METHOD)
}


def predicate_word(method: str, predicate: Predicate | None) -> str:
    """Return a predicate as its method names it, a dash while there is none."""
    return "–" if predicate is None else METHODS[method].words[predicate]
