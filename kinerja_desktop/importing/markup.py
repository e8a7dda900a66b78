"""Web pages that are named .xls: the tables of an HTML text, read as one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from kinerja_desktop.core.source_table import Merge, SourceRow, SourceTable
from kinerja_desktop.importing.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from kinerja_desktop.importing.refusals import too_large, unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinerja_desktop.progress import Progress

_STEP = 256 * 1024
_END = "end-of-list"  # put behind the page: who does not hear of it has lost rows
_UNSEEN = frozenset({"script", "style", "title"})
_BREAKS = frozenset({"br", "p", "div", "li"})
_CELLS = frozenset({"td", "th"})


def markup_table(text: str, progress: Progress) -> SourceTable:
    """Return the rows of all tables of a page, one below the other; row numbers count from 1.

    A cell over several columns or rows becomes a merged range; rows without text are left out.
    Raises UnreadableFileError with the code too_large, or unreadable when the page breaks off.
    """
    parser = etree.HTMLParser(target=_Target(), encoding="utf-8", no_network=True)
    try:
        for start in range(0, len(text), _STEP):
            progress.step(start, len(text))
            parser.feed(text[start : start + _STEP].encode())
        parser.feed(f"<{_END}>".encode())
        grid: _Grid | None = parser.close()
    except etree.LxmlError as error:
        raise unreadable(str(error)) from error
    if grid is None:
        raise unreadable("the page breaks off")
    return SourceTable(sheet=None, rows=tuple(grid.rows), merges=tuple(grid.merges))


class _Grid:
    """Puts cells where a browser shows them."""

    def __init__(self) -> None:
        self.rows: list[SourceRow] = []
        self.merges: list[Merge] = []
        self._row: dict[int, list[str]] | None = None
        self._number = 0
        self._column = 0
        self._cells = 0
        self._covered: dict[int, int] = {}  # column to the last row number a cell above covers

    def begin_row(self) -> None:
        self.end_row()
        self._row = {}
        self._number += 1
        self._column = 0

    def end_row(self) -> None:
        row, self._row = self._row, None
        if row is None:
            return
        width = max(row, default=-1) + 1
        texts = tuple("".join(row.get(index, ())).strip() for index in range(width))
        if any(texts):
            if len(self.rows) >= MOST_ROWS:
                raise too_large(f"more than {MOST_ROWS} rows")
            self.rows.append(SourceRow(number=self._number, cells=texts))

    def end_table(self) -> None:
        self.end_row()
        self._covered = {}

    def cell(self, columns: int, rows: int) -> list[str] | None:
        """Begin a cell; the parts of its text are appended to what is returned."""
        if self._row is None:
            return None
        top = self._number
        while self._covered.get(self._column, 0) >= top:
            self._column += 1
        left, bottom = self._column, top + rows - 1
        self._column += columns
        self._cells += columns
        if self._column > MOST_COLUMNS or self._cells > MOST_CELLS:
            raise too_large(f"{self._column} columns, {self._cells} cells")
        if columns > 1 or rows > 1:
            right = self._column - 1
            self.merges.append(Merge(top=top, bottom=bottom, left=left, right=right))
            self._covered |= dict.fromkeys(range(left, self._column), bottom)
        return self._row.setdefault(left, [])


class _Target:
    """Hears of the outer tables; what stands in a table inside a cell is text of that cell."""

    def __init__(self) -> None:
        self.grid = _Grid()
        self._text: list[str] | None = None
        self._depth = 0
        self._unseen = 0
        self._is_whole = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == _END:
            self._is_whole = True
        elif tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
        elif tag in _BREAKS and self._text is not None:
            self._text.append("\n")
        elif self._depth == 1 and tag == "tr":
            self._text = None
            self.grid.begin_row()
        elif self._depth == 1 and tag in _CELLS:
            columns, rows = (_span(attributes.get(name)) for name in ("colspan", "rowspan"))
            self._text = self.grid.cell(columns, rows)

    def end(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table":
            self._depth = max(0, self._depth - 1)
            if not self._depth:
                self._text = None
                self.grid.end_table()
        elif self._depth == 1 and tag in _CELLS:
            self._text = None

    def data(self, text: str) -> None:
        if self._text is not None and not self._unseen:
            self._text.append(text)

    def close(self) -> _Grid | None:
        self.grid.end_row()
        return self.grid if self._is_whole else None


def _span(value: str | None) -> int:
    """Return how far a cell reaches; nonsense counts as one, the most is 65,534 as in HTML."""
    text = (value or "").strip()
    return (
        min(max(1, int(text)), 65_534) if text.isascii() and text.isdigit() and len(text) < 7 else 1
    )
