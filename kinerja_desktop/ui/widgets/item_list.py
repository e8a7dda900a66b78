"""Lists of what is planned or appraised: ItemList (Penilaian, left), PlanList (Rencana, left)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF

from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.widgets.painting import RIGHT, draw_icon, draw_line, draw_text
from kinerja_desktop.ui.widgets.rating import RATING_ICONS, RATING_WORDS
from kinerja_desktop.ui.widgets.row_list import RowDelegate, RowList
from kinerja_desktop.ui.widgets.wrapping import draw_lines, wrapped

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


@dataclass(frozen=True, kw_only=True)
class ItemHead:
    """A group: "A. Utama" with words over the columns, or a count at the right."""

    title: str
    right: str = ""
    columns: tuple[str, str] = ("", "")
    has_line: bool = False
    key: None = None

    @property
    def words(self) -> str:
        return f"{self.title} {self.right}".strip()


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """An item: how many notes, its mark. `caption` ("bobot 40") makes it an indicator row.

    `step` is None until rated. `is_scale` shows the number instead of arrow and word, `mark`
    that of a typed or computed value; `settled` replaces the mark of an item that does not apply.
    """

    key: str
    name: str
    notes: int = 0
    step: int | None = None
    is_scale: bool = False
    mark: str = ""
    caption: str = ""
    settled: str = ""

    @property
    def words(self) -> str:
        mark = self.mark or self.settled
        if self.step is not None:
            mark = str(self.step) if self.is_scale else _(RATING_WORDS[self.step])
        return f"{self.name}, {self.notes}, {mark or _('not rated')}"


class _ItemDelegate(RowDelegate):
    with_counts = True

    def _mark_width(self) -> float:
        """Return the room of the widest mark, so that it ends where the heads end."""
        widest = max(self.theme.width(_(word), "caption") for word in RATING_WORDS.values())
        return self.theme.px(14) + 5 + widest + 1

    def _name_width(self, width: float, row: ItemLine) -> float:
        marks = 60 if row.is_scale else self._mark_width() + 15
        return width - 16 - marks - (30 if self.with_counts else 0)

    def _lines(self, row: ItemLine, width: float) -> list[str]:
        return wrapped(self.theme, row.name, "small/500", self._name_width(width, row))

    def row_height(self, row: ItemHead | ItemLine, width: int) -> int:
        theme = self.theme
        if isinstance(row, ItemHead):
            return theme.px(28 if row.has_line else 24) + (4 if row.has_line else 0)
        lines = len(self._lines(row, width))
        if row.caption:
            return lines * theme.line("small") + theme.line("caption") + 14
        return theme.px(28) if lines == 1 else lines * theme.line("small") + 6

    def paint_row(
        self, painter: QPainter, box: QRectF, row: ItemHead | ItemLine, *, chosen: bool
    ) -> None:
        if isinstance(row, ItemHead):
            self._paint_head(painter, box, row)
        else:
            self._paint_item(painter, box, row, chosen=chosen)

    def _paint_head(self, painter: QPainter, box: QRectF, row: ItemHead) -> None:
        theme = self.theme
        inner = box.adjusted(15, 0, -15, 0)
        if row.has_line:
            y = round(box.top()) + 3
            start, end = QPointF(inner.left(), y), QPointF(inner.right(), y)
            draw_line(painter, theme.color("border"), start, end)
            inner.setTop(inner.top() + 6)
        right = row.right or row.columns[1]
        room = theme.width(right, "caption") + 8 if right else 0
        if row.columns[0] and self.with_counts:
            room = 114
        title = inner.adjusted(0, 0, -room, 0)
        draw_text(painter, theme, title, row.title, look="caption/600 text-3")
        draw_text(painter, theme, inner, right, look="caption text-3", align=RIGHT)
        if row.columns[0] and self.with_counts:
            place = QRectF(inner.right() - 114, inner.top(), 60, inner.height())
            draw_text(painter, theme, place, row.columns[0], look="caption text-3", align=RIGHT)

    def _paint_item(self, painter: QPainter, box: QRectF, row: ItemLine, *, chosen: bool) -> None:
        theme = self.theme
        lines = self._lines(row, box.width())
        tall = len(lines) * theme.line("small")
        caption = theme.line("caption") if row.caption else 0
        top = box.top() + (box.height() - tall - caption) / 2
        left = box.left() + 15
        style, token = ("small/500", "on-primary-soft") if chosen else ("small", "text")
        place = QRectF(left, top, self._name_width(box.width(), row), tall)
        draw_lines(painter, theme, place, lines, look=f"{style} {token}")
        if row.caption:
            place = QRectF(left, top + tall, place.width(), caption)
            token = "on-primary-soft" if chosen else "text-3"
            draw_text(painter, theme, place, row.caption, look=f"caption {token}")
        right = box.right() - (15 if row.is_scale else self._mark_width() + 15)
        if self.with_counts:
            width = 46 if row.is_scale else 0
            place = QRectF(right - width - 60, box.top(), 54, box.height())
            look = f"caption {'text-2' if chosen else 'text-3'}"
            draw_text(painter, theme, place, str(row.notes), look=look, align=RIGHT)
        self._paint_mark(painter, box, row, chosen=chosen)

    def _paint_mark(self, painter: QPainter, box: QRectF, row: ItemLine, *, chosen: bool) -> None:
        theme = self.theme
        token = "on-primary-soft" if chosen else "text-2"
        if row.is_scale:
            place = QRectF(box.right() - 60, box.top(), 45, box.height())
            mark = row.mark or row.settled or "–"
            if row.step is not None:
                mark = str(row.step)
            look = f"strong {'text' if not chosen else token}"
            draw_text(painter, theme, place, mark, look=look, align=RIGHT)
            return
        left = box.right() - 15 - self._mark_width()
        icon = QRectF(left, box.top(), theme.px(14), box.height())
        words = QRectF(left + theme.px(14) + 5, box.top(), 0, box.height())
        words.setRight(box.right() - 11)
        if row.step is None:
            name, word = ("minus", row.settled) if row.settled else ("circle-dashed", _("open"))
            draw_icon(painter, theme, icon, name, color="text-3", size=14)
            draw_text(painter, theme, words, word, look="caption text-3")
            return
        draw_icon(painter, theme, icon, RATING_ICONS[row.step], color=token, size=14)
        draw_text(painter, theme, words, _(RATING_WORDS[row.step]), look=f"caption {token}")


class ItemList(RowList):
    """The items of an appraisal: `show_rows([ItemHead, ItemLine, …])`."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent=parent)
        self._delegate = _ItemDelegate(theme, parent=self)
        self.setItemDelegate(self._delegate)

    def set_counts_shown(self, shown: bool) -> None:
        self._delegate.with_counts = shown
        self.scheduleDelayedItemsLayout()


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """A planned result with whether it is complete, or past its date."""

    key: str
    name: str
    is_complete: bool
    has_lapsed: bool = False

    @property
    def state(self) -> str:
        return _("Lapsed") if self.has_lapsed else _(PLAN_WORDS[self.is_complete])

    @property
    def words(self) -> str:
        return f"{self.name}, {self.state}"


