"""Sheets and shared texts of Excel: measured by their tags, many times faster than parsed.

What is not written as programs write it is not sure, and is read in a process of its own.
"""

from __future__ import annotations

import re
from functools import cache

from kinerja_desktop.importing.extents import Found
from kinerja_desktop.importing.hidden import Hidden
from kinerja_desktop.importing.limits import MOST_CELLS, PLAIN_TAGS
from kinerja_desktop.importing.refusals import too_large, unreadable

_LONGEST_TAG = 64 * 1024
_END_BYTES = 4096
_BEGIN = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:(?:\w+:)?worksheet|sst)[\s/>]",
    re.DOTALL,
)
_OTHER_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8|us-ascii)", re.IGNORECASE)
_END = re.compile(
    rb"(?:</(?:\w+:)?(?:worksheet|sst)\s*>|<(?:\w+:)?(?:worksheet|sst)[^<>]*/>)"
    rb"\s*(?:<!--(?:(?!-->).)*-->\s*)*\Z",
    re.DOTALL,
)
_DOCTYPE = re.compile(rb"<!doctype", re.IGNORECASE)
_PLACED = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"')
_PLACED_ODDLY = re.compile(rb'<(?:\w+:)?c(?: (?!r=)[\w:]+="[^"<>]*")* r="([A-Z]{1,3}[0-9]{1,7})"')
_CELL = re.compile(rb"<(?:[^\s<>/:\"']*:)?c[\s/>]")
_TEXT, _TEXT_ODDLY = b"<si", re.compile(rb":si[\s/>]")
_LETTERS, _DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0123456789"


def is_plain_sheet(head: bytes) -> bool:
    """Say whether a part begins as a sheet or the shared texts of Excel do."""
    return _BEGIN.match(head) is not None and _OTHER_ENCODING.match(head.lstrip()) is None


class SheetScan:
    """Counts cells and tells their highest row and column from references such as XFD1048576."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rest = b""  # a tag that is not whole yet
        self._end = b""
        self._highest_row = self._highest_column = 0
        self._cells = self._tags = 0
        self._text = self._longest_text = 0
        self._has_texts = False
        self._is_sure = True
        self._hidden = Hidden()

    def feed(self, chunk: bytes) -> None:
        text = self._rest + chunk
        cut = text.rfind(b"<")
        if cut < 0 or text.find(b">", cut) >= 0:
            cut = len(text)
        self._rest = text[cut:]
        if len(self._rest) > _LONGEST_TAG:
            raise unreadable(f"{self._name}: a tag without end")
        self._look_at(text[:cut])

    def finish(self) -> Found:
        if self._rest.strip() or _END.search(self._end) is None:
            raise unreadable(f"{self._name}: it breaks off")
        return Found(
            area=self._highest_row * self._highest_column,
            cells=self._cells,
            longest_text=max(self._longest_text, self._text),
            is_sure=self._is_sure and self._tags <= PLAIN_TAGS,
            hidden=self._hidden,
        )

    def _look_at(self, text: bytes) -> None:
        """Measure a text that ends between two tags."""
        if b"<!" in text and _DOCTYPE.search(text):
            raise unreadable(f"{self._name}: DOCTYPE")
        self._end = (self._end + text[-_END_BYTES:])[-_END_BYTES:]
        self._tags += text.count(b"<")
        self._measure_texts(text)
        self._hidden.look_at(text)
        places = _PLACED.findall(text)
        cells = text.count(b"<c") + text.count(b":c")
        if cells != len(places):  # other tags begin with c, or the reference stands further on
            places = _PLACED_ODDLY.findall(text)
            cells = len(_CELL.findall(text))
        self._cells += cells
        self._is_sure = self._is_sure and cells == len(places)
        if places:
            self._measure_places(b" ".join(places))

    def _measure_places(self, places: bytes) -> None:
        rows = set(places.translate(None, _LETTERS).split())
        columns = set(places.translate(None, _DIGITS).split())
        self._highest_row = max(self._highest_row, *map(int, rows))
        self._highest_column = max(self._highest_column, *map(_column_number, columns))
        if self._highest_row * self._highest_column > MOST_CELLS:
            raise too_large(f"{self._name}: {self._highest_row} x {self._highest_column}")

    def _measure_texts(self, text: bytes) -> None:
        """Tell how long the longest shared text is, with its tags."""
        self._is_sure = self._is_sure and _TEXT_ODDLY.search(text) is None
        first, *others = text.split(_TEXT)
        self._text += len(first) if self._has_texts else 0
        if others:
            self._longest_text = max(self._longest_text, self._text, *map(len, others))
            self._has_texts, self._text = True, len(others[-1])


@cache
def _column_number(letters: bytes) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + letter - _LETTERS[0] + 1
    return found
