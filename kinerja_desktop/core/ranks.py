"""Golongan and pangkat of PNS, golongan of PPPK, in every spelling lists use."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kinerja_desktop.core.reference import contract_grades, rank_names
from kinerja_desktop.core.staff import Employment

_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_CODE = re.compile(r"(?<![a-z0-9])(i{1,3}|iv)\s*[/.\-]?\s*([a-e])(?![a-z0-9])")
_WRITTEN_CODE = re.compile(r"(?<![a-z0-9])[ivx]+\s*/\s*[a-z](?![a-z])")
_DIGIT_CODE = re.compile(r"([1-4])\s*[/.\-]?\s*([a-e])")
_LEVEL = re.compile(r"\b(tingkat|tkt|tk)\b\.?\s*(i|1)\b")
_WORDS_AROUND = re.compile(r"\b(pppk|pns|golongan|gol|ruang|pangkat)\b\.?")


@lru_cache(maxsize=1024)
def canonical(text: str) -> str:
    """Return III/c or IX for any usual spelling, nothing when it is no grade.

    A code decides; a rank name without code maps as a whole, so that Penata Muda is
    never taken for Penata. A bare Roman numeral is a grade of PPPK (I to XVII).
    """
    plain = " ".join(text.casefold().split())
    code = _code(plain)
    if code is not None:
        return code
    bare = _bare(plain)
    if bare.upper() in contract_grades():
        return bare.upper()
    return _grades_by_name().get(bare, "")


def rank_name(grade: str) -> str:
    """Return the pangkat of a PNS grade: Penata for III/c. PPPK have none."""
    return rank_names().get(grade, "")


def rank_and_grade(grade: str) -> str:
    """Return what forms print: Penata (III/c), Golongan IX for PPPK, - for nobody's grade."""
    if not grade:
        return "-"
    name = rank_name(grade)
    if name:
        return f"{name} ({grade})"
    return f"Golongan {grade}" if grade in contract_grades() else grade


def grade_options() -> tuple[str, ...]:
    """Return every grade, PNS from I/a, then PPPK from I."""
    return (*rank_names(), *contract_grades())


def employment_of(grade: str) -> Employment | None:
    """Return who has such a grade."""
    if grade in rank_names():
        return Employment.PNS
    return Employment.PPPK if grade in contract_grades() else None


def _code(plain: str) -> str | None:
    """Return the grade of a written code, empty when it is none (III/f), None without code."""
    digit = _DIGIT_CODE.fullmatch(plain)
    if digit:
        return _known(f"{_ROMAN[digit[1]]}/{digit[2]}")
    codes = _CODE.findall(plain)
    if codes:
        roman, letter = codes[-1]
        return _known(f"{roman.upper()}/{letter}")
    return "" if _WRITTEN_CODE.search(plain) else None


def _known(grade: str) -> str:
    return grade if grade in rank_names() else ""


def _bare(plain: str) -> str:
    levelled = _LEVEL.sub("tingkat i", plain)
    without = _WORDS_AROUND.sub(" ", levelled)
    return " ".join(re.sub(r"[^\w]+", " ", without).split())


@cache
def _grades_by_name() -> dict[str, str]:
    return {name.casefold(): grade for grade, name in rank_names().items()}
