"""Web pages that are named .xls: the tables of an HTML text, read as one sheet."""

from __future__ import annotations

from html.parser import HTMLParser

from kinerja_desktop.core.source_table import Merge, SourceRow, SourceTable
from kinerja_desktop.importing.refusals import too_large

MOST_COLUMNS = 1000
MOST_CELLS = 20_000_000
_UNSEEN = frozenset({"script", "style", "title"})
_BREAKS = frozenset({"br", "p", "div", "li"})
_CELLS = frozenset({"td", "th"})


def markup_table(text: str) -> SourceTable:
    """Return the rows of all tables of a page, one below the other; row numbers count from 1.

    A cell over several columns or rows becomes a merged range. Raises UnreadableFileError with
    the code too_large.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.grid.end_row()
    return SourceTable(sheet=None, rows=tuple(reader.grid.rows), merges=tuple(reader.grid.merges))


class _Grid:
    """Puts cells where a browser shows them."""

    def __init__(self) -> None:
        self.rows: list[SourceRow] = []
        self.merges: list[Merge] = []
        self._row: dict[int, list[str]] | None = None
        self._column = 0
        self._cells = 0
        self._covered: dict[int, int] = {}  # column to the last row number a cell above covers

    def begin_row(self) -> None:
        self.end_row()
        self._row = {}
        self._column = 0

    def end_row(self) -> None:
        row, self._row = self._row, None
        if row is None:
            return
        width = max(row, default=-1) + 1
        texts = tuple("".join(row.get(index, ())).strip() for index in range(width))
        self.rows.append(SourceRow(number=len(self.rows) + 1, cells=texts))

    def end_table(self) -> None:
        self.end_row()
        self._covered = {}

    def cell(self, columns: int, rows: int) -> list[str] | None:
        """Begin a cell; the parts of its text are appended to what is returned."""
        if self._row is None:
            return None
        top = len(self.rows) + 1
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


class _Reader(HTMLParser):
    """Reads outer tables; what stands in a table inside a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grid = _Grid()
        self._text: list[str] | None = None
        self._depth = 0
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
        elif tag in _BREAKS and self._text is not None:
            self._text.append("\n")
        elif self._depth == 1 and tag == "tr":
            self._text = None
            self.grid.begin_row()
        elif self._depth == 1 and tag in _CELLS:
            spans = dict(attrs)
            self._text = self.grid.cell(_span(spans.get("colspan")), _span(spans.get("rowspan")))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table":
            self._depth = max(0, self._depth - 1)
            if not self._depth:
                self._text = None
                self.grid.end_table()
        elif self._depth == 1 and tag in _CELLS:
            self._text = None

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._unseen:
            self._text.append(data)


def _span(value: str | None) -> int:
    """Return how far a cell reaches; nonsense counts as one, the most is 65,534 as in HTML."""
    text = (value or "").strip()
    return (
        min(max(1, int(text)), 65_534) if text.isascii() and text.isdigit() and len(text) < 7 else 1
    )
