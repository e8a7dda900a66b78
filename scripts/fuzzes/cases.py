"""Every case of the import fuzz by its number: what file it is, and how it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from scripts.fuzzes.hostile import HOSTILE
from scripts.fuzzes.texts import delimited, long_list, page, rubbish, wide_list
from scripts.fuzzes.workbooks import mutated_old, mutated_part, mutated_sample

KINDS: dict[str, int] = {
    "delimited": 260,
    "page": 100,
    "rubbish": 60,
    "mutated sample": 260,
    "mutated part": 230,
    "mutated old": 40,
    "hostile": 46,
    "long list": 2,
    "wide list": 2,
}
_MAKERS: dict[str, Callable[[Random], bytes]] = {
    "delimited": delimited,
    "page": page,
    "rubbish": rubbish,
    "long list": long_list,
    "wide list": wide_list,
    "mutated sample": lambda rng: mutated_sample(rng)[1],
    "mutated part": lambda rng: mutated_part(rng)[1],
    "mutated old": lambda rng: mutated_old(rng)[1],
}
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850")


@dataclass(frozen=True, kw_only=True)
class Case:
    """A file, and what a person chose for it; blank and None as found."""

    number: int
    kind: str
    data: bytes
    encoding: str = ""
    delimiter: str = ""
    sheet: str | None = None
    header_row: int | None = None


def case_of(seed: int, number: int) -> Case:
    """Return the case; the same for the same numbers."""
    rng = Random(f"{seed}/{number}")  # noqa: S311 - cases, no secrets
    kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
    if kind == "hostile":
        make = rng.choices(list(HOSTILE), list(HOSTILE.values()))[0]
        kind = make.__name__.replace("_", " ")
    else:
        make = _MAKERS[kind]
    return Case(
        number=number,
        kind=kind,
        data=make(rng),
        encoding=rng.choice(_ENCODINGS) if rng.random() < 0.1 else "",
        delimiter=rng.choice(";\t,|") if rng.random() < 0.1 else "",
        sheet=rng.choice(("Pegawai", "Lembar1", "tidak ada")) if rng.random() < 0.05 else None,
        header_row=rng.choice((0, 1, 2, 4, 30, 10**9)) if rng.random() < 0.05 else None,
    )
