"""Tables of the forms: cells of lines, cells over several rows, rows over several pages.

A table is measured before it is drawn. What does not fit goes on the next page under the
repeated head; no line is ever cut.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kinerja_desktop.reports.page_style import CELL_PADDING, HEAD_FILL, MM, NOTE
from kinerja_desktop.reports.structure import Attributes
from kinerja_desktop.reports.tagged_canvas import Align, LayoutError
from kinerja_desktop.reports.text_lines import Line, draw_lines, height_of, plain_line, text_lines
from kinerja_desktop.reports.typesetting import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kinerja_desktop.reports.form_pages import FormPages
    from kinerja_desktop.reports.typesetting import TextStyle

_FEWEST_LINES = 2  # of a row that begins at the foot of a page
_SMALL_SHARE = 0.4  # of a page: a smaller group is not divided
_BEGINNING = 14 * MM


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell beginning at `column`. `scope` (Column, Row) makes it a head cell.

    `repeats` is set for short texts (a number) shown again where the cell goes on; `afterwards`
    is what such a cell says where its own text has ended on the page before.
    `alt` replaces the text for screen readers, where strokes through words carry the meaning.
    """

    column: int
    lines: tuple[Line, ...] = ()
    span: int = 1
    scope: str = ""
    align: Align = "left"
    is_tinted: bool = False
    repeats: bool = False
    afterwards: str = ""
    alt: str = ""

    def attributes(self, row_span: int) -> Attributes:
        return Attributes(scope=self.scope, col_span=self.span, row_span=row_span, alt=self.alt)