@dataclass(frozen=True, kw_only=True)
class PlanExtra:
    """The row below: "Ekspektasi khusus", "2 dari 7 nilai", chevron."""

    key: str
    name: str
    caption: str

    @property
    def words(self) -> str:
        return f"{self.name}, {self.caption}"


PLAN_WORDS = {True: N_("Complete"), False: N_("Not yet")}


class _PlanDelegate(RowDelegate):
    def row_height(self, row: Any, _width: int) -> int:
        theme = self.theme
        if isinstance(row, ItemHead):
            return theme.px(28) + (8 if row.has_line else 0)
        return theme.px(44) if isinstance(row, PlanExtra) else theme.px(42)

    def paint_row(self, painter: QPainter, box: QRectF, row: Any, *, chosen: bool) -> None:
        if isinstance(row, ItemHead):
            self._paint_head(painter, box, row)
        elif isinstance(row, PlanExtra):
            self._paint_extra(painter, box, row, chosen=chosen)
        else:
            self._paint_plan(painter, box, row, chosen=chosen)

    def _paint_head(self, painter: QPainter, box: QRectF, row: ItemHead) -> None:
        inner = box.adjusted(15, 0, -15, 0)
        if row.has_line:
            y = round(box.top()) + 3
            start, end = QPointF(inner.left(), y), QPointF(inner.right(), y)
            draw_line(painter, self.theme.color("border"), start, end)
            inner.setTop(inner.top() + 8)
        draw_text(painter, self.theme, inner, row.title, look="caption/600 text-3")

    def _paint_plan(self, painter: QPainter, box: QRectF, row: PlanLine, *, chosen: bool) -> None:
        theme = self.theme
        mark = theme.px(14) + 5 + theme.width(_(PLAN_WORDS[True]), "caption")
        width = box.width() - 27 - mark - 3
        lines = wrapped(theme, row.name, "small/500", width)
        tall = len(lines) * theme.line("small")
        place = QRectF(box.left() + 15, box.center().y() - tall / 2, width, tall)
        style, token = ("small/500", "on-primary-soft") if chosen else ("small", "text")
        draw_lines(painter, theme, place, lines, look=f"{style} {token}")
        left = box.right() - 12 - mark
        icon = QRectF(left, box.top(), theme.px(14), box.height())
        name, color = ("circle-check", "text-2") if row.is_complete else ("circle-dashed", "warn")
        if row.has_lapsed:
            name, color = "clock", "warn"
        elif chosen and row.is_complete:
            color = "on-primary-soft"
        draw_icon(painter, theme, icon, name, color=color, size=14)
        place = QRectF(icon.right() + 5, box.top(), mark, box.height())
        draw_text(painter, theme, place, row.state, look=f"caption {color}")

    def _paint_extra(self, painter: QPainter, box: QRectF, row: PlanExtra, *, chosen: bool) -> None:
        theme = self.theme
        name, caption = theme.line("small"), theme.line("caption")
        top = box.top() + (box.height() - name - caption) / 2
        width = box.width() - 56
        style, token = ("small/500", "on-primary-soft") if chosen else ("small", "text")
        place = QRectF(box.left() + 15, top, width, name)
        draw_text(painter, theme, place, row.name, look=f"{style} {token}")
        place = QRectF(box.left() + 15, top + name, width, caption)
        look = f"caption {'text-2' if chosen else 'text-3'}"
        draw_text(painter, theme, place, row.caption, look=look)
        icon = QRectF(box.right() - 31, box.top(), 16, box.height())
        draw_icon(painter, theme, icon, "chevron-right", size=16)


class PlanList(RowList):
    """The planned results of a person: `show_rows([ItemHead, PlanLine, …, PlanExtra])`."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent=parent)
        self.setItemDelegate(_PlanDelegate(theme, parent=self))
