"""Rows and columns a spreadsheet program does not show: they are read all the same, and told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from posixpath import normpath
from xml.parsers import expat
from zipfile import ZipFile

from kinerja_desktop.core.source_table import SourceTable

MOST_ROWS_OF_A_SHEET, MOST_COLUMNS_OF_A_SHEET = 1_048_576, 16_384
_BOOK, _PLACES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_MARK = b"hidden="
_IS_HIDDEN = rb"(?=[^<>]*\shidden=[\"'](?:1|true)[\"'])"
_ROW = re.compile(rb"<(?:\w+:)?row\b" + _IS_HIDDEN + rb"[^<>]*?\sr=[\"'](\d{1,7})[\"']")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\b" + _IS_HIDDEN + rb"[^<>]*>")
_FIRST, _LAST = re.compile(rb"\smin=[\"'](\d{1,5})"), re.compile(rb"\smax=[\"'](\d{1,5})")


@dataclass
class Hidden:
    """What one sheet hides, filled or not: row numbers from 1, columns from 0."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.rows or self.columns)

    def hide_rows(self, first: int, count: int) -> None:
        self.rows.update(range(first, min(first + count, MOST_ROWS_OF_A_SHEET + 1)))

    def hide_columns(self, first: int, count: int) -> None:
        self.columns.update(range(first, min(first + count, MOST_COLUMNS_OF_A_SHEET)))

    def look_at(self, text: bytes) -> None:
        """Take up what whole tags of an Excel sheet hide."""
        if _MARK not in text:
            return
        for number in _ROW.findall(text):
            self.hide_rows(int(number), 1)
        for tag in _COLUMNS.findall(text):
            first, last = _FIRST.search(tag), _LAST.search(tag)
            if first and last and len(self.columns) < MOST_COLUMNS_OF_A_SHEET:
                self.hide_columns(int(first[1]) - 1, int(last[1]) - int(first[1]) + 1)


def sheet_names(archive: ZipFile) -> dict[str, str]:
    """Return what the sheets of an Excel workbook are called, by the name of their part."""
    sheets = _tags(archive, _BOOK, "sheet")
    names = {tag.get("r:id", ""): tag.get("name", "") for tag in sheets}
    found = {}
    for tag in _tags(archive, _PLACES, "Relationship"):
        name, place = names.get(tag.get("Id", "")), tag.get("Target", "")
        if name:
            found[normpath(place.removeprefix("/") if place[:1] == "/" else f"xl/{place}")] = name
    return found


def _tags(archive: ZipFile, part: str, wanted: str) -> list[dict[str, str]]:
    """Return the attributes of all tags of one name; none when the part cannot be read."""
    found: list[dict[str, str]] = []

    def on_start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = on_start
    try:
        parser.Parse(archive.read(part), True)
    except (KeyError, expat.ExpatError):
        return []
    return found


def with_hidden(
    tables: Iterable[SourceTable], hidden: Mapping[str, Hidden]
) -> tuple[SourceTable, ...]:
    """Tell every sheet which of its filled rows and columns are hidden."""
    return tuple(
        _marked(table, hidden[table.sheet])
        if table.sheet is not None and table.sheet in hidden
        else table
        for table in tables
    )


def _marked(table: SourceTable, hidden: Hidden) -> SourceTable:
    columns = {
        index
        for row in table.rows
        for index in hidden.columns.intersection(range(len(row.cells)))
        if row.cells[index].strip()
    }
    return replace(
        table,
        hidden_rows=frozenset(hidden.rows.intersection(row.number for row in table.rows)),
        hidden_columns=frozenset(columns),
    )
