"""A part of XML read whole: DOCTYPE, passwords, and how far LibreOffice's sheets reach."""

from __future__ import annotations

from xml.parsers import expat

from kinerja_desktop.core.source_table import Merge
from kinerja_desktop.importing.extents import Found, SheetExtent
from kinerja_desktop.importing.limits import MOST_CELLS, MOST_LETTERS
from kinerja_desktop.importing.refusals import protected, too_large, unreadable

MOST_ELEMENTS = 10_000_000
MOST_DEEP = 500
_OF_EXCEL = {"sheetData", "sst"}  # written as Excel never does, or they would not come here
_UNSEEN = {"collapse", "filter"}
_DRAWING = ".vml"  # old drawings are written like a web page: not every tag is closed


class XmlSurvey:
    """Reads one XML part for its extent, and refuses a DOCTYPE."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._on_doctype
        self._parser.StartElementHandler = self._on_start
        self._parser.EndElementHandler = self._on_end
        self._elements = self._depth = 0
        self._is_sure = True
        self._extents: list[SheetExtent] = []
        self._sheet: _OpenSheet | None = None

    def feed(self, chunk: bytes, *, is_last: bool = False) -> None:
        try:
            self._parser.Parse(chunk, is_last)
        except (expat.ExpatError, LookupError, ValueError) as error:
            if not self._name.endswith(_DRAWING):
                raise unreadable(f"{self._name}: {error}") from error
            self._is_sure = False

    def finish(self) -> Found:
        self.feed(b"", is_last=True)
        areas = [extent.area for extent in self._extents]
        return Found(
            area=max(areas, default=0),
            cells=sum(areas),
            extents=tuple(self._extents),
            is_sure=self._is_sure,
        )

    def _on_doctype(self, *_declaration: object) -> None:
        raise unreadable(f"{self._name}: DOCTYPE")

    def _on_start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS or self._depth > MOST_DEEP:
            raise too_large(f"{self._name}: {self._elements} elements, {self._depth} deep")
        name = tag.rpartition(":")[2]
        if self._sheet is not None:
            self._sheet.start(name, attributes)
        elif name == "table" and "table:name" in attributes:
            self._sheet = _OpenSheet(attributes["table:name"])
            self._parser.CharacterDataHandler = self._sheet.text
        elif name == "encryption-data":
            raise protected()
        elif name in _OF_EXCEL:
            self._is_sure = False

    def _on_end(self, tag: str) -> None:
        self._depth -= 1
        if self._sheet is None:
            return
        name = tag.rpartition(":")[2]
        if name == "table":
            self._extents.append(self._sheet.extent)
            self._sheet = None
            self._parser.CharacterDataHandler = None
        else:
            self._sheet.end(name)


class _OpenSheet:
    """Counts a LibreOffice sheet: repeated rows and cells count up to the last filled one."""

    def __init__(self, name: str) -> None:
        self.extent = SheetExtent(name=name)
        self._row = self._column = 0
        self._repeats_row = 1
        self._repeats_cell = 1
        self._cell_letters = self._row_letters = 0
        self._is_row_filled = self._is_row_hidden = False
        self._next_column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table-row":
            self._repeats_row = _whole(attributes.get("table:number-rows-repeated"), 1)
            self._column, self._row_letters, self._is_row_filled = 0, 0, False
            self._is_row_hidden = attributes.get("table:visibility") in _UNSEEN
        elif name == "table-column":
            self._on_column(attributes)
        elif name in {"table-cell", "covered-table-cell"}:
            self._on_cell(attributes)
        elif name == "p" and self._repeats_cell:
            self._on_filled()

    def text(self, text: str) -> None:
        self._cell_letters += len(text)

    def end(self, name: str) -> None:
        if name in {"table-cell", "covered-table-cell"}:
            self._column += self._repeats_cell
            self._row_letters += self._cell_letters * self._repeats_cell
        elif name == "table-row":
            self._row += self._repeats_row
            self.extent.letters += self._row_letters * self._repeats_row
            if self._is_row_filled:
                self.extent.rows = self._row
                if self._is_row_hidden:
                    first = self._row - self._repeats_row + 1
                    self.extent.hidden.hide_rows(first, self._repeats_row)
            self._check()

    def _on_column(self, attributes: dict[str, str]) -> None:
        count = _whole(attributes.get("table:number-columns-repeated"), 1)
        if attributes.get("table:visibility") in _UNSEEN:
            self.extent.hidden.hide_columns(self._next_column, count)
        self._next_column += count

    def _on_cell(self, attributes: dict[str, str]) -> None:
        self._cell_letters = 0
        self._repeats_cell = _whole(attributes.get("table:number-columns-repeated"), 1)
        if "office:value-type" in attributes:
            self._on_filled()
        down = _whole(attributes.get("table:number-rows-spanned"), 1)
        across = _whole(attributes.get("table:number-columns-spanned"), 1)
        if down > 1 or across > 1:
            self.extent.merges.append(
                Merge(
                    top=self._row + 1,
                    bottom=self._row + down,
                    left=self._column,
                    right=self._column + across - 1,
                )
            )

    def _on_filled(self) -> None:
        self._is_row_filled = True
        self.extent.columns = max(self.extent.columns, self._column + self._repeats_cell)
        self._check()

    def _check(self) -> None:
        extent = self.extent
        rows = max(extent.rows, self._row + self._is_row_filled)
        if rows * extent.columns > MOST_CELLS or extent.letters > MOST_LETTERS:
            raise too_large(f"{extent.name}: {rows} x {extent.columns}, {extent.letters} letters")


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() else default