Row = tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Rows that belong together; `spans` are cells as high as all of them.

    `min_row` is the least height of a row in points. A kept group is never divided as long as
    a page can hold it.
    """

    rows: tuple[Row, ...]
    spans: Row = ()
    min_row: float = 0.0
    is_kept: bool = False


class FormTable:
    """One table on the pages of a document.

    `widths` are the columns and `padding` the air above and below text, in points.
    """

    def __init__(
        self,
        pages: FormPages,
        widths: tuple[float, ...],
        *,
        head: tuple[Row, ...] = (),
        padding: float = CELL_PADDING,
    ) -> None:
        self._pages = pages
        self._head = Group(rows=head)
        self._is_begun = not head
        self._padding = padding
        self._edges = [pages.left]
        for width in widths:
            self._edges.append(self._edges[-1] + width)

    def room_in(self, column: int, span: int = 1) -> float:
        """Width in points for text in a cell."""
        return self._edges[column + span] - self._edges[column] - 2 * CELL_PADDING

    def text(self, column: int, text: str, style: TextStyle, *, span: int = 1) -> Cell:
        """Return a cell with wrapped text."""
        return Cell(
            column=column, lines=text_lines(text, style, self.room_in(column, span)), span=span
        )

    def head(self, column: int, text: str, style: TextStyle, *, span: int = 1) -> Cell:
        """Return a tinted head cell; letters get smaller before a word would be divided."""
        room = self.room_in(column, span)
        longest = max(width_of(word, style) for word in text.split() or [""])
        if longest > room:
            style = replace(style, size=style.size * room / longest - 0.01)
        cell = self.text(column, text, style, span=span)
        return replace(cell, scope="Column", align="center", is_tinted=True)

    @contextmanager
    def drawn(self) -> Iterator[None]:
        """Open the table; its head is written with the first group that is placed."""
        with self._pages.canvas.elem("Table"):
            yield

    def height(self, group: Group) -> float:
        """Height in points the group takes undivided."""
        return self._height(group)

    def leading_height(self, group: Group) -> float:
        """Height that must be left for the group to begin on a page: all of a small one."""
        height = self._height(group)
        return height if self._is_small(group, height) else _BEGINNING

    def place(self, group: Group, *, tail: float = 0.0) -> None:
        """Draw a group here, or on the next page, or divided; `tail` must fit below it."""
        pages = self._pages
        if not self._is_begun:
            pages.need(self._height(self._head) + self.leading_height(group) + tail)
            self._draw(self._head, self._heights(self._head))
            self._is_begun = True
        height = self._height(group)
        if height + tail > pages.room and self._moves_whole(group, height, tail):
            self._turn()
        rest: Group | None = group
        while rest is not None:
            if self._height(rest) <= pages.room:
                self._draw(rest, self._heights(rest))
                return
            piece, rest = self._divided(rest, pages.room, is_fresh=pages.is_fresh)
            if piece is not None:
                self._draw(piece, self._heights(piece))
            if rest is not None:
                self._turn()

    @property
    def _fresh_room(self) -> float:
        return self._pages.page_room - self._height(self._head)

    def _is_small(self, group: Group, height: float) -> bool:
        return height <= self._fresh_room * (1.0 if group.is_kept else _SMALL_SHARE)

    def _moves_whole(self, group: Group, height: float, tail: float) -> bool:
        if height + tail > self._fresh_room or self._pages.is_fresh:
            return False
        return tail > 0 or self._is_small(group, height)

    def _turn(self) -> None:
        self._pages.turn()
        if self._head.rows:
            self._draw(self._head, self._heights(self._head), is_repeated=True)
            self._pages.is_fresh = True

    def _cell_height(self, cell: Cell) -> float:
        return height_of(cell.lines) + 2 * self._padding

    def _row_height(self, row: Row, least: float) -> float:
        return max([least, *(self._cell_height(cell) for cell in row)])

    def _heights(self, group: Group) -> list[float]:
        heights = [self._row_height(row, group.min_row) for row in group.rows]
        lacking = self._span_height(group) - sum(heights)
        if lacking > 0:
            heights[-1] += lacking
        return heights

    def _height(self, group: Group) -> float:
        return sum(self._heights(group)) if group.rows else 0.0

    def _span_height(self, group: Group) -> float:
        return max([0.0, *(self._cell_height(cell) for cell in group.spans)])

    def _divided(
        self, group: Group, room: float, *, is_fresh: bool
    ) -> tuple[Group | None, Group | None]:
        """Return what fits into the room and what is left; the first is None if nothing does."""
        count, used = 0, 0.0
        for row in group.rows:
            height = self._row_height(row, group.min_row)
            if used + height > room + 0.01:
                break
            count, used = count + 1, used + height
        rows, left = group.rows[:count], group.rows[count:]
        if not rows:
            first, second = self._parted(left[0], room, 1 if is_fresh else _FEWEST_LINES)
            if first is None:
                if is_fresh:
                    message = "a page cannot hold one line of a table"
                    raise LayoutError(message)
                return None, group
            rows, left, used = (first,), (second, *left[1:]), room
        if not left:
            left, used = (tuple(replace(cell, lines=(), alt="") for cell in rows[-1]),), room
        spans = [(cell, *self._part(cell, used)) for cell in group.spans]
        head = replace(group, rows=rows, spans=tuple(first for _, first, _ in spans))
        rest = tuple(_continued(cell, second) for cell, _, second in spans)
        return head, replace(group, rows=left, spans=rest)

    def _part(self, cell: Cell, room: float) -> tuple[Cell, Cell]:
        """Divide the lines of a cell at a height."""
        if cell.repeats:
            return cell, cell
        count, used = 0, 2 * self._padding
        for line in cell.lines:
            used += line.pitch
            if used > room + 0.01:
                break
            count += 1
        return replace(cell, lines=cell.lines[:count]), replace(cell, lines=cell.lines[count:])

    def _parted(self, row: Row, room: float, fewest: int) -> tuple[Row | None, Row]:
        parts = [self._part(cell, room) for cell in row]
        too_few = any(
            len(first.lines) < min(fewest, len(cell.lines))
            for cell, (first, _) in zip(row, parts, strict=True)
        )
        if too_few:
            return None, row
        return tuple(first for first, _ in parts), tuple(rest for _, rest in parts)

    def _draw(self, group: Group, heights: list[float], *, is_repeated: bool = False) -> None:
        pages = self._pages
        top = pages.y
        total = sum(heights)
        for number, (row, height) in enumerate(zip(group.rows, heights, strict=True)):
            placed = [(cell, height, 1) for cell in row]
            if number == 0:
                placed += [(cell, total, len(heights)) for cell in group.spans]
            placed.sort(key=lambda entry: entry[0].column)
            self._tint(placed, top)
            if is_repeated:
                with pages.canvas.artifact("Pagination"):
                    for cell, tall, _ in placed:
                        self._write(cell, top, tall)
            else:
                with pages.canvas.elem("TR"):
                    for cell, tall, row_span in placed:
                        role = "TH" if cell.scope else "TD"
                        with pages.canvas.mark(role, cell.attributes(row_span)):
                            self._write(cell, top, tall)
            top -= height
        pages.y = top
        pages.is_fresh = False

    def _tint(self, placed: list[tuple[Cell, float, int]], top: float) -> None:
        tinted = [entry for entry in placed if entry[0].is_tinted]
        if tinted:
            with self._pages.canvas.artifact():
                for cell, height, _ in tinted:
                    left, right = self._edges[cell.column], self._edges[cell.column + cell.span]
                    self._pages.canvas.fill((left, top - height, right, top), HEAD_FILL)

    def _write(self, cell: Cell, top: float, height: float) -> None:
        left, right = self._edges[cell.column], self._edges[cell.column + cell.span]
        self._pages.rules.box(left, top - height, right - left, height)
        spare = height - self._cell_height(cell)
        drop = spare / 2 if cell.scope == "Column" else 0.0
        x, width = left + CELL_PADDING, right - left - 2 * CELL_PADDING
        draw_lines(
            self._pages.canvas,
            (x, top - self._padding - drop, width),
            cell.lines,
            align=cell.align,
        )


def _continued(whole: Cell, rest: Cell) -> Cell:
    if rest.lines or not whole.lines or not rest.afterwards:
        return rest
    return replace(rest, lines=(plain_line(rest.afterwards, NOTE),))
