"""NoteTable: the notes of one person in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.badges import SIGN_BADGES
from kinerja_desktop.ui.widgets.painting import draw_icon, draw_sign_disc, draw_text
from kinerja_desktop.ui.widgets.row_list import RowDelegate, RowList
from kinerja_desktop.ui.widgets.wrapping import draw_lines, wrapped

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


@dataclass(frozen=True, kw_only=True)
class NoteTableLine:
    """A note of a person: `marks` are icons with words, `is_visible` to the employee."""

    key: int
    day: str
    sign: int
    text: str
    item: str
    source: str
    marks: tuple[tuple[str, str], ...] = ()
    is_visible: bool = True

    @property
    def words(self) -> str:
        word = _(SIGN_BADGES[self.sign].word)
        marks = "".join(f", {words}" for _icon, words in self.marks)
        return f"{self.day}, {word}. {self.text} {self.item}, {self.source}{marks}"


class _NoteTableDelegate(RowDelegate):
    """Columns: date 52, sign 20, text, clip 14, item 136, source 104, eye or lock 16."""

    INSET = 0

    def _text_width(self, width: float, row: NoteTableLine) -> float:
        return width - 92 - 302 - 20 * max(0, len(row.marks) - 1)

    def row_height(self, row: NoteTableLine, width: int) -> int:
        view = self.parent()
        if isinstance(view, RowList) and view.current_key() == row.key:
            lines = len(wrapped(self.theme, row.text, "body", self._text_width(width, row)))
            return self.theme.px(34) + (lines - 1) * self.theme.line("body")
        return self.theme.px(34)

    def paint_row(
        self, painter: QPainter, box: QRectF, row: NoteTableLine, *, chosen: bool
    ) -> None:
        theme = self.theme
        look = "strong text" if chosen else "body text-2"
        draw_text(painter, theme, QRectF(box.left() + 10, box.top(), 56, box.height()), row.day,
                  look=look)  # fmt: skip
        disc = QRectF(box.left() + 62, box.center().y() - 10, 20, 20)
        draw_sign_disc(painter, theme, disc, row.sign, soft=not chosen)
        width = self._text_width(box.width(), row)
        left = box.left() + 92
        if chosen:
            lines = wrapped(theme, row.text, "body", width)
            tall = len(lines) * theme.line("body")
            place = QRectF(left, box.center().y() - tall / 2, width, tall)
            draw_lines(painter, theme, place, lines)
        else:
            draw_text(painter, theme, QRectF(left, box.top(), width, box.height()), row.text)
        right = box.right() - 10
        icon = QRectF(right - 16, box.top(), 16, box.height())
        draw_icon(painter, theme, icon, "eye" if row.is_visible else "lock", size=14)
        place = QRectF(right - 16 - 104, box.top(), 98, box.height())
        draw_text(painter, theme, place, row.source, look="small text-2")
        place = QRectF(place.left() - 136, box.top(), 130, box.height())
        draw_text(painter, theme, place, row.item, look="small text-2")
        for number, (name, _words) in enumerate(reversed(row.marks)):
            icon = QRectF(place.left() - 28 - 20 * number, box.top(), 14, box.height())
            draw_icon(painter, theme, icon, name, size=14)


class NoteTable(RowList):
    """The notes of a person in columns; the chosen row shows its text in two lines."""

    GROWS_WHEN_CHOSEN = True

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent=parent)
        self.setItemDelegate(_NoteTableDelegate(theme, parent=self))

    @staticmethod
    def heads() -> list[tuple[str, int]]:
        """Return the heads for a TableHead of the same width."""
        return [(_("Date"), 10), (_("What happened"), 92), (_("Item"), -266), (_("Source"), -130)]
