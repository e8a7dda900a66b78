"""Which column holds which field: exact headings, guesses, and what was chosen before."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from kinerja_desktop.core.headings import (
    NAME_AND_NIP,
    Caption,
    Heading,
    field_of,
    loosely,
    normalise,
    synonym_index,
)
from kinerja_desktop.core.source_table import SourceTable, column_letter, plain_text
from kinerja_desktop.i18n import N_, _

FIELD_LABELS = {
    "nip": N_("NIP"),
    "name": N_("Name and titles"),
    NAME_AND_NIP: N_("Name and NIP in one cell"),
    "front_title": N_("Title before the name"),
    "back_title": N_("Title after the name"),
    "grade": N_("Grade"),
    "rank": N_("Rank"),
    "position": N_("Position"),
    "unit": N_("Work unit"),
    "agency": N_("Agency"),
    "grade_since": N_("Grade since (TMT)"),
    "position_since": N_("Position since (TMT)"),
    "appraiser": N_("Appraiser"),
    "birth_date": N_("Date of birth"),
    "sex": N_("Sex"),
    "status": N_("Status"),
}
SAMPLE_ROWS = 2
SHORTEST_ABBREVIATION = 3
NEVER_GUESSED = {"nik", "nrp", "npwp", "nuptk", "no", "ket", "keterangan"}
_ROWS_LOOKED_AT = 500


class MatchOrigin(StrEnum):
    """Why a column is read as it is."""

    EXACT = "exact"
    GUESS = "guess"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"
    UNUSED = "unused"


@dataclass(frozen=True, kw_only=True)
class ColumnMatch:
    """One column of the list; `index` counts from 0. `field` is a key of FIELD_LABELS."""

    index: int
    letter: str
    heading: str
    field: str | None
    origin: MatchOrigin
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Candidate:
    field: str
    rank: tuple[int, int, int]
    index: int
    origin: MatchOrigin


def field_label(field: str) -> str:
    """Return what a field is called in the language in force."""
    return _(FIELD_LABELS[field]) if field in FIELD_LABELS else _("Other number")


def match_columns(
    table: SourceTable, heading: Heading, remembered: Mapping[str, str] | None = None
) -> tuple[ColumnMatch, ...]:
    """Match every column with a caption. `remembered` is as_layout() of an earlier choice."""
    below = (row for row in table.rows if row.number > heading.last_row)
    filled = {
        index
        for row in islice(below, _ROWS_LOOKED_AT)
        for index, cell in enumerate(row.cells)
        if plain_text(cell)
    }
    found = _best(_candidates(heading.captions, filled))
    shown = sample_rows(table, heading)
    samples = [row for row in table.rows if row.number in shown]
    columns = tuple(
        ColumnMatch(
            index=index,
            letter=column_letter(index),
            heading=caption.text,
            field=found[index].field if index in found else None,
            origin=found[index].origin if index in found else MatchOrigin.UNUSED,
            samples=tuple(plain_text(row.text(index)) for row in samples),
        )
        for index, caption in enumerate(heading.captions)
        if caption.text or index in filled
    )
    return _recall(columns, remembered) if remembered else columns


def sample_rows(table: SourceTable, heading: Heading) -> tuple[int, ...]:
    """Return the numbers of the rows shown as samples: the first one, and one further on."""
    filled = (
        row.number
        for row in table.rows
        if row.number > heading.last_row and sum(1 for cell in row.cells if plain_text(cell)) > 1
    )
    rows = list(islice(filled, _ROWS_LOOKED_AT))
    return tuple(dict.fromkeys((rows[0], rows[len(rows) // 2]))) if rows else ()


def with_samples(
    columns: Iterable[ColumnMatch], table: SourceTable, shown: tuple[int, ...]
) -> tuple[ColumnMatch, ...]:
    """Show other rows as samples; `shown` are row numbers."""
    rows = {row.number: row for row in table.rows if row.number in shown}
    return tuple(
        replace(
            column,
            samples=tuple(
                plain_text(rows[number].text(column.index)) for number in shown if number in rows
            ),
        )
        for column in columns
    )


def choose(
    columns: Iterable[ColumnMatch], index: int, field: str | None
) -> tuple[ColumnMatch, ...]:
    """Read column `index` as `field`; another column with that field is then unused."""
    changed = []
    for column in columns:
        if column.index == index:
            changed.append(replace(column, field=field, origin=MatchOrigin.CHOSEN))
        elif field is not None and column.field == field:
            changed.append(replace(column, field=None, origin=MatchOrigin.UNUSED))
        else:
            changed.append(column)
    return tuple(changed)


def layout_key(columns: Iterable[ColumnMatch]) -> str:
    """Return what lists of one shape have in common: their headings, in any order."""
    headings = sorted(_keys(columns).values())
    return hashlib.sha256("\n".join(headings).encode()).hexdigest()


def as_layout(columns: tuple[ColumnMatch, ...]) -> dict[str, str]:
    """Return heading to field ('' for unused), to be remembered for the next list."""
    keys = _keys(columns)
    return {keys[column.index]: column.field or "" for column in columns}


def _recall(
    columns: tuple[ColumnMatch, ...], remembered: Mapping[str, str]
) -> tuple[ColumnMatch, ...]:
    keys = _keys(columns)
    recalled = []
    for column in columns:
        field = remembered.get(keys[column.index])
        if field is None or field not in {*FIELD_LABELS, ""}:
            recalled.append(column)
        else:
            origin = MatchOrigin.REMEMBERED if field else MatchOrigin.UNUSED
            recalled.append(replace(column, field=field or None, origin=origin))
    return tuple(recalled)


def _keys(columns: Iterable[ColumnMatch]) -> dict[int, str]:
    seen: dict[str, int] = {}
    keys = {}
    for column in columns:
        plain = normalise(column.heading)
        seen[plain] = seen.get(plain, 0) + 1
        keys[column.index] = plain if seen[plain] == 1 else f"{plain}#{seen[plain]}"
    return keys


def _candidates(captions: tuple[Caption, ...], filled: set[int]) -> list[_Candidate]:
    found = []
    for index, caption in enumerate(captions):
        is_empty = 0 if index in filled else 1
        for certainty, field, order, origin in _meanings(caption):
            if field in FIELD_LABELS:
                rank = (certainty, is_empty, order)
                found.append(_Candidate(field=field, rank=rank, index=index, origin=origin))
    return found


def _meanings(caption: Caption) -> list[tuple[int, str, int, MatchOrigin]]:
    """Every field a caption may mean, the surest first."""
    found = []
    for text in caption.wordings:
        field = field_of(text)
        if field:
            order = synonym_index().get(normalise(text), (field, 0))[1]
            found.append((0, field, order, MatchOrigin.EXACT))
    if found:
        return found
    for text in [*caption.wordings, caption.own]:
        field = field_of(loosely(text))
        if field:
            found.append((1, field, 0, MatchOrigin.GUESS))
    field = _abbreviated(normalise(loosely(caption.text)))
    if field:
        found.append((2, field, 0, MatchOrigin.GUESS))
    return found


def _best(candidates: list[_Candidate]) -> dict[int, _Candidate]:
    """Give every field its best column, every column one field."""
    taken: dict[int, _Candidate] = {}
    fields: set[str] = set()
    for candidate in sorted(candidates, key=lambda item: (item.rank, item.index)):
        if candidate.index in taken or candidate.field in fields:
            continue
        taken[candidate.index] = candidate
        fields |= _same_as(candidate.field)
    return taken


def _same_as(field: str) -> set[str]:
    if field == NAME_AND_NIP:
        return {NAME_AND_NIP, "nip", "name"}
    return {field, NAME_AND_NIP} if field in {"nip", "name"} else {field}


def _abbreviated(plain: str) -> str | None:
    letters = re.sub(r"[^a-z]", "", plain)
    if len(letters) < SHORTEST_ABBREVIATION or plain in NEVER_GUESSED:
        return None
    for synonym, (field, _order) in synonym_index().items():
        whole = re.sub(r"[^a-z]", "", synonym)
        if len(letters) < len(whole) <= 3 * len(letters) and _shortens(letters, whole):
            return field
    return None


def _shortens(letters: str, whole: str) -> bool:
    if letters[0] != whole[0]:
        return False
    rest = iter(whole)
    return all(letter in rest for letter in letters)
