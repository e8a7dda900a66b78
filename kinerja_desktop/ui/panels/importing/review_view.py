"""Which rows of a review are listed: by kind and words, equal ones folded, a long list cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.panels.importing.review_rows import Review, ReviewRow, Shown

LISTED_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a person asked to see. `open_row` is the row whose problem is open, or 0."""

    kind: Shown = Shown.ALL
    text: str = ""
    open_row: int = 0
    shows_same: bool = False
    most: int = LISTED_AT_ONCE


@dataclass(frozen=True, kw_only=True)
class Listing:
    """`found` are all rows that fit; `lines` are what the list shows of them."""

    found: tuple[ReviewRow, ...]
    lines: tuple[ReviewRow, ...]


def list_review(review: Review, asked: Asked) -> Listing:
    """Choose the rows. Of the problems the open one is listed, however far down it stands."""
    text = asked.text.strip().casefold()
    found = review.of_kind(asked.kind)
    if text:
        found = tuple(row for row in found if text in row.search_text)
    shown, fold = _folded(found, asked, folds=asked.kind == Shown.ALL and not text)
    place = next((i for i, row in enumerate(shown) if asked.open_row == row.row != 0), -1)
    most = max(asked.most, place + 1) if asked.kind == Shown.PROBLEM else asked.most
    lines = list(shown[:most])
    if 0 <= place < most:
        lines.insert(place + 1, ReviewRow(key=None, kind=Shown.FORM))
    if len(shown) > most:
        lines.append(_more(len(shown) - most))
    return Listing(found=found, lines=(*lines, *fold))


def _folded(
    rows: Sequence[ReviewRow], asked: Asked, *, folds: bool
) -> tuple[Sequence[ReviewRow], tuple[ReviewRow, ...]]:
    """Put a line before the equal rows, or in their place at the end."""
    same = sum(1 for row in rows if row.kind == Shown.SAME) if folds else 0
    if not same:
        return rows, ()
    others = rows[: len(rows) - same]
    fold = _fold(same, is_open=asked.shows_same)
    if asked.shows_same:
        return (*others, fold, *rows[len(rows) - same :]), ()
    return others, (fold,)


def _fold(same: int, *, is_open: bool) -> ReviewRow:
    words = ngettext(
        "{count} row is the same as in the application",
        "{count} rows are the same as in the application",
        same,
    ).format(count=number(same))
    if not is_open:
        words = _("{words}, hidden").format(words=words)
    return ReviewRow(
        key="fold", kind=Shown.FOLD, name=words, caption=_("Hide") if is_open else _("Show")
    )


def _more(left: int) -> ReviewRow:
    words = ngettext("{count} more row", "{count} more rows", left).format(count=number(left))
    link = _("Show {count} more").format(count=number(min(left, LISTED_AT_ONCE)))
    return ReviewRow(key="more", kind=Shown.MORE, name=words, caption=link)
