"""Columns of tables, declared: how a row is read, drawn and sorted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")


@dataclass(frozen=True, kw_only=True)
class Column(Generic[R]):
    """One column of rows R. `title` is marked with N_() and translated when shown.

    `text` gives what is read and copied; `sort_key` what is compared (default: the text, without
    regard to case). `width` is in logical pixels, 0 takes the rest.
    """

    title: str
    text: Callable[[R], str]
    sort_key: Callable[[R], Any] | None = None
    tip: Callable[[R], str] | None = None
    icon: Callable[[R], str] | None = None
    color: Callable[[R], str] | None = None
    is_number: bool = False
    width: int = 0
    style: str = "body"

    def key(self, row: R) -> Any:
        return self.sort_key(row) if self.sort_key is not None else self.text(row).casefold()


def as_tsv(columns: tuple[Column[R], ...], rows: list[R]) -> str:
    """Return rows as text that spreadsheets paste; tabs and line ends inside a cell are blanks."""
    lines = ["\t".join(" ".join(column.text(row).split()) for column in columns) for row in rows]
    return "\n".join(lines)
