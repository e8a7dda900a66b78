"""Reference data that ships as files a customer can edit: grades, headings, words, limits."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from kinerja_desktop.paths import resource_dir

Synonyms = dict[str, tuple[str, ...]]


def _load(name: str) -> dict[str, Any]:
    text = (resource_dir() / "reference" / name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@cache
def rank_names() -> dict[str, str]:
    """Return grade to rank name of PNS, lowest first: I/a to IV/e."""
    return {grade: entry["pangkat"] for grade, entry in _load("grades.json")["pns"].items()}


@cache
def contract_grades() -> tuple[str, ...]:
    """Return the grades of PPPK, lowest first: I to XVII."""
    return tuple(_load("grades.json")["pppk"])


@cache
def header_synonyms() -> Synonyms:
    """Return field code to the headings that mean it, most usual first."""
    return {code: tuple(names) for code, names in _load("header-synonyms.json").items()}


@cache
def wording() -> dict[str, Any]:
    """Return the word lists of the text check; see core.wording for their notation."""
    return _load("wording.json")


@cache
def distribution_limits() -> dict[str, list[dict[str, Any]]]:
    """Return for every result of the organisation the limits of predicates; see distribution."""
    return _load("distribution.json")


@cache
def credit_points() -> dict[str, Any]:
    """Return percentages by predicate, coefficients and needs by level; see credit_points."""
    return _load("credit-points.json")
